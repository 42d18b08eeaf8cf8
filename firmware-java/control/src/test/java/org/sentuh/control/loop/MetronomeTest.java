package org.sentuh.control.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sentuh.control.pressure.ChannelHealth;
import org.sentuh.control.pressure.PressureSample;
import org.sentuh.control.safety.Vitals;

/** Ticks of 10 ms whose lengths are given in a table; times in milliseconds since the first. */
class MetronomeTest {

  private static final long MS = 1_000_000;
  private static final long START_NS = 12_345_678_901L;

  private long nowNs = START_NS;
  private final List<Long> sleptUntilMs = new ArrayList<>();
  private final List<String> ticks = new ArrayList<>();

  /** Runs as many ticks as there are lengths, each of which takes so many milliseconds. */
  private void run(long oversleepMs, long... takesMs) {
    Clock clock =
        new Clock() {
          @Override
          public long nowNs() {
            return nowNs;
          }

          @Override
          public void sleepUntil(long deadlineNs) {
            sleptUntilMs.add((deadlineNs - START_NS) / MS);
            nowNs = Math.max(nowNs, deadlineNs + oversleepMs * MS);
          }
        };
    PanelSensors sensors =
        tNs -> {
          ticks.add("" + (tNs - START_NS) / MS);
          nowNs += takesMs[ticks.size() - 1] * MS;
          return new PanelSample(
              new PressureSample(
                  new int[2],
                  new long[2],
                  new ChannelHealth[] {ChannelHealth.AWAITED, ChannelHealth.AWAITED},
                  0),
              new Vitals(
                  new double[2], new boolean[2], new Vitals.Supply(0, 0, false), false, false),
              0);
        };
    World world = World.holding(30);
    TreatmentLoop loop =
        new TreatmentLoop(SetupTest.holding(30), new Ports(clock, sensors, world, world, world));
    new Metronome(clock, 10 * MS)
        .run(
            loop,
            () -> {
              if (!ticks.isEmpty()) {
                int last = ticks.size() - 1;
                ticks.set(last, ticks.get(last) + "/" + world.ticks.get(last).missedPeriods());
              }
              return ticks.size() < takesMs.length;
            });
  }

  @Test
  void theFirstTickIsAtOnceAndTheOthersAtAbsoluteDeadlines() {
    run(0, 3, 7, 1, 9);
    assertThat(ticks).containsExactly("0/0", "10/0", "20/0", "30/0");
    assertThat(sleptUntilMs).containsExactly(0L, 10L, 20L, 30L);
  }

  @Test
  void sleepingABitTooLongShiftsNothing() {
    run(4, 1, 1, 1, 1);
    assertThat(ticks).containsExactly("0/0", "10/0", "20/0", "30/0");
    assertThat(sleptUntilMs).containsExactly(0L, 10L, 20L, 30L);
  }

  @Test
  void aTickOfExactlyOnePeriodMissesNothing() {
    run(0, 10, 10, 1);
    assertThat(ticks).containsExactly("0/0", "10/0", "20/0");
  }

  @Test
  void anOverrunOfLessThanAPeriodIsCaughtUp() {
    run(0, 15, 1, 1, 1);
    assertThat(ticks).containsExactly("0/0", "10/0", "20/0", "30/0");
    assertThat(sleptUntilMs).containsExactly(0L, 10L, 20L, 30L);
  }

  @Test
  void wholePeriodsThatWereMissedAreSkippedAndThePhaseIsKept() {
    run(0, 1, 37, 1, 1);
    // Begun at 10, it ends at 47: 20 was due, 30 and 40 too; 40 is played, two are missed.
    assertThat(ticks).containsExactly("0/0", "10/0", "40/2", "50/0");
    assertThat(sleptUntilMs).containsExactly(0L, 10L, 20L, 50L);
  }

  @Test
  void aDeadlineThatIsJustReachedIsNotMissed() {
    run(0, 20, 1, 1);
    // At 20 the deadline 10 is one whole period past: 20 is played, one is missed.
    assertThat(ticks).containsExactly("0/0", "20/1", "30/0");
  }

  @Test
  void aClockThatWakesTooEarlyMissesNothing() {
    run(-2, 1, 1, 1);
    assertThat(ticks).containsExactly("0/0", "10/0", "20/0");
  }

  @Test
  void itDoesNotTickWhenItIsToldNotTo() {
    run(0);
    assertThat(ticks).isEmpty();
    assertThat(sleptUntilMs).isEmpty();
  }
}
