package org.sentuh.telemetry.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Message;

/** How an uplink tells of its health, and how it ends. */
final class UplinkGoodbyeTest {

  private final UplinkBench bench = new UplinkBench();
  private final SteppedTime time = bench.time;
  private final MemoryBacklog backlog = bench.backlog;
  private final ScriptedBroker broker = bench.broker;
  private final Uplink uplink = bench.uplink;

  @Test
  void healthIsToldEveryQuarterOfAnHour() {
    ScriptedBroker.Line line = bench.online();
    line.answerAll(0);
    long due = bench.quietlyUntil(line, () -> line.heard(Channel.HEALTH).size() == 2, 1000);

    assertThat(due).isBetween(899L, 901L);
  }

  /** The clinic calls an offer claimed, and a panel wiped, by nothing else. */
  @Test
  void healthSaysWhoseTheDeviceIsAndWhenItWasWiped() {
    ScriptedBroker.Line line = bench.online();
    line.answerAll(0);
    uplink.step();
    Message.Health told = (Message.Health) line.heard(Channel.HEALTH).getFirst();

    assertThat(told.clinicKey()).isEqualTo("0123456789abcdef0123456789abcdef");
    assertThat(told.claim()).isEqualTo("00112233445566ff");
    assertThat(told.claimRefused()).isEqualTo("ffeeddccbbaa0099 offer-over");
    assertThat(told.wiped()).isEqualTo("2026-11-26T02:00:00Z");
  }

  @Test
  void aCleanCloseWaitsForWhatIsOnItsWaySaysGoodbyeAndDisconnects() {
    ScriptedBroker.Line line = bench.online();
    line.answerAll(0);
    uplink.step();
    backlog.event("b1");
    uplink.close();
    uplink.step();
    assertThat(line.channels()).endsWith(Channel.EVENT);
    assertThat(line.left).isFalse();
    line.answerAll(0);
    uplink.step();
    assertThat(line.channels()).endsWith(Channel.EVENT, Channel.STATUS);
    assertThat(((Message.Status) line.heard(Channel.STATUS).getLast()).why()).isEqualTo("goodbye");
    assertThat(line.left).isFalse();
    line.answerAll(0);
    uplink.step();

    assertThat(line.left).isTrue();
    assertThat(broker.lines).hasSize(1);
  }

  @Test
  void aCloseDoesNotWaitForABrokerThatIsSilent() {
    ScriptedBroker.Line line = bench.online();
    uplink.close();
    for (int i = 0; i < 7; i++) {
      uplink.step();
      time.passSeconds(1);
    }

    assertThat(line.left).isTrue();
  }

  @Test
  void whoHasHeardTheBirthHearsAGoodbyeThoughTheSubscriptionsAreNotGrantedYet() {
    uplink.step();
    ScriptedBroker.Line line = broker.line().accept();
    uplink.step();
    assertThat(whys(line)).containsExactly("birth");
    uplink.close();
    uplink.step();
    line.answerAll(0);
    uplink.step();
    line.grant();
    line.answerAll(0);
    uplink.step();

    assertThat(whys(line)).containsExactly("birth", "goodbye");
    assertThat(line.heard(Channel.SYNC)).as("nobody is asked in leaving").isEmpty();
    assertThat(line.left).isTrue();
    assertThat(broker.lines).hasSize(1);
  }

  @Test
  void aCloseWhileItWaitsForABrokerIsQuick() {
    uplink.step();
    uplink.close();
    uplink.step();

    assertThat(broker.line().closed).isTrue();
    assertThat(broker.line().left).isFalse();
  }

  private static List<String> whys(ScriptedBroker.Line line) {
    return line.heard(Channel.STATUS).stream()
        .map(status -> ((Message.Status) status).why())
        .toList();
  }
}
