package org.sentuh.telemetry.uplink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.LogText;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Message.LogPart;
import org.sentuh.telemetry.wire.Wall;

/**
 * Carries a log to whoever asked for it, part by part and behind everything else: one part is on
 * its way at a time, one a second at most, and an entry that waits goes first. It outlives
 * connections, and goes on with the part that nobody confirmed. What is not through within {@link
 * #LONGEST} is given up, and a later request takes the place of an earlier one; either is told. On
 * the uplink's thread alone.
 */
final class LogCourier {

  /** So long a log may be on its way. */
  static final Duration LONGEST = Duration.ofMinutes(15);

  private static final long PACE_NS = 1_000_000_000L;
  private static final long PATIENCE_NS = 10_000_000_000L;

  private final DeviceId device;
  private final Wall.Clock wall;
  private final List<LogPart> left = new ArrayList<>();
  private final List<Message.CommandReply> reports = new ArrayList<>();
  private String id = "";
  private boolean onItsWay;
  private long dueNs;
  private long untilNs;

  LogCourier(DeviceId device, Wall.Clock wall) {
    this.device = device;
    this.wall = wall;
  }

  /**
   * Takes a log along, the end of it where it is too long.
   *
   * @param command the command that asked for it
   */
  void take(String command, String text, long nowNs) {
    if (!left.isEmpty()) {
      giveUp("asked-again");
    }
    id = command;
    left.addAll(LogText.parts(device, command, text));
    onItsWay = false;
    dueNs = nowNs;
    untilNs = nowNs + LONGEST.toNanos();
  }

  /** A new connection: what was on its way over the old one was confirmed by nobody. */
  void beginAnew() {
    onItsWay = false;
  }

  /** When it wants to send a part; never, where there is none or one is on its way. */
  long dueNs() {
    return left.isEmpty() || onItsWay ? Long.MAX_VALUE : dueNs;
  }

  /** The part that is due. */
  Optional<LogPart> next(long nowNs) {
    @Nullable LogPart first = left.isEmpty() ? null : left.getFirst();
    if (first != null && nowNs >= untilNs) {
      giveUp("not-through-in-time");
      return Optional.empty();
    }
    return nowNs < dueNs() ? Optional.empty() : Optional.ofNullable(first);
  }

  /** There was no room for it, or something else goes first. */
  void postpone(long nowNs) {
    dueNs = nowNs + PACE_NS;
  }

  /** The part that was due is on its way. */
  void sent() {
    onItsWay = true;
  }

  /** The broker has answered to the part that was on its way. */
  void answered(Verdict verdict, long nowNs) {
    if (!onItsWay) {
      return; // it was of a log that another one has taken the place of
    }
    onItsWay = false;
    switch (verdict) {
      case TAKEN -> {
        left.removeFirst();
        dueNs = nowNs + PACE_NS;
        if (left.isEmpty()) {
          report("done", "");
        }
      }
      case NOBODY_STORES, LATER -> dueNs = nowNs + PATIENCE_NS;
      case NEVER, NOT_ALLOWED -> giveUp("broker-refuses-it");
    }
  }

  /** Whether there is something to be told of a log. */
  boolean hasReport() {
    return !reports.isEmpty();
  }

  /** What became of a log, once each. */
  Optional<Message.CommandReply> takeReport() {
    return reports.isEmpty() ? Optional.empty() : Optional.of(reports.removeFirst());
  }

  private void giveUp(String why) {
    left.clear();
    onItsWay = false;
    report("refused", why);
  }

  private void report(String state, String why) {
    reports.add(new Message.CommandReply(device, id, state, why, wall.now()));
  }
}
