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
final class BootClock {

  private final Optional<Long> offsetMs;
  private final Optional<Happening> anchor;

  BootClock(List<Happening> ofOneBoot) {
    this.offsetMs =
        ofOneBoot.stream()
            .filter(told -> told.kind() == Happening.Kind.CLOCK)
            .map(Happening::ms)
            .reduce((first, last) -> last);
    this.anchor = ofOneBoot.stream().filter(BootClock::isBelieved).findFirst();
  }

  Optional<Instant> at(Happening told) {
    if (isBelieved(told)) {
      return Optional.of(told.told().at());
    }
    if (offsetMs.isPresent()) {
      return offsetMs.map(told.told().at()::plusMillis);
    }
    return anchor.map(known -> known.told().at().plusNanos(told.atNs() - known.atNs()));
  }

  private static boolean isBelieved(Happening told) {
    return told.told().quality() == Wall.Quality.TRUSTED;
  }
}
