package org.sentuh.simulator.demo;

import java.util.Arrays;
import java.util.Random;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Actuators;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Delivery;
import org.sentuh.control.loop.Heartbeat;
import org.sentuh.control.loop.PanelSample;
import org.sentuh.control.loop.PanelSensors;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.pressure.ChannelHealth;
import org.sentuh.control.pressure.FsrLaw;
import org.sentuh.control.pressure.PressureSample;
import org.sentuh.control.safety.ApprovedFrame;
import org.sentuh.control.safety.Vitals;

/** A panel of six zones that feels what a test tells it to, with a little noise. */
final class FakePanel implements PanelSensors, Actuators, Heartbeat, Recorder {

  private static final long CUT_OFF_NS = 250_000_000;

  final double[] kPa = {2.4, 2.2, 2.8, 2.6, 1.9, 2.0};
  final boolean[] reachable = new boolean[6];
  double skinCelsius = 33.2;
  boolean skinKnown = true;
  boolean supplyKnown = true;
  boolean breaks;
  boolean drivenAtLast;
  long beats;
  long peakFrames;
  private double amps;
  private long sampledNs;
  private long beatenNs;
  private final Random noise = new Random(7);

  FakePanel() {
    Arrays.fill(reachable, true);
  }

  Ports ports(Clock clock) {
    return new Ports(clock, this, this, this, this);
  }

  @Override
  public PanelSample sample(long tNs) {
    if (breaks) {
      throw new IllegalStateException("a bug");
    }
    int[] counts = new int[6];
    long[] convertedNs = new long[6];
    ChannelHealth[] health = new ChannelHealth[6];
    for (int zone = 0; zone < 6; zone++) {
      counts[zone] = counts(kPa[zone] * (1 + 0.01 * noise.nextGaussian()));
      convertedNs[zone] = tNs;
      health[zone] = reachable[zone] ? ChannelHealth.MEASURED : ChannelHealth.UNREACHABLE;
    }
    return new PanelSample(
        new PressureSample(counts, convertedNs, health, FakeTreatment.RAIL),
        new Vitals(
            new double[] {skinCelsius}, new boolean[] {skinKnown}, supply(tNs), false, false),
        900_000);
  }

  /** The hardware cuts the rail without a heartbeat. */
  private Vitals.Supply supply(long tNs) {
    sampledNs = tNs;
    boolean cut = tNs - beatenNs > CUT_OFF_NS;
    return new Vitals.Supply(cut ? 0 : 0.02 + amps, cut ? 0 : 3.0, supplyKnown);
  }

  /** The law of the sensor the other way round. */
  static int counts(double kPa) {
    FsrLaw law = FakeTreatment.LAW;
    double newton = Math.max(1e-6, kPa) / 1000 * law.puckAreaMm2();
    double ohm = law.r1Ohm() * StrictMath.pow(newton, -law.exponent());
    return (int) Math.round(FakeTreatment.RAIL / (1 + ohm / law.dividerOhm()));
  }

  @Override
  public Delivery apply(ApprovedFrame frame) {
    amps = 0;
    for (int motor = 0; motor < frame.motors(); motor++) {
      amps += 0.085 * frame.intensity(motor);
    }
    drivenAtLast = !frame.isOff();
    peakFrames += frame.isOff() ? 0 : 1;
    return new Delivery.Delivered(600_000);
  }

  @Override
  public void beat() {
    beats++;
    beatenNs = sampledNs;
  }

  @Override
  public boolean offer(Event event) {
    return true;
  }

  @Override
  public void tick(TickRecord tick) {}
}
