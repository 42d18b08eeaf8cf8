package org.sentuh.simulator.punctuality;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.simulator.clinic.DemoClinic;

/**
 * How late the ticks of a device were, beside what cyclictest found in the same seconds with the
 * same period under the same scheduling, while every core was busy.
 *
 * @param policy how both were scheduled
 * @param busy whether the device's telemetry was busy
 * @param periodNs the tick's
 * @param tick how late it was
 * @param cyclictest how late cyclictest was
 */
public record Punctuality(
    String policy, boolean busy, long periodNs, Delays tick, Delays cyclictest) {

  /** The most that the tick's 99th percentile may be of cyclictest's. */
  public static final double MOST_P99 = 1.5;

  private static final double MOST_P999_QUIET = 2;
  private static final double MOST_P999_BUSY = 6;

  /** A machine on which cyclictest is this late tells nothing about a program. */
  private static final double VOID_US = 10_000;

  /** Facts a second of a telemetry that is busy: a backlog of a day in a minute. */
  private static final int BUSY = 1_000;

  private static final int TICKS_A_SECOND = 100;
  private static final long PERIOD_NS = 1_000_000_000L / TICKS_A_SECOND;

  /** Whether cyclictest is there. */
  public static boolean isMeasurable() {
    return Cyclictest.isInstalled();
  }

  /** Measures for so many seconds. */
  public static Punctuality measure(int seconds, boolean busy)
      throws IOException, InterruptedException, ArchiveUnavailable {
    try (Scratch scratch = new Scratch();
        DemoClinic clinic = DemoClinic.opening(scratch.disk("clinic"), new MachineWallClock())) {
      clinic.awaitOpen(); // a device that was there before it would wait longer and longer to ask
      return measure(scratch, clinic, seconds, busy);
    }
  }

  private static Punctuality measure(Scratch scratch, DemoClinic clinic, int seconds, boolean busy)
      throws IOException, InterruptedException {
    try (BusyCores _ = new BusyCores();
        Measured device =
            new Measured(
                scratch,
                "measured",
                clinic.broker(),
                busy ? BUSY : 0,
                1,
                List.of("--ticks=" + seconds * TICKS_A_SECOND))) {
      Policy policy = device.awaitReady();
      Cyclictest beside =
          Cyclictest.start(policy, PERIOD_NS, seconds, scratch.disk("cyclictest.json"));
      return new Punctuality(policy.word(), busy, PERIOD_NS, device.await(), beside.await());
    }
  }

  /** The most that the tick's 99.9th percentile may be of cyclictest's. */
  public double mostP999() {
    return busy ? MOST_P999_BUSY : MOST_P999_QUIET;
  }

  /** The tick's quantile over cyclictest's. */
  public double ratio(double share) {
    return tick.us(share) / cyclictest.us(share);
  }

  /** How many ticks were late by a whole period or more. */
  public long lateByAPeriod() {
    return tick.atLeast(periodNs);
  }

  /** Whether the machine itself was too late to tell anything. */
  public boolean isVoid() {
    return cyclictest.us(1) > VOID_US;
  }

  /** Whether all bounds are kept on a machine that tells something. */
  public boolean isKept() {
    return !isVoid()
        && ratio(0.99) <= MOST_P99
        && ratio(0.999) <= mostP999()
        && lateByAPeriod() == 0;
  }

  /** One line of JSON; times in microseconds. */
  public String json() {
    return String.format(
        Locale.ROOT,
        "{\"policy\":\"%s\",\"busy\":%b,\"tick_us\":%s,\"cyclictest_us\":%s,\"ratio_p50\":%.2f,"
            + "\"ratio_p99\":%.2f,\"ratio_p999\":%.2f,\"late_by_a_period\":%d,\"void\":%b,"
            + "\"kept\":%b}",
        policy,
        busy,
        tick.json(),
        cyclictest.json(),
        ratio(0.5),
        ratio(0.99),
        ratio(0.999),
        lateByAPeriod(),
        isVoid(),
        isKept());
  }
}
