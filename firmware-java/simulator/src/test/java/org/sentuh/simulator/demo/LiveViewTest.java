package org.sentuh.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.control.treatment.State;

class LiveViewTest {

  private static final Look LOOK = new Look(Look.Theme.NIGHT, Look.Depth.TRUE, Letters.UNICODE);
  private static final Look PLAIN = new Look(Look.Theme.DAY, Look.Depth.NONE, Letters.ASCII);

  @ParameterizedTest
  @CsvSource({"60,20", "71,50", "72,24", "80,24", "120,40", "200,50", "40,12", "20,5", "1,1"})
  void thePictureIsExactlyAsLargeAsTheTerminal(int columns, int rows) {
    Sitting sitting = new Sitting("id").running(12);
    LiveView view = new LiveView(sitting.setup);
    for (Look look : List.of(LOOK, PLAIN)) {
      List<AttributedString> lines = view.lines(sitting.scene(), look, columns, rows);

      assertThat(lines).hasSize(rows);
      assertThat(lines).allSatisfy(line -> assertThat(line.columnLength()).isEqualTo(columns));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "en"})
  void atEightyByTwentyFourEverythingThatTheWearerNeedsIsThere(String language) {
    Sitting sitting = new Sitting(language).running(40);
    String picture = picture(sitting, LOOK);

    assertThat(picture).contains("0:40", "T5", "q ", "p ");
    assertThat(picture)
        .contains(
            language.equals("id")
                ? List.of("Memutar pelan", "STOP", "lebih lembut", "33,2")
                : List.of("Slow circles", "STOP", "softer"));
  }

  @Test
  void aLooseStrapIsNamedAndItsZoneIsMarkedOtherThanByColour() {
    Sitting sitting = new Sitting("en").running(10);
    String before = picture(sitting, PLAIN);
    sitting.panel.kPa[4] = 0.2;
    sitting.forSeconds(4);
    String after = picture(sitting, PLAIN);

    assertThat(before).doesNotContain("Lower left");
    assertThat(after).contains("Lower left is loose.");
    assertThat(after).isNotEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"id, 80, 24", "en, 80, 24", "id, 110, 40", "en, 110, 40"})
  void whyNothingBeginsIsToldInWholeSentences(String language, int columns, int rows) {
    for (Refusal refusal : Refusal.values()) {
      Sitting sitting = new Sitting(language);
      sitting.refusal = Optional.of(refusal);
      sitting.forSeconds(2);

      String picture =
          text(new LiveView(sitting.setup).lines(sitting.scene(), LOOK, columns, rows));
      String why = sitting.scene().speech().words().mother(refusal);
      assertThat(picture).as(why).contains(why.split(" ", -1));
    }
  }

  @Test
  void aLimitThatActsIsSaidInTheMothersWords() {
    Sitting sitting = new Sitting("en");
    sitting.panel.skinCelsius = 36;
    sitting.running(10);
    sitting.panel.skinCelsius = 39.4;
    sitting.forSeconds(3);

    String words = sitting.scene().speech().words().mother(Reason.SKIN_WARM);
    assertThat(picture(sitting, LOOK)).contains(words.substring(0, words.indexOf(' ', 12)));
  }

  @Test
  void aStopBySafetyIsToldWithItsReason() {
    Sitting sitting = new Sitting("id");
    sitting.panel.skinCelsius = 40;
    sitting.running(10);
    sitting.panel.skinCelsius = 41.6;
    sitting.forSeconds(1);

    assertThat(sitting.state()).isInstanceOf(State.Stopped.class);
    assertThat(picture(sitting, LOOK)).contains("berhenti sendiri");
  }

  @Test
  void aPictureThatIsOldSaysSoAndItsTouchesStandStill() {
    Sitting sitting = new Sitting("en").running(10);
    Scene now = sitting.scene();
    Scene old =
        new Scene(
            now.speech(), now.snapshot(), now.state(), 11 * Sitting.S, now.limits(), "", false, "");

    assertThat(old.isMoving()).isFalse();
    assertThat(text(new LiveView(sitting.setup).lines(old, LOOK, 80, 24)))
        .isNotEqualTo(picture(sitting, LOOK))
        .contains("unknown");
  }

  @Test
  void withoutColoursNoColourIsWritten() {
    Sitting sitting = new Sitting("id").running(10);
    Look look = Look.of(Map.of("NO_COLOR", "1"), 256, StandardCharsets.UTF_8, Optional.empty());
    for (AttributedString line :
        new LiveView(sitting.setup).lines(sitting.scene(), look, 120, 40)) {
      assertThat(line.toAnsi()).doesNotContain("[38;", "[48;");
    }
  }

  @Test
  void inAsciiNothingElseIsWritten() {
    Sitting sitting = new Sitting("id").running(10);

    assertThat(picture(sitting, PLAIN)).matches("[\\x20-\\x7e\\n]*");
  }

  @Test
  void helpExplainsTheKeysAndGoesAgain() {
    Sitting sitting = new Sitting("en").running(10);
    String before = picture(sitting, LOOK);
    sitting.press(Key.HELP);
    assertThat(picture(sitting, LOOK)).isNotEqualTo(before);
    sitting.press(Key.HELP);
    assertThat(picture(sitting, LOOK)).isEqualTo(before);
  }

  private static String picture(Sitting sitting, Look look) {
    return text(new LiveView(sitting.setup).lines(sitting.scene(), look, 80, 24));
  }

  private static String text(List<AttributedString> lines) {
    return lines.stream().map(AttributedString::toString).collect(Collectors.joining("\n"));
  }
}
