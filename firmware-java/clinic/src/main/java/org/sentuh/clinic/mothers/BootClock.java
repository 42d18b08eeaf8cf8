package org.sentuh.clinic.mothers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sentuh.clinic.archive.Happening;
import org.sentuh.telemetry.wire.Wall;

/**
 * When something of one boot happened. What the device believed counts; what it told while nobody
 * had set its clock is put right by the correction that it sent, or by anything of the same boot
 * that it believed.
 */
public final class BootClock {

  private final Optional<Long> offsetMs;
  private final Optional<Happening> anchor;

  /** The clock of a boot, by all that it told of treatments. */
  public BootClock(List<Happening> ofOneBoot) {
    this.offsetMs =
        ofOneBoot.stream()
            .filter(told -> told.kind() == Happening.Kind.CLOCK)
            .map(Happening::ms)
            .reduce((first, last) -> last);
    this.anchor = ofOneBoot.stream().filter(BootClock::isBelieved).findFirst();
  }

  Optional<Instant> at(Happening told) {
    return at(told.told(), told.atNs());
  }

  /**
   * When something was told; empty where nobody knows.
   *
   * @param told the device's own time of day then
   * @param atNs monotonic within the boot
   */
  public Optional<Instant> at(Wall told, long atNs) {
    if (told.quality() == Wall.Quality.TRUSTED) {
      return Optional.of(told.at());
    }
    if (offsetMs.isPresent()) {
      return offsetMs.map(told.at()::plusMillis);
    }
    return anchor.map(known -> known.told().at().plusNanos(atNs - known.atNs()));
  }

  private static boolean isBelieved(Happening told) {
    return told.told().quality() == Wall.Quality.TRUSTED;
  }
}
