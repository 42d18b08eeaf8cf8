package org.sentuh.device.prescription;

import java.security.PublicKey;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sentuh.settings.Prescription;
import org.sentuh.telemetry.journal.Kept;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Seal;

/**
 * The keys whose prescriptions this device obeys: one that was pinned when the device was claimed,
 * and one that the clinic has announced in a prescription signed with it. The first prescription
 * that is signed with the announced one ends the other. On one thread.
 */
final class ClinicKeys {

  private static final String PINNED = "clinic-key";
  private static final String ANNOUNCED = "clinic-key-next";
  private static final String NONE = "none";

  private final Kept kept;

  ClinicKeys(Kept kept) {
    this.kept = kept;
  }

  /** Whether the device has been claimed. */
  boolean isClaimed() {
    return pinned().isPresent();
  }

  /** Claims the device for a clinic; one that is claimed stays as it is. */
  void claim(PublicKey key) {
    if (!isClaimed()) {
      kept.keep(PINNED, Seal.written(key));
    }
  }

  /** The key that signed a prescription, if it is one of those that are obeyed. */
  Optional<PublicKey> signerOf(Message.Desired prescription) {
    return Stream.of(pinned(), announced())
        .flatMap(Optional::stream)
        .filter(key -> Seal.isOf(key, prescription))
        .findFirst();
  }

  /** A prescription was taken that somebody has signed; taking it again changes nothing. */
  void taken(PublicKey signer, @Nullable Prescription prescription) {
    kept.keep(PINNED, Seal.written(signer));
    Optional<PublicKey> next =
        prescription == null ? Optional.empty() : prescription.slip().nextKey().flatMap(Seal::key);
    if (next.isPresent()) {
      kept.keep(ANNOUNCED, Seal.written(next.get()));
    } else if (announced().map(signer::equals).orElse(false)) {
      kept.keep(ANNOUNCED, NONE);
    }
  }

  /** Whether what this key signs is obeyed. */
  boolean obeys(PublicKey key) {
    return Stream.of(pinned(), announced()).flatMap(Optional::stream).anyMatch(key::equals);
  }

  private Optional<PublicKey> pinned() {
    return kept.value(PINNED).flatMap(Seal::key);
  }

  private Optional<PublicKey> announced() {
    return kept.value(ANNOUNCED).flatMap(Seal::key);
  }
}
