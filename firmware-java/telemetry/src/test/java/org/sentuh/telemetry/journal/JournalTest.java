package org.sentuh.telemetry.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.TickBlock;
import org.sentuh.telemetry.wire.Wall;

class JournalTest {

  private static final long S = SteppedClock.SECOND_NS;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = Bench.open(folder, "b1");
  }

  @Test
  void anEventIsToldOnceItIsDurableAndNotBefore() {
    bench.offer(bench.happen.state(7));
    assertThat(bench.waiting(Lane.EVENT)).isEmpty();
    assertThat(bench.journal.written()).isZero();

    bench.step();

    assertThat(bench.journal.written()).isEqualTo(1);
    assertThat(bench.messages(Lane.EVENT))
        .singleElement()
        .satisfies(message -> {
          Message.Fact fact = (Message.Fact) message;
          assertThat(fact.event()).isEqualTo(new Happenings("b1").state(7));
          assertThat(fact.stamp().boot()).isEqualTo("b1");
          assertThat(fact.stamp().sequence()).isZero();
          assertThat(fact.stamp().before()).isEqualTo(Entry.BEGINNING);
        });
  }

  @Test
  void aTreatmentBecomesEventsAndFramesOfTenSecondsInTwoChains() {
    bench.treatment();

    assertThat(bench.waiting(Lane.EVENT)).hasSize(25);
    List<Message> samples = bench.messages(Lane.SAMPLE);
    assertThat(samples).hasSize(31);
    assertThat(samples.stream().mapToInt(JournalTest::seconds).sum()).isEqualTo(304);
    assertThat(seconds(samples.getFirst())).isEqualTo(10);
    assertThat(seconds(samples.getLast())).isEqualTo(4);
    bench.checkChains();
  }

  @Test
  void placesOnlyGrowAndAreNeverGivenTwice() {
    bench.treatment();
    List<Waiting> all = bench.journal.after(Lane.EVENT, 0, 1000);
    long last = all.getLast().place();
    assertThat(bench.journal.after(Lane.EVENT, all.get(9).place(), 5))
        .isEqualTo(all.subList(10, 15));

    bench.journal.stored(ack("b1", Lane.EVENT, 24));
    bench.journal.stored(ack("b1", Lane.SAMPLE, 30));
    bench.step();
    bench.offer(bench.happen.state(bench.nowNs()));
    bench.step();

    assertThat(bench.journal.after(Lane.EVENT, 0, 10))
        .singleElement()
        .satisfies(waiting -> assertThat(waiting.place()).isGreaterThan(last));
  }

  /** In any other mode of SQLite a power cut may undo what was said to be durable. */
  @Test
  void theFileIsWrittenAhead() throws IOException {
    byte[] header = Files.readAllBytes(folder.resolve("journal.db"));

    assertThat(header[18]).as("write version").isEqualTo((byte) 2);
    assertThat(header[19]).as("read version").isEqualTo((byte) 2);
    assertThat(folder.resolve("journal.db-wal")).isNotEmptyFile();
  }

  @Test
  void anAckFreesItsLaneUpToItsSequenceAndNothingElse() {
    bench.treatment();
    bench.journal.stored(ack("b1", Lane.EVENT, 9));
    bench.step();

    assertThat(bench.waiting(Lane.EVENT)).hasSize(15);
    assertThat(bench.waiting(Lane.SAMPLE)).hasSize(31);
    assertThat(bench.journal.spans())
        .containsExactlyInAnyOrder(
            new Message.Span("b1", Lane.EVENT, 10, 24), new Message.Span("b1", Lane.SAMPLE, 0, 30));
    assertThat(bench.journal.health().waiting())
        .containsEntry(Lane.EVENT, 15L)
        .containsEntry(Lane.SAMPLE, 31L);

    bench.journal.stored(ack("b1", Lane.EVENT, 4)); // an old one, again
    bench.step();
    assertThat(bench.waiting(Lane.EVENT)).hasSize(15);
    assertThat(bench.journal.health().strangeAcks()).isZero();
  }

  @Test
  void anAckForABootThatNeverWasIsCountedAndIgnored() {
    bench.treatment();
    bench.journal.stored(ack("b0", Lane.EVENT, 9));
    bench.step();

    assertThat(bench.waiting(Lane.EVENT)).hasSize(25);
    assertThat(bench.journal.health().strangeAcks()).isEqualTo(1);
  }

  @Test
  void anAckBeyondWhatWasWrittenIsCountedAndIgnored() {
    bench.treatment();
    bench.journal.stored(ack("b1", Lane.EVENT, 25));
    bench.step();

    assertThat(bench.waiting(Lane.EVENT)).hasSize(25);
    assertThat(bench.journal.health().strangeAcks()).isEqualTo(1);
  }

  @Test
  void theGoodbyeIsTheLastEventAndTheNextBootSaysSo() {
    bench.treatment();
    bench.offer(bench.happen.second(bench.nowNs()));
    bench.journal.finish();
    assertThat(bench.recorder.offer(bench.happen.state(1))).isFalse();

    Bench next = Bench.open(folder, "b2");
    next.step();

    List<Entry> events = next.waiting(Lane.EVENT);
    assertThat(next.notices())
        .containsExactly(new Notice.Goodbye(), new Notice.BootEnded("b1", 25, 31, true, 0));
    assertThat(events.get(25).boot()).isEqualTo("b1");
    assertThat(events.get(26).boot()).isEqualTo("b2");
    assertThat(events.get(26).sequence()).isZero();
    assertThat(next.waiting(Lane.SAMPLE)).hasSize(32);
    next.checkChains();
  }

  @Test
  void aFrameThatABootLeftUnfinishedIsFinishedByTheNext() {
    for (int second = 1; second <= 14; second++) {
      bench.clock.pass(0.8);
      bench.offer(bench.happen.second(second * S));
      bench.step();
    }
    assertThat(bench.waiting(Lane.SAMPLE)).hasSize(1);

    Bench next = Bench.open(folder, "b2"); // the first one is gone without a word
    next.step();

    List<Message> samples = next.messages(Lane.SAMPLE);
    assertThat(samples).hasSize(2);
    Message.Sample last = (Message.Sample) samples.getLast();
    assertThat(last.stamp().boot()).isEqualTo("b1");
    assertThat(last.stamp().sequence()).isEqualTo(1);
    assertThat(last.frame().firstAtNs()).isEqualTo(11 * S);
    assertThat(last.frame().seconds()).hasSize(4);
    assertThat(next.notices())
        .containsExactly(new Notice.BootEnded("b1", -1, 1, false, History.LOST_AT_MOST_MS));
    next.checkChains();

    Bench third = Bench.open(folder, "b3");
    third.step();
    assertThat(third.waiting(Lane.SAMPLE)).as("finished once").hasSize(2);
  }

  @Test
  void bootsWithNothingLeftToTellAreForgottenAndOthersAreNot() {
    bench.offer(bench.happen.state(1));
    bench.step();
    Bench second = Bench.open(folder, "b2");
    second.journal.stored(ack("b2", Lane.EVENT, 0));
    second.step();
    Bench third = Bench.open(folder, "b3");
    third.journal.stored(ack("b1", Lane.EVENT, 0));
    third.journal.stored(ack("b3", Lane.EVENT, 0));
    third.step();
    assertThat(third.journal.spans()).isEmpty();

    Bench fourth = Bench.open(folder, "b4");
    fourth.step();
    assertThat(fourth.notices())
        .containsExactly(new Notice.BootEnded("b3", 0, -1, false, History.LOST_AT_MOST_MS));
    fourth.journal.stored(ack("b1", Lane.EVENT, 0)); // forgotten: nobody knows it any more
    fourth.step();
    assertThat(fourth.journal.health().strangeAcks()).isEqualTo(1);
  }

  @Test
  void theLastOfEachBootAndLaneIsKnownAlsoWhenItHasGone() {
    assertThat(bench.journal.heads()).isEmpty();
    bench.treatment();
    bench.journal.stored(ack("b1", Lane.EVENT, 24));
    bench.step();
    assertThat(bench.waiting(Lane.EVENT)).isEmpty();
    assertThat(bench.journal.heads())
        .isEqualTo(Map.of("b1", Map.of(Lane.EVENT, 24L, Lane.SAMPLE, 30L)));

    Bench next = Bench.open(folder, "b2");
    next.journal.wellbeing(Map.of("calm", 8));
    next.journal.stored(ack("b1", Lane.SAMPLE, 30));
    next.step();
    assertThat(next.journal.heads())
        .containsExactly(
            Map.entry("b1", Map.of(Lane.EVENT, 24L, Lane.SAMPLE, 30L)),
            Map.entry("b2", Map.of(Lane.EVENT, 0L, Lane.WELLBEING, 0L)));

    assertThat(Bench.open(folder, "b3").journal.heads())
        .as("b1 has nothing left to tell and is forgotten")
        .containsOnlyKeys("b2", "b3");
  }

  @Test
  void aBootOfANameThatHasBeenIsRefused() {
    bench.step();

    assertThatThrownBy(() -> Bench.open(folder, "b1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("b1");
  }

  @Test
  void fullRateBlocksHaveTheirOwnLane() throws Exception {
    List<TickRecord> ticks = SmallPanel.ticks(250);
    ticks.forEach(bench.recorder::tick);
    bench.step();
    bench.clock.pass(20);
    bench.step();

    List<Message> blocks = bench.messages(Lane.FULL_RATE);
    assertThat(blocks).hasSize(3);
    Message.FullRate first = (Message.FullRate) blocks.getFirst();
    assertThat(first.ticks()).isEqualTo(100);
    assertThat(first.firstAtNs()).isEqualTo(ticks.getFirst().snapshot().tNs());
    assertThat(TickBlock.decode(first.data()).get(99).inputs().tNs())
        .isEqualTo(ticks.get(99).snapshot().tNs());
    bench.checkChains();
  }

  @Test
  void theMothersAnswersHaveTheirOwnLane() {
    bench.journal.wellbeing(Map.of("calm", 8, "pain", -1));
    bench.step();

    assertThat(bench.messages(Lane.WELLBEING))
        .singleElement()
        .satisfies(message ->
            assertThat(((Message.Wellbeing) message).answers())
                .containsExactlyInAnyOrderEntriesOf(Map.of("calm", 8, "pain", -1)));
    assertThat(bench.waiting(Lane.EVENT)).isEmpty();
  }

  @Test
  void whatTheBrokerRefusesIsKeptApartAndNoted() {
    bench.treatment();
    Entry refused = bench.waiting(Lane.SAMPLE).get(3);
    bench.journal.unsendable(refused, 153);
    bench.step();

    assertThat(bench.waiting(Lane.SAMPLE)).hasSize(30).doesNotContain(refused);
    assertThat(bench.notices()).containsExactly(new Notice.Unsendable(Lane.SAMPLE, "b1", 3, 153));
  }

  @Test
  void aNoticeThatTheBrokerRefusesAsWellIsNotNotedAgain() {
    bench.treatment();
    bench.journal.unsendable(bench.waiting(Lane.EVENT).getFirst(), 135);
    bench.step();
    Entry notice = bench.waiting(Lane.EVENT).getLast();
    bench.journal.unsendable(notice, 135);
    bench.step();

    assertThat(bench.notices()).isEmpty();
    assertThat(bench.waiting(Lane.EVENT)).hasSize(24);
  }

  @Test
  void nothingIsAgreedToUntilSheAgrees() {
    assertThat(bench.journal.consents()).isEmpty();

    bench.journal.consent(Consent.TREATMENT, true);
    bench.journal.consent(Consent.RESEARCH, true);
    bench.journal.consent(Consent.RESEARCH, true);
    bench.journal.consent(Consent.RESEARCH, false);
    bench.step();

    assertThat(bench.journal.consents()).containsExactly(Consent.TREATMENT);
    assertThat(bench.notices())
        .containsExactly(
            new Notice.ConsentChanged(Consent.TREATMENT, true),
            new Notice.ConsentChanged(Consent.RESEARCH, true),
            new Notice.ConsentChanged(Consent.RESEARCH, false));
    assertThat(Bench.open(folder, "b2").journal.consents()).containsExactly(Consent.TREATMENT);
  }

  @Test
  void whereTheDeviceChangesHandsAllGoesButWhatSheLetsTheClinicKnowAndItDoesNotHave()
      throws Exception {
    bench.journal.consent(Consent.TREATMENT, true);
    bench.treatment();
    bench.journal.finish();
    Path aside = Files.writeString(folder.resolve("journal-aside-1.db"), "damaged before");

    try (Journal next = running("b2")) {
      List<Entry> told = all(next, Lane.EVENT);
      next.forgetHer();

      assertThat(next.consents()).isEmpty();
      assertThat(all(next, Lane.SAMPLE)).isEmpty();
      assertThat(all(next, Lane.EVENT)).containsAll(told);
      assertThat(notices(next)).contains(new Notice.Discarded(Lane.SAMPLE, "b1", 0, 30, "erased"));
      assertThat(aside).doesNotExist();
      assertThat(Files.readString(folder.resolve("journal.db"), StandardCharsets.ISO_8859_1))
          .doesNotContain("mean_kpa");
    }
    assertThat(Kept.in(folder).value("consents")).contains("");
  }

  @Test
  void whatSheDidNotLetTheClinicKnowIsNotToldWhenTheNextMotherAgrees() throws Exception {
    bench.treatment();
    bench.journal.finish();

    try (Journal next = running("b2")) {
      next.forgetHer();
      next.consent(Consent.TREATMENT, true);
      assertThat(all(next, Lane.EVENT)).noneMatch(entry -> entry.boot().equals("b1"));
      assertThat(notices(next))
          .anyMatch(notice ->
              notice instanceof Notice.Discarded(var lane, var boot, long first, long last, var why)
                  && lane == Lane.EVENT
                  && boot.equals("b1")
                  && first == 0
                  && why.equals("erased"));
    }
  }

  private Journal running(String boot) {
    return Journal.open(
        new Journal.Settings(folder, folder.resolve("memory"), Bench.DEVICE, boot, Bench.QUOTA),
        Kept.in(folder),
        bench.clock,
        bench.clock);
  }

  private static List<Entry> all(Journal journal, Lane lane) {
    return journal.after(lane, 0, Integer.MAX_VALUE).stream().map(Waiting::entry).toList();
  }

  private static List<Notice> notices(Journal journal) {
    return all(journal, Lane.EVENT).stream()
        .map(Bench::message)
        .filter(Message.Noted.class::isInstance)
        .map(message -> ((Message.Noted) message).notice())
        .toList();
  }

  @Test
  void anEntryOfAnUnsetClockIsSaidToBeSo() {
    bench.clock.quality = Wall.Quality.UNSET;
    bench.offer(bench.happen.state(1));
    bench.step();

    assertThat(((Message.Fact) bench.messages(Lane.EVENT).getFirst()).stamp().wall().quality())
        .isEqualTo(Wall.Quality.UNSET);
  }

  @Test
  void aClockThatIsSetLaterIsPutRightByOneOffsetAndNothingIsRewritten() {
    Duration years = Duration.ofDays(20_000);
    bench.clock.quality = Wall.Quality.UNSET;
    bench.clock.behind = years;
    bench.offer(bench.happen.state(3 * S));
    bench.step();
    // Somebody turns it, and nobody says that it may be believed.
    bench.clock.behind = Duration.ofDays(3);
    bench.offer(bench.happen.state(5 * S));
    bench.step();
    assertThat(bench.notices()).isEmpty();

    bench.clock.behind = Duration.ZERO;
    bench.clock.quality = Wall.Quality.TRUSTED;
    bench.step();
    bench.step();

    assertThat(bench.notices()).containsExactly(new Notice.ClockCorrected(years.toNanos()));
    List<Message.Stamp> told =
        bench.messages(Lane.EVENT).stream()
            .filter(Message.Fact.class::isInstance)
            .map(message -> ((Message.Fact) message).stamp())
            .toList();
    assertThat(told)
        .allSatisfy(stamp -> {
          assertThat(stamp.wall().quality()).isEqualTo(Wall.Quality.UNSET);
          assertThat(stamp.wall().at().plus(years))
              .isEqualTo(SteppedClock.BEGINNING.plusNanos(stamp.atNs()));
        });
  }

  @Test
  void aSecondThatWasDroppedLeavesAHoleBetweenFramesAndNoneInTheChain() {
    for (int second : new int[] {1, 2, 4, 5}) {
      bench.offer(bench.happen.second(second * S));
    }
    bench.offer(bench.happen.event(5 * S, new Fact.Dropped(1)));
    bench.offer(bench.happen.ended(6 * S));
    bench.step();

    assertThat(bench.messages(Lane.SAMPLE)).extracting(JournalTest::seconds).containsExactly(2, 2);
    bench.checkChains();
  }

  @Test
  void aLoopThatIsReplacedIsHeardToItsEnd() {
    bench.offer(bench.happen.state(1));
    var second = bench.journal.recorder(SmallPanel.ZONES);

    assertThat(bench.recorder.offer(bench.happen.state(2))).isFalse();
    assertThat(second.offer(bench.happen.state(3))).isTrue();
    bench.step();
    bench.step();

    assertThat(bench.waiting(Lane.EVENT)).hasSize(2);
    assertThat(bench.journal.health().refused()).isEqualTo(1);
  }

  @Test
  void whoWaitsForMoreIsWokenByIt() throws InterruptedException {
    Thread later =
        Thread.ofPlatform()
            .start(() -> {
              bench.offer(bench.happen.state(1));
              bench.step();
            });

    bench.journal.awaitMore(0, 60_000);
    assertThat(bench.journal.written()).isEqualTo(1);
    bench.journal.awaitMore(1, 1);
    later.join();
  }

  @Test
  void whatNoMessageCanSayIsCountedAndTakesNothingWithIt() {
    bench.offer(bench.happen.state(1));
    bench.journal.wellbeing(Map.of("A question in words?", 99));
    bench.journal.note(new Notice.ClockCorrected(5));
    bench.step();

    assertThat(bench.waiting(Lane.EVENT)).hasSize(2);
    bench.checkChains();
  }

  @Test
  void aBootOfAnotherFormIsRefused() {
    assertThatThrownBy(() -> Bench.open(folder, "b 2")).hasMessageContaining("\"b 2\"");
  }

  static Message.Ack ack(String boot, Lane lane, long upTo) {
    return new Message.Ack(Bench.DEVICE, boot, Map.of(lane, upTo));
  }

  private static int seconds(Message sample) {
    return ((Message.Sample) sample).frame().seconds().size();
  }
}
