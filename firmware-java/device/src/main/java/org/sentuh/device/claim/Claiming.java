package org.sentuh.device.claim;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.sentuh.device.prescription.KeptPrescription;
import org.sentuh.telemetry.wire.ClaimOffer;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Seal;
import org.sentuh.telemetry.wire.Wall;

/**
 * A technician at the device looks at a clinic's offer, and takes it. From then on the device takes
 * the prescriptions of that clinic, and begins nothing else. Any thread; taking waits for the disk.
 */
public final class Claiming {

  private final DeviceId device;
  private final KeptPrescription standing;
  private final List<String> brokers;
  private final BooleanSupplier rests;
  private final Wall.Clock wall;
  private volatile String refused = "";

  /**
   * The claim of one device.
   *
   * @param device its name
   * @param standing what keeps the clinic's key
   * @param brokers where it tells what happens; empty where it tells nobody
   * @param rests whether no massage and nothing else goes on with the panel
   * @param wall the time of day
   */
  public Claiming(
      DeviceId device,
      KeptPrescription standing,
      List<URI> brokers,
      BooleanSupplier rests,
      Wall.Clock wall) {
    this.device = device;
    this.standing = standing;
    this.brokers = brokers.stream().map(URI::toString).toList();
    this.rests = rests;
    this.wall = wall;
  }

  /** Why an offer is not taken, by its word in messages. */
  public enum Against {
    /** It is no offer, or a part of one is missing. */
    NO_OFFER,
    /** Whoever made it does not have the key in it, or somebody has altered it. */
    OFFER_NOT_SIGNED,
    /** It is for another device. */
    OFFER_OTHER_DEVICE,
    /** A clinic has this device. */
    CLAIMED_ALREADY,
    /** It was taken here before. */
    OFFER_USED,
    /** Its time is over. */
    OFFER_OVER,
    /** Something goes on with the panel. */
    MASSAGE_GOES_ON;

    /** As in {@code offer-over}. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** An offer is not taken. */
  public static final class NotTaken extends Exception {

    private static final long serialVersionUID = 1L;

    private final Against why;

    NotTaken(Against why) {
      super(why.word());
      this.why = why;
    }

    /** Why. */
    public Against why() {
      return why;
    }
  }

  /**
   * An offer as somebody looks at it.
   *
   * @param terms what is offered
   * @param fingerprint of the clinic's key, to be compared with the desk's screen
   * @param against why it cannot be taken now; empty where it can
   * @param endJudged whether this device knows the time, and so whether the offer has ended
   * @param hears whether this device tells the clinic at the broker that the offer names; true
   *     where it names none
   */
  public record Seen(
      ClaimOffer.Terms terms,
      String fingerprint,
      Optional<Against> against,
      boolean endJudged,
      boolean hears) {}

  /** What the key of the clinic is known by that has the device; empty for none. */
  public Optional<String> clinicKey() {
    return standing.clinicKey();
  }

  /**
   * Whether the clinic has let the device go, and it waits until all is told and nothing goes on.
   */
  public boolean isBeingLetGo() {
    return standing.unbound().isPresent();
  }

  /**
   * Which offer for this device somebody last looked at or tried in vain, and why, so that the
   * clinic need not wait for it: {@code NUMBER why}. Empty for none since the device started.
   */
  public String refused() {
    return refused;
  }

  /**
   * Looks at an offer; changes nothing but what {@link #refused} says.
   *
   * @throws NotTaken for what is none, or signed by nobody: of that nothing is worth showing
   */
  public Seen look(String text) throws NotTaken {
    ClaimOffer offer = read(text);
    Optional<Against> against = against(offer);
    tell(offer, against);
    return new Seen(
        offer.terms(),
        Seal.fingerprint(offer.terms().key()),
        against,
        wall.now().quality() == Wall.Quality.TRUSTED,
        offer.terms().broker().isEmpty() || brokers.contains(offer.terms().broker()));
  }

  /**
   * Takes an offer, for good.
   *
   * @throws NotTaken where it cannot be taken
   * @throws java.io.UncheckedIOException when the disk does not take it; then nobody has claimed it
   */
  public synchronized void claim(String text) throws NotTaken {
    ClaimOffer offer = read(text);
    Optional<Against> against = against(offer);
    tell(offer, against);
    if (against.isPresent()) {
      throw new NotTaken(against.get());
    }
    standing.claim(offer);
  }

  /** What was for another device is not this one's to tell. */
  private void tell(ClaimOffer offer, Optional<Against> against) {
    if (offer.terms().device().equals(device)) {
      refused = against.map(why -> offer.terms().number() + " " + why.word()).orElse("");
    }
  }

  private static ClaimOffer read(String text) throws NotTaken {
    ClaimOffer offer;
    try {
      offer = ClaimOffer.read(text);
    } catch (IllegalArgumentException none) {
      throw new NotTaken(Against.NO_OFFER);
    }
    if (!offer.isSigned()) {
      throw new NotTaken(Against.OFFER_NOT_SIGNED);
    }
    return offer;
  }

  /** A clock that is not trusted can only be behind: what is over by it is over. */
  private Optional<Against> against(ClaimOffer offer) {
    if (!offer.terms().device().equals(device)) {
      return Optional.of(Against.OFFER_OTHER_DEVICE);
    }
    if (standing.isUsed(offer)) {
      return Optional.of(Against.OFFER_USED);
    }
    if (standing.isClaimed()) {
      return Optional.of(Against.CLAIMED_ALREADY);
    }
    if (!wall.now().at().isBefore(offer.terms().until())) {
      return Optional.of(Against.OFFER_OVER);
    }
    return rests.getAsBoolean() ? Optional.empty() : Optional.of(Against.MASSAGE_GOES_ON);
  }
}
