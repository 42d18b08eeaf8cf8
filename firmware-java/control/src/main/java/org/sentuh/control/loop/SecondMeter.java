package org.sentuh.control.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.event.Fact;
import org.sentuh.control.safety.Vitals;

/**
 * Gathers ticks into seconds: least, mean and greatest pressure a zone, mean intensity and current.
 */
final class SecondMeter {

  private static final long SECOND_NS = 1_000_000_000L;

  private final double[] least;
  private final double[] most;
  private final double[] kPaNs;
  private final double[] intensityNs;
  private double ampNs;
  private long ns;

  SecondMeter(int zones) {
    this.least = new double[zones];
    this.most = new double[zones];
    this.kPaNs = new double[zones];
    this.intensityNs = new double[zones];
    begin();
  }

  /** Adds one tick; answers a second when it is full. */
  Fact.@Nullable Second add(Snapshot snapshot, DoseMeter dose, long dtNs) {
    for (int zone = 0; zone < least.length; zone++) {
      double kPa = snapshot.pressure().kPa(zone);
      least[zone] = Math.min(least[zone], kPa);
      most[zone] = Math.max(most[zone], kPa);
      kPaNs[zone] += kPa * dtNs;
      intensityNs[zone] += dose.intensity(zone) * dtNs;
    }
    ampNs += snapshot.vitals().supply().amps() * dtNs;
    ns += dtNs;
    if (ns < SECOND_NS) {
      return null;
    }
    Fact.Second second = second(snapshot);
    begin();
    return second;
  }

  private Fact.Second second(Snapshot snapshot) {
    ArrayList<Fact.ZoneSecond> zones = new ArrayList<>();
    for (int zone = 0; zone < least.length; zone++) {
      zones.add(
          new Fact.ZoneSecond(
              least[zone],
              kPaNs[zone] / ns,
              most[zone],
              intensityNs[zone] / ns,
              snapshot.intent().inContact(zone)));
    }
    return new Fact.Second(
        snapshot.placeNs(),
        snapshot.verdict().frame().level(),
        List.copyOf(zones),
        skin(snapshot.vitals()),
        ampNs / ns,
        snapshot.vitals().supply().volts());
  }

  private static List<Double> skin(Vitals vitals) {
    ArrayList<Double> celsius = new ArrayList<>();
    for (int site = 0; site < vitals.skinSites(); site++) {
      celsius.add(vitals.isSkinKnown(site) ? vitals.skinCelsius(site) : Double.NaN);
    }
    return List.copyOf(celsius);
  }

  private void begin() {
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(most, 0);
    Arrays.fill(kPaNs, 0);
    Arrays.fill(intensityNs, 0);
    ampNs = 0;
    ns = 0;
  }
}
