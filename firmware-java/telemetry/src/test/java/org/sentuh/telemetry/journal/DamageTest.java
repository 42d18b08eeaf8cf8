package org.sentuh.telemetry.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;

class DamageTest {

  @TempDir Path folder;
  private Path file;

  /** A boot of some treatments that ended with a goodbye. */
  @BeforeEach
  void aBootBefore() {
    file = folder.resolve("journal.db");
    Bench bench = Bench.open(folder, "b1");
    bench.journal.consent(Consent.TREATMENT, true);
    for (int treatment = 0; treatment < 3; treatment++) {
      bench.hastyTreatment();
    }
    bench.journal.finish();
  }

  @Test
  void aTruncatedFileIsSetAside() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {1, 100, 4096, whole.length / 2, whole.length - 4096}) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertSetAside("cut at " + length, cut);
    }
  }

  @Test
  void anEmptyFileIsSetAside() throws IOException {
    assertSetAside("empty", new byte[0]);
  }

  @Test
  void aFileThatIsNoDatabaseIsSetAside() throws IOException {
    assertSetAside(
        "words", "This is a note that somebody left here.\n".repeat(900).getBytes(UTF_8));
  }

  @Test
  void noiseInTheMiddleIsFoundAndTheFileSetAside() throws IOException {
    byte[] noise = Files.readAllBytes(file);
    byte[] some = new byte[3 * 4096];
    new Random(7).nextBytes(some);
    System.arraycopy(some, 0, noise, noise.length / 2, some.length);

    assertSetAside("noise", noise);
  }

  @Test
  void aDatabaseOfAnotherKindIsSetAside() throws Exception {
    Path other = folder.resolve("other.db");
    sql(other, "CREATE TABLE recipe (name TEXT)");
    assertSetAside("another kind", Files.readAllBytes(other));

    Files.delete(other);
    Files.copy(folder.resolve("journal-aside-1.db"), other);
    Bench.open(folder, "b3").journal.finish();
    Path journal = folder.resolve("later.db");
    Files.copy(file, journal);
    sql(journal, "PRAGMA user_version = 3");
    assertSetAside("a later version", Files.readAllBytes(journal));
  }

  @Test
  void onlyTheTwoLatestAreKeptAside() throws IOException {
    for (int time = 1; time <= 4; time++) {
      Files.writeString(file, "damage number " + time);
      Bench next = Bench.open(folder, "c" + time);
      next.journal.finish();
    }

    assertThat(folder.resolve("journal-aside-1.db")).hasContent("damage number 1");
    assertThat(folder.resolve("journal-aside-2.db")).hasContent("damage number 4");
    assertThat(folder.resolve("journal-aside-3.db")).doesNotExist();
  }

  @Test
  void damageWhileItRunsIsFoundByWhoReadsAndWhatIsLostIsNamed() throws IOException {
    Bench bench = Bench.open(folder, "b2");
    for (int treatment = 0; treatment < 12; treatment++) {
      bench.hastyTreatment();
    }
    long lastEvent = bench.waiting(Lane.EVENT).getLast().sequence();
    bench.journal.stored(JournalTest.ack("b2", Lane.SAMPLE, 100));
    bench.step();
    noiseFromPage(8);

    bench.waiting(Lane.SAMPLE);
    bench.offer(bench.happen.state(bench.nowNs()));
    bench.step();
    bench.step();

    assertThat(bench.notices())
        .satisfiesExactly(
            aside -> assertThat(aside).isInstanceOf(Notice.JournalSetAside.class),
            lost ->
                assertThat(lost)
                    .isEqualTo(new Notice.Discarded(Lane.EVENT, "b2", 0, lastEvent, "damaged")),
            lost ->
                assertThat(lost)
                    .isEqualTo(
                        new Notice.Discarded(Lane.SAMPLE, "b2", 101, 12 * 31 - 1, "damaged")));
    List<Entry> events = bench.waiting(Lane.EVENT);
    assertThat(events.getFirst().sequence()).isEqualTo(lastEvent + 1);
    bench.hastyTreatment();
    assertThat(bench.waiting(Lane.SAMPLE)).hasSize(31);
    bench.checkChains();
    assertThat(bench.journal.mayBeginTreatment()).isEmpty();
  }

  /** Who sends remembers the last place that it has sent, and asks for what lies beyond. */
  @Test
  void aFreshFileGoesOnBeyondTheLastPlaceThatWasGiven() throws IOException {
    Bench bench = Bench.open(folder, "b2");
    for (int treatment = 0; treatment < 12; treatment++) {
      bench.hastyTreatment();
    }
    long lastPlace = bench.journal.lastPlace();
    for (Lane lane : List.of(Lane.EVENT, Lane.SAMPLE)) {
      bench.journal.stored(JournalTest.ack("b2", lane, bench.waiting(lane).getLast().sequence()));
    }
    bench.step();
    assertThat(bench.journal.lastPlace()).as("the last ones have gone").isLessThan(lastPlace);
    noiseFromPage(8);

    bench.waiting(Lane.EVENT);
    bench.waiting(Lane.SAMPLE);
    bench.offer(bench.happen.state(bench.nowNs()));
    bench.step();

    assertThat(folder.resolve("journal-aside-1.db")).exists();
    List<Waiting> fresh = bench.journal.after(Lane.EVENT, lastPlace, 100);
    assertThat(fresh).isNotEmpty().isEqualTo(bench.journal.after(Lane.EVENT, 0, 100));
    bench.hastyTreatment();
    assertThat(bench.journal.after(Lane.SAMPLE, lastPlace, 100)).hasSize(31);
  }

  @Test
  void oneLetterOfOneEntryIsFoundAndOnlyThatEntryIsLost() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    byte[] words = "\"fact\":\"ended\"".getBytes(UTF_8);
    int at = indexOf(bytes, words);
    bytes[at + 9] = 'E';
    Files.write(file, bytes);

    Bench next = Bench.open(folder, "b2");
    assertThat(next.waiting(Lane.EVENT))
        .hasSize(3 * 25 + 2 - 1 + 1); // consent, goodbye, boot-ended
    next.waiting(Lane.EVENT);
    next.step();

    assertThat(next.notices())
        .filteredOn(Notice.Discarded.class::isInstance)
        .singleElement()
        .satisfies(notice -> {
          Notice.Discarded discarded = (Notice.Discarded) notice;
          assertThat(discarded.boot()).isEqualTo("b1");
          assertThat(discarded.lane()).isEqualTo(Lane.EVENT);
          assertThat(discarded.first()).isEqualTo(discarded.last());
          assertThat(discarded.why()).isEqualTo("damaged");
        });
    for (Message message : next.messages(Lane.EVENT)) {
      assertThat(message).isNotNull();
    }
  }

  private void assertSetAside(String what, byte[] damaged) throws IOException {
    Files.deleteIfExists(folder.resolve("journal-aside-1.db"));
    Files.write(file, damaged);
    Files.deleteIfExists(folder.resolve("journal.db-wal"));
    Files.deleteIfExists(folder.resolve("journal.db-shm"));
    String boot = "after-" + what.replace(' ', '-');

    Bench next = Bench.open(folder, boot);

    assertThat(next.journal.mayBeginTreatment()).as(what).isEmpty();
    next.hastyTreatment();
    assertThat(folder.resolve("journal-aside-1.db")).as(what).hasBinaryContent(damaged);
    assertThat(next.notices())
        .as(what)
        .satisfiesExactly(
            ended -> assertThat(ended).isInstanceOf(Notice.BootEnded.class),
            aside ->
                assertThat(((Notice.JournalSetAside) aside).file())
                    .isEqualTo("journal-aside-1.db"));
    assertThat(((Notice.BootEnded) next.notices().getFirst()).clean()).isTrue();
    assertThat(next.waiting(Lane.SAMPLE)).hasSize(31);
    assertThat(next.journal.consents()).as(what).containsExactly(Consent.TREATMENT);
    next.checkChains();
    next.journal.finish();
  }

  private void noiseFromPage(int page) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      byte[] noise = new byte[(int) channel.size() - page * 4096];
      new Random(11).nextBytes(noise);
      channel.write(ByteBuffer.wrap(noise), page * 4096L);
    }
  }

  private static void sql(Path database, String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
      connection.createStatement().execute(statement);
    }
  }

  private static int indexOf(byte[] bytes, byte[] words) {
    for (int at = 0; at + words.length <= bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + words.length, words, 0, words.length)) {
        return at;
      }
    }
    throw new AssertionError("not in the file");
  }
}
