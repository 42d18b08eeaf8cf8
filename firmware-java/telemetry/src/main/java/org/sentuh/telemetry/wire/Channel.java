package org.sentuh.telemetry.wire;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of topic under {@code sentuh/v1/<shard>/<device>/}, with what MQTT must do for each.
 * All are QoS 1. The book of them is {@code asyncapi.yaml} beside this class.
 */
public enum Channel {
  /** Birth, and death as the will. */
  STATUS("status", true, true, 0),
  /** Entries of the event lane. */
  EVENT("event", true, false, 0),
  /** Entries of the wellbeing lane. */
  WELLBEING("wellbeing", true, false, 0),
  /** Entries of the sample lane. */
  SAMPLE("sample", true, false, 0),
  /** Entries of the full-rate lane. */
  FULL_RATE("full-rate", true, false, 0),
  /** How the device itself is: disk, journal, clock. */
  HEALTH("health", true, true, 3600),
  /** What the device has, asked after each connect; the clinic answers with acks. */
  SYNC("sync", true, false, 300),
  /** Up to where the clinic has stored; retained as a hint only. */
  ACK("ack", false, true, 0),
  /** The prescription that the clinic wishes; retained as a hint only. */
  PRESCRIPTION_DESIRED("prescription/desired", false, true, 0),
  /** The prescription that the device has, or why it did not take one. */
  PRESCRIPTION_REPORTED("prescription/reported", true, true, 0),
  /** A command, never retained. */
  COMMAND("cmd/", false, false, 30),
  /** What became of a command. */
  COMMAND_REPLY("cmd//reply", true, false, 300),
  /** Parts of the log that a command asked for. */
  LOG("cmd//log", true, false, 86_400);

  /** What every topic begins with. */
  public static final String ROOT = "sentuh/v1";

  private static final String COMMAND_PREFIX = "cmd/";
  private static final String REPLY_SUFFIX = "/reply";
  private static final String LOG_SUFFIX = "/log";

  private final String path;
  private final boolean fromDevice;
  private final boolean retained;
  private final int expiryS;

  Channel(String path, boolean fromDevice, boolean retained, int expiryS) {
    this.path = path;
    this.fromDevice = fromDevice;
    this.retained = retained;
    this.expiryS = expiryS;
  }

  /** Its word in file names and in the book, as in {@code prescription-desired}. */
  public String word() {
    return FieldWriter.code(this);
  }

  /** The file beside this class with the JSON Schema of its messages. */
  public String schema() {
    return word() + ".schema.json";
  }

  /** Whether the device publishes here; otherwise the clinic does. */
  public boolean fromDevice() {
    return fromDevice;
  }

  /** Whether the broker keeps the last message. */
  public boolean retained() {
    return retained;
  }

  /** After how many seconds the broker may forget a message; 0 is never. */
  public int expiryS() {
    return expiryS;
  }

  /** Whether its topics carry the id of a command. */
  public boolean hasCommands() {
    return path.startsWith(COMMAND_PREFIX);
  }

  /** This channel of a device; not for the channels of commands, which need an id. */
  public Topic of(DeviceId device) {
    return new Topic(device, this, "");
  }

  /** The topic of a device; not for the channels of commands, which need an id. */
  public String topic(DeviceId device) {
    if (hasCommands()) {
      throw new IllegalArgumentException("a command's topic carries its id");
    }
    return base(device) + path;
  }

  /** The topic of one command of a device, of the reply to it, or of the log it asked for. */
  public String topic(DeviceId device, String command) {
    return switch (this) {
      case COMMAND -> base(device) + COMMAND_PREFIX + command;
      case COMMAND_REPLY -> base(device) + COMMAND_PREFIX + command + REPLY_SUFFIX;
      case LOG -> base(device) + COMMAND_PREFIX + command + LOG_SUFFIX;
      default -> throw new IllegalArgumentException(this + " has no command id");
    };
  }

  /** The filter of this kind of topic in one share of the devices, {@code +} for every share. */
  public String filter(String shard) {
    String within =
        switch (this) {
          case COMMAND -> COMMAND_PREFIX + "+";
          case COMMAND_REPLY -> COMMAND_PREFIX + "+" + REPLY_SUFFIX;
          case LOG -> COMMAND_PREFIX + "+" + LOG_SUFFIX;
          default -> path;
        };
    return ROOT + "/" + shard + "/+/" + within;
  }

  /**
   * Whose topic this is and of which kind; empty for any that is not of this house, whose share is
   * not its device's, or whose command has an id of another form.
   */
  public static Optional<Topic> parse(String topic) {
    String[] parts = topic.split("/", 5);
    if (parts.length < 5 || !ROOT.equals(parts[0] + "/" + parts[1])) {
      return Optional.empty();
    }
    @Nullable DeviceId device = device(parts[2], parts[3]);
    return device == null ? Optional.empty() : within(device, parts[4]);
  }

  private static @Nullable DeviceId device(String shard, String name) {
    try {
      DeviceId device = new DeviceId(name);
      return device.shard().equals(shard) ? device : null;
    } catch (IllegalArgumentException otherForm) {
      return null;
    }
  }

  private static Optional<Topic> within(DeviceId device, String path) {
    for (Channel channel : values()) {
      if (channel.path.equals(path) && !path.startsWith(COMMAND_PREFIX)) {
        return Optional.of(new Topic(device, channel, ""));
      }
    }
    if (!path.startsWith(COMMAND_PREFIX)) {
      return Optional.empty();
    }
    String command = path.substring(COMMAND_PREFIX.length());
    int slash = command.indexOf('/');
    String id = slash < 0 ? command : command.substring(0, slash);
    @Nullable Channel channel =
        switch (command.substring(id.length())) {
          case "" -> COMMAND;
          case REPLY_SUFFIX -> COMMAND_REPLY;
          case LOG_SUFFIX -> LOG;
          default -> null;
        };
    return channel == null || !Allowed.isName(id)
        ? Optional.empty()
        : Optional.of(new Topic(device, channel, id));
  }

  private static String base(DeviceId device) {
    return ROOT + "/" + device.shard() + "/" + device.value() + "/";
  }
}
