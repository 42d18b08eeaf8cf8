package org.sentuh.clinic.mothers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sentuh.clinic.archive.Happening;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Wall;

/** What a panel tells in a boot, one thing after the other; received when it is told. */
final class Tell {

  static final DeviceId PANEL = new DeviceId("sentuh-01");

  private final String boot;
  private final List<Happening> told = new ArrayList<>();
  private Wall.Quality clock = Wall.Quality.TRUSTED;
  private Instant now;
  private long sequence;

  Tell(String boot, String from) {
    this.boot = boot;
    this.now = Instant.parse(from);
  }

  Tell at(String moment) {
    now = Instant.parse(moment);
    return this;
  }

  Tell after(long seconds) {
    now = now.plusSeconds(seconds);
    return this;
  }

  Tell clock(Wall.Quality quality) {
    clock = quality;
    return this;
  }

  Tell prepared() {
    return told(Happening.Kind.PREPARED, "standard", "3", 300_000);
  }

  Tell began() {
    return told(Happening.Kind.BEGAN, "", "", 0);
  }

  Tell ended(String outcome, String why, long runMs) {
    return told(Happening.Kind.ENDED, outcome, why, runMs);
  }

  /** A whole massage of five minutes, to its end. */
  Tell massage() {
    return began().after(300).ended("completed", "completed", 300_000);
  }

  Tell forbidden() {
    return ended("stopped", "screening-forbids", 0);
  }

  Tell told(Happening.Kind kind, String word, String why, long ms) {
    told.add(
        new Happening(
            PANEL,
            boot,
            sequence,
            kind,
            word,
            why,
            ms,
            new Wall(now, clock),
            now.getEpochSecond() * 1_000_000_000L,
            now));
    sequence++;
    return this;
  }

  List<Happening> list() {
    return List.copyOf(told);
  }

  Told read(String now) {
    return Told.of(list(), Instant.parse(now));
  }
}
