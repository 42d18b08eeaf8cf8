package org.sentuh.telemetry.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;

/** What an uplink sends, in which order, and how much at once. */
final class UplinkOrderTest {

  private final UplinkBench bench = new UplinkBench();
  private final SteppedTime time = bench.time;
  private final MemoryBacklog backlog = bench.backlog;
  private final ScriptedBroker broker = bench.broker;
  private final Uplink uplink = bench.uplink;

  @Test
  void eventsGoBeforeWellbeingBeforeSamplesBeforeFullRate() {
    backlog.fullRate("b1", 40);
    backlog.sample("b1");
    backlog.wellbeing("b1");
    backlog.event("b1");
    ScriptedBroker.Line line = bench.online();

    assertThat(line.channels())
        .endsWith(Channel.EVENT, Channel.WELLBEING, Channel.SAMPLE, Channel.FULL_RATE);
  }

  @Test
  void aLiveEventPassesABacklogOfSamplesAtOnce() {
    for (int i = 0; i < 1000; i++) {
      backlog.sample("b1");
    }
    ScriptedBroker.Line line = bench.online();
    assertThat(line.heard(Lane.SAMPLE)).hasSize(20);
    backlog.event("b1");
    uplink.step();

    assertThat(line.channels()).as("without one PUBACK in between").endsWith(Channel.EVENT);
  }

  @Test
  void aLiveEventPassesABacklogOfEventsToo() {
    for (int i = 0; i < 1000; i++) {
      backlog.event("b0");
    }
    ScriptedBroker.Line line = bench.online();
    Entry live = backlog.event("b1");
    uplink.step();

    assertThat(line.published.getLast().body()).isEqualTo(live.body());
  }

  @Test
  void aMessageIsTheEntrysBodyToTheByte() {
    Entry entry = backlog.sample("b1");
    ScriptedBroker.Line line = bench.online();

    assertThat(line.published.getLast().payload())
        .isEqualTo(entry.body().getBytes(StandardCharsets.UTF_8));
    assertThat(line.published.getLast().retained()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20, 100, 65_535})
  void moreThanTheBrokersReceiveMaximumIsNeverOnItsWay(int receiveMaximum) {
    for (int i = 0; i < 300; i++) {
      backlog.event("b1");
    }
    uplink.step();
    ScriptedBroker.Line line = broker.line().accept(receiveMaximum);
    line.grant();
    int rounds = 0;
    while (line.heard(Lane.EVENT).size() < LaneFeed.TRUST_AT_FIRST) {
      uplink.step();
      assertThat(line.unanswered.size()).isBetween(1, Math.min(100, receiveMaximum));
      line.answerAll(0);
      rounds++;
    }

    assertThat(rounds).isBetween(2, 110);
  }

  @Test
  void aFullClientIsBackPressureAndNoFailure() {
    backlog.event("b1");
    ScriptedBroker.Line line = bench.online();
    line.answerAll(0);
    broker.full(true);
    backlog.event("b1");
    uplink.step();
    assertThat(line.heard(Lane.EVENT)).containsExactly(0L);
    broker.full(false);
    time.pass(Duration.ofMillis(20));
    uplink.step();

    assertThat(line.heard(Lane.EVENT)).containsExactly(0L, 1L);
    assertThat(broker.lines).hasSize(1);
  }

  @Test
  void aBrokerOnWhichTheFullClientNeverEmptiesDoesNotSpinTheUplink() {
    ScriptedBroker.Line line = bench.online();
    line.answerAll(0);
    uplink.step();
    broker.full(true);
    backlog.event("b1");

    assertThat(uplink.step()).isPositive();
  }
}
