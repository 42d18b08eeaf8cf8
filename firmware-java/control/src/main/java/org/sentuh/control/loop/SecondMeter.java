package org.sentuh.control.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.event.Fact;
import org.sentuh.control.safety.Vitals;

/**
 * Gathers ticks into seconds: least, mean and greatest pressure a zone, mean intensity and current.
 * What is not believed or not known goes into no mean.
 */
final class SecondMeter {

  private static final long SECOND_NS = 1_000_000_000L;

  private final double[] least;
  private final double[] most;
  private final double[] kPaNs;
  private final long[] believedNs;
  private final double[] intensityNs;
  private double ampNs;
  private long knownNs;
  private long ns;

  SecondMeter(int zones) {
    this.least = new double[zones];
    this.most = new double[zones];
    this.kPaNs = new double[zones];
    this.believedNs = new long[zones];
    this.intensityNs = new double[zones];
    begin();
  }

  /**
   * Adds one tick; answers a second when it is full.
   *
   * @param playedNs how long the treatment has gone on since the tick before
   * @param dtNs how long ago that was
   */
  Fact.@Nullable Second add(Snapshot snapshot, DoseMeter dose, long playedNs, long dtNs) {
    for (int zone = 0; zone < least.length; zone++) {
      press(zone, snapshot, dtNs);
      intensityNs[zone] += dose.intensity(zone) * playedNs;
    }
    Vitals.Supply supply = snapshot.vitals().supply();
    if (supply.known()) {
      ampNs += supply.amps() * dtNs;
      knownNs += dtNs;
    }
    ns += dtNs;
    if (ns < SECOND_NS) {
      return null;
    }
    Fact.Second second = second(snapshot);
    begin();
    return second;
  }

  private void press(int zone, Snapshot snapshot, long dtNs) {
    if (snapshot.pressure().isFaulted(zone)) {
      return;
    }
    double kPa = snapshot.pressure().kPa(zone);
    boolean first = Double.isNaN(least[zone]);
    least[zone] = first ? kPa : Math.min(least[zone], kPa);
    most[zone] = first ? kPa : Math.max(most[zone], kPa);
    kPaNs[zone] += kPa * dtNs;
    believedNs[zone] += dtNs;
  }

  private Fact.Second second(Snapshot snapshot) {
    ArrayList<Fact.ZoneSecond> zones = new ArrayList<>();
    for (int zone = 0; zone < least.length; zone++) {
      zones.add(
          new Fact.ZoneSecond(
              least[zone],
              kPaNs[zone] / believedNs[zone],
              most[zone],
              intensityNs[zone] / ns,
              snapshot.intent().inContact(zone)));
    }
    Vitals vitals = snapshot.vitals();
    return new Fact.Second(
        snapshot.placeNs(),
        snapshot.verdict().frame().level(),
        List.copyOf(zones),
        skin(vitals),
        ampNs / knownNs,
        vitals.supply().known() ? vitals.supply().volts() : Double.NaN);
  }

  private static List<Double> skin(Vitals vitals) {
    ArrayList<Double> celsius = new ArrayList<>();
    for (int site = 0; site < vitals.skinSites(); site++) {
      celsius.add(vitals.isSkinKnown(site) ? vitals.skinCelsius(site) : Double.NaN);
    }
    return List.copyOf(celsius);
  }

  private void begin() {
    Arrays.fill(least, Double.NaN);
    Arrays.fill(most, Double.NaN);
    Arrays.fill(kPaNs, 0);
    Arrays.fill(believedNs, 0);
    Arrays.fill(intensityNs, 0);
    ampNs = 0;
    knownNs = 0;
    ns = 0;
  }
}
