package org.sentuh.telemetry.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Notice;

/**
 * The power goes at any moment between two commits. What a disk then holds is made from the files
 * as they were after the one and after the other: of what was not synced, any part may have been
 * written, cut at any byte or sector by sector in any order. What the first commit made durable is
 * always there, and the file is never called damaged.
 *
 * <p>The order that a sync forces is that of SQLite's WAL: the pages of a commit go to the WAL,
 * which is synced; only then may pages be written back into the database, which is synced; only
 * then is the WAL begun anew, its header first, which is synced before any page follows it. (Frames
 * of a WAL that is begun anew under a header of the one before would be a damaged file: SQLite's
 * ticket ff5be73dee.)
 */
class PowerProperties {

  private static final int COMMITS = 40;
  private static final int SECTOR = 512;
  private static final int WAL_HEADER = 32;
  private static final List<Moment> MOMENTS = new ArrayList<>();

  private static Path folder = Path.of("");
  private static int images;

  /** The files after a commit, and what was durable then. */
  private record Moment(Path files, List<Entry> events, List<Entry> samples) {
    byte[] database() {
      return read("journal.db");
    }

    byte[] wal() {
      return read("journal.db-wal");
    }

    byte[] walHeader() {
      return Arrays.copyOf(wal(), WAL_HEADER);
    }

    /** What must be there whether or not the commit after it is, which may have freed some. */
    Moment before(Moment after) {
      return new Moment(files, both(events, after.events), both(samples, after.samples));
    }

    private static List<Entry> both(List<Entry> some, List<Entry> others) {
      return some.stream().filter(Set.copyOf(others)::contains).toList();
    }

    private byte[] read(String name) {
      try {
        return Files.readAllBytes(files.resolve(name));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @BeforeContainer
  static void writeAJournal() throws IOException {
    folder = Files.createTempDirectory("sentuh-power");
    Path live = folder.resolve("live");
    Bench bench = Bench.open(live, "b1");
    while (MOMENTS.size() < COMMITS) {
      for (int event = 0; event < 20; event++) {
        bench.clock.pass(1);
        bench.offer(bench.happen.second(bench.nowNs()));
        bench.offer(bench.happen.stroke(bench.nowNs()));
      }
      if (MOMENTS.size() == 25) { // pages become free and are used again
        bench.journal.stored(JournalTest.ack("b1", Lane.EVENT, 50));
      }
      bench.step();
      Path copy = folder.resolve("commit-" + MOMENTS.size());
      Bench.copy(live, copy);
      MOMENTS.add(new Moment(copy, bench.waiting(Lane.EVENT), bench.waiting(Lane.SAMPLE)));
    }
    long writtenBack =
        MOMENTS.stream().map(moment -> Arrays.hashCode(moment.database())).distinct().count();
    assertThat(writtenBack).as("the WAL was written back at least twice").isGreaterThan(2);
  }

  @AfterContainer
  static void remove() throws IOException {
    delete(folder);
    MOMENTS.clear();
  }

  @Property(tries = 60)
  void theWalMayEndAtAnyByteBeyondWhatWasSynced(
      @ForAll @IntRange(max = COMMITS - 2) int commit, @ForAll @IntRange(max = 999) int permille) {
    Moment after = MOMENTS.get(commit + 1);
    Moment before = MOMENTS.get(commit).before(after);
    int first = Arrays.mismatch(before.wal(), after.wal()); // -1 only for a commit of nothing
    int cut = first + (int) ((after.wal().length - first) * (long) permille / 1000);
    // Beyond the cut stands what stood there before, if anything did.
    byte[] wal = before.wal().length > cut ? before.wal() : new byte[cut];
    System.arraycopy(after.wal(), 0, wal, 0, cut);

    assertDurable(before, before.database(), wal);
  }

  /** That the images are what they claim to be. */
  @Example
  void whatIsCutOffIsGone() throws IOException {
    Moment before = MOMENTS.get(3);
    Moment after = MOMENTS.get(4);
    Path image = folder.resolve("cut");
    Files.createDirectories(image);
    Files.write(image.resolve("journal.db"), before.database());
    Files.write(
        image.resolve("journal.db-wal"),
        Arrays.copyOf(after.wal(), Arrays.mismatch(before.wal(), after.wal())));

    assertThat(Bench.open(image, "b2").waiting(Lane.EVENT))
        .contains(before.events().getLast())
        .doesNotContain(after.events().getLast());
  }

  @Property(tries = 60)
  void beyondWhatWasSyncedTheWalMayHoldNoise(
      @ForAll @IntRange(max = COMMITS - 1) int commit,
      @ForAll @IntRange(max = 20_000) int length,
      @ForAll int seed) {
    Moment before = MOMENTS.get(commit);
    byte[] wal = Arrays.copyOf(before.wal(), before.wal().length + length);
    byte[] noise = new byte[length];
    new Random(seed).nextBytes(noise);
    System.arraycopy(noise, 0, wal, before.wal().length, length);

    assertDurable(before, before.database(), wal);
  }

  @Property(tries = 60)
  void anySectorsOfTheNextCommitMayHaveBeenWritten(
      @ForAll @IntRange(max = COMMITS - 2) int commit, @ForAll int seed) {
    Moment after = MOMENTS.get(commit + 1);
    Moment before = MOMENTS.get(commit).before(after);

    assertDurable(before, before.database(), someOfTheWal(before, after, seed));
  }

  @Property(tries = 60)
  void anySectorsOfAWalBegunAnewMayHaveBeenWritten(@ForAll int seed) {
    List<Integer> begunAnew =
        IntStream.range(0, COMMITS - 1)
            .filter(at -> !isSameWal(MOMENTS.get(at), MOMENTS.get(at + 1)))
            .boxed()
            .toList();
    int commit = begunAnew.get(Math.floorMod(seed, begunAnew.size()));
    Moment after = MOMENTS.get(commit + 1);
    Moment before = MOMENTS.get(commit).before(after);

    assertDurable(before, before.database(), someOfTheWal(before, after, seed));
    byte[] onlyTheHeader = before.wal();
    System.arraycopy(after.walHeader(), 0, onlyTheHeader, 0, WAL_HEADER);
    assertDurable(before, before.database(), onlyTheHeader);
  }

  @Property(tries = 60)
  void anySectorsMayHaveBeenWrittenBack(
      @ForAll @IntRange(max = COMMITS - 2) int commit, @ForAll int seed) {
    Moment before = MOMENTS.get(commit);
    Moment after = MOMENTS.get(commit + 1);

    assertDurable(after, mixed(before.database(), after.database(), seed), after.wal());
  }

  private static boolean isSameWal(Moment before, Moment after) {
    return Arrays.equals(before.walHeader(), after.walHeader());
  }

  /** Any sectors of what came to the WAL, but its header first. */
  private static byte[] someOfTheWal(Moment before, Moment after, int seed) {
    byte[] wal = mixed(before.wal(), after.wal(), seed);
    System.arraycopy(after.walHeader(), 0, wal, 0, WAL_HEADER);
    return wal;
  }

  /** Each sector from the one or the other; the file as long as any of them makes it. */
  private static byte[] mixed(byte[] before, byte[] after, int seed) {
    SplittableRandom chance = new SplittableRandom(seed); // Random begins alike for small seeds
    int length = before.length;
    byte[] mixed = Arrays.copyOf(before, Math.max(before.length, after.length));
    for (int at = 0; at < after.length; at += SECTOR) {
      int end = Math.min(at + SECTOR, after.length);
      if (chance.nextBoolean()) {
        System.arraycopy(after, at, mixed, at, end - at);
        length = Math.max(length, end);
      }
    }
    return Arrays.copyOf(mixed, length);
  }

  private static void assertDurable(Moment moment, byte[] database, byte[] wal) {
    Path image = folder.resolve("image-" + images++);
    try {
      Files.createDirectories(image);
      Files.write(image.resolve("journal.db"), database);
      Files.write(image.resolve("journal.db-wal"), wal);
      Bench next = Bench.open(image, "b2");
      next.step();
      next.checkChains();
      assertThat(next.waiting(Lane.EVENT)).containsAll(moment.events());
      assertThat(next.waiting(Lane.SAMPLE)).containsAll(moment.samples());
      assertThat(next.notices()).noneMatch(Notice.JournalSetAside.class::isInstance);
      next.journal.finish();
      delete(image);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
