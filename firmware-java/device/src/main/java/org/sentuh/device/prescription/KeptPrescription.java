package org.sentuh.device.prescription;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.arming.DoseLedger.Shortage;
import org.sentuh.control.prescription.Proven;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.settings.Prescription;
import org.sentuh.settings.PrescriptionDocument;
import org.sentuh.settings.SettingsRefused;
import org.sentuh.telemetry.journal.Kept;
import org.sentuh.telemetry.wire.ClaimOffer;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Seal;
import org.sentuh.telemetry.wire.Wall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The prescription that stands on this device, in two checksummed copies. Another takes its place
 * only if it is for this device, of a higher revision, signed with the clinic's key, complete, and
 * proven on the panel that is worn; otherwise the one that stands goes on to stand, and the clinic
 * is told why. At every start all of that is looked at again.
 *
 * <p>It is about the next treatment. One that is being played goes on with what it was prepared
 * with, but begins no more, and does not go on after a pause, where that does not stand any more.
 *
 * <p>{@link #offer} waits for the disk and takes as long as a proof does; the others answer at
 * once. Any thread.
 */
public final class KeptPrescription {

  private static final Logger LOG = LoggerFactory.getLogger(KeptPrescription.class);
  private static final String NAME = "prescription";
  private static final String FORGOTTEN = "forgotten";
  private static final String UNBOUND = "unbound";

  /** Twice what is kept has to be read back at every start. */
  private static final int MOST_BYTES = 32 << 10;

  private static final String UNCLAIMED =
      "this device is not claimed by a clinic; make it an offer at the clinic's desk, and take that"
          + " at the device";

  private final Fitting fitting;
  private final Kept kept;
  private final ClinicKeys keys;
  private final Wall.Clock wall;
  private volatile Standing standing = Standing.NONE;

  /**
   * What stands.
   *
   * @param revision of what was taken last, 0 for none
   * @param prescription as it was written; null for none, and for one that fits no more
   * @param plan what may be started, or null
   * @param unfit why it fits no more, empty when it does
   */
  private record Standing(
      int revision, @Nullable Prescription prescription, @Nullable Plan plan, String unfit) {

    private static final Standing NONE = new Standing(0, null, null, "");
  }

  private KeptPrescription(Fitting fitting, Kept kept, Wall.Clock wall) {
    this.fitting = fitting;
    this.kept = kept;
    this.keys = new ClinicKeys(kept);
    this.wall = wall;
  }

  /**
   * What a folder keeps; nothing where it was never written.
   *
   * @param folder within the device's own; made when something is kept
   * @param fitting what a prescription has to fit
   * @param wall the time of day
   */
  public static KeptPrescription in(Path folder, Fitting fitting, Wall.Clock wall) {
    KeptPrescription prescription = new KeptPrescription(fitting, Kept.in(folder), wall);
    prescription.load();
    return prescription;
  }

  /**
   * The device's own configuration claims it for a clinic. A device that was ever claimed stays as
   * it is: another key counts only if the clinic itself has announced it, or by an offer.
   *
   * @return whether the device now obeys this key
   */
  public synchronized boolean claim(PublicKey key) {
    keys.claim(key);
    return keys.obeys(key);
  }

  /** Whether a clinic has claimed this device and has not let it go. */
  public synchronized boolean isClaimed() {
    return keys.isClaimed();
  }

  /**
   * Whether only what a clinic prescribes may begin: since one has claimed it for the first time,
   * also while none does any more. A clinic that lets a panel go thereby allows nothing.
   */
  public synchronized boolean isBound() {
    return keys.wasClaimed();
  }

  /** What the key is known by whose prescriptions are obeyed; empty for none. */
  public synchronized Optional<String> clinicKey() {
    return keys.fingerprint();
  }

  /** The number of the offer by which it was claimed; empty where by none. */
  public synchronized Optional<String> claimedBy() {
    return keys.claimed();
  }

  /** Whether an offer was taken here before. */
  public synchronized boolean isUsed(ClaimOffer offer) {
    return keys.isUsed(offer.terms().number());
  }

  /**
   * Somebody at the device takes a clinic's offer. None of the prescriptions up to the one that the
   * offer names is ever taken, nor one that this device has had from the same clinic.
   *
   * @throws IllegalStateException where a clinic has claimed it, or the offer was taken before
   * @throws UncheckedIOException when the disk does not take it; then no clinic has claimed it
   */
  public synchronized void claim(ClaimOffer offer) {
    if (keys.isClaimed() || isUsed(offer)) {
      throw new IllegalStateException("an offer is taken once, by a device that no clinic has");
    }
    boolean again = wasLetGoBy(Seal.fingerprint(offer.terms().key()));
    int after = again ? Math.max(revision(), offer.terms().after()) : offer.terms().after();
    kept.keep(NAME, after + " " + FORGOTTEN);
    keys.claim(offer.terms());
    standing = new Standing(after, null, null, "");
    LOG.info("claimed by offer {}", offer.terms().number());
  }

  private boolean wasLetGoBy(String fingerprint) {
    return kept.value(UNBOUND).filter(line -> line.endsWith(" " + fingerprint)).isPresent();
  }

  /** Why the clinic lets the device go, as it was written; empty where it does not. */
  public Optional<Prescription.Unbound> unbound() {
    return standing.prescription() instanceof Prescription.Unbound unbound
        ? Optional.of(unbound)
        : Optional.empty();
  }

  /**
   * No clinic has the device any more: what stands goes with the clinic's key, and nothing begins
   * before another one has claimed it. Which prescription let it go is remembered, for a broker may
   * say it again. Waits for the disk.
   *
   * @throws UncheckedIOException when the disk does not take it; then it is to be done again
   */
  public synchronized void letGo() {
    Optional<Message.Desired> last = kept.value(NAME).flatMap(this::parsed);
    if (unbound().isPresent() && last.isPresent()) {
      kept.keep(UNBOUND, digest(last.get()) + " " + keys.fingerprint().orElse("?"));
    } else if (keys.isClaimed() && !wasLetGoBy(keys.fingerprint().orElse("?"))) {
      kept.keep(UNBOUND, "? " + keys.fingerprint().orElse("?"));
    }
    forget();
    keys.letGo();
  }

  private static String digest(Message.Desired desired) {
    return Seal.digest(desired.device(), desired.revision(), desired.document());
  }

  /**
   * The device changes hands: what stands goes, and nothing may begin until the clinic prescribes
   * anew. The clinic's key and the number of the last one stay, so that none of an earlier mother
   * is ever taken again. Waits for the disk.
   *
   * @throws UncheckedIOException when the disk does not take it; then nothing has changed
   */
  public synchronized void forget() {
    if (revision() > 0) {
      kept.keep(NAME, revision() + " " + FORGOTTEN);
      standing = new Standing(revision(), null, null, "");
    }
  }

  /** Takes a prescription or refuses it; answers which one stands, and why not this one. */
  public synchronized Message.Reported offer(Message.Desired desired) {
    String why = desired.revision() > revision() ? taken(desired) : known(desired);
    if (!why.isEmpty()) {
      LOG.warn("Prescription {} is refused: {}", desired.revision(), why);
    }
    return new Message.Reported(fitting.device(), revision(), desired.revision(), why);
  }

  /** The revision that was taken last, 0 for none. */
  public int revision() {
    return standing.revision();
  }

  /** What stands, as the midwife wrote it; empty for none. */
  public Optional<Prescription> prescription() {
    return Optional.ofNullable(standing.prescription());
  }

  /** What the next treatment is prepared with; empty for nothing. */
  public Optional<Plan> plan() {
    return Optional.ofNullable(standing.plan());
  }

  /**
   * Why no treatment may begin that was prepared with a programme. A clock that is not trusted can
   * only be behind, so what is over by it is over; whether more is, nobody knows then.
   */
  public Optional<Refusal> against(Proven prepared) {
    Standing now = standing;
    if (!now.unfit().isEmpty()) {
      return Optional.of(Refusal.NOT_PROVEN);
    }
    return switch (now.prescription()) {
      case Prescription.Active active when !wall.now().at().isBefore(active.until()) ->
          Optional.of(Refusal.PRESCRIPTION_OVER);
      case Prescription.Active active ->
          now.plan() != null && now.plan().proven() == prepared
              ? Optional.empty()
              : Optional.of(Refusal.NOT_PRESCRIBED);
      case Prescription.Withheld withheld ->
          Optional.of(withheld.revoked() ? Refusal.NOT_PRESCRIBED : Refusal.PRESCRIPTION_HELD);
      case Prescription.Unbound unbound -> Optional.of(Refusal.NOT_PRESCRIBED);
      case null -> Optional.of(Refusal.NOT_PRESCRIBED);
    };
  }

  /**
   * How long it is until the next massage may begin by its schedule; empty where one may now, or
   * none is prescribed. Where nobody has set the clock, none begins: what hours it is prescribed
   * for is then not known, and a massage that waits does no harm, while one at the hour at which
   * the midwife did not want it might.
   */
  public Optional<Shortage> untimely() {
    if (!(standing.prescription() instanceof Prescription.Active active)
        || active.schedule().isEmpty()) {
      return Optional.empty();
    }
    Wall now = wall.now();
    if (now.quality() != Wall.Quality.TRUSTED) {
      return Optional.of(new Shortage(Refusal.TIME_NOT_KNOWN, 0));
    }
    long waitMs = Duration.between(now.at(), active.schedule().get().next(now.at())).toMillis();
    return waitMs == 0
        ? Optional.empty()
        : Optional.of(new Shortage(Refusal.NOT_ITS_TIME, waitMs * 1_000_000));
  }

  private String taken(Message.Desired desired) {
    if (!desired.device().equals(fitting.device())) {
      return "it is for " + desired.device() + ", and this is " + fitting.device();
    }
    int bytes = desired.document().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      return "it has " + bytes + " bytes; at most " + MOST_BYTES + " can be kept";
    }
    Optional<PublicKey> signer = keys.signerOf(desired);
    if (signer.isEmpty()) {
      return keys.isClaimed()
          ? "nobody whom this device obeys has signed it; sign it with the clinic's key"
          : UNCLAIMED;
    }
    try {
      Standing next = read(desired);
      kept.keep(NAME, line(desired));
      keys.taken(signer.get(), next.prescription());
      standing = next;
      LOG.info("Prescription {} stands", desired.revision());
      return "";
    } catch (SettingsRefused | IllegalArgumentException unfit) {
      return String.valueOf(unfit.getMessage());
    } catch (UncheckedIOException full) {
      return "the device cannot keep it just now; it will be asked for again";
    }
  }

  /** The clinic's broker says the last one again after every connect. */
  private String known(Message.Desired desired) {
    boolean letGoBy =
        kept.value(UNBOUND).filter(line -> line.startsWith(digest(desired) + " ")).isPresent();
    boolean same =
        desired.revision() == revision() && line(desired).equals(kept.value(NAME).orElse(""));
    return same || letGoBy
        ? standing.unfit()
        : "revision " + desired.revision() + " is no newer than " + revision() + ", which is here";
  }

  /** What fits no more after a change of panel, limits or program lets nothing begin. */
  private void load() {
    Optional<Integer> forgotten = kept.value(NAME).flatMap(KeptPrescription::forgotten);
    if (forgotten.isPresent()) {
      standing = new Standing(forgotten.get(), null, null, "");
      return;
    }
    Optional<Message.Desired> last = kept.value(NAME).flatMap(this::parsed);
    Optional<PublicKey> signer = last.flatMap(keys::signerOf);
    if (last.isEmpty() || signer.isEmpty()) {
      return;
    }
    try {
      standing = read(last.get());
      keys.taken(signer.get(), standing.prescription());
    } catch (SettingsRefused | IllegalArgumentException unfit) {
      LOG.warn("Prescription {} fits no more", last.get().revision(), unfit);
      standing =
          new Standing(last.get().revision(), null, null, String.valueOf(unfit.getMessage()));
    }
  }

  private static Optional<Integer> forgotten(String line) {
    return Pattern.compile("(\\d{1,9}) " + FORGOTTEN)
        .matcher(line)
        .results()
        .findFirst()
        .map(found -> Integer.valueOf(found.group(1)));
  }

  private Standing read(Message.Desired desired) {
    String name = "prescription " + desired.revision();
    Prescription prescription = PrescriptionDocument.read(name, desired.document());
    if (prescription.slip().nextKey().flatMap(Seal::key).isEmpty()
        && prescription.slip().nextKey().isPresent()) {
      throw new IllegalArgumentException(
          name + " announces a next_key that is none; it must be " + Seal.FORM);
    }
    return switch (prescription) {
      case Prescription.Active active ->
          new Standing(desired.revision(), active, fitting.planned(active), "");
      case Prescription.Withheld withheld -> new Standing(desired.revision(), withheld, null, "");
      case Prescription.Unbound unbound -> new Standing(desired.revision(), unbound, null, "");
    };
  }

  private static String line(Message.Desired desired) {
    return String.join(
        " ",
        String.valueOf(desired.revision()),
        desired.signature(),
        Base64.getEncoder().encodeToString(desired.document().getBytes(StandardCharsets.UTF_8)));
  }

  private Optional<Message.Desired> parsed(String line) {
    String[] words = line.split(" ", 3);
    try {
      return Optional.of(
          new Message.Desired(
              fitting.device(),
              Integer.parseInt(words[0]),
              new String(Base64.getDecoder().decode(words[2]), StandardCharsets.UTF_8),
              words[1]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unreadable) {
      LOG.warn("What was kept of a prescription cannot be read");
      return Optional.empty();
    }
  }
}
