package org.sentuh.telemetry.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;

/**
 * The disk does not answer for ten seconds of a massage. The loop is a real one, so is its tick;
 * time is stepped, and the tick's thread is asked whether it ever waited.
 */
class StallTest {

  private static final int SECONDS = 10;

  @TempDir Path folder;

  private final SteppedClock clock = new SteppedClock();

  @Test
  void theTickNeverWaitsForADiskThatIsFrozen() throws Exception {
    try (SmallDisk disk = SmallDisk.ext4(folder, 16)) {
      Journal journal = open(disk.folder());
      SmallPanel panel = new SmallPanel("b1", journal.recorder(SmallPanel.ZONES));
      panel.start();
      assertThat(journal.awaitWritten(10_000)).isTrue();
      long before = journal.written();
      disk.freeze();
      panel.tick();
      journal.note(new Notice.ClockCorrected(0)); // something to write
      assertThat(journal.awaitWritten(500)).as("the writer hangs").isFalse();

      massage(panel, journal);
      assertThat(journal.awaitWritten(200)).as("the writer still hangs").isFalse();
      assertThat(journal.written()).isEqualTo(before);
      disk.thaw();

      assertThat(journal.awaitWritten(10_000)).isTrue();
      assertNothingLost(journal, "stalled");
      journal.close();
    }
  }

  @Test
  void theTickNeverWaitsForSomebodyWhoHoldsTheFile() throws Exception {
    Journal journal = open(folder);
    SmallPanel panel = new SmallPanel("b1", journal.recorder(SmallPanel.ZONES));
    panel.start();
    assertThat(journal.awaitWritten(10_000)).isTrue();
    try (Connection other =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"))) {
      hold(other);
      journal.note(new Notice.ClockCorrected(0)); // something to write
      while (journal.health().trouble().isEmpty()) {
        journal.awaitWritten(100);
      }
      massage(panel, journal);
    }
    clock.pass(2);

    assertThat(journal.awaitWritten(10_000)).isTrue();
    assertThat(journal.mayBeginTreatment()).isEmpty();
    assertNothingLost(journal, "stalled");
    journal.close();
  }

  private Journal open(Path where) {
    return Journal.open(
        new Journal.Settings(where, folder.resolve("memory"), Bench.DEVICE, "b1", Bench.QUOTA),
        Kept.in(where),
        clock,
        clock);
  }

  private static void hold(Connection other) throws SQLException {
    try (var statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
    }
  }

  /** Ten seconds of ticks, of which none may wait. */
  private void massage(SmallPanel panel, Journal journal) {
    ThreadInfo before = me();
    for (int tick = 0; tick < SECONDS * 100; tick++) {
      panel.tick();
      clock.pass(0.01);
    }
    ThreadInfo after = me();
    assertThat(after.getWaitedCount()).as("waits of the tick").isEqualTo(before.getWaitedCount());
    assertThat(after.getBlockedCount()).as("locks it met").isEqualTo(before.getBlockedCount());
    assertThat(journal.health().refused()).as("ten seconds fit into the ring").isZero();
  }

  private static ThreadInfo me() {
    return ManagementFactory.getThreadMXBean().getThreadInfo(Thread.currentThread().threadId());
  }

  /** What was said is either there or counted: every second in a frame, or refused. */
  private void assertNothingLost(Journal journal, String why) throws InterruptedException {
    journal.awaitWritten(10_000);
    List<Message> events =
        journal.after(Lane.EVENT, 0, 10_000).stream()
            .map(waiting -> Bench.message(waiting.entry()))
            .toList();
    List<Notice.WritingResumed> resumed =
        events.stream()
            .filter(Message.Noted.class::isInstance)
            .map(event -> ((Message.Noted) event).notice())
            .filter(Notice.WritingResumed.class::isInstance)
            .map(Notice.WritingResumed.class::cast)
            .toList();
    assertThat(resumed).hasSize(1);
    assertThat(resumed.getFirst().why()).isEqualTo(why);
    assertThat(resumed.getFirst().lastedNs()).isGreaterThan(8 * SteppedClock.SECOND_NS);

    // The loop's own numbers: 15 seconds in all, each an event of the loop with a number.
    clock.pass(60);
    journal.awaitWritten(10_000);
    long seconds =
        journal.after(Lane.SAMPLE, 0, 10_000).stream()
            .mapToLong(waiting ->
                ((Message.Sample) Bench.message(waiting.entry())).frame().seconds().size())
            .sum();
    assertThat(seconds + resumed.getFirst().samplesRefused()).isEqualTo(5 + SECONDS);
  }
}
