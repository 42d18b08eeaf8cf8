package org.sentuh.telemetry.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;

/** What becomes of an entry that the broker, by its reason code, did not simply take. */
final class UplinkVerdictTest {

  private final UplinkBench bench = new UplinkBench();
  private final MemoryBacklog backlog = bench.backlog;
  private final ScriptedBroker broker = bench.broker;
  private final Uplink uplink = bench.uplink;

  @Test
  void nobodyStoringIsSaidAndTheEntriesStay() {
    for (int i = 0; i < 200; i++) {
      backlog.event("b1");
    }
    ScriptedBroker.Line line = bench.online();
    line.answer(Channel.EVENT, 16);
    uplink.step();
    assertThat(uplink.status().nobodyStores()).isTrue();
    int sent = line.heard(Lane.EVENT).size();
    uplink.step();
    assertThat(line.heard(Lane.EVENT)).as("it would be thrown away as well").hasSize(sent);
    assertThat(backlog.waitingEntries()).hasSize(200);

    bench.quietlyUntil(line, () -> line.heard(Lane.EVENT).size() > sent, 200);
    line.answerAll(0);
    uplink.step();
    assertThat(uplink.status().nobodyStores()).isFalse();
  }

  @Test
  void whatIsNotAllowedIsNoFaultOfTheEntryWhichStays() {
    backlog.event("b1");
    backlog.event("b1");
    ScriptedBroker.Line line = bench.online();
    line.answer(Channel.EVENT, 135);
    uplink.step();

    assertThat(line.closed).isTrue();
    assertThat(uplink.status().trouble()).contains("publish event (135)", "nothing was lost");
    assertThat(backlog.apart()).isEmpty();
    assertThat(backlog.waitingEntries()).hasSize(2);
  }

  @Test
  void aRefusedBirthEndsTheConnectionToo() {
    uplink.step();
    ScriptedBroker.Line line = broker.line().accept();
    uplink.step();
    line.answer(Channel.STATUS, 135);
    uplink.step();

    assertThat(line.closed).isTrue();
    assertThat(uplink.status().trouble()).contains("publish status (135)");
  }

  @Test
  void whatWillNeverBeTakenIsKeptApartAndTheRestGoesOn() {
    Entry bad = backlog.event("b1");
    ScriptedBroker.Line line = bench.online();
    line.answer(Channel.EVENT, 153);
    uplink.step();

    assertThat(backlog.apart()).containsExactly(new MemoryBacklog.Apart(bad, 153));
    assertThat(line.heard(Lane.EVENT)).as("the notice of it").containsExactly(0L, 1L);
    assertThat(line.closed).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 131, 151})
  void aBrokerInTroubleIsAskedAgainLater(int reasonCode) {
    backlog.event("b1");
    ScriptedBroker.Line line = bench.online();
    line.answer(Channel.EVENT, reasonCode);
    uplink.step();
    assertThat(line.heard(Lane.EVENT)).hasSize(1);
    long due = bench.quietlyUntil(line, () -> line.heard(Lane.EVENT).size() == 2, 200);

    assertThat(due).isBetween(60L, 77L);
    assertThat(backlog.apart()).isEmpty();
    assertThat(line.closed).isFalse();
  }

  @Test
  void whatIsLargerThanTheBrokerTakesIsNotEvenTried() {
    Entry large = backlog.fullRate("b1", 4000);
    backlog.event("b1");
    uplink.step();
    ScriptedBroker.Line line = broker.line().accept(new LinkEvent.Opened(100, 2000, 0));
    line.grant();
    uplink.step();

    assertThat(backlog.apart()).containsExactly(new MemoryBacklog.Apart(large, 149));
    assertThat(line.heard(Lane.FULL_RATE)).isEmpty();
    assertThat(line.heard(Lane.EVENT)).isNotEmpty();
  }

  @Test
  void aBrokerThatLeavesOverALargePacketMeansTheLargest() {
    Entry large = backlog.fullRate("b1", 4000);
    backlog.event("b1");
    ScriptedBroker.Line line = bench.online();
    line.drop(149, "packet too large");
    uplink.step();

    assertThat(backlog.apart()).containsExactly(new MemoryBacklog.Apart(large, 149));
  }

  @Test
  void whatAnotherDeviceLeftInTheJournalIsKeptApart() {
    Entry foreign = backlog.ofAnotherDevice("sentuh-99");
    ScriptedBroker.Line line = bench.online();

    assertThat(backlog.apart()).containsExactly(new MemoryBacklog.Apart(foreign, 135));
    assertThat(line.published).noneMatch(message -> message.topic().contains("sentuh-99"));
  }
}
