package org.sentuh.telemetry.uplink;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sentuh.telemetry.wire.Message.CommandReply;
import org.sentuh.telemetry.wire.Message.RemoteCommand;
import org.sentuh.telemetry.wire.Message.Request;
import org.sentuh.telemetry.wire.Wall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what is done about a command from afar. Every one gets an answer; none is obeyed twice.
 *
 * <p>A stop is obeyed unless it is known to be too late. Anything else needs a clock that can be
 * believed, for without one nobody can tell a command of now from one of yesterday. Any thread; one
 * command at a time.
 */
final class CommandDesk {

  /** How many obeyed commands are remembered. */
  static final int REMEMBERED = 256;

  /** The longest that a command may be good for: it is remembered until then. */
  static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

  /** How far ahead of the device's clock the clinic's may be. */
  static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);

  private final Downlink downlink;
  private final Wall.Clock wall;
  private final Map<String, Obeyed> obeyed = new LinkedHashMap<>();

  private record Obeyed(CommandReply reply, Instant until) {}

  CommandDesk(Downlink downlink, Wall.Clock wall) {
    this.downlink = downlink;
    this.wall = wall;
  }

  /** Obeys or refuses a command, and says which. The answer to one that was obeyed is repeated. */
  synchronized CommandReply take(RemoteCommand command) {
    @Nullable Obeyed before = obeyed.get(command.id());
    if (before != null) {
      return before.reply();
    }
    Wall now = wall.now();
    boolean trusted = now.quality() == Wall.Quality.TRUSTED;
    if (trusted) {
      obeyed.values().removeIf(old -> old.until().isBefore(now.at()));
      if (now.at().isAfter(command.expiresAt())) {
        return reply(command, "expired", "", now);
      }
    }
    String why = command.request() == Request.STOP ? "" : objection(command, now.at(), trusted);
    return why.isEmpty() ? obey(command, now) : reply(command, "refused", why, now);
  }

  private String objection(RemoteCommand command, Instant now, boolean trusted) {
    if (!trusted) {
      return "clock-not-trusted";
    }
    if (command.issuedAt().isAfter(now.plus(CLOCKS_DIFFER))) {
      return "issued-in-the-future";
    }
    if (command.expiresAt().isAfter(command.issuedAt().plus(LONGEST_LIFE))) {
      return "lives-too-long";
    }
    return obeyed.size() < REMEMBERED ? "" : "too-many-commands";
  }

  /** A stop for which there is no room is not remembered: to stop twice harms nobody. */
  private CommandReply obey(RemoteCommand command, Wall now) {
    CommandReply reply;
    try {
      reply = downlink.obey(command);
    } catch (RuntimeException broken) {
      LOG.error("Command {} could not be obeyed", command.request().word(), broken);
      return reply(command, "refused", "device-failed", now);
    }
    if (obeyed.size() < REMEMBERED) {
      obeyed.put(command.id(), new Obeyed(reply, command.expiresAt()));
    }
    return reply;
  }

  private static CommandReply reply(RemoteCommand command, String state, String why, Wall now) {
    return new CommandReply(command.device(), command.id(), state, why, now);
  }
}
