package org.sentuh.telemetry.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sentuh.telemetry.uplink.UplinkBench.DEVICE;
import static org.sentuh.telemetry.uplink.UplinkBench.ack;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;

/** What frees entries, and what is sent again. */
final class UplinkAckTest {

  private final UplinkBench bench = new UplinkBench();
  private final MemoryBacklog backlog = bench.backlog;
  private final ScriptedBroker broker = bench.broker;
  private final Uplink uplink = bench.uplink;

  @Test
  void aPubackFreesNothingAndTheClinicsAckDoes() {
    backlog.event("b1");
    ScriptedBroker.Line line = bench.online();
    line.answerAll(0);
    uplink.step();
    assertThat(backlog.waitingEntries()).hasSize(1);

    line.say(Channel.ACK, ack("b1", Lane.EVENT, 0), false);
    uplink.step();
    assertThat(backlog.waitingEntries()).isEmpty();
    assertThat(uplink.status().stored()).isEqualTo(1);
  }

  @Test
  void aRetainedAckIsOnlyAHintButWhatItSaysWasStored() {
    backlog.event("b1");
    ScriptedBroker.Line line = bench.online();
    line.say(Channel.ACK, ack("b1", Lane.EVENT, 0), true);
    uplink.step();

    assertThat(backlog.waitingEntries()).isEmpty();
    assertThat(uplink.status().confirmed()).isFalse();
  }

  @Test
  void anAckThatGoesBackOrTooFarOrIsForABootThatNeverWasChangesNothing() {
    backlog.event("b1");
    backlog.event("b1");
    ScriptedBroker.Line line = bench.online();
    line.say(Channel.ACK, ack("b1", Lane.EVENT, 0), false);
    line.say(Channel.ACK, ack("b1", Lane.EVENT, 0), false);
    line.say(Channel.ACK, ack("never", Lane.EVENT, 100), false);
    uplink.step();
    assertThat(backlog.waitingEntries()).hasSize(1);
    assertThat(backlog.acks())
        .as("what goes back troubles no disk; of a boot only the journal knows that it never was")
        .containsExactly(ack("b1", Lane.EVENT, 0), ack("never", Lane.EVENT, 100));

    backlog.agree(Consent.PRESSURE, false);
    backlog.sample("b1");
    line.say(Channel.ACK, ack("b1", Lane.SAMPLE, Long.MAX_VALUE), false);
    uplink.step();
    assertThat(backlog.waitingEntries()).as("what was never sent cannot be stored").hasSize(2);
  }

  @Test
  void whatIsNotAckedIsSentAgainAfterEachConnectOldestFirst() {
    bench.oneOfEach();
    bench.oneOfEach();
    ScriptedBroker.Line first = bench.online();
    first.answerAll(0);
    first.say(Channel.ACK, ack("b1", Lane.EVENT, 0), false);
    uplink.step();
    ScriptedBroker.Line second = bench.again(first);

    assertThat(second.heard(Lane.EVENT)).containsExactly(1L);
    assertThat(second.heard(Lane.SAMPLE)).containsExactly(0L, 1L);
    assertThat(second.channels().subList(3, 6))
        .containsExactly(Channel.EVENT, Channel.WELLBEING, Channel.WELLBEING);
  }

  @Test
  void whatIsNotAckedIsSentAgainAfterAMinute() {
    bench.oneOfEach();
    ScriptedBroker.Line line = bench.online();
    long due = bench.quietlyUntil(line, () -> line.heard(Lane.EVENT).size() == 2, 200);

    assertThat(due).isBetween(60L, 77L);
    assertThat(line.heard(Lane.SAMPLE)).containsExactly(0L, 0L);
  }

  @Test
  void aLostOneIsFoundThoughTheClinicStoresWhatCameAfter() {
    for (int i = 0; i < 5; i++) {
      backlog.event("b1");
    }
    ScriptedBroker.Line line = bench.online();
    line.answerAll(0);
    line.say(Channel.ACK, ack("b1", Lane.EVENT, 1), false);
    uplink.step();
    int sent = line.heard(Lane.EVENT).size();
    bench.quietlyUntil(line, () -> line.heard(Lane.EVENT).size() > sent, 200);

    assertThat(line.heard(Lane.EVENT).subList(sent, sent + 3)).containsExactly(2L, 3L, 4L);
  }

  @Test
  void anAckOfWhatWasNeverSentIsRefusedAndCountedAndFreesNothingOfThatLane() {
    backlog.event("b1");
    backlog.event("b1");
    backlog.sample("b1");
    ScriptedBroker.Line line = bench.online();
    line.say(
        Channel.ACK, new Message.Ack(DEVICE, "b1", Map.of(Lane.EVENT, 2L, Lane.SAMPLE, 0L)), false);
    uplink.step();

    assertThat(backlog.waitingEntries()).extracting(Entry::lane).containsOnly(Lane.EVENT);
    assertThat(uplink.status().refused()).isEqualTo(1);
    assertThat(uplink.status().stored()).as("the sample").isEqualTo(1);
    backlog.event("b1");
    uplink.step();
    line.say(Channel.ACK, ack("b1", Lane.EVENT, 2), false);
    uplink.step();
    assertThat(backlog.waitingEntries()).as("now it was sent").isEmpty();
  }

  /** The clinic was told that it will not come, and counts it. */
  @Test
  void anAckThatCountsWhatWasGivenUpIsBelieved() {
    uplink.step();
    ScriptedBroker.Line line = broker.line().accept(new LinkEvent.Opened(100, 2000, 0));
    line.grant();
    uplink.step();
    backlog.fullRate("b1", 40);
    backlog.fullRate("b1", 4000);
    uplink.step();
    assertThat(backlog.apart()).hasSize(1);
    line.say(Channel.ACK, ack("b1", Lane.FULL_RATE, 1), false);
    uplink.step();

    assertThat(uplink.status().refused()).isZero();
    assertThat(backlog.waitingEntries()).extracting(Entry::lane).doesNotContain(Lane.FULL_RATE);
  }

  @Test
  void anAckThatCountsWhatThereWasNoRoomForIsNoLie() {
    backlog.sample("b1");
    backlog.agree(Consent.PRESSURE, false);
    ScriptedBroker.Line line = bench.online();
    List<Entry> withheld = List.of(backlog.sample("b1"), backlog.sample("b1"));
    line.say(Channel.ACK, ack("b1", Lane.SAMPLE, 1), false);
    uplink.step();
    assertThat(uplink.status().refused()).as("it waits, and nobody has it").isEqualTo(1);

    backlog.discard(
        backlog.waitingEntries().stream().filter(e -> !withheld.get(1).equals(e)).toList());
    line.say(Channel.ACK, ack("b1", Lane.SAMPLE, 1), false);
    uplink.step();

    assertThat(uplink.status().refused()).as("given up, as the clinic was told").isEqualTo(1);
    assertThat(backlog.waitingEntries()).containsExactly(withheld.get(1));
  }
}
