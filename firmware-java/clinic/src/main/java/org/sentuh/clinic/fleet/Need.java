package org.sentuh.clinic.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.sentuh.clinic.archive.DeviceSeen;
import org.sentuh.clinic.archive.fleet.DeviceFacts;
import org.sentuh.clinic.archive.fleet.Wiped;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Wall;

/**
 * What about a device needs somebody, the most urgent first. The words for each are phrases {@code
 * need.WORD} of the page.
 */
enum Need {
  /** Its record does not hold together: something was altered, or came twice with other content. */
  ALTERED(Level.STOP),
  /** Its self-test found something; no massage begins there. */
  FAULTY(Level.STOP),
  /** It begins no massage for want of room. */
  NO_ROOM(Level.STOP),
  /** A mother has given it back, and it has not said that what is hers is erased. */
  UNWIPED(Level.CARE),
  /** Entries are lost, and not because somebody withdrew a consent. */
  LOST(Level.CARE),
  /** Messages of it could not be taken. */
  REFUSED(Level.CARE),
  /** It has not been heard for long. Not necessarily unused. */
  SILENT(Level.CARE),
  /** It was given out and has never been heard. */
  NEVER(Level.CARE),
  /** Its record or its disk is nearly full. */
  NEARLY_FULL(Level.CARE),
  /** Its certificate has ended, or ends within a month: without one it cannot be heard. */
  CERTIFICATE(Level.CARE),
  /** It was let go, and has not said that it is wiped: it may still hold what is a mother's. */
  LET_GO(Level.CARE),
  /** Its self-test did not come to its end. */
  UNTESTED(Level.INFO),
  /** Nobody has set its clock: what it says of times is corrected later. */
  CLOCK(Level.INFO),
  /** It went without a goodbye. */
  GONE(Level.INFO),
  /** Entries have been on their way for long. */
  BEHIND(Level.INFO);

  /** A device speaks at least every quarter of an hour while it is on; a day covers its nights. */
  static final Duration SILENT_AFTER = Duration.ofHours(26);

  /** A visit is planned within a month. */
  static final Duration ENDS_SOON = Duration.ofDays(30);

  private static final double NEARLY = 0.8;
  private static final long LITTLE_BYTES = 200L << 20;

  /** Given up because the mother withdrew her consent: as it should be. */
  private static final String BY_HER_WISH = "consent";

  private final Level level;

  Need(Level level) {
    this.level = level;
  }

  /** How much it needs somebody; each has its shape and its words beside its colour. */
  enum Level {
    /** At once. */
    STOP,
    /** Soon. */
    CARE,
    /** To know. */
    INFO
  }

  Level level() {
    return level;
  }

  /** As in {@code nearly-full}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Everything about a device that needs somebody, the most urgent first; none is as it should. */
  static Set<Need> of(DeviceFacts facts, Instant now) {
    Set<Need> needs = EnumSet.noneOf(Need.class);
    add(needs, ALTERED, facts.altered() > 0);
    add(needs, UNWIPED, facts.wiped() == Wiped.NOT_YET);
    add(needs, LOST, facts.lost().keySet().stream().anyMatch(why -> !why.equals(BY_HER_WISH)));
    add(needs, REFUSED, facts.refused() > 0);
    add(needs, BEHIND, facts.overdue() > 0);
    presence(needs, facts.seen(), now);
    facts.health().ifPresent(told -> health(needs, told.what()));
    add(
        needs,
        CERTIFICATE,
        facts.certified().map(end -> !end.isAfter(now.plus(ENDS_SOON))).orElse(false));
    add(needs, LET_GO, facts.letGo().isPresent());
    facts
        .selfTest()
        .ifPresent(told -> {
          add(needs, FAULTY, told.what().outcome().equals("faulty"));
          add(needs, UNTESTED, told.what().outcome().equals("unfinished"));
        });
    return needs;
  }

  private static void presence(Set<Need> needs, DeviceSeen seen, Instant now) {
    add(needs, NEVER, seen.neverReported());
    add(
        needs,
        SILENT,
        seen.lastHeard().map(at -> at.plus(SILENT_AFTER).isBefore(now)).orElse(false));
    add(needs, GONE, seen.gone());
  }

  private static void health(Set<Need> needs, Message.Health health) {
    add(needs, NO_ROOM, health.treatmentsRefused());
    boolean nearly =
        health.journalBytes() > NEARLY * health.quotaBytes() || health.freeBytes() < LITTLE_BYTES;
    add(needs, NEARLY_FULL, nearly && !health.treatmentsRefused());
    add(needs, CLOCK, health.wall().quality() == Wall.Quality.UNSET);
  }

  private static void add(Set<Need> needs, Need need, boolean is) {
    if (is) {
      needs.add(need);
    }
  }
}
