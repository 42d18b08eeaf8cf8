package org.sentuh.telemetry.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.sentuh.telemetry.journal.Waiting;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;

final class LaneFeedTest {

  private static final DeviceId DEVICE = new DeviceId("sentuh-01");
  private static final long S = 1_000_000_000L;

  private final MemoryBacklog backlog = new MemoryBacklog(DEVICE);

  @Test
  void whatWaitedComesOldestFirstAndWhatIsFreshByItself() {
    events(3);
    LaneFeed feed = feed(0);
    events(2);
    feed.written();

    assertThat(allWaited(feed)).containsExactly(0L, 1L, 2L);
    assertThat(allFresh(feed)).containsExactly(3L, 4L);
  }

  @Test
  void anotherLaneIsNoneOfItsBusiness() {
    events(1);
    backlog.sample("b1");
    LaneFeed feed = feed(0);

    assertThat(allWaited(feed)).containsExactly(0L);
  }

  @Test
  void aSilentJournalIsNotAskedAgainAndAgain() {
    LaneFeed feed = feed(0);
    assertThat(feed.nextFresh()).isEmpty();
    events(1);

    assertThat(feed.nextFresh()).as("nobody said that there is more").isEmpty();
    feed.written();
    assertThat(feed.nextFresh()).isPresent();
  }

  @Test
  void beforeTheFirstAckOnlyAHundredGo() {
    events(500);
    LaneFeed feed = feed(0);

    assertThat(allWaited(feed)).hasSize(LaneFeed.TRUST_AT_FIRST);
  }

  @Test
  void everyAckDoublesWhatMayGoUpToABound() {
    events(20_000);
    LaneFeed feed = feed(0);
    int sent = allWaited(feed).size();
    List<Integer> rounds = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      store(feed, sent);
      sent = allWaited(feed).size();
      rounds.add(sent);
    }

    assertThat(rounds).startsWith(200, 400, 512).allMatch(n -> n <= 512);
  }

  @Test
  void whatWasSentIsSentAgainAfterAMinuteWithoutAnAckAFewFirst() {
    events(50);
    LaneFeed feed = feed(0);
    assertThat(allWaited(feed)).hasSize(50);
    events(5);
    feed.written();
    assertThat(allFresh(feed)).hasSize(5);

    assertThat(lookUntilMore(feed, 0)).isBetween(60L, 76L);
    assertThat(allWaited(feed)).containsExactlyElementsOf(range(0, LaneFeed.TRUST_IN_SILENCE));
    store(feed, 20);
    assertThat(allWaited(feed)).as("the clinic is back").containsExactlyElementsOf(range(20, 55));
  }

  @Test
  void aSilentClinicIsAskedLessAndLessOften() {
    events(50);
    LaneFeed feed = feed(0);
    allWaited(feed);
    long atS = 0;
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      long nextS = lookUntilMore(feed, atS);
      waits.add(nextS - atS);
      atS = nextS;
      assertThat(allWaited(feed)).hasSize(LaneFeed.TRUST_IN_SILENCE);
    }

    assertThat(waits.get(0)).isBetween(60L, 76L);
    assertThat(waits.get(1)).isBetween(120L, 151L);
    assertThat(waits.get(2)).isBetween(240L, 301L);
    assertThat(waits.get(3)).isBetween(300L, 376L);
    assertThat(waits.get(4)).isBetween(300L, 376L);
  }

  @Test
  void aClinicThatMovesOnIsNotBothered() {
    events(100);
    LaneFeed feed = feed(0);
    allWaited(feed);
    for (int s = 15; s < 600; s += 15) {
      store(feed, 1);
      feed.look(s * S);
    }

    assertThat(feed.nextWaited()).isEmpty();
  }

  @Test
  void whatWasNeverSentIsNotSentAgain() {
    events(1);
    LaneFeed feed = feed(0);
    for (int s = 15; s < 600; s += 15) {
      feed.look(s * S);
    }

    assertThat(allWaited(feed)).as("once").containsExactly(0L);
  }

  @Test
  void aBrokerThatCannotPassItOnGetsNoMoreUntilItIsTimeToAskAgain() {
    events(50);
    LaneFeed feed = feed(0);
    feed.nextWaited();
    feed.waitedTaken();
    feed.pause();

    assertThat(feed.nextWaited()).isEmpty();
    assertThat(lookUntilMore(feed, 0)).isBetween(60L, 76L);
    assertThat(allWaited(feed)).startsWith(0L, 1L);
  }

  @Test
  void whatIsWithheldIsReadAnewWhenItMayGo() {
    events(3);
    LaneFeed feed = feed(0);
    assertThat(feed.nextWaited().map(LaneFeedTest::sequence)).contains(0L);
    feed.withheld();
    store(feed, 2);

    assertThat(allWaited(feed)).containsExactly(2L);
  }

  @Test
  void largeEntriesAreReadAFewAtATime() {
    for (int i = 0; i < 10; i++) {
      backlog.fullRate("b1", 4000);
    }
    LaneFeed feed = new LaneFeed(Lane.FULL_RATE, backlog, Timing.NORMAL, backlog.lastPlace(), 0);

    assertThat(allWaited(feed)).containsExactlyElementsOf(range(0, 10));
  }

  private LaneFeed feed(long nowNs) {
    return new LaneFeed(Lane.EVENT, backlog, Timing.NORMAL, backlog.lastPlace(), nowNs);
  }

  private void events(int count) {
    for (int i = 0; i < count; i++) {
      backlog.event("b1");
    }
  }

  private long storedUpTo = -1;

  private void store(LaneFeed feed, long entries) {
    storedUpTo += entries;
    backlog.stored(new Message.Ack(DEVICE, "b1", Map.of(Lane.EVENT, storedUpTo)));
    feed.stored(entries);
  }

  /** The second in which there is something to be sent again. */
  private static long lookUntilMore(LaneFeed feed, long fromS) {
    for (long s = fromS + 1; s < fromS + 1000; s++) {
      if (s * S >= feed.nextLookNs()) {
        feed.look(s * S);
      }
      if (feed.nextWaited().isPresent()) {
        return s;
      }
    }
    throw new AssertionError("nothing is sent again");
  }

  private static List<Long> allWaited(LaneFeed feed) {
    List<Long> sequences = new ArrayList<>();
    Optional<Waiting> next = feed.nextWaited();
    while (next.isPresent()) {
      sequences.add(sequence(next.get()));
      feed.waitedTaken();
      next = feed.nextWaited();
    }
    return sequences;
  }

  private static List<Long> allFresh(LaneFeed feed) {
    List<Long> sequences = new ArrayList<>();
    Optional<Waiting> next = feed.nextFresh();
    while (next.isPresent()) {
      sequences.add(sequence(next.get()));
      feed.freshTaken();
      next = feed.nextFresh();
    }
    return sequences;
  }

  private static long sequence(Waiting waiting) {
    return waiting.entry().sequence();
  }

  private static List<Long> range(long from, long to) {
    return LongStream.range(from, to).boxed().toList();
  }
}
