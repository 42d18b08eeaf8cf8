package org.sentuh.telemetry.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;

/**
 * A real process that is killed while it writes, again and again, at moments that nobody chose:
 * while it opens, recovers what the last one left, writes, or writes back. {@code -Dkills=} says
 * how often.
 */
class KillTest {

  private static final int KILLS = Integer.getInteger("kills", 12);
  private static final Random CHANCE = new Random(Long.getLong("seed", 20261125));

  @TempDir Path folder;

  /** By track and sequence: what some boot was told to be durable. */
  private final Map<String, String> told = new HashMap<>();

  /** By boot, the facts that its loop has offered. */
  private final Map<String, Set<Long>> facts = new HashMap<>();

  private final Map<String, Long> secondsOffered = new HashMap<>();
  private int wrote;

  @Test
  void whatWasReportedOrSaidDurableOutlivesEveryKill() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      runAndKill("k" + kill);
      check("c" + kill);
    }
    assertThat(told.size()).as("entries told in %s boots", wrote).isGreaterThan(KILLS * 20);
    System.out.printf(
        "MEASURED %d kills, %d boots that wrote, %d entries told durable, all there%n",
        KILLS, wrote, told.size());
  }

  private void runAndKill(String boot) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledJournal.class.getName(),
                folder.toString(),
                boot)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    // Some while they start; most while they write, however long they took to come to that.
    boolean starting = CHANCE.nextInt(4) == 0;
    long afterMs = starting ? 150 + CHANCE.nextInt(850) : CHANCE.nextInt(1500);
    CountDownLatch writes = new CountDownLatch(starting ? 0 : 1);
    Thread killer =
        Thread.ofPlatform()
            .start(() -> {
              try {
                writes.await();
                Thread.sleep(afterMs);
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              process.toHandle().destroyForcibly(); // SIGKILL; what it has said can still be read
            });
    boolean said = false;
    try (BufferedReader out = process.inputReader()) {
      for (@Nullable String line = out.readLine(); line != null; line = out.readLine()) {
        writes.countDown();
        said |= hear(boot, line);
      }
    }
    writes.countDown(); // also when it has ended without a word
    killer.join();
    wrote += said ? 1 : 0;
  }

  /** The last line may have been cut by the kill. */
  private boolean hear(String boot, String line) {
    String[] words = line.split(" ", -1);
    if (words[0].equals("told") && words.length == 5 && words[4].length() == 64) {
      told.put(words[1] + " " + words[2] + " " + words[3], words[4]);
      return true;
    }
    if (words[0].equals("fact") && words.length == 3) {
      facts.computeIfAbsent(boot, of -> new HashSet<>()).add(Long.valueOf(words[1]));
    }
    if (words[0].equals("second") && words.length == 2 && !words[1].isEmpty()) {
      secondsOffered.put(boot, Long.valueOf(words[1]));
    }
    return false;
  }

  private void check(String boot) {
    Bench bench = Bench.open(folder, boot);
    bench.step();
    bench.checkChains();
    Map<String, String> found = new HashMap<>();
    Map<String, Long> last = new HashMap<>();
    Map<String, Long> seconds = new HashMap<>();
    Map<String, Set<Long>> kept = new HashMap<>();
    for (Lane lane : List.of(Lane.EVENT, Lane.SAMPLE)) {
      for (Entry entry : bench.waiting(lane)) {
        String track = entry.boot() + " " + lane.word();
        found.put(track + " " + entry.sequence(), entry.hash());
        last.put(track, entry.sequence());
        switch (Bench.message(entry)) {
          case Message.Sample(var stamp, var frame) ->
              seconds.merge(entry.boot(), (long) frame.seconds().size(), Long::sum);
          case Message.Fact(var stamp, var event) -> {
            Set<Long> its = kept.computeIfAbsent(entry.boot(), of -> new HashSet<>());
            assertThat(its.add(event.sequence())).as("%s stands there once", event).isTrue();
          }
          default -> {}
        }
      }
    }
    assertThat(found).containsAllEntriesOf(told);
    facts.forEach((dead, offered) ->
        assertThat(kept.getOrDefault(dead, Set.of())).as("facts of %s", dead).containsAll(offered));
    for (Notice.BootEnded ended : ended(bench)) {
      assertThat(ended.lastEvent())
          .as("%s", ended)
          .isEqualTo(last.getOrDefault(ended.boot() + " event", -1L));
      assertThat(ended.lastSample())
          .as("%s", ended)
          .isEqualTo(last.getOrDefault(ended.boot() + " sample", -1L));
      assertThat(ended.clean()).isEqualTo(ended.boot().startsWith("c"));
      // Fifty seconds of samples are offered in a real one.
      long lost =
          secondsOffered.getOrDefault(ended.boot(), 0L) - seconds.getOrDefault(ended.boot(), 0L);
      assertThat(lost).as("seconds lost of %s", ended.boot()).isLessThan(50 * 2);
    }
    bench.journal.finish();
  }

  private static List<Notice.BootEnded> ended(Bench bench) {
    ArrayList<Notice.BootEnded> ended = new ArrayList<>();
    for (Notice notice : bench.notices()) {
      if (notice instanceof Notice.BootEnded last) {
        ended.add(last);
      }
    }
    return ended;
  }
}
