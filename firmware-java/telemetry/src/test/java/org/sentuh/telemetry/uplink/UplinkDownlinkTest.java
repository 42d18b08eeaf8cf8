package org.sentuh.telemetry.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sentuh.telemetry.uplink.UplinkBench.DEVICE;
import static org.sentuh.telemetry.uplink.UplinkBench.desired;

import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;

/** What comes from the clinic: prescriptions, commands, and what is neither. */
final class UplinkDownlinkTest {

  private final UplinkBench bench = new UplinkBench();
  private final SteppedTime time = bench.time;
  private final AskedDevice device = bench.device;
  private final Uplink uplink = bench.uplink;

  @Test
  void aPrescriptionIsOfferedAndWhatBecameOfItIsReported() {
    ScriptedBroker.Line line = bench.online();
    line.say(Channel.PRESCRIPTION_DESIRED, desired(3), false);
    uplink.step();

    assertThat(device.offered).containsExactly(desired(3));
    assertThat(line.heard(Channel.PRESCRIPTION_REPORTED))
        .containsExactly(new Message.Reported(DEVICE, 3, 3, ""));
    assertThat(uplink.status().confirmed()).isTrue();
  }

  @Test
  void theDeviceDecidesWhatBecomesOfAnOldPrescriptionAndOfTheOneThatItHas() {
    device.revision = 5;
    device.refuses = "revision 4 is no newer than 5, which is here";
    ScriptedBroker.Line line = bench.online();
    line.say(Channel.PRESCRIPTION_DESIRED, desired(4), false);
    uplink.step();
    device.refuses = "";
    line.say(Channel.PRESCRIPTION_DESIRED, desired(5), false);
    uplink.step();

    assertThat(device.offered).containsExactly(desired(4), desired(5));
    assertThat(line.heard(Channel.PRESCRIPTION_REPORTED))
        .containsExactly(
            new Message.Reported(DEVICE, 5, 4, "revision 4 is no newer than 5, which is here"),
            new Message.Reported(DEVICE, 5, 5, ""));
  }

  @Test
  void aRetainedPrescriptionDoesNotConfirm() {
    ScriptedBroker.Line line = bench.online();
    line.say(Channel.PRESCRIPTION_DESIRED, desired(3), true);
    uplink.step();

    assertThat(device.offered).containsExactly(desired(3));
    assertThat(uplink.status().confirmed()).isFalse();
  }

  @Test
  void aStopIsObeyedTheMomentItArrivesWhateverTheUplinkIsDoing() {
    ScriptedBroker.Line line = bench.online();
    line.say(Channel.COMMAND, bench.command("c1", Message.Request.STOP), false);

    assertThat(device.obeyed).as("before the uplink's thread did anything").hasSize(1);
    uplink.step();
    assertThat(line.heard(Channel.COMMAND_REPLY))
        .containsExactly(new Message.CommandReply(DEVICE, "c1", "done", "", time.now()));
  }

  @Test
  void theAnswerToACommandOutlivesTheConnection() {
    ScriptedBroker.Line first = bench.online();
    first.say(Channel.COMMAND, bench.command("c1", Message.Request.IDENTIFY), false);
    first.drop(0, "gone");
    uplink.step();
    time.passSeconds(2);
    ScriptedBroker.Line second = bench.online();

    assertThat(second.heard(Channel.COMMAND_REPLY)).hasSize(1);
  }

  @Test
  void fetchThePrescriptionAsksTheClinicAgain() {
    ScriptedBroker.Line line = bench.online();
    line.say(Channel.COMMAND, bench.command("c1", Message.Request.FETCH_PRESCRIPTION), false);
    uplink.step();

    assertThat(line.heard(Channel.SYNC)).hasSize(2);
  }

  @Test
  void howTheDeviceIsIsSaidAtOnceWhereSomethingOfItHasChanged() {
    ScriptedBroker.Line line = bench.online();
    uplink.step();
    int before = line.heard(Channel.HEALTH).size();
    uplink.sayHealth();
    uplink.step();
    uplink.step();

    assertThat(line.heard(Channel.HEALTH)).hasSize(before + 1);
  }

  @Test
  void whatIsNotWhatItClaimsIsCountedAndIgnored() {
    ScriptedBroker.Line line = bench.online();
    String mine = "sentuh/v1/" + DEVICE.shard() + "/sentuh-01/";
    String stop =
        "{\"schema\":1,\"device\":\"sentuh-01\",\"id\":\"c1\",\"request\":\"stop\","
            + "\"issued_at\":\"2026-11-25T02:40:00Z\",\"expires_at\":\"2026-11-25T02:40:30Z\"}";
    line.say(mine + "ack", "not JSON", false);
    line.say(mine + "ack", "{\"schema\":1}", false);
    line.say(mine + "ack", "{\"schema\":99,\"device\":\"sentuh-01\"}", false);
    line.say(mine + "ack", " ".repeat(Reception.MOST_BYTES + 1), false);
    line.say(mine + "event", "{}", false);
    line.say("elsewhere", "{}", false);
    line.say(mine + "cmd/c2", stop, false);
    line.say(mine + "cmd/c1", stop, true);
    line.say(mine + "cmd/c1", stop.replace("sentuh-01", "sentuh-02"), false);
    line.say("sentuh/v1/" + new DeviceId("sentuh-02").shard() + "/sentuh-02/cmd/c1", stop, false);
    line.say(
        new LinkEvent.Arrived(
            mine + "ack", ByteBuffer.wrap(new byte[] {(byte) 0xC3, 0x28}), false));
    uplink.step();

    assertThat(uplink.status().refused()).isEqualTo(11);
    assertThat(device.obeyed).isEmpty();
    assertThat(line.closed).isFalse();
    line.say(mine + "cmd/c1", stop, false);
    assertThat(device.obeyed).as("nothing else suffers").hasSize(1);
  }

  @Test
  void aFloodIsDroppedAndCountedAndAStopStillGetsThrough() {
    ScriptedBroker.Line line = bench.online();
    for (int i = 0; i < 1000; i++) {
      line.say(Channel.ACK, new Message.Ack(DEVICE, "b1", Map.of()), false);
    }
    line.say(Channel.COMMAND, bench.command("c1", Message.Request.STOP), false);
    assertThat(device.obeyed).hasSize(1);
    uplink.step();

    assertThat(uplink.status().dropped()).isEqualTo(1000 - Mailbox.MOST_ARRIVED);
  }
}
