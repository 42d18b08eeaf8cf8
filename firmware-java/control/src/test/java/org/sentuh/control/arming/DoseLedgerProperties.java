package org.sentuh.control.arming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.sentuh.control.arming.DoseLedger.Entry;
import org.sentuh.control.safety.LimitTable;
import org.sentuh.control.safety.Limits;

/**
 * Whatever sequence of restarts, power cuts, clock jumps and treatments a device lives through:
 * over true time, which only this test knows, no limit is ever exceeded.
 */
class DoseLedgerProperties {

  private static final long SECOND_NS = 1_000_000_000L;
  private static final long MINUTE_NS = 60 * SECOND_NS;
  private static final long HOUR_NS = 60 * MINUTE_NS;
  private static final long AHEAD_S = 10;
  private static final Limits LIMITS = new LimitTable().limits();
  private static final Allowance ALLOWANCE = new Allowance(4, 7_200, 100, 250, 60);

  /** What happens next. */
  sealed interface Act {

    /** Somebody wants a treatment as soon as she may, and lets it run for a part of its length. */
    record Wants(int minutes, double zoneS, double m2PerS3, double part) implements Act {}

    /** The same, and the power goes in the middle of it. */
    record Dies(int minutes, double zoneS, double part, int offMinutes, Clock clock)
        implements Act {}

    /** Time passes with the power on. */
    record Waits(int minutes) implements Act {}

    /** The power is off for a while. */
    record Off(int minutes, Clock clock) implements Act {}

    /** Somebody sets the clock, by minutes or by seconds. */
    record SetsTheClock(long ms) implements Act {}
  }

  /**
   * How the clock comes back after a time without power.
   *
   * @param trusted whether its quality says so
   * @param errorMs how wrong it is; within a minute where it is trusted
   */
  record Clock(boolean trusted, long errorMs) {}

  @Provide
  Arbitrary<List<Act>> lives() {
    Arbitrary<Integer> offs = Arbitraries.integers().between(0, 2_000);
    Arbitrary<Clock> clocks =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-60_000, 60_000).map(error -> new Clock(true, error)),
            Arbitraries.just(new Clock(false, 0)));
    Arbitrary<Double> parts = Arbitraries.doubles().between(0, 1).ofScale(3);
    Arbitrary<Integer> lengths = Arbitraries.integers().between(1, 20);
    Arbitrary<Double> zones = Arbitraries.doubles().between(0, 100).ofScale(1);
    Arbitrary<Act> acts =
        Arbitraries.frequencyOf(
            Tuple.of(
                5,
                Combinators.combine(
                        lengths, zones, Arbitraries.doubles().between(0, 12_000).ofScale(1), parts)
                    .as(Act.Wants::new)),
            Tuple.of(2, Combinators.combine(lengths, zones, parts, offs, clocks).as(Act.Dies::new)),
            Tuple.of(2, Arbitraries.integers().between(0, 300).map(Act.Waits::new)),
            Tuple.of(2, Combinators.combine(offs, clocks).as(Act.Off::new)),
            Tuple.of(
                1,
                Arbitraries.oneOf(
                        Arbitraries.longs().between(-90_000, 90_000),
                        Arbitraries.longs().between(-200_000_000, 200_000_000))
                    .map(Act.SetsTheClock::new)));
    return acts.list().ofMinSize(10).ofMaxSize(60);
  }

  @Property(tries = 2_000)
  void overTrueTimeNoLimitIsEverExceeded(@ForAll("lives") List<Act> life) {
    Life lived = new Life();
    life.forEach(lived::live);
    lived.check();
    Statistics.collect(lived.treatments.size() > 4 ? "five treatments and more" : "fewer");
  }

  @Property(tries = 300)
  void aDeviceThatStaysOnRefusesNothingForLongerThanADay(@ForAll("lives") List<Act> life) {
    Life lived = new Life();
    life.forEach(lived::live);
    lived.live(new Act.Waits(24 * 60));
    assertThat(lived.ledger.shortages(new Brought(MINUTE_NS, 100, List.of(10.0)))).isEmpty();
  }

  /** What truly happened in a treatment. */
  private record True(long beganNs, long endedNs, Brought brought) {}

  /** A device, its ledger and the true time. */
  private static final class Life {

    private final List<True> treatments = new ArrayList<>();
    private DoseLedger ledger = new DoseLedger(ALLOWANCE, LIMITS, List.of());
    private List<Entry> onDisk = List.of();
    private long trueNs = 400 * DoseLedger.DAY_NS;
    private long bootedNs = trueNs;
    private Clock clock = new Clock(true, 0);

    void live(Act act) {
      switch (act) {
        case Act.Wants(int minutes, double zoneS, double m2PerS3, double part) -> {
          Brought plan = new Brought(minutes * MINUTE_NS, m2PerS3, List.of(zoneS));
          if (begins(plan)) {
            treat(plan, part);
            ledger.end(treatments.getLast().brought());
            save();
          }
        }
        case Act.Dies(int minutes, double zoneS, double part, int offMinutes, Clock next) -> {
          Brought plan = new Brought(minutes * MINUTE_NS, 0, List.of(zoneS));
          if (begins(plan)) {
            treat(plan, part);
          }
          off(offMinutes, next);
        }
        case Act.Waits(int minutes) -> {
          for (int minute = 0; minute < minutes; minute += 5) {
            pass(5 * MINUTE_NS);
          }
          save();
        }
        case Act.Off(int minutes, Clock next) -> off(minutes, next);
        case Act.SetsTheClock(long ms) -> {
          clock = new Clock(clock.trusted(), clock.errorMs() + ms);
          pass(0);
        }
      }
    }

    private boolean begins(Brought plan) {
      pass(0);
      if (!ledger.shortages(plan).isEmpty()) {
        return false;
      }
      ledger.begin(ahead(plan, 0));
      save();
      return true;
    }

    /** Written ahead every three seconds, as the device does; it ends between two writings. */
    private void treat(Brought plan, double part) {
      long beganNs = trueNs;
      long lastsS = (long) (part * plan.treatedNs() / SECOND_NS);
      for (long second = 1; second <= lastsS; second++) {
        pass(SECOND_NS);
        if (second % 3 == 0) {
          ledger.extend(ahead(plan, second));
          save();
        }
      }
      treatments.add(new True(beganNs, trueNs, at(plan, lastsS)));
    }

    private static Brought ahead(Brought plan, long second) {
      return at(plan, second + AHEAD_S);
    }

    private static Brought at(Brought plan, long second) {
      double part = Math.min(1, (double) second * SECOND_NS / plan.treatedNs());
      return new Brought(
          (long) (plan.treatedNs() * part),
          plan.m2PerS3() * part,
          List.of(plan.zones().getFirst() * part));
    }

    private void off(int minutes, Clock next) {
      trueNs += minutes * MINUTE_NS;
      bootedNs = trueNs;
      clock = next;
      ledger = new DoseLedger(ALLOWANCE, LIMITS, onDisk);
      pass(0);
      save();
    }

    private void pass(long ns) {
      trueNs += ns;
      long wallMs = trueNs / 1_000_000 + clock.errorMs();
      ledger.pass(
          trueNs - bootedNs, clock.trusted() ? OptionalLong.of(wallMs) : OptionalLong.empty());
    }

    private void save() {
      onDisk = ledger.entries();
    }

    void check() {
      for (True last : treatments) {
        List<True> day = within(last, DoseLedger.DAY_NS);
        assertThat(day.stream().filter(Life::counts).count()).isLessThanOrEqualTo(4);
        assertThat(sum(day, t -> (double) t.brought().treatedNs()))
            .isLessThanOrEqualTo(LIMITS.time().dayStopS() * 1e9);
        assertThat(sum(day, t -> t.brought().m2PerS3())).isLessThanOrEqualTo(28_800 + 1e-6);
        assertThat(sum(day, Life::zone)).isLessThanOrEqualTo(250 + 1e-6);
        assertThat(sum(within(last, HOUR_NS), Life::zone)).isLessThanOrEqualTo(100 + 1e-6);
        for (True before : treatments) {
          if (before.endedNs() <= last.beganNs() && counts(before)) {
            assertThat(last.beganNs() - before.endedNs()).isGreaterThanOrEqualTo(2 * HOUR_NS);
          }
        }
      }
    }

    /** Those that ended within a window that ends with one of them. */
    private List<True> within(True last, long windowNs) {
      return treatments.stream()
          .filter(t -> t.endedNs() <= last.endedNs() && t.endedNs() > last.endedNs() - windowNs)
          .toList();
    }

    private static boolean counts(True treatment) {
      return treatment.brought().treatedNs() >= MINUTE_NS;
    }

    private static double zone(True treatment) {
      return treatment.brought().zones().getFirst();
    }

    private static double sum(List<True> of, ToDoubleFunction<True> quantity) {
      return of.stream().mapToDouble(quantity).sum();
    }
  }
}
