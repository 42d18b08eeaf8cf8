package org.sentuh.device.bedside;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.pressure.PressureMap;
import org.sentuh.control.treatment.State;
import org.sentuh.device.coaching.HandCoach;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The hand coach beside the bed: while somebody wishes it and no motor may move, it feels what the
 * latest ticks felt. It ends with a treatment, and when nobody has asked for so long. Any thread;
 * it has one of its own while it goes on.
 */
final class CoachStand {

  /** So long it goes on, in nanoseconds of the device's clock. */
  static final long LONGEST_NS = 1_800_000_000_000L;

  private static final int LOOK_MS = 40;

  private final Bed bed;
  private @Nullable HandCoach coach;
  private HandCoach.@Nullable Advice latest;
  private long untilNs;

  CoachStand(Bed bed) {
    this.bed = bed;
  }

  /** Whether motors rest for certain: then hands may be felt. */
  boolean mayCoach() {
    Snapshot now = bed.latest().get();
    boolean rests = now == null || now.state() instanceof State.Idle || now.state().hasEnded();
    return rests && !bed.turns().waits();
  }

  /** Begins anew. */
  synchronized void begin() {
    HandCoach begun =
        new HandCoach(
            bed.setup().panel(),
            bed.setup().score().programme(),
            bed.setup().limits().pressure().peakWarnKpa());
    boolean running = coach != null;
    coach = begun;
    latest = begun.advice();
    untilNs = bed.clock().nowNs() + LONGEST_NS;
    if (!running) {
      Thread.ofVirtual().name("hand coach").start(this::follow);
    }
  }

  /** Feels nothing more. */
  synchronized void end() {
    coach = null;
    latest = null;
  }

  private void follow() {
    long seenNs = Long.MIN_VALUE;
    while (goesOn()) {
      Snapshot now = bed.latest().get();
      if (now != null && now.tNs() != seenNs) {
        seenNs = now.tNs();
        feel(now);
      }
      try {
        Thread.sleep(LOOK_MS);
      } catch (InterruptedException leaving) {
        Thread.currentThread().interrupt();
        end();
      }
    }
  }

  private synchronized boolean goesOn() {
    if (coach != null && (!mayCoach() || bed.clock().nowNs() >= untilNs)) {
      end();
    }
    return coach != null;
  }

  private synchronized void feel(Snapshot now) {
    HandCoach feels = coach;
    if (feels != null) {
      PressureMap pressure = now.pressure();
      double[] kPa = new double[pressure.sites()];
      for (int zone = 0; zone < kPa.length; zone++) {
        kPa[zone] = pressure.isValid(zone) ? pressure.kPa(zone) : Double.NaN;
      }
      feels.feel(now.tNs(), kPa);
      latest = feels.advice();
    }
  }

  /** How it goes, or nothing while nobody wishes it. */
  synchronized void tell(ObjectNode json) {
    HandCoach.Advice advice = latest;
    if (advice == null) {
      return;
    }
    ObjectNode told = json.putObject("coach");
    told.put("say", word(advice.say()));
    told.put("path", word(advice.path()));
    told.put("rhythm", word(advice.rhythm()));
    told.put("pressure", word(advice.pressure()));
    told.put("sides", word(advice.sides()));
    told.put("missing", advice.missing().orElse(""));
    told.put("presses", advice.count());
    ArrayNode zones = told.putArray("zones");
    for (int zone = 0; zone < advice.reached().size(); zone++) {
      ObjectNode one = JsonNodeFactory.instance.objectNode();
      one.put("reached", advice.reached().get(zone)).put("pressed", advice.now().get(zone));
      zones.add(one);
    }
  }

  private static String word(Enum<?> grade) {
    return grade.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
