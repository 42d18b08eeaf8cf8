package org.sentuh.device.reporting;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Inbox;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.device.prescription.KeptPrescription;
import org.sentuh.telemetry.journal.Backlog;
import org.sentuh.telemetry.journal.Journal;
import org.sentuh.telemetry.journal.JournalHealth;
import org.sentuh.telemetry.journal.Kept;
import org.sentuh.telemetry.uplink.Uplink;
import org.sentuh.telemetry.uplink.UplinkSettings;
import org.sentuh.telemetry.uplink.UplinkStatus;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Wall;

/**
 * What a device keeps of what happened, and tells the clinic: its journal and its uplink, opened
 * together and closed in order. A loop gives its events to the {@link #recorder} and never waits;
 * everything else happens on two threads of their own. Any thread.
 */
public final class Reporting implements AutoCloseable {

  private static final String NOBODY =
      "no clinic is named, so nobody is told; name its broker in use.yaml";

  private final Journal journal;
  private final Obedience obedience;
  private final DeviceId device;
  private final String boot;
  private final Wall.Clock wall;
  private final @Nullable Uplink uplink;
  private volatile Supplier<Belonging> belonging = () -> Belonging.TO_NOBODY;

  /**
   * Where a device keeps what happened.
   *
   * @param folder of the journal; made if it is not there
   * @param memory a folder that outlives the process and not the power, {@code /run/...} on the
   *     device; made if it is not there
   * @param quotaBytes the most that the journal may have, 4 MiB and up
   */
  public record Place(Path folder, Path memory, long quotaBytes) {}

  /**
   * Whose the device is, as the clinic is told.
   *
   * @param wiped when it was wiped last, as of {@link Message.Health}
   * @param clinicKey what the key is known by whose prescriptions it obeys, empty for none
   * @param claim the number of the offer by which it was claimed, empty for none
   * @param claimRefused which offer was last tried in vain and why, as of {@link Message.Health}
   */
  public record Belonging(String wiped, String clinicKey, String claim, String claimRefused) {

    private static final Belonging TO_NOBODY = new Belonging("", "", "", "");
  }

  /** Makes the uplink of a journal, which obeys. */
  private interface Telling {
    Uplink of(Journal journal, Obedience obedience);
  }

  private Reporting(
      Place place,
      DeviceId device,
      String boot,
      @Nullable KeptPrescription prescription,
      Clock clock,
      Wall.Clock wall,
      @Nullable Telling telling) {
    this.journal =
        Journal.open(
            new Journal.Settings(place.folder(), place.memory(), device, boot, place.quotaBytes()),
            Kept.in(place.folder()),
            clock,
            wall);
    this.device = device;
    this.boot = boot;
    this.wall = wall;
    this.obedience = new Obedience(device, prescription, wall, this::healthOfDevice);
    this.uplink = telling == null ? null : telling.of(journal, obedience);
  }

  /**
   * Opens the journal of a device that tells nobody: everything stays where it happened.
   *
   * @param boot this start's own name, never one that has been before
   * @throws IllegalStateException for a boot that has been before
   */
  public static Reporting untold(
      Place place, DeviceId device, String boot, Clock clock, Wall.Clock wall) {
    return new Reporting(place, device, boot, null, clock, wall, null);
  }

  /**
   * Opens the journal, and begins to tell the clinic what is in it; takes no prescription.
   *
   * @param place where the journal is
   * @param settings who speaks, and to whom
   * @param clock monotonic, the same as the loop's
   * @param wall the time of day
   * @param chance for the back-off
   * @throws IllegalStateException for a boot that has been before
   */
  public static Reporting open(
      Place place, UplinkSettings settings, Clock clock, Wall.Clock wall, RandomGenerator chance) {
    return open(place, settings, clock, wall, chance, UnaryOperator.identity());
  }

  /**
   * The same for a device that a clinic prescribes to.
   *
   * @param prescription what takes or refuses that
   */
  public static Reporting open(
      Place place,
      UplinkSettings settings,
      KeptPrescription prescription,
      Clock clock,
      Wall.Clock wall,
      RandomGenerator chance) {
    return open(place, settings, prescription, clock, wall, chance, UnaryOperator.identity());
  }

  /**
   * The same for somebody who watches what the uplink reads and what it is told.
   *
   * @param watched puts the watcher between journal and uplink
   */
  public static Reporting open(
      Place place,
      UplinkSettings settings,
      Clock clock,
      Wall.Clock wall,
      RandomGenerator chance,
      UnaryOperator<Backlog> watched) {
    return open(place, settings, null, clock, wall, chance, watched);
  }

  private static Reporting open(
      Place place,
      UplinkSettings settings,
      @Nullable KeptPrescription prescription,
      Clock clock,
      Wall.Clock wall,
      RandomGenerator chance,
      UnaryOperator<Backlog> watched) {
    Reporting reporting =
        new Reporting(
            place,
            settings.device(),
            settings.boot(),
            prescription,
            clock,
            wall,
            (journal, obedience) ->
                new Uplink(settings, watched.apply(journal), obedience, clock, wall, chance));
    Thread.ofPlatform().name("uplink").daemon().start(reporting.uplink);
    return reporting;
  }

  /**
   * The port of a loop; those given before take no more.
   *
   * @param zones the names of the panel's zones, in the order of its sensors
   */
  public Recorder recorder(List<String> zones) {
    return journal.recorder(zones);
  }

  /**
   * From now on a stop from afar goes to this loop; before, nothing moves that could be stopped.
   */
  public void obey(Inbox inbox) {
    obedience.listen(inbox);
  }

  /** From now on the clinic is told whose the device is, and when it was wiped last. */
  public void tellWhose(Supplier<Belonging> whose) {
    belonging = whose;
    sayHealth();
  }

  /** The clinic is told anew how the device is, because something of it has changed. */
  public void sayHealth() {
    if (uplink != null) {
      uplink.sayHealth();
    }
  }

  /** From now on the clinic may ask for this, too. */
  public void serve(FromAfar service) {
    obedience.serve(service);
  }

  /** Why no treatment may be begun now, empty when one may: what happens has to be kept. */
  public Optional<Refusal> mayBeginTreatment() {
    return journal.mayBeginTreatment();
  }

  /** Writes down that the mother agrees to something or withdraws it. Waits for the disk. */
  public void consent(Consent consent, boolean given) {
    journal.consent(consent, given);
  }

  /** Whether the mother agrees to something. */
  public boolean agrees(Consent consent) {
    return journal.consents().contains(consent);
  }

  /**
   * Writes down what the mother answered.
   *
   * @param answers a question's word to her answer, 0 to 10, or -1 where she skipped it
   */
  public void wellbeing(Map<String, Integer> answers) {
    journal.wellbeing(answers);
  }

  /** Writes down what the device has to tell of itself, such as its self-test. */
  public void note(Notice notice) {
    journal.note(notice);
  }

  /**
   * How many entries that she lets the clinic know are not stored there; none where no clinic is.
   */
  public long untold() {
    if (uplink == null) {
      return 0;
    }
    return journal.health().waiting().entrySet().stream()
        .filter(waits -> journal.consents().contains(waits.getKey().consent()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /**
   * The device changes hands: erases what she agreed to and all that waits of her. Waits for the
   * disk.
   *
   * @throws java.io.UncheckedIOException when the disk does not take it
   */
  public void forgetHer() throws InterruptedException {
    journal.forgetHer();
  }

  /** How the journal is. */
  public JournalHealth journal() {
    return journal.health();
  }

  /** How the uplink is; closed where nobody is told. */
  public UplinkStatus uplink() {
    return uplink == null
        ? new UplinkStatus(UplinkStatus.Phase.CLOSED, "", false, false, NOBODY, 0, 0, 0, 0, 0, 0, 0)
        : uplink.status();
  }

  /** Whether everything that is durable, and may be told, is stored by the clinic. */
  public boolean isTold() {
    return journal.spans().stream()
        .noneMatch(span -> journal.consents().contains(span.lane().consent()));
  }

  private Message.Health healthOfDevice() {
    JournalHealth now = journal.health();
    Belonging whose = belonging.get();
    return new Message.Health(
        device,
        boot,
        wall.now(),
        now.waiting(),
        now.journalBytes(),
        now.quotaBytes(),
        now.freeBytes(),
        uplink().connects(),
        now.refused(),
        journal.mayBeginTreatment().isPresent(),
        whose.wiped(),
        whose.clinicKey(),
        whose.claim(),
        whose.claimRefused());
  }

  /** Says goodbye to the broker, then to the journal; up to 30 s where broker and disk are slow. */
  @Override
  public void close() {
    if (uplink != null) {
      uplink.close();
    }
    journal.close();
  }
}
