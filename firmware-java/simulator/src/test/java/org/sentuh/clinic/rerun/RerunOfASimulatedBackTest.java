package org.sentuh.clinic.rerun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.Played;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.tissue.ShippedRecording;
import org.sentuh.telemetry.wire.SampleFrame;

/**
 * How near playing again by the means of seconds comes to what a device did, which felt every tick:
 * the same programme on recordings of real backs.
 */
final class RerunOfASimulatedBackTest {

  private static final double PART = 0.02;

  @ParameterizedTest
  @CsvSource({"RECLINE_60, 1", "RECLINE_60, 2"})
  void theSameProgrammeReachesEachZoneAsItDid(ShippedRecording recording, long seed)
      throws Exception {
    Order order = Order.shipped();
    Played played = SteppedTreatment.play(order, recording.read(), Scenario.UNEVENTFUL, seed);
    Worn worn = Worn.of(played.events(), frames(order, played.events())).orElseThrow();

    Rerun.Outcome again = Rerun.of(worn, order.setup().proven(), order.setup().level());

    List<Double> was = played.ended().dose().delivered();
    List<Double> would = again.account().dose().orElseThrow().delivered();
    for (int zone = 0; zone < was.size(); zone++) {
      assertThat(would.get(zone))
          .as("zone " + zone)
          .isCloseTo(was.get(zone), within(PART * Math.max(1, was.get(zone))));
    }
    assertThat(again).isEqualTo(Rerun.of(worn, order.setup().proven(), order.setup().level()));
  }

  /** As a device sends them. */
  static List<SampleFrame> frames(Order order, List<Event> events) {
    List<String> zones = order.setup().panel().sensors().stream().map(site -> site.name()).toList();
    List<SampleFrame> frames = new ArrayList<>();
    List<Fact.Second> seconds = new ArrayList<>();
    long firstAtNs = 0;
    for (Event event : events) {
      if (event.fact() instanceof Fact.Second second) {
        firstAtNs = seconds.isEmpty() ? event.atNs() : firstAtNs;
        seconds.add(second);
        if (seconds.size() == SampleFrame.MOST_SECONDS) {
          frames.add(new SampleFrame(zones, firstAtNs, seconds));
          seconds.clear();
        }
      }
    }
    if (!seconds.isEmpty()) {
      frames.add(new SampleFrame(zones, firstAtNs, seconds));
    }
    return frames;
  }
}
