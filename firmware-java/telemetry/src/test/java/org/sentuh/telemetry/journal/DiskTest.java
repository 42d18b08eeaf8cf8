package org.sentuh.telemetry.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Notice;

/** Disks that are full, read-only or broken, for real. */
class DiskTest {

  @TempDir Path folder;

  @Test
  void whileTheDiskIsFullEventsAreWrittenAllTheSameAndSamplesAreRefusedAndCounted()
      throws IOException {
    try (SmallDisk disk = SmallDisk.inMemory(folder, 8)) {
      Bench bench = Bench.open(disk.folder(), memory(), "b1");
      bench.treatment();
      Path ballast = disk.fill();
      long offered = offerUntilTrouble(bench);
      assertThat(bench.journal.health().trouble()).isEqualTo("disk-full");
      assertThat(bench.journal.mayBeginTreatment()).contains(Refusal.RECORD_NOT_KEPT);

      for (int second = 0; second < 500; second++) {
        bench.offer(bench.happen.second(bench.nowNs()));
        bench.offer(bench.happen.state(bench.nowNs()));
        offered++;
        bench.step();
        assertThat(bench.waiting(Lane.EVENT))
            .as("durable")
            .hasSize(25 + (int) offered + bench.notices().size());
      }

      Files.delete(ballast);
      bench.clock.pass(1);
      bench.step();
      bench.step();

      assertThat(bench.journal.mayBeginTreatment()).isEmpty();
      Notice.WritingResumed resumed = (Notice.WritingResumed) bench.notices().getLast();
      assertThat(resumed.why()).isEqualTo("disk-full");
      assertThat(resumed.samplesRefused()).isEqualTo(500);
      assertThat(resumed.lastedNs()).isBetween(100_000_000_000L, 103_000_000_000L);
      assertThat(disk.folder().resolve("journal-reserve")).hasSize(Reserve.BYTES);
      bench.checkChains();
    }
  }

  @Test
  void whenWhatWasLaidByIsUsedUpNothingIsToldThatIsNotDurableAndMemoryOutlivesTheProcess()
      throws IOException {
    try (SmallDisk disk = SmallDisk.inMemory(folder, 8)) {
      Bench bench = Bench.open(disk.folder(), memory(), "b1");
      Path ballast = fillAgain(disk, bench);
      long stuck = bench.journal.written();
      for (int second = 0; second < 5; second++) {
        bench.offer(bench.happen.state(bench.nowNs()));
        bench.step();
      }
      assertThat(bench.journal.written()).isEqualTo(stuck);
      int before = bench.waiting(Lane.EVENT).size();

      Files.delete(ballast);
      Path grave = folder.resolve("grave"); // what a kill leaves at this moment
      Bench.copy(disk.folder(), grave);
      Bench.copy(memory(), grave.resolve("memory"));
      Bench next = Bench.open(grave, "b2");
      assertThat(next.waiting(Lane.EVENT).size()).isGreaterThanOrEqualTo(before + 5 + 1);
      assertThat(((Notice.BootEnded) next.notices().getLast()).lostAtMostMs())
          .as("samples were refused for a while")
          .isGreaterThan(History.LOST_AT_MOST_MS);
      next.checkChains();
    }
  }

  @Test
  void whatWaitsInMemoryIsBoundedAndThenTheLoopIsTold() throws IOException {
    try (SmallDisk disk = SmallDisk.inMemory(folder, 8)) {
      Bench bench = Bench.open(disk.folder(), memory(), "b1");
      Path ballast = fillAgain(disk, bench);
      int inMemory = 0;
      while (bench.recorder.offer(bench.happen.stroke(1))) {
        if (++inMemory % 500 == 0) {
          bench.journal.step();
        }
        assertThat(inMemory).isLessThan(50_000);
      }
      assertThat(inMemory).as("some MB of them").isGreaterThan(4000);
      assertThat(bench.journal.health().refused()).isEqualTo(1);

      Files.delete(ballast);
      bench.clock.pass(1);
      for (int step = 0; step < 4; step++) {
        bench.step();
      }
      assertThat(bench.waiting(Lane.EVENT).size()).isGreaterThanOrEqualTo(inMemory);
      assertThat(bench.recorder.offer(bench.happen.stroke(1))).isTrue();
      bench.checkChains();
    }
  }

  @Test
  void beforeTheDiskIsFullTheOldestSamplesMakeRoom() throws IOException {
    try (SmallDisk disk = SmallDisk.inMemory(folder, 8)) {
      Bench bench = Bench.open(disk.folder(), memory(), "b1"); // its quota is more than the disk
      for (int treatment = 0; treatment < 60; treatment++) {
        bench.hastyTreatment();
        assertThat(bench.journal.health().trouble()).isEmpty();
      }

      assertThat(bench.journal.health().freeBytes()).isGreaterThan(500_000);
      assertThat(bench.notices())
          .isNotEmpty()
          .allSatisfy(
              notice -> assertThat(((Notice.Discarded) notice).why()).isEqualTo("disk-full"));
      assertThat(bench.waiting(Lane.EVENT)).hasSize(60 * 25 + bench.notices().size());
      assertThat(bench.journal.mayBeginTreatment()).isEmpty();
      bench.checkChains();
    }
  }

  @Test
  void aJournalOnAReadOnlyDiskOpensAndBeginsToWriteWhenItMay() throws IOException {
    try (SmallDisk disk = SmallDisk.ext4(folder, 16)) {
      Bench before = Bench.open(disk.folder(), memory(), "b1");
      before.treatment();
      before.journal.finish();
      disk.remount("ro");

      Bench bench = Bench.open(disk.folder(), memory(), "b2");
      assertThat(bench.journal.mayBeginTreatment()).contains(Refusal.RECORD_NOT_KEPT);
      assertThat(bench.journal.health().trouble()).isEqualTo("read-only");
      bench.offer(bench.happen.state(1));
      bench.offer(bench.happen.second(2));
      bench.step();
      assertThatThrownBy(() -> bench.journal.consent(Consent.RESEARCH, true))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("consents");
      assertThat(bench.journal.consents()).isEmpty();

      disk.remount("rw");
      bench.clock.pass(1);
      bench.step();
      bench.step();

      assertThat(bench.journal.mayBeginTreatment()).isEmpty();
      List<Notice> notices = bench.notices();
      assertThat(notices.subList(0, 2))
          .containsExactly(new Notice.Goodbye(), new Notice.BootEnded("b1", 25, 30, true, 0));
      Notice.WritingResumed resumed = (Notice.WritingResumed) notices.get(2);
      assertThat(resumed.why()).isEqualTo("read-only");
      assertThat(resumed.samplesRefused()).isEqualTo(1);
      assertThat(bench.waiting(Lane.EVENT)).hasSize(26 + 3);
      bench.checkChains();
      bench.journal.finish();
    }
  }

  @Test
  void whenTheDiskBreaksWhatWasSaidDurableIsThereAfterItsRepair() throws IOException {
    try (SmallDisk disk = SmallDisk.ext4(folder, 16)) {
      Bench bench = Bench.open(disk.folder(), memory(), "b1");
      bench.journal.consent(Consent.TREATMENT, true);
      bench.treatment();
      List<Entry> events = bench.waiting(Lane.EVENT);
      List<Entry> samples = bench.waiting(Lane.SAMPLE);
      disk.breakDown();

      bench.offer(bench.happen.state(1));
      bench.step();
      assertThat(bench.journal.mayBeginTreatment()).contains(Refusal.RECORD_NOT_KEPT);
      assertThat(bench.journal.health().trouble()).isIn("read-only", "disk-error");
      assertThat(bench.waiting(Lane.EVENT)).as("reading goes on").isEqualTo(events);
      assertThatThrownBy(() -> bench.journal.consent(Consent.TREATMENT, false))
          .isInstanceOf(UncheckedIOException.class);
      assertThat(bench.journal.consents()).as("withdrawn all the same").isEmpty();
      bench.journal.finish();

      disk.repair();
      Bench next = Bench.open(disk.folder(), memory(), "b2");
      next.step();
      assertThat(next.waiting(Lane.EVENT)).startsWith(events.toArray(Entry[]::new));
      assertThat(next.waiting(Lane.EVENT)).as("what memory still had").hasSize(events.size() + 2);
      assertThat(next.waiting(Lane.SAMPLE)).isEqualTo(samples);
      assertThat(next.notices().getLast())
          .isEqualTo(new Notice.BootEnded("b1", events.size(), 30, false, History.LOST_AT_MOST_MS));
      next.checkChains();
      next.journal.finish();
    }
  }

  /** Not on the disk that fills or breaks. */
  private Path memory() {
    return folder.resolve("memory");
  }

  /** Fills the disk, also the room that the journal then gives back; answers the file to delete. */
  private static Path fillAgain(SmallDisk disk, Bench bench) throws IOException {
    disk.fill();
    offerUntilTrouble(bench);
    Path ballast = disk.fill();
    long written = -1;
    for (int event = 0; bench.journal.written() > written; event++) {
      written = bench.journal.written();
      bench.offer(bench.happen.stroke(bench.nowNs()));
      bench.step();
      assertThat(event).as("events on a full disk").isLessThan(5000);
    }
    return ballast;
  }

  /** Offers an event a step until one is not taken; answers how many. */
  private static long offerUntilTrouble(Bench bench) {
    long offered = 0;
    while (bench.journal.health().trouble().isEmpty()) {
      bench.offer(bench.happen.stroke(bench.nowNs()));
      offered++;
      bench.step();
      assertThat(offered).as("events on a full disk").isLessThan(5000);
    }
    return offered;
  }
}
