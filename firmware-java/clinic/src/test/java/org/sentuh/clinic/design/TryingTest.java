package org.sentuh.clinic.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.clinic.ConfigFiles;
import org.sentuh.clinic.prescribing.Equipment;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Place;
import org.sentuh.control.pattern.CrossFade;
import org.sentuh.control.pattern.Moment;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.pattern.Touch;
import org.sentuh.control.prescription.Counterexample;
import org.sentuh.control.prescription.Margin;
import org.sentuh.control.prescription.Proof;
import org.sentuh.settings.ProgrammeFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody sees who changes a programme. */
final class TryingTest {

  private static final Equipment EQUIPMENT = ConfigFiles.equipment();
  private static final Panel M = EQUIPMENT.panel("m").orElseThrow();
  private static final String STANDARD = ConfigFiles.programme("standard");

  private static Programme programme(String text) {
    return ProgrammeFile.read("tried", text);
  }

  private static Trying tried(String text) {
    return new Trying(programme(text), EQUIPMENT, M, BackLength.REFERENCE);
  }

  private static JsonNode facts(Trying trying) {
    return JsonMapper.shared().readTree(DesignFacts.tried(trying).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard", "gentle", "caesarean", "long"})
  void theMarginsAreThoseOfTheProof(String name) {
    Trying trying = tried(ConfigFiles.programme(name));

    List<Margin> margins =
        Proof.of(
                new Score(programme(ConfigFiles.programme(name)), BackLength.REFERENCE),
                M,
                EQUIPMENT.limits())
            .margins();
    assertThat(trying.isProven()).isTrue();
    assertThat(trying.margins()).isEqualTo(margins);
    assertThat(trying.counterexample()).isEmpty();
    JsonNode facts = facts(trying);
    assertThat(facts.get("margins")).hasSameSizeAs(margins);
    assertThat(facts.get("proven").asBoolean()).isTrue();
    assertThat(facts.has("counterexample")).isFalse();
    assertThat(facts.get("narrowest").asString())
        .isEqualTo(DesignFacts.key(trying.narrowest().orElseThrow().bound()));
  }

  @Test
  void theNarrowestIsTheOneOfWhichMostIsUsedAndNotOneThatIsKeptWhateverIsAsked() {
    Trying trying = tried(STANDARD);

    Margin narrowest = trying.narrowest().orElseThrow();
    assertThat(narrowest.means()).isNotEqualTo(Margin.Means.BY_CONSTRUCTION);
    assertThat(trying.margins())
        .filteredOn(margin -> margin.means() != Margin.Means.BY_CONSTRUCTION)
        .allSatisfy(
            margin -> assertThat(Trying.part(margin)).isLessThanOrEqualTo(Trying.part(narrowest)));
  }

  @Test
  void aStrokeThatLeavesThePanelIsShownWhereItIsFurthestOutside() {
    Trying trying = tried(STANDARD.replace("to: T9\n", "to: T12\n"));

    Counterexample example = trying.counterexample().orElseThrow();
    assertThat(example.bound()).isEqualTo("reach");
    List<Place> where = trying.places(example.bound(), example.atNs(), example.site());
    assertThat(where).hasSize(2);
    assertThat(where.getFirst().yMm()).isCloseTo(262, within(2.0));
    assertThat(where).extracting(Place::xMm).containsExactly(-50.0, 50.0);
    JsonNode shown = facts(trying).get("counterexample");
    assertThat(shown.get("bound").asString()).isEqualTo("reach");
    assertThat(shown.get("places")).hasSize(2);
    assertThat(shown.get("atMs").asDouble()).isEqualTo(198_000);
  }

  @Test
  void aMotorThatNeverRestsIsShownByItsPlace() {
    String holds =
        STANDARD.replaceAll(
            "(?s)phases:\n.*",
            """
            phases:
              - title: {id: Diam, en: Still}
                strokes:
                  - hold: {at: T3, offset_mm: 30, lasts_s: 30}
                  - hold: {at: T3, offset_mm: 30, lasts_s: 30}
                  - hold: {at: T3, offset_mm: 30, lasts_s: 30}
            """);

    Trying trying = tried(holds);

    Counterexample example = trying.counterexample().orElseThrow();
    assertThat(example.bound()).isEqualTo("one motor continuously");
    assertThat(trying.places(example.bound(), example.atNs(), example.site()))
        .singleElement()
        .satisfies(place -> {
          assertThat(Math.abs(place.xMm())).isEqualTo(30);
          assertThat(place.yMm()).isEqualTo(65);
        });
  }

  @Test
  void theFilmShowsWhatTheControllerWouldBeAskedAtEveryPicture() {
    Programme programme = programme(ConfigFiles.programme("long"));
    Trying trying = new Trying(programme, EQUIPMENT, M, new BackLength(240));
    Score score = new Score(programme, new BackLength(240));
    CrossFade fade = new CrossFade(M);
    double[] asked = new double[20];

    ByteBuffer film = ByteBuffer.wrap(trying.film());
    int pictures = (int) Math.ceilDiv(score.durationNs(), Film.STEP_MS * 1_000_000);
    assertThat(film.remaining()).isEqualTo(pictures * 33);
    for (int picture = 0; picture < pictures; picture++) {
      Moment moment = score.at(picture * Film.STEP_MS * 1_000_000);
      fade.lay(moment.touches(), asked);
      assertThat(film.getShort()).isEqualTo((short) moment.passage());
      assertThat(strength(film)).isCloseTo(moment.strength(), within(1 / 255.0));
      for (int i = 0; i < 2; i++) {
        same(film, i < moment.touches().size() ? moment.touches().get(i) : null, moment);
      }
      for (double motor : asked) {
        assertThat(strength(film)).isCloseTo(motor * moment.strength(), within(1 / 255.0));
      }
    }
  }

  private static void same(ByteBuffer film, @Nullable Touch touch, Moment moment) {
    double x = film.getShort() / 10.0;
    double y = film.getShort() / 10.0;
    double strength = strength(film);
    if (touch == null) {
      assertThat(strength).isZero();
    } else {
      assertThat(x).isCloseTo(touch.place().xMm(), within(0.06));
      assertThat(y).isCloseTo(touch.place().yMm(), within(0.06));
      assertThat(strength).isCloseTo(touch.strength() * moment.strength(), within(1 / 255.0));
    }
  }

  private static double strength(ByteBuffer film) {
    return (film.get() & 0xff) / 255.0;
  }

  @Test
  void theScoreSaysWhenEachHandIsLaidOnAndWhere() {
    JsonNode facts = facts(tried(STANDARD));

    assertThat(facts.get("durationMs").asDouble()).isEqualTo(300_000);
    assertThat(facts.get("phases")).hasSize(4);
    assertThat(facts.get("levels").get("T12").asDouble()).isEqualTo(262);
    JsonNode way = facts.get("phases").get(2).get("strokes").get(0).get(0);
    assertThat(way.toString()).isEqualTo("[50.0,25.0,50.0,185.0]");
    assertThat(facts.get("phases").get(1).get("strokes").get(0)).hasSize(4);
    JsonNode circles = facts.get("passages").get(1);
    assertThat(circles.get("startMs").asDouble()).isEqualTo(30_000);
    assertThat(circles.get("hands")).hasSize(4);
    assertThat(circles.get("hands").get(1).get("from").asDouble()).isEqualTo(85);
    assertThat(circles.get("hands").get(1).get("startMs").asDouble()).isEqualTo(36_000);
    JsonNode glide = facts.get("passages").get(8).get("hands").get(0);
    assertThat(glide.get("from").asDouble()).isEqualTo(25);
    assertThat(glide.get("to").asDouble()).isEqualTo(185);
    assertThat(glide.get("endMs").asDouble()).isEqualTo(202_000);
    assertThat(
            StreamSupport.stream(facts.get("passages").spliterator(), false)
                .mapToInt(passage -> passage.get("hands").size())
                .sum())
        .isEqualTo(4 + 7 * 4 + 12 + 4);
  }

  @Test
  void whatWouldLastForHoursIsSaidToBeTooLongAndNotLookedAt() {
    Trying trying =
        tried(
            STANDARD
                .replace("repeats: 7 ", "repeats: 100 ")
                .replace("loops_a_level: 3\n", "loops_a_level: 20\n"));

    assertThat(trying.isProven()).isFalse();
    assertThat(trying.margins()).isEmpty();
    assertThat(trying.film()).isEmpty();
    JsonNode facts = facts(trying);
    assertThat(facts.get("tooLong").asBoolean()).isTrue();
    assertThat(facts.has("passages")).isFalse();
  }

  @Test
  void aPageKnowsThePanelsSites() {
    JsonNode facts = JsonMapper.shared().readTree(DesignFacts.panel(M).toString());

    assertThat(facts.get("motors")).hasSize(20);
    assertThat(facts.get("motors").get(0).get("name").asString()).isEqualTo("1A");
    assertThat(facts.get("motors").get(0).get("x").asDouble()).isEqualTo(-70);
    assertThat(facts.get("zones")).hasSize(6);
    assertThat(facts.get("backMm").asDouble()).isEqualTo(262);
    assertThat(ProgrammeFile.read("page", DesignFacts.programme(programme(STANDARD))))
        .isEqualTo(programme(STANDARD));
  }
}
