package org.sentuh.telemetry.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Wall;

class QuotaTest {

  private static final long DAY_S = 86_400;
  private static final List<TickRecord> TICKS = SmallPanel.ticks(250);

  @TempDir Path folder;

  @Test
  void theOldestFullRateGoesFirstThenTheOldestSamplesAndNeverAnEvent() {
    long quotaBytes = 6 << 20;
    Bench bench = Bench.open(folder, "b1", quotaBytes);
    blocks(bench, 900);
    long blocks = bench.waiting(Lane.FULL_RATE).getLast().sequence() + 1;
    int treatments = 0;
    long largest = 0;
    boolean samplesWentWhileFullRateWasThere = false;
    while (treatments < 60) {
      bench.hastyTreatment();
      treatments++;
      largest = Math.max(largest, bench.fileBytes());
      samplesWentWhileFullRateWasThere |=
          discarded(bench, Lane.SAMPLE) > 0 && !bench.waiting(Lane.FULL_RATE).isEmpty();
    }

    assertThat(largest).isLessThanOrEqualTo(quotaBytes).isGreaterThan(quotaBytes / 4 * 3);
    assertThat(samplesWentWhileFullRateWasThere).isFalse();
    assertThat(discarded(bench, Lane.FULL_RATE)).isEqualTo(blocks);
    long frames = bench.waiting(Lane.SAMPLE).size();
    assertThat(frames).isGreaterThan(100);
    assertThat(discarded(bench, Lane.SAMPLE)).isEqualTo(treatments * 31L - frames);
    assertThat(bench.waiting(Lane.EVENT))
        .hasSize(treatments * 25 + bench.notices().size())
        .extracting(Entry::sequence)
        .startsWith(0L);
    bench.checkChains();
    assertThat(bench.journal.mayBeginTreatment()).isEmpty();
  }

  @Test
  void everySequenceIsEitherThereOrNamedAsDiscarded() {
    Bench bench = Bench.open(folder, "b1", Quota.LEAST_BYTES);
    for (int treatment = 0; treatment < 25; treatment++) {
      bench.hastyTreatment();
    }

    TreeSet<Long> known = new TreeSet<>();
    for (Notice notice : bench.notices()) {
      Notice.Discarded discarded = (Notice.Discarded) notice;
      assertThat(discarded.why()).isEqualTo("quota");
      assertThat(discarded.boot()).isEqualTo("b1");
      for (long sequence = discarded.first(); sequence <= discarded.last(); sequence++) {
        assertThat(known.add(sequence)).as("discarded once").isTrue();
      }
    }
    assertThat(known).isNotEmpty();
    bench.waiting(Lane.SAMPLE).forEach(entry -> assertThat(known.add(entry.sequence())).isTrue());
    assertThat(known).hasSize(25 * 31);
    assertThat(known.first()).isZero();
    assertThat(known.last()).isEqualTo(25 * 31 - 1);
  }

  @Test
  void whenOnlyEventsAreLeftNoTreatmentIsBegunUntilTheClinicHasSomeOfThem() {
    Bench bench = Bench.open(folder, "b1", Quota.LEAST_BYTES);
    bench.hastyTreatment();
    assertThat(bench.journal.mayBeginTreatment()).isEmpty();
    int events = 25;
    while (bench.journal.mayBeginTreatment().isEmpty()) {
      assertThat(events).as("events that fit").isLessThan(20_000);
      for (int event = 0; event < 100; event++) {
        bench.offer(bench.happen.stroke(event));
        events++;
      }
      bench.step();
    }

    assertThat(bench.journal.mayBeginTreatment()).contains(Refusal.RECORD_FULL);
    assertThat(bench.waiting(Lane.SAMPLE)).as("all samples went first").isEmpty();
    assertThat(bench.fileBytes()).isLessThanOrEqualTo(Quota.LEAST_BYTES);

    // What is under way goes on, and all of it is kept.
    for (int event = 0; event < 70; event++) {
      bench.offer(bench.happen.stroke(event));
      events++;
    }
    bench.step();
    assertThat(bench.fileBytes()).isLessThanOrEqualTo(Quota.LEAST_BYTES);
    List<Entry> waiting = bench.waiting(Lane.EVENT);
    assertThat(waiting).hasSize(events + bench.notices().size());
    bench.checkChains();

    bench.journal.stored(JournalTest.ack("b1", Lane.EVENT, waiting.get(3000).sequence()));
    bench.step();
    assertThat(bench.journal.mayBeginTreatment()).isEmpty();
  }

  @Test
  void fullRateBlocksGoAfterThirtyDays() {
    Bench bench = Bench.open(folder, "b1");
    blocks(bench, 10);
    int blocks = bench.waiting(Lane.FULL_RATE).size();
    bench.hastyTreatment();
    bench.clock.pass(29 * DAY_S);
    blocks(bench, 10);
    int later = bench.waiting(Lane.FULL_RATE).size() - blocks;
    assertThat(later).isPositive();

    bench.clock.pass(1 * DAY_S);
    bench.offer(bench.happen.state(1));
    bench.step();

    assertThat(bench.waiting(Lane.FULL_RATE)).hasSize(later);
    assertThat(bench.notices())
        .containsExactly(new Notice.Discarded(Lane.FULL_RATE, "b1", 0, blocks - 1, "age"));
    assertThat(bench.waiting(Lane.SAMPLE)).hasSize(31);
  }

  @Test
  void whatWasWrittenWhileTheClockWasNotSetIsNotCalledOld() {
    Bench bench = Bench.open(folder, "b1");
    bench.clock.quality = Wall.Quality.UNSET;
    blocks(bench, 10);
    int blocks = bench.waiting(Lane.FULL_RATE).size();
    bench.clock.quality = Wall.Quality.TRUSTED;
    bench.clock.pass(40 * DAY_S);
    bench.offer(bench.happen.state(1));
    bench.step();

    assertThat(bench.waiting(Lane.FULL_RATE)).hasSize(blocks);
  }

  @Test
  void aQuotaThatLeavesNoRoomIsRefused() {
    assertThatThrownBy(() -> Bench.open(folder, "b1", 1000)).hasMessageContaining("1000 bytes");
  }

  /** So many seconds at full rate. */
  private static void blocks(Bench bench, int seconds) {
    for (int second = 0; second < seconds; second++) {
      TICKS.subList(0, 100).forEach(bench.recorder::tick);
      if (second % 15 == 0) {
        bench.step();
      }
    }
    bench.clock.pass(20);
    bench.step();
  }

  private static long discarded(Bench bench, Lane lane) {
    return bench.notices().stream()
        .filter(Notice.Discarded.class::isInstance)
        .map(Notice.Discarded.class::cast)
        .filter(discarded -> discarded.lane() == lane)
        .mapToLong(discarded -> discarded.last() - discarded.first() + 1)
        .sum();
  }
}
