package org.sentuh.telemetry.journal;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;

/**
 * Numbers and chains the entries of one boot, each lane by itself. The writer's thread.
 *
 * <p>A number is given once: an entry that could not be written yet is kept and written later, so
 * there is never a hole that nobody knows of.
 */
final class Chains {

  private final DeviceId device;
  private final String boot;
  private final TimeOfDay timeOfDay;
  private final WireJson json = new WireJson();
  private final Map<Lane, Head> heads = new EnumMap<>(Lane.class);

  /**
   * The last entry of a lane.
   *
   * @param last its sequence, -1 for none
   * @param hash its hash
   */
  record Head(long last, String hash) {
    static final Head NONE = new Head(-1, Entry.BEGINNING);

    static Head of(Entry entry) {
      return new Head(entry.sequence(), entry.hash());
    }
  }

  /** The chains of a boot that has written nothing yet. */
  Chains(DeviceId device, String boot, TimeOfDay timeOfDay) {
    this.device = device;
    this.boot = boot;
    this.timeOfDay = timeOfDay;
  }

  /** The next entry of a lane, of something that is now. */
  Entry add(Lane lane, Function<Message.Stamp, Message.Stamped> message) {
    return add(lane, timeOfDay.nowNs(), message);
  }

  /** The next entry of a lane, of something that was then; the time of day is that of then, too. */
  Entry add(Lane lane, long atNs, Function<Message.Stamp, Message.Stamped> message) {
    Head head = head(lane);
    Message.Stamp stamp =
        new Message.Stamp(device, boot, head.last() + 1, atNs, wallAt(atNs), head.hash());
    Entry entry = json.entry(message.apply(stamp));
    heads.put(lane, Head.of(entry));
    return entry;
  }

  /** The time of day at a moment of this boot, as far as it is known now. */
  Wall wallAt(long atNs) {
    return timeOfDay.at(atNs);
  }

  /** The last entry of a lane. */
  Head head(Lane lane) {
    return heads.getOrDefault(lane, Head.NONE);
  }

  /** The boot whose chains these are. */
  String boot() {
    return boot;
  }
}
