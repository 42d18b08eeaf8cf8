package org.sentuh.device.prescription;

import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sentuh.settings.Prescription;
import org.sentuh.telemetry.journal.Kept;
import org.sentuh.telemetry.wire.ClaimOffer;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Seal;

/**
 * The keys whose prescriptions this device obeys: one that was pinned when the device was claimed,
 * and one that the clinic has announced in a prescription signed with it. The first prescription
 * that is signed with the announced one ends the other. A device that its clinic has let go obeys
 * none, until somebody at it takes another offer. On one thread.
 *
 * <pre>
 * clinic-key        the pinned one, or none once the clinic has let the device go
 * clinic-key-next   the announced one, or none
 * claim             the number of the offer by which it was claimed, or none
 * claims-used       the numbers of the last offers that were taken, the latest first
 * </pre>
 */
final class ClinicKeys {

  private static final String PINNED = "clinic-key";
  private static final String ANNOUNCED = "clinic-key-next";
  private static final String CLAIM = "claim";
  private static final String USED = "claims-used";
  private static final String NONE = "none";

  /** An offer is good for less than a day; nobody takes so many of one clinic in that. */
  private static final int MOST_USED = 32;

  private final Kept kept;

  ClinicKeys(Kept kept) {
    this.kept = kept;
  }

  /** Whether the device has been claimed. */
  boolean isClaimed() {
    return pinned().isPresent();
  }

  /** Whether a clinic has ever claimed it: then nothing begins that none prescribes. */
  boolean wasClaimed() {
    return kept.value(PINNED).isPresent();
  }

  /**
   * Its own configuration claims the device for a clinic. One that was ever claimed stays as it is:
   * which prescriptions are an earlier mother's, only a clinic's offer says.
   */
  void claim(PublicKey key) {
    if (!wasClaimed()) {
      kept.keep(PINNED, Seal.written(key));
    }
  }

  /** Whether an offer was taken before. */
  boolean isUsed(String number) {
    return used().contains(number);
  }

  /** An offer is taken. It counts as used before the key is pinned: never twice. */
  void claim(ClaimOffer.Terms offer) {
    kept.keep(
        USED,
        Stream.concat(Stream.of(offer.number()), used().stream())
            .limit(MOST_USED)
            .collect(Collectors.joining(" ")));
    kept.keep(ANNOUNCED, NONE);
    kept.keep(CLAIM, offer.number());
    kept.keep(PINNED, Seal.written(offer.key()));
  }

  /** No clinic is obeyed any more; where none ever was, nothing changes. */
  void letGo() {
    if (wasClaimed()) {
      kept.keep(ANNOUNCED, NONE);
      kept.keep(PINNED, NONE);
    }
  }

  /** What the pinned key is known by. */
  Optional<String> fingerprint() {
    return pinned().map(Seal::fingerprint);
  }

  /** By which offer it was claimed; empty where by none. */
  Optional<String> claimed() {
    return isClaimed() ? kept.value(CLAIM).filter(ClaimOffer::isNumber) : Optional.empty();
  }

  private List<String> used() {
    return kept.value(USED).map(line -> List.of(line.split(" ", -1))).orElse(List.of());
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
