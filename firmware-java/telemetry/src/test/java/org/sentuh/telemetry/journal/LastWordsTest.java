package org.sentuh.telemetry.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Wall;

/** What a killed process leaves in memory, and what becomes of it at the next start. */
class LastWordsTest {

  @TempDir Path folder;
  private final Happenings happen = new Happenings("b1");

  @Test
  void whatWasKeptIsReadInOrderWithItsTimeOfDay() {
    LastWords words = LastWords.open(folder, "b1", 7);
    Wall zero = new Wall(Instant.parse("2026-11-25T01:00:00Z"), Wall.Quality.TRUSTED);
    words.alive(9_000_000_000L, zero, 4_000_000_000L);
    List.of(happen.stroke(1), happen.state(2), happen.ended(3)).forEach(words::keep);
    words.close();

    Testament left = Testament.in(folder).getFirst();

    assertThat(left.boot()).isEqualTo("b1");
    assertThat(left.turn()).isEqualTo(7);
    assertThat(left.zero()).isEqualTo(zero);
    assertThat(left.silentMs()).isEqualTo(5_000);
    assertThat(left.words()).extracting(Testament.Word::number).containsExactly(1L, 2L, 3L);
    assertThat(left.words())
        .extracting(word -> word.event().sequence())
        .containsExactly(0L, 1L, 2L);
  }

  @Test
  void whenAllIsDurableTheNextFactBeginsAtTheFront() {
    LastWords words = LastWords.open(folder, "b1", 1);
    for (int turn = 0; turn < 100_000; turn++) { // some twenty times its room
      words.durable(words.keep(happen.stroke(turn)));
    }
    words.keep(happen.stroke(1));
    words.keep(happen.stroke(2));
    words.close();

    assertThat(Testament.in(folder).getFirst().words())
        .extracting(Testament.Word::number)
        .containsExactly(100_001L, 100_002L);
  }

  @Test
  void beyondItsRoomFactsAreStillCountedAndTheFirstOnesStay() {
    LastWords words = LastWords.open(folder, "b1", 1);
    for (int turn = 1; turn <= 10_000; turn++) {
      assertThat(words.keep(happen.stroke(turn))).isEqualTo(turn);
    }
    words.close();

    List<Testament.Word> left = Testament.in(folder).getFirst().words();
    assertThat(left).hasSizeBetween(2_000, 9_999);
    assertThat(left.getLast().number()).isEqualTo(left.size());
  }

  @Test
  void aWordThatWasBeingWrittenEndsTheWords() throws IOException {
    LastWords words = LastWords.open(folder, "b1", 1);
    words.keep(happen.stroke(1));
    words.keep(happen.stroke(2));
    words.close();
    Path file = Testament.file(folder, "b1");
    int second =
        LastWords.WORDS_AT
            + LastWords.WORD_HEADER
            + ByteBuffer.wrap(Files.readAllBytes(file)).getInt(LastWords.WORDS_AT);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {'x'}), second + LastWords.WORD_HEADER + 3);
    }

    assertThat(Testament.in(folder).getFirst().words()).hasSize(1);
  }

  @Test
  void aWordOfAnImpossibleLengthEndsTheWords() throws IOException {
    for (int length : new int[] {Integer.MAX_VALUE, LastWords.BYTES, -1}) {
      LastWords words = LastWords.open(folder, "b1", 1);
      words.close();
      put(LastWords.WORDS_AT, length);

      assertThat(Testament.in(folder).getFirst().words()).as("%d bytes", length).isEmpty();
    }
  }

  @Test
  void whatCanBeNoBootsLastWordsGoes() throws IOException {
    for (int length : new int[] {0, -1, 65, Integer.MAX_VALUE}) {
      LastWords.open(folder, "b1", 1).close();
      put(LastWords.BOOT_AT, length);

      assertThat(Testament.in(folder)).as("a name of %d letters", length).isEmpty();
      assertThat(Testament.file(folder, "b1")).doesNotExist();
    }
    LastWords.open(folder, "b1", 1).close();
    put(LastWords.BOOT_AT + Integer.BYTES, '/' << 24);
    assertThat(Testament.in(folder)).as("a name of another form").isEmpty();
    LastWords.open(folder, "b1", 1).close();
    put(LastWords.ZERO_AT, Integer.MAX_VALUE);
    assertThat(Testament.in(folder)).as("a time beyond all calendars").isEmpty();
  }

  @Test
  void whatALoopReportsUnderAnotherNameIsTheWordOfTheBootThatKeptIt() {
    Bench dead = Bench.open(folder.resolve("dead"), "b1");
    Happenings setUp = new Happenings("simulated");
    dead.offer(setUp.state(1));
    dead.step();
    dead.offer(setUp.stroke(2));
    Bench next = Bench.open(kill(dead), "b2");

    List<Entry> events = next.waiting(Lane.EVENT);
    assertThat(events).extracting(Entry::boot).containsExactly("b1", "b1", "b2");
    assertThat(((Message.Fact) Bench.message(events.get(1))).event().atNs()).isEqualTo(2);
    next.checkChains();
  }

  private void put(int at, int number) throws IOException {
    try (FileChannel file =
        FileChannel.open(Testament.file(folder, "b1"), StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.allocate(Integer.BYTES).putInt(0, number), at);
    }
  }

  @Test
  void aFileThatIsInUseIsLeftAloneAndAHalfMadeOneGoes() throws IOException {
    LastWords living = LastWords.open(folder, "b1", 1);
    Path halfMade = Testament.file(folder, "b0");
    Files.write(halfMade, new byte[1000]);

    assertThat(Testament.in(folder)).isEmpty();
    assertThat(halfMade).doesNotExist();
    assertThat(Testament.file(folder, "b1")).exists();
    living.forget();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void withoutMemoryThatOutlivesItTheJournalGoesOn() throws IOException {
    Path none = Files.writeString(folder.resolve("none"), "a file, not a folder");
    LastWords words = LastWords.open(none, "b1", 1);

    assertThat(words.keep(happen.stroke(1))).isEqualTo(1);
    assertThat(words.keep(happen.stroke(2))).isEqualTo(2);
    words.forget();
  }

  @Test
  void whatAKilledProcessHadReportedIsTheNextOfItsOwnChain() {
    Bench dead = Bench.open(folder.resolve("dead"), "b1");
    dead.offer(dead.happen.state(1));
    dead.step();
    dead.offer(dead.happen.stroke(2));
    dead.offer(dead.happen.ended(3));
    Path grave = kill(dead);

    Bench next = Bench.open(grave, "b2");

    List<Entry> events = next.waiting(Lane.EVENT);
    assertThat(events).extracting(Entry::boot).containsExactly("b1", "b1", "b1", "b2");
    assertThat(events).extracting(Entry::sequence).containsExactly(0L, 1L, 2L, 0L);
    assertThat(((Message.Fact) Bench.message(events.get(2))).event().atNs()).isEqualTo(3);
    assertThat(next.notices())
        .containsExactly(new Notice.BootEnded("b1", 2, -1, false, History.LOST_AT_MOST_MS));
    next.checkChains();
    next.journal.finish();
    assertThat(grave.resolve("memory")).isEmptyDirectory();
  }

  @Test
  void whatIsDurableAlreadyIsNotToldAgain() {
    Bench dead = Bench.open(folder.resolve("dead"), "b1");
    dead.offer(dead.happen.state(1));
    dead.step(); // durable, and still standing in memory
    Path grave = kill(dead);
    Bench second = Bench.open(grave, "b2");
    assertThat(second.waiting(Lane.EVENT)).hasSize(2);
    Bench.copy(dead.folder.resolve("memory"), grave.resolve("memory")); // as if not deleted

    second.journal.finish();
    Bench third = Bench.open(grave, "b3");

    assertThat(third.waiting(Lane.EVENT))
        .extracting(Entry::boot)
        .containsExactly("b1", "b2", "b2", "b3");
  }

  @Test
  void bootsThatNeverWroteAnythingAreToldInTheirOrderAndSoIsTheirEnd() throws IOException {
    Path disk = folder.resolve("disk");
    Path memory = disk.resolve("memory");
    for (String boot : List.of("b9", "b1")) { // in the order of their lives, not of their names
      Happenings its = new Happenings(boot);
      long turn = Testament.in(memory).stream().mapToLong(Testament::turn).max().orElse(0) + 1;
      LastWords words = LastWords.open(memory, boot, turn);
      words.keep(its.state(1));
      words.keep(its.ended(2));
      words.close();
    }

    Bench next = Bench.open(disk, "b2");

    assertThat(next.waiting(Lane.EVENT))
        .extracting(entry -> entry.boot() + " " + entry.sequence())
        .containsExactly("b9 0", "b9 1", "b1 0", "b1 1", "b2 0", "b2 1");
    assertThat(next.notices())
        .containsExactly(
            new Notice.BootEnded("b9", 1, -1, false, History.LOST_AT_MOST_MS),
            new Notice.BootEnded("b1", 1, -1, false, History.LOST_AT_MOST_MS));
    next.checkChains();
    next.journal.finish();
    Bench after = Bench.open(disk, "b3");
    assertThat(after.notices().getLast()).isEqualTo(new Notice.BootEnded("b2", 2, -1, true, 0));
  }

  /** Leaves what a killed process leaves; answers where. */
  private Path kill(Bench bench) {
    Path grave = folder.resolve("grave");
    Bench.copy(bench.folder, grave);
    return grave;
  }
}
