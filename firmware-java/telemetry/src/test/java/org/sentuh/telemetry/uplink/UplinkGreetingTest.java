package org.sentuh.telemetry.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.sentuh.telemetry.uplink.UplinkBench.DEVICE;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;

/** What an uplink says after a connect, and what it waits for before it says more. */
final class UplinkGreetingTest {

  private final UplinkBench bench = new UplinkBench();
  private final MemoryBacklog backlog = bench.backlog;
  private final AskedDevice device = bench.device;
  private final ScriptedBroker broker = bench.broker;
  private final Uplink uplink = bench.uplink;

  @Test
  void afterAConnectItTellsOfItsBirthListensToItsOwnTopicsAndAsks() {
    device.revision = 4;
    backlog.event("b0");
    backlog.event("b0");
    uplink.step();
    ScriptedBroker.Line line = broker.line().accept();
    uplink.step();

    assertThat(line.channels()).containsExactly(Channel.STATUS);
    assertThat(line.subscribed)
        .containsExactly(
            "sentuh/v1/" + DEVICE.shard() + "/sentuh-01/ack",
            "sentuh/v1/" + DEVICE.shard() + "/sentuh-01/prescription/desired",
            "sentuh/v1/" + DEVICE.shard() + "/sentuh-01/cmd/+");
    line.grant();
    uplink.step();
    assertThat(line.channels())
        .startsWith(Channel.STATUS, Channel.SYNC, Channel.HEALTH, Channel.EVENT);
    assertThat(line.heard(Channel.STATUS).getFirst())
        .asInstanceOf(type(Message.Status.class))
        .satisfies(status -> {
          assertThat(status.online()).isTrue();
          assertThat(status.why()).isEqualTo("birth");
          assertThat(status.consents()).isEqualTo(EnumSet.allOf(Consent.class));
        });
    assertThat(line.heard(Channel.SYNC))
        .containsExactly(
            new Message.Sync(DEVICE, "b1", List.of(new Message.Span("b0", Lane.EVENT, 0, 1)), 4));
  }

  @Test
  void theWillTellsOfItsDeathAndIsKept() {
    uplink.step();

    Outgoing will = broker.line().will;
    assertThat(will.retained()).isTrue();
    assertThat(broker.line().read(will))
        .asInstanceOf(type(Message.Status.class))
        .satisfies(status -> {
          assertThat(status.online()).isFalse();
          assertThat(status.why()).isEqualTo("death");
          assertThat(status.boot()).isEqualTo("b1");
        });
  }

  @Test
  void nothingButItsBirthIsSaidBeforeTheBrokerLetsItListen() {
    backlog.event("b1");
    uplink.step();
    ScriptedBroker.Line line = broker.line().accept();
    uplink.step();
    backlog.event("b1");
    uplink.step();

    assertThat(line.channels()).containsExactly(Channel.STATUS);
  }

  @Test
  void aBrokerThatDoesNotLetItListenIsLeftAndSaidSo() {
    uplink.step();
    broker.line().accept().deny(135);
    uplink.step();

    assertThat(broker.line().closed).isTrue();
    assertThat(uplink.status().trouble()).contains("subscribe (135)", "access list");
  }

  @Test
  void topicAliasesThatABrokerOffersAreSaidToBeWrong() {
    uplink.step();
    broker.line().accept(new LinkEvent.Opened(100, 1_000_000, 10));
    uplink.step();

    assertThat(uplink.status().trouble()).contains("max_topic_alias 0");
  }
}
