package org.sentuh.telemetry.uplink;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;

/** An uplink in stepped time, before brokers that do what the test says. */
final class UplinkBench {

  static final DeviceId DEVICE = new DeviceId("sentuh-01");

  final SteppedTime time = new SteppedTime();
  final MemoryBacklog backlog = new MemoryBacklog(DEVICE);
  final AskedDevice device = new AskedDevice(DEVICE, time);
  final ScriptedBroker broker = new ScriptedBroker();
  final Uplink uplink;

  /** Before one broker. */
  UplinkBench() {
    this(List.of(URI.create("tcp://127.0.0.1:1883")));
  }

  UplinkBench(List<URI> brokers) {
    uplink =
        new Uplink(
            new UplinkSettings(DEVICE, "b1", "0.1.0", brokers, null),
            backlog,
            device,
            time,
            time,
            new Random(11),
            Timing.NORMAL,
            broker);
  }

  /** Connects, and lets it say what it has to say. */
  ScriptedBroker.Line online() {
    uplink.step();
    ScriptedBroker.Line line = broker.line().accept();
    line.grant();
    uplink.step();
    return line;
  }

  /** Loses the connection, and is online again. */
  ScriptedBroker.Line again(ScriptedBroker.Line line) {
    line.drop(0, "gone");
    uplink.step();
    time.passSeconds(2);
    return online();
  }

  /** An entry in each lane. */
  void oneOfEach() {
    backlog.fullRate("b1", 40);
    backlog.sample("b1");
    backlog.wellbeing("b1");
    backlog.event("b1");
  }

  /** Lets time pass before a broker that takes everything. Answers after how many seconds. */
  long quietlyUntil(ScriptedBroker.Line line, BooleanSupplier reached, int mostSeconds) {
    for (long s = 0; s <= mostSeconds; s++) {
      line.answerAll(0);
      uplink.step();
      if (reached.getAsBoolean()) {
        return s;
      }
      time.passSeconds(1);
    }
    throw new AssertionError("not in " + mostSeconds + " s: " + line.channels());
  }

  static Message.Ack ack(String boot, Lane lane, long upTo) {
    return new Message.Ack(DEVICE, boot, Map.of(lane, upTo));
  }

  static Message.Desired desired(int revision) {
    return new Message.Desired(DEVICE, revision, "a document", "a signature");
  }

  Message.RemoteCommand command(String id, Message.Request request) {
    Instant now = time.now().at();
    return new Message.RemoteCommand(DEVICE, id, request, now, now.plusSeconds(30));
  }
}
