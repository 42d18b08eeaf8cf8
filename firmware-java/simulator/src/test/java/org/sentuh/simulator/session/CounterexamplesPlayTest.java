package org.sentuh.simulator.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Panel;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.prescription.AsIfProven;
import org.sentuh.control.prescription.Counterexample;
import org.sentuh.control.prescription.Proof;
import org.sentuh.control.prescription.Proven;
import org.sentuh.control.prescription.Unproven;
import org.sentuh.control.safety.DaySpent;
import org.sentuh.control.safety.Limits;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.settings.DeviceSettings;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.session.TreatmentFiles.Text;
import org.sentuh.simulator.tissue.ShippedRecording;

/**
 * Bad programmes and strict limits on the simulated panel with all its physics, passed off as
 * proven: what the counter-example says is what the interlock does there.
 */
class CounterexamplesPlayTest {

  /** How the words of a file are changed. */
  private static Text changed(String file, String good, String bad) {
    Text shipped = Text.shipped(file);
    String content = shipped.content().replace(good, bad.replace("~", "\n        "));
    assertThat(content).as("%s with %s for %s", file, bad, good).isNotEqualTo(shipped.content());
    // Nobody is warned of more motors than there may be.
    return new Text(shipped.name(), content.replace("on_warn: 8", "on_warn: 7"));
  }

  private static TreatmentFiles files(Text programme, Text limits) {
    return new TreatmentFiles(
        programme, Text.shipped("panels/m.yaml"), limits, Text.shipped("device.yaml"));
  }

  /**
   * The back here is a recorded one: its pressure may keep a motor below what is felt for a while,
   * so an interlock that counts seconds acts as much later. It never acts earlier.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          limits    | on_most: 10             | on_most: 7               | TOO_MANY_MOTORS
          limits    | continuous_warn_s: 30   | continuous_warn_s: 9     | MOTOR_CONTINUOUS
          limits    | treatment_warn_s: 900   | treatment_warn_s: 170    | TREATMENT_LONG
          limits    | worn_stop_s: 3600       | worn_stop_s: 100         | WORN_TOO_LONG
          limits    | rise_warn_k: 4          | rise_warn_k: 0.5         | SKIN_WARMING
          limits    | stop_amps: 1.0          | stop_amps: 0.2           | OVERCURRENT
          programme | sides: both             | sides: both~spread_mm: 40    | TOO_MANY_MOTORS
          programme | loops_a_level: 3        | loops_a_level: 20        | MOTOR_CONTINUOUS
          """)
  void theInterlockActsWhereTheCounterexampleSays(
      String file, String good, String bad, String reason) throws Exception {
    Text programme = Text.shipped("programmes/long.yaml");
    Text limits = Text.shipped("limits.yaml");
    switch (file) {
      case "limits" -> limits = changed("limits.yaml", good, bad);
      default -> programme = changed("programmes/gentle.yaml", good, bad);
    }
    Order order = passedOff(files(programme, limits));
    Counterexample example = counterexample(order, reason);

    double actedS = acted(played(order), example);
    assertThat(actedS).isGreaterThanOrEqualTo(example.atNs() / 1e9 - 5);
  }

  /** Before the interlock of the day the ledger of doses says no. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          full_ms2: 0.55   | full_ms2: 10    | VIBRATION_HIGH | DAY_VIBRATION
          day_stop_s: 3600 | day_stop_s: 100 | DAY_SPENT      | DAY_TIME
          """)
  void whatTheDayHasNoRoomForDoesNotBegin(String good, String bad, String reason, Refusal why)
      throws Exception {
    Text limits = changed("limits.yaml", good, bad);
    Order order = passedOff(files(Text.shipped("programmes/long.yaml"), limits));
    assertThat(counterexample(order, reason).atNs()).isPositive();

    assertThat(played(order))
        .extracting(Event::fact)
        .contains(new Fact.CommandRefused("AnswerScreening", why))
        .noneMatch(fact -> fact instanceof Fact.StrokeBegan);
  }

  private static Counterexample counterexample(Order order, String reason) {
    Setup setup = order.setup();
    Unproven unproven = (Unproven) Proof.of(setup.score(), setup.panel(), setup.limits());
    Counterexample example = unproven.counterexample().orElseThrow();
    assertThat(example.reason().name()).isEqualTo(reason);
    return example;
  }

  private static List<Event> played(Order order) throws Exception {
    return SteppedTreatment.play(order, ShippedRecording.RECLINE_60.read(), Scenario.UNEVENTFUL, 1)
        .events();
  }

  /** When the interlock acted for the first time, in seconds since the start. */
  private static double acted(List<Event> events, Counterexample example) {
    for (Event event : events) {
      boolean acts =
          switch (event.fact()) {
            case Fact.LimitBegan began -> began.why() == example.reason();
            case Fact.Ended ended -> ended.why() == example.reason();
            default -> false;
          };
      if (acts) {
        return (event.atNs() - SteppedTreatment.START_NS) / 1e9;
      }
    }
    throw new AssertionError("nothing was ever said of " + example.words());
  }

  private static Order passedOff(TreatmentFiles files) {
    Panel panel = files.readPanel();
    Limits limits = files.readLimits();
    Score score = new Score(files.readProgramme(panel, BackLength.REFERENCE), BackLength.REFERENCE);
    DeviceSettings device = files.readDevice(panel);
    Proven passedOff = AsIfProven.of(score, panel, limits);
    return new Order(
        files,
        new Setup(
            Order.BOOT,
            device.tickNs(),
            passedOff,
            List.copyOf(device.pressure().laws(panel)),
            device.pressure().plausibility(),
            DaySpent.NOTHING,
            passedOff.ceiling()),
        device);
  }
}
