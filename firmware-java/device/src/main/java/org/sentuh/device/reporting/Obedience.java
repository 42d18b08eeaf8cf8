package org.sentuh.device.reporting;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Inbox;
import org.sentuh.control.treatment.Command;
import org.sentuh.device.prescription.KeptPrescription;
import org.sentuh.telemetry.uplink.Downlink;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Wall;

/**
 * What the device does when it is asked something from afar: it stops, and nothing else that moves
 * a motor; it shows which box it is and sends what it logged; a prescription is looked at, and says
 * what somebody here may start. A stop goes past everything that waits and is answered before it
 * has happened; that it has happened is told by the treatment's own events. Any thread.
 */
final class Obedience implements Downlink {

  private static final String NOT_YET = "starting";

  private static final String TAKES_NONE =
      "this device plays what somebody here gave it, and takes no prescription";

  private final DeviceId device;
  private final @Nullable KeptPrescription prescription;
  private final Wall.Clock wall;
  private final Supplier<Message.Health> health;
  private volatile @Nullable Inbox inbox;
  private volatile @Nullable FromAfar service;

  Obedience(
      DeviceId device,
      @Nullable KeptPrescription prescription,
      Wall.Clock wall,
      Supplier<Message.Health> health) {
    this.device = device;
    this.prescription = prescription;
    this.wall = wall;
    this.health = health;
  }

  /** From now on it does this, too, when it is asked. */
  void serve(FromAfar serves) {
    service = serves;
  }

  /** From now on a stop goes into this inbox. */
  void listen(Inbox loop) {
    inbox = loop;
  }

  @Override
  public Message.CommandReply obey(Message.RemoteCommand command) {
    return switch (command.request()) {
      case STOP -> {
        Optional.ofNullable(inbox)
            .ifPresent(loop -> loop.put(new Command.Stop(Command.Stop.From.AFAR)));
        yield reply(command, "accepted", "");
      }
      case FETCH_PRESCRIPTION -> reply(command, "accepted", "");
      case IDENTIFY -> identify(command);
      case FETCH_LOG ->
          service == null ? reply(command, "refused", NOT_YET) : reply(command, "accepted", "");
    };
  }

  private Message.CommandReply identify(Message.RemoteCommand command) {
    @Nullable FromAfar serves = service;
    String against = serves == null ? NOT_YET : serves.identify().orElse("");
    return reply(command, against.isEmpty() ? "done" : "refused", against);
  }

  @Override
  public String log() {
    @Nullable FromAfar serves = service;
    return serves == null ? "" : serves.log();
  }

  private Message.CommandReply reply(Message.RemoteCommand command, String state, String why) {
    return new Message.CommandReply(device, command.id(), state, why, wall.now());
  }

  @Override
  public Message.Reported offer(Message.Desired desired) {
    return prescription == null
        ? new Message.Reported(device, 0, desired.revision(), TAKES_NONE)
        : prescription.offer(desired);
  }

  @Override
  public int prescriptionRevision() {
    return prescription == null ? 0 : prescription.revision();
  }

  @Override
  public Message.Health health() {
    return health.get();
  }
}
