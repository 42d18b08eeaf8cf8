package org.sentuh.device.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sentuh.control.arming.Hold;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.State;
import org.sentuh.device.bus.Level;
import org.sentuh.device.bus.OutputLine;
import org.sentuh.device.bus.Transfer;
import org.sentuh.device.harness.FrontLines;
import org.sentuh.device.readiness.Bed;
import org.sentuh.device.readiness.Memory;
import org.sentuh.device.realtime.Hearing;
import org.sentuh.device.turns.NoTreatment;

/** A box without a screen: a real loop, real questions, a button, a light and a buzzer. */
class FrontTest {

  private static final Path TABLE = Path.of("../../hardware/front.md");

  private final Bed bed = new Bed(new Memory());
  private final Hearing hearing = new Hearing(new NoTreatment());
  private final Lamp light = new Lamp();
  private final Lamp buzzer = new Lamp();
  private Level button = Level.HIGH;
  private boolean taken;
  private final Showing showing = new Showing();
  private final Front front =
      new Front(
          new FrontLines(() -> button, false, light, Optional.of(buzzer)),
          bed.loop.inbox(),
          bed.loop::latest,
          hearing::answer,
          bed.readiness::checklist,
          () -> taken,
          showing);

  /** What an output was at every look. */
  private static final class Lamp implements OutputLine {

    private boolean on;
    private final StringBuilder seen = new StringBuilder();

    @Override
    public Transfer high() {
      on = true;
      return Transfer.DONE;
    }

    @Override
    public Transfer low() {
      on = false;
      return Transfer.DONE;
    }

    void look() {
      seen.append(on ? '#' : '.');
    }

    String last(int tenths) {
      return seen.substring(seen.length() - tenths);
    }
  }

  FrontTest() {
    bed.offered =
        event -> {
          var _ = hearing.offer(event);
        };
    tenths(20);
  }

  private void tenths(int tenths) {
    for (int i = 0; i < tenths; i++) {
      bed.seconds(0.1);
      front.look(bed.nowNs());
      light.look();
      buzzer.look();
    }
  }

  /** Two seconds, and a moment in which it is heard what became of it. */
  private void press() {
    button = Level.LOW;
    tenths(21);
    button = Level.HIGH;
    tenths(2);
  }

  @Test
  void aLongPressBeginsWhatTheQuestionsHaveMadeReady() {
    bed.arm();
    tenths(1);
    press();
    assertThat(bed.state()).isInstanceOf(State.Running.class);
  }

  @Test
  void aTouchBeginsNothing() {
    bed.arm();
    button = Level.LOW;
    tenths(15);
    button = Level.HIGH;
    tenths(20);
    assertThat(bed.state()).isInstanceOf(State.Armed.class);
  }

  @Test
  void whereNobodyHasAnsweredTheQuestionsItBeginsNothingAndSaysSo() {
    press();
    assertThat(bed.state()).isInstanceOf(State.Idle.class);
    tenths(20);
    assertThat(light.last(20)).isSubstringOf(Sign.QUESTIONS.light().repeat(2));
    assertThat(buzzer.last(23)).contains("#..#......#..#");
    tenths(140);
    assertThat(light.last(60)).containsPattern("#[.]{19}#[.]{19}");
  }

  @Test
  void onceSheHasAnsweredSheIsSentToTheQuestionsNoMore() {
    press();
    tenths(5);
    bed.arm();
    tenths(20);
    assertThat(light.last(10)).isSubstringOf(Sign.READY.light().repeat(2));
    press();
    assertThat(bed.state()).isInstanceOf(State.Running.class);
    assertThat(light.on).isTrue();
  }

  @Test
  void whereMoreIsWantingThanAnswersItDoesNotSendHerToTheQuestionsAlone() {
    bed.consent = false;
    press();
    tenths(20);
    assertThat(light.last(20)).containsPattern("(#[.]){5}");
    assertThat(bed.state()).isInstanceOf(State.Idle.class);
  }

  @Test
  void answersThatHaveGrownOldAreNotCalledReadyAndAPressBeginsNothing() {
    bed.arm();
    tenths(20);
    assertThat(light.last(20)).isEqualTo(Sign.READY.light());
    bed.seconds(15 * 60);
    tenths(40);
    assertThat(bed.state()).isInstanceOf(State.Armed.class);
    assertThat(light.last(20)).isSubstringOf(Sign.QUESTIONS.light().repeat(2));
    press();
    tenths(20);
    assertThat(bed.state()).isInstanceOf(State.Armed.class);
    assertThat(light.last(20)).isSubstringOf(Sign.QUESTIONS.light().repeat(2));
  }

  @Test
  void whatIsHeldMeanwhileIsNotCalledReady() {
    bed.arm();
    tenths(20);
    bed.hold.hold(Hold.Origin.MIDWIFE, "her back is sore");
    tenths(60);
    assertThat(light.last(40)).isSubstringOf(Sign.RESTS.light().repeat(3));
  }

  @Test
  void whatStandsAgainstAStartOnAPageStandsAgainstItHere() {
    bed.arm();
    tenths(1);
    bed.hold.hold(Hold.Origin.MIDWIFE, "her back is sore");
    press();
    assertThat(bed.state()).isInstanceOf(State.Armed.class);
    tenths(8);
    assertThat(buzzer.last(11)).contains("#########");
  }

  @Test
  void itShowsWhichBoxItIsForHalfAMinuteAndBeginsNothing() {
    showing.begin(bed.nowNs());
    tenths(20);
    assertThat(light.last(10)).containsPattern("##[.]{3}##");
    assertThat(buzzer.last(20)).contains("##..##");
    tenths(340);
    assertThat(light.last(60)).containsPattern("#[.]{19}#[.]{19}");
    assertThat(bed.state()).isInstanceOf(State.Idle.class);
  }

  @Test
  void whatSheGoesThroughIsShownBeforeAnythingThatIsAskedFromAfar() {
    bed.treat(5);
    showing.begin(bed.nowNs());
    tenths(20);
    assertThat(light.last(20)).isEqualTo("####################");
    bed.put(new Command.Pause());
    tenths(30);
    assertThat(light.last(20)).contains("..........").doesNotContain("##...##");
  }

  @Test
  void aPauseGoesOnByALongPress() {
    bed.treat(5);
    bed.put(new Command.Pause());
    tenths(30);
    assertThat(bed.state()).isInstanceOf(State.Paused.class);
    press();
    assertThat(bed.state()).isInstanceOf(State.Running.class);
  }

  @Test
  void anEndIsNotClearedByIt() {
    bed.treat(5);
    bed.put(new Command.Stop());
    tenths(5);
    press();
    assertThat(bed.state()).isInstanceOf(State.Stopped.class);
  }

  @Test
  void whileSomebodyElseHasThePanelItBeginsNothing() {
    bed.arm();
    taken = true;
    press();
    tenths(30);
    assertThat(bed.state()).isInstanceOf(State.Armed.class);
  }

  @Test
  void aButtonThatCannotBeReadIsNotPressed() {
    bed.arm();
    button = Level.UNKNOWN;
    tenths(40);
    assertThat(bed.state()).isInstanceOf(State.Armed.class);
  }

  @Test
  void theLightTellsThatItIsReadyAndTheBuzzerSaysSoOnce() {
    bed.arm();
    tenths(40);
    assertThat(light.last(40)).isEqualTo(Sign.READY.light().repeat(2));
    assertThat(buzzer.last(40)).isEqualTo("#" + ".".repeat(39));
  }

  @Test
  void aDeviceThatEndsLeavesItDarkAndSilent() {
    bed.treat(3);
    tenths(1);
    assertThat(light.on).isTrue();
    front.end();
    assertThat(light.on || buzzer.on).isFalse();
  }

  @Test
  void thePatternsAreThoseOfTheTable() throws IOException {
    StringBuilder table = new StringBuilder();
    for (Sign sign : Sign.values()) {
      assertThat(sign.light()).hasSize(20);
      String sound = sign.buzzer().isEmpty() ? "" : "`" + sign.buzzer() + "` ";
      table.append(" | `").append(sign.light()).append("` | ").append(sound).append("|\n");
    }
    String written =
        Files.readString(TABLE)
            .lines()
            .filter(line -> line.startsWith("| ") && line.contains("`"))
            .map(line -> line.substring(line.indexOf(" | ")) + "\n")
            .reduce("", String::concat);
    assertThat(written).isEqualTo(table.toString());
  }
}
