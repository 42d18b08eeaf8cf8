package org.sentuh.simulator.session;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sentuh.control.body.Panel;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.safety.ApprovedFrame;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.telemetry.wire.TickCodec;

/** Counts and extremes over a treatment, from its start to its end. */
final class Tally {

  private static final int MOST_TICKS = 400_000;

  private final Panel panel;
  private final SimulatedPanel simulated;
  private final double[] motorDose;
  private final double[] motorPrescribed;
  private final long[] limitTicks = new long[Reason.values().length];
  private final int[] busTimeNs = new int[MOST_TICKS];
  private long ticks;
  private long zoneTicks;
  private long touchingTicks;
  private double maxIntensity;
  private double maxDuty;
  private int motorsOnMost;
  private double maxAmps;
  private long lastNs;

  Tally(Panel panel, SimulatedPanel simulated) {
    this.panel = panel;
    this.simulated = simulated;
    this.motorDose = new double[panel.motors().size()];
    this.motorPrescribed = new double[panel.motors().size()];
  }

  void add(TickRecord tick) {
    Snapshot snapshot = tick.snapshot();
    double dtS = ticks == 0 ? 0 : (snapshot.tNs() - lastNs) / 1e9;
    lastNs = snapshot.tNs();
    long busy = tick.sample().busTimeNs() + TickCodec.busTimeNs(tick.delivery());
    busTimeNs[(int) Math.min(ticks, MOST_TICKS - 1)] = (int) busy;
    ticks++;
    maxAmps = Math.max(maxAmps, snapshot.vitals().supply().amps());
    drive(snapshot, dtS);
    if (snapshot.state() instanceof State.Running || snapshot.state() instanceof State.Paused) {
      contact(snapshot);
      limits(snapshot);
    }
  }

  private void drive(Snapshot snapshot, double dtS) {
    ApprovedFrame frame = snapshot.verdict().frame();
    maxIntensity = Math.max(maxIntensity, frame.peak());
    motorsOnMost = Math.max(motorsOnMost, frame.motorsOn());
    for (int motor = 0; motor < motorDose.length; motor++) {
      maxDuty = Math.max(maxDuty, simulated.duty(motor));
      boolean touching = snapshot.intent().inContact(panel.zoneOf(motor));
      motorDose[motor] += touching ? frame.intensity(motor) * dtS : 0;
      motorPrescribed[motor] += snapshot.intent().prescribed(motor) * dtS;
    }
  }

  private void contact(Snapshot snapshot) {
    zoneTicks += panel.zones();
    touchingTicks += snapshot.intent().zonesInContact();
  }

  private void limits(Snapshot snapshot) {
    long bits = snapshot.verdict().reasons().bits();
    for (int i = 0; bits != 0; i++, bits >>>= 1) {
      limitTicks[i] += bits & 1;
    }
  }

  long ticks() {
    return ticks;
  }

  double contactFraction() {
    return zoneTicks == 0 ? 0 : (double) touchingTicks / zoneTicks;
  }

  double maxIntensity() {
    return maxIntensity;
  }

  double maxDuty() {
    return maxDuty;
  }

  int motorsOnMost() {
    return motorsOnMost;
  }

  double maxAmps() {
    return maxAmps;
  }

  double[] motorDose() {
    return motorDose.clone();
  }

  double[] motorPrescribed() {
    return motorPrescribed.clone();
  }

  /** The reasons that held, each with its ticks, in the order of their weight. */
  Map<String, Long> limits() {
    LinkedHashMap<String, Long> limits = new LinkedHashMap<>();
    for (Reason reason : Reason.values()) {
      if (limitTicks[reason.ordinal()] > 0) {
        limits.put(reason.code(), limitTicks[reason.ordinal()]);
      }
    }
    return limits;
  }

  /** The bus time that a part of all ticks, above 0 to 1, stays within, in milliseconds. */
  double busTimeMs(double part) {
    int[] sorted = Arrays.copyOf(busTimeNs, (int) Math.min(ticks, MOST_TICKS));
    Arrays.sort(sorted);
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1, Math.ceil(sorted.length * part))] / 1e6;
  }
}
