package org.sentuh.simulator.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sentuh.control.body.Panel;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.pattern.Programme;
import org.sentuh.device.service.DecisionDigest;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.report.Summary;

/**
 * Takes a treatment's events and ticks, and knows in the end what came of it. Used by the tick's
 * thread until the treatment is over.
 */
public final class SessionRecorder implements Recorder {

  private final Setup setup;
  private final Tally tally;
  private final DecisionDigest digest = new DecisionDigest();
  private final ArrayList<Event> events = new ArrayList<>();
  private final TickSink sink;
  private Optional<Fact.Ended> ended = Optional.empty();

  /** Where ticks go with the checksums of what was decided. */
  @FunctionalInterface
  public interface TickSink {

    /** Takes one tick. */
    void take(TickRecord tick, int checksum);
  }

  /** A recorder of one treatment on one panel. */
  public SessionRecorder(Setup setup, SimulatedPanel panel, TickSink sink) {
    this.setup = setup;
    this.tally = new Tally(setup.panel(), panel);
    this.sink = sink;
  }

  @Override
  public boolean offer(Event event) {
    events.add(event);
    if (event.fact() instanceof Fact.Ended end) {
      ended = Optional.of(end);
    }
    return true;
  }

  @Override
  public void tick(TickRecord tick) {
    tally.add(tick);
    sink.take(tick, digest.add(tick.snapshot()));
  }

  /** The last word on the treatment, once there is one. */
  public Optional<Fact.Ended> ended() {
    return ended;
  }

  /** What came of the treatment; to be asked once, after its end. */
  public Played played() {
    Fact.Ended end =
        ended.orElseThrow(() ->
            new IllegalStateException("the treatment has not ended, although its limits say so"));
    Programme programme = setup.score().programme();
    Summary summary =
        new Summary(
            programme.name(),
            programme.revision(),
            end.outcome(),
            end.why().code(),
            tally.ticks(),
            end.runNs() / 1e9,
            end.pausedNs() / 1e9,
            tally.contactFraction(),
            tally.maxIntensity(),
            tally.maxDuty(),
            tally.motorsOnMost(),
            tally.maxAmps(),
            byZone(end.dose().delivered()),
            byZone(end.dose().prescribed()),
            end.dose().fidelity(),
            tally.limits(),
            tally.busTimeMs(0.99),
            tally.busTimeMs(1),
            digest.hex());
    return new Played(
        setup,
        List.copyOf(events),
        end,
        summary,
        list(tally.motorDose()),
        list(tally.motorPrescribed()));
  }

  private Map<String, Double> byZone(List<Double> doses) {
    Panel panel = setup.panel();
    LinkedHashMap<String, Double> byZone = new LinkedHashMap<>();
    for (int zone = 0; zone < panel.zones(); zone++) {
      byZone.put(panel.sensors().get(zone).name(), doses.get(zone));
    }
    return byZone;
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
