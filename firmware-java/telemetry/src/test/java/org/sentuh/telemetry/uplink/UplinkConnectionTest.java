package org.sentuh.telemetry.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sentuh.telemetry.uplink.UplinkBench.DEVICE;
import static org.sentuh.telemetry.uplink.UplinkBench.ack;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;

/** How an uplink finds a broker and a clinic, gives up the one that is silent, and lives on. */
final class UplinkConnectionTest {

  private static final List<URI> TWO =
      List.of(URI.create("tcp://127.0.0.1:1883"), URI.create("tcp://127.0.0.2:1883"));

  private final UplinkBench bench = new UplinkBench();
  private final SteppedTime time = bench.time;
  private final MemoryBacklog backlog = bench.backlog;
  private final ScriptedBroker broker = bench.broker;
  private final Uplink uplink = bench.uplink;

  @Test
  void whenNobodyAnswersItWaitsLongerAndLongerAndUsesAFreshConnectionEachTime() {
    List<Double> waits = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      uplink.step();
      broker.line().drop(0, "Connection refused");
      long waitNs = uplink.step();
      waits.add(waitNs / 1e9);
      time.passSeconds(waitNs / 1e9);
    }

    assertThat(broker.lines).hasSize(12);
    assertThat(waits.getFirst()).isLessThanOrEqualTo(2);
    assertThat(waits).allMatch(wait -> wait <= 300);
    assertThat(waits.subList(8, 12).stream().mapToDouble(w -> w).max().orElseThrow())
        .isGreaterThan(20);
    assertThat(uplink.status().trouble()).contains("Connection refused");
  }

  @Test
  void aBrokerThatNeverAnswersTheConnectIsGivenUp() {
    uplink.step();
    time.passSeconds(29);
    uplink.step();
    assertThat(broker.line().closed).isFalse();
    time.passSeconds(1);
    uplink.step();

    assertThat(broker.line().closed).isTrue();
    assertThat(uplink.status().trouble()).contains("did not answer in 30 s");
  }

  @Test
  void withoutAPubackForHalfAMinuteTheClientIsGivenUp() {
    ScriptedBroker.Line line = bench.online();
    line.answerAll(0);
    uplink.step();
    time.passSeconds(10);
    backlog.event("b1");
    uplink.step();
    time.passSeconds(29);
    uplink.step();
    assertThat(line.closed).isFalse();
    time.passSeconds(1);
    uplink.step();

    assertThat(line.closed).isTrue();
    assertThat(uplink.status().trouble()).contains("no PUBACK in 30 s");
  }

  @Test
  void whatAnAbandonedConnectionStillSaysIsNobodysBusiness() {
    backlog.event("b1");
    ScriptedBroker.Line first = bench.online();
    ScriptedBroker.Line second = bench.again(first);
    second.answerAll(0);
    first.say(new LinkEvent.Ended(0, "too late"));
    first.say(new LinkEvent.Answered(1, 135));
    first.say(Channel.ACK, ack("b1", Lane.EVENT, 0), false);
    uplink.step();

    assertThat(second.closed).isFalse();
    assertThat(backlog.waitingEntries()).hasSize(1);
  }

  @Test
  void theClinicsAnswerConfirms() {
    ScriptedBroker.Line line = bench.online();
    assertThat(uplink.status().confirmed()).isFalse();
    line.say(Channel.ACK, new Message.Ack(DEVICE, "b1", Map.of()), false);
    uplink.step();

    assertThat(uplink.status().confirmed()).isTrue();
  }

  @Test
  void aClinicThatAnswersLateIsToldAgainWhatWasSaidBeforeItWasThere() {
    backlog.event("b1");
    backlog.event("b1");
    backlog.event("b1");
    ScriptedBroker.Line line = bench.online();
    assertThat(line.heard(Channel.EVENT)).hasSize(3);
    time.passSeconds(5);
    line.say(Channel.ACK, new Message.Ack(DEVICE, "b1", Map.of()), false);
    uplink.step();

    assertThat(line.heard(Channel.EVENT)).hasSize(6);
  }

  @Test
  void aClinicThatAnswersAtOnceIsNotToldAgain() {
    backlog.event("b1");
    backlog.event("b1");
    backlog.event("b1");
    ScriptedBroker.Line line = bench.online();
    time.passSeconds(1);
    line.say(Channel.ACK, new Message.Ack(DEVICE, "b1", Map.of()), false);
    uplink.step();

    assertThat(line.heard(Channel.EVENT)).hasSize(3);
  }

  @Test
  void whenTheClinicDoesNotAnswerItTriesElsewhereAndThenStaysAndAsksLessAndLessOften() {
    UplinkBench two = new UplinkBench(TWO);

    ScriptedBroker.Line first = two.online();
    first.answerAll(0);
    two.time.passSeconds(30);
    two.uplink.step();
    assertThat(first.closed).isTrue();
    assertThat(two.uplink.status().trouble()).contains("unconfirmed");

    two.time.passSeconds(2);
    ScriptedBroker.Line second = two.online();
    assertThat(second.broker).isNotEqualTo(first.broker);
    second.answerAll(0);
    long secondSync = two.quietlyUntil(second, () -> second.heard(Channel.SYNC).size() == 2, 60);
    assertThat(secondSync).isBetween(30L, 32L);
    assertThat(two.uplink.status().trouble()).contains("unconfirmed");
    long thirdSync = two.quietlyUntil(second, () -> second.heard(Channel.SYNC).size() == 3, 120);
    assertThat(thirdSync).isBetween(59L, 62L);
    assertThat(second.closed).isFalse();
  }

  @Test
  void aJournalThatCannotBeReadIsTroubleAndPasses() throws InterruptedException {
    backlog.event("b1");
    backlog.breakDisk(true);
    Thread thread = new Thread(uplink);
    thread.start();
    // In real time: this is about the thread that has to live on.
    for (int i = 0; i < 500 && broker.lines.isEmpty(); i++) {
      Thread.sleep(10);
    }
    broker.line().accept();
    for (int i = 0; i < 500 && !uplink.status().trouble().contains("stumbled"); i++) {
      Thread.sleep(10);
    }
    assertThat(uplink.status().trouble()).contains("IllegalStateException");
    assertThat(thread.isAlive()).isTrue();
    uplink.close();
    thread.join(5000);
    assertThat(thread.isAlive()).isFalse();
  }
}
