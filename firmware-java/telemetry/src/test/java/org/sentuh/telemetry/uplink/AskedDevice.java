package org.sentuh.telemetry.uplink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Wall;

/** A device that remembers what it was asked. */
final class AskedDevice implements Downlink {

  final List<Message.RemoteCommand> obeyed = new ArrayList<>();
  final List<Message.Desired> offered = new ArrayList<>();
  int revision;
  String refuses = "";
  String log = "";
  boolean fails;
  private final DeviceId device;
  private final Wall.Clock wall;

  AskedDevice(DeviceId device, Wall.Clock wall) {
    this.device = device;
    this.wall = wall;
  }

  @Override
  public Message.CommandReply obey(Message.RemoteCommand command) {
    if (fails) {
      throw new IllegalStateException("broken");
    }
    obeyed.add(command);
    boolean later = command.request() == Message.Request.FETCH_LOG;
    return new Message.CommandReply(
        device, command.id(), later ? "accepted" : "done", "", wall.now());
  }

  @Override
  public Message.Reported offer(Message.Desired desired) {
    offered.add(desired);
    revision = Math.max(revision, desired.revision());
    return new Message.Reported(device, revision, desired.revision(), refuses);
  }

  @Override
  public int prescriptionRevision() {
    return revision;
  }

  @Override
  public String log() {
    return log;
  }

  @Override
  public Message.Health health() {
    return new Message.Health(
        device,
        "b1",
        wall.now(),
        Map.of(Lane.EVENT, 3L, Lane.SAMPLE, 9L),
        1000,
        100_000,
        1_000_000,
        1,
        0,
        false,
        "2026-11-26T02:00:00Z",
        "0123456789abcdef0123456789abcdef",
        "00112233445566ff",
        "ffeeddccbbaa0099 offer-over");
  }
}
