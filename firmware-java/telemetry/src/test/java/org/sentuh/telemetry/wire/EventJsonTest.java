package org.sentuh.telemetry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.control.body.Level;
import org.sentuh.control.event.Dose;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.pressure.SensorFault;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.Refusal;

final class EventJsonTest {

  private static final double THIRD = 1.0 / 3;

  private final EventJson json = new EventJson();

  /** One example of every kind of fact, with numbers that a careless writer would round. */
  static List<Fact> facts() {
    return List.of(
        new Fact.Prepared("standard", 3, "m", 261.70000000000005, 300_000_000_000L, 0.4, 0.8),
        new Fact.DrawnToEdge(1, 0, Level.T9, 12.3456789012345),
        new Fact.StateChanged("running", "stopped", Reason.SKIN_HOT),
        new Fact.CommandTaken("Pause"),
        new Fact.CommandRefused("Stronger", Refusal.AT_HER_CEILING),
        new Fact.LevelSet(0.45, 0.6),
        new Fact.StrokeBegan(2, 6, 1, 198_000_000_000L),
        new Fact.ContactChanged("lower-left", false),
        new Fact.SensorFaulted("upper-right", SensorFault.OUT_OF_RANGE),
        new Fact.SensorRecovered("upper-right"),
        new Fact.LimitBegan(Reason.SKIN_WARM, THIRD, THIRD * 0.75),
        new Fact.LimitEnded(Reason.SKIN_WARM, 22_010_000_000L),
        new Fact.TicksMissed(2),
        new Fact.DeliveryRefused("PCA9685 at 0x41: \"no answer\"\n"),
        new Fact.ProgramFault("java.lang.IllegalStateException: <&> \u2028"),
        new Fact.Second(
            41_000_000_000L,
            0.39999999999999997,
            List.of(
                new Fact.ZoneSecond(1.9, 2.1 + THIRD, 2.4, 0.31, true),
                new Fact.ZoneSecond(0, 1e-5, 0.02, 0, false)),
            List.of(34.6, Double.NaN, 35.0),
            0.0375,
            3.02),
        new Fact.Ended(
            "stopped",
            Reason.STOPPED_BY_WEARER,
            130_000_000_000L,
            12_000_000_000L,
            new Dose(List.of(10.5, THIRD), List.of(11.0, 9.25))),
        new Fact.Dropped(17));
  }

  private static Event event(Fact fact) {
    return new Event("b-7", 9_007_199_254_740_993L, 30_120_000_000L, fact);
  }

  @ParameterizedTest
  @MethodSource("facts")
  void whatIsWrittenIsReadBackUnchanged(Fact fact) {
    assertThat(json.read(json.write(event(fact))))
        .isEqualTo(new Received.Understood<>(event(fact)));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void anEventIsOneLineAndTheSameBytesEachTime(Fact fact) {
    String line = json.write(event(fact));

    assertThat(line).doesNotContain("\n", "\r").isEqualTo(new EventJson().write(event(fact)));
  }

  @Test
  void theExamplesAboveLeaveNoKindOfFactOut() {
    Set<Class<?>> shown = facts().stream().map(Object::getClass).collect(Collectors.toSet());

    assertThat(shown).containsExactlyInAnyOrder(Fact.class.getPermittedSubclasses());
  }

  @Test
  void everyKindHasItsOwnWord() {
    Set<String> words = new TreeSet<>();
    for (Fact fact : facts()) {
      words.add(json.write(event(fact)).replaceAll(".*\"fact\":\"([a-z-]+)\".*", "$1"));
    }

    assertThat(words).hasSameSizeAs(facts()).contains("stroke-began", "sensor-faulted", "second");
  }

  @Test
  void aStrokeIsWrittenWithItsUnitsInThisOrder() {
    Event event = new Event("b7", 41, 30_120_000_000L, new Fact.StrokeBegan(1, 0, 2, 5_000_000L));

    assertThat(json.write(event))
        .isEqualTo(
            "{\"schema\":1,\"boot\":\"b7\",\"sequence\":41,\"at_ns\":30120000000,"
                + "\"fact\":\"stroke-began\",\"phase\":1,\"repeat\":0,\"stroke\":2,"
                + "\"place_ns\":5000000}");
  }

  @Test
  void aSecondIsWrittenWithItsUnitsInThisOrder() {
    Fact second =
        new Fact.Second(
            2_000_000_000L,
            0.25,
            List.of(new Fact.ZoneSecond(0.5, 1.5, 2.5, 0.125, true)),
            List.of(Double.NaN, 34.5),
            0.25,
            3.0);

    assertThat(json.write(new Event("b7", 0, 1, second)))
        .endsWith(
            "\"fact\":\"second\",\"place_ns\":2000000000,\"level\":0.25,"
                + "\"zones\":[{\"least_kpa\":0.5,\"mean_kpa\":1.5,\"most_kpa\":2.5,"
                + "\"intensity\":0.125,\"touching\":true}],"
                + "\"skin_celsius\":[null,34.5],\"current_a\":0.25,\"rail_v\":3.0}");
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void everyReasonStandsAsItsCode(Reason reason) {
    Event event = event(new Fact.LimitEnded(reason, 1));

    assertThat(json.write(event)).contains("\"reason\":\"" + reason.code() + "\"");
    assertThat(json.read(json.write(event))).isEqualTo(new Received.Understood<>(event));
  }

  @Test
  void everyRefusalAndEverySensorFaultIsReadBack() {
    for (Refusal refusal : Refusal.values()) {
      Event event = event(new Fact.CommandRefused("Resume", refusal));
      assertThat(json.read(json.write(event))).isEqualTo(new Received.Understood<>(event));
    }
    for (SensorFault fault : SensorFault.values()) {
      Event event = event(new Fact.SensorFaulted("middle-left", fault));
      assertThat(json.read(json.write(event))).isEqualTo(new Received.Understood<>(event));
    }
  }

  @Test
  void aNumberThatIsNotKnownIsNullAndComesBackAsNaN() {
    for (double unknown : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      String line = json.write(event(new Fact.LevelSet(unknown, 0.5)));

      assertThat(line).contains("\"level\":null");
      assertThat(json.read(line))
          .isEqualTo(new Received.Understood<>(event(new Fact.LevelSet(Double.NaN, 0.5))));
    }
  }

  @Test
  void aFieldThatIsNotKnownHereIsIgnored() {
    String line = json.write(event(new Fact.Dropped(17)));
    String later = line.replace("{\"schema\":1,", "{\"schema\":1,\"clock\":{\"quality\":2},");

    assertThat(json.read(later)).isEqualTo(new Received.Understood<>(event(new Fact.Dropped(17))));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void aFieldThatIsMissingIsNamed(Fact fact) {
    String line = json.write(event(fact));
    for (String name : names(line)) {
      String without = line.replace("\"" + name + "\":", "\"absent_" + name + "\":");

      assertThat(json.read(without))
          .isInstanceOfSatisfying(
              Received.Refused.class,
              refused ->
                  assertThat(refused.why()).startsWith("field ").contains(name, "is missing"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"facts\":17|\"facts\":\"17\"|field facts is \"17\", but must be a whole number of 64"
            + " bits",
        "\"facts\":17|\"facts\":1.5|field facts is 1.5, but must be a whole number of 64 bits",
        "\"facts\":17|\"facts\":null|field facts is null, but must be a whole number of 64 bits",
        "\"boot\":\"b-7\"|\"boot\":7|field boot is 7, but must be text",
        "\"schema\":1|\"schema\":2|schema 2 is not understood here, only 1; update the reader",
        "\"dropped\"|\"sung\"|fact \"sung\" is not understood here; update the reader",
      })
  void aFieldOfAnotherKindIsNamedWithItsValueAndWhatIsAllowed(String from, String to, String why) {
    String line = json.write(event(new Fact.Dropped(17)));

    assertThat(json.read(line.replace(from, to))).isEqualTo(new Received.Refused<>(why));
  }

  @Test
  void aFieldOfAZoneIsNamedWithItsPlace() {
    Fact second =
        new Fact.Second(
            0, 0.2, List.of(new Fact.ZoneSecond(0.5, 1, 2, 0.1, true)), List.of(), 0, 3);
    String line = json.write(event(second)).replace("\"touching\":true", "\"touching\":\"yes\"");

    assertThat(json.read(line))
        .isEqualTo(
            new Received.Refused<>(
                "field zones[0].touching is \"yes\", but must be true or false"));
  }

  @Test
  void aReasonThatIsNotKnownHereIsNamed() {
    String line = json.write(event(new Fact.LimitEnded(Reason.SKIN_WARM, 1)));

    assertThat(json.read(line.replace("skin-warm", "too-loud")))
        .isEqualTo(
            new Received.Refused<>("field reason is \"too-loud\", which is not understood here"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"``", "{", "[]", "null", "{\"schema\":1,\"schema\":1}", "{} {}", "oops"})
  void whatIsNotOneObjectOfJsonIsRefused(String line) {
    assertThat(json.read(line)).isInstanceOf(Received.Refused.class);
  }

  private static List<String> names(String line) {
    return Arrays.stream(line.split("\"", -1))
        .filter(part -> line.contains("\"" + part + "\":"))
        .filter(part -> part.matches("[a-z_]+"))
        .distinct()
        .toList();
  }

  @Test
  void aRefusalIsOneLineThatATerminalObeysNot() {
    for (String line :
        List.of(
            "{\"schema\":\"\\u001b[2J\\nforged\"}",
            "{\"schema\":1,\"boot\":\"b\",\"sequence\":0,\"at_ns\":0,\"fact\":\"a\\u0007\\u2028b\"}",
            "\u0007" + "x".repeat(5_000))) {
      assertThat(new EventJson().read(line))
          .isInstanceOfSatisfying(
              Received.Refused.class,
              refused ->
                  assertThat(refused.why())
                      .hasSizeLessThan(300)
                      .doesNotContainPattern("[\\p{Cc}\\p{Zl}]"));
    }
  }
}
