package org.sentuh.telemetry.wire;

/**
 * A topic taken apart.
 *
 * @param device whose it is
 * @param channel its kind
 * @param command the command's id, empty on every other channel
 */
public record Topic(DeviceId device, Channel channel, String command) {

  /** Refuses a command without an id, and an id that is no command's. */
  public Topic {
    if (channel.hasCommands() ? !Allowed.isName(command) : !command.isEmpty()) {
      throw Allowed.refusal(
          "command", "\"" + command + "\" of " + channel, "its id, and empty where there is none");
    }
  }

  /** As MQTT writes it. */
  @Override
  public String toString() {
    return command.isEmpty() ? channel.topic(device) : channel.topic(device, command);
  }
}
