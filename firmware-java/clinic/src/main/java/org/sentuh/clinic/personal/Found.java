package org.sentuh.clinic.personal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Audit;
import org.sentuh.clinic.archive.BootSeen;
import org.sentuh.clinic.archive.Care;
import org.sentuh.clinic.archive.Findings;
import org.sentuh.clinic.archive.Handed;
import org.sentuh.clinic.archive.Happening;
import org.sentuh.clinic.archive.Identity;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.clinic.archive.PrescriptionSeen;
import org.sentuh.clinic.archive.design.Drafts;
import org.sentuh.clinic.archive.design.PrescriptionDraft;
import org.sentuh.clinic.archive.personal.Erasures;
import org.sentuh.clinic.archive.personal.Wishes;
import org.sentuh.clinic.mothers.BootClock;
import org.sentuh.settings.PrescriptionDocument;
import org.sentuh.settings.SettingsRefused;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Received;
import org.sentuh.telemetry.wire.WireJson;

/**
 * Finds everything that is kept of one mother. What a panel told belongs to whoever had it then. Of
 * what nobody knows when it was it is hers where no other mother ever had that panel; else nobody
 * knows whose it is, and it is left where it is. Any thread; reads the archive whenever it is
 * asked.
 */
final class Found {

  private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");
  private static final int PAGE = 500;
  private static final int MOST_LINES = 10_000;
  private static final WireJson WIRE = new WireJson();

  private final Archive archive;
  private final Mother mother;

  Found(Archive archive, Mother mother) {
    this.archive = archive;
    this.mother = mother;
  }

  /** Takes entries one after another. */
  @FunctionalInterface
  interface Taking<E extends Exception> {

    /** Takes one. */
    void take(Entry entry) throws E;
  }

  Mother mother() {
    return mother;
  }

  Optional<Identity> identity() throws ArchiveUnavailable {
    return archive.mothers().identity(mother.code());
  }

  List<Findings> visits() throws ArchiveUnavailable {
    return archive.mothers().findings(mother.code());
  }

  List<Care> care() throws ArchiveUnavailable {
    return archive.mothers().care(mother.code());
  }

  List<Handed> panels() throws ArchiveUnavailable {
    return archive.mothers().panels(mother.code());
  }

  boolean objects() throws ArchiveUnavailable {
    return new Wishes(archive).objects(mother.code());
  }

  /** What was signed for her. */
  List<PrescriptionSeen> prescriptions() throws ArchiveUnavailable {
    List<PrescriptionSeen> hers = new ArrayList<>();
    for (DeviceId device : devices()) {
      archive.prescriptions(device).stream()
          .filter(seen -> isHers(seen.signed().document()))
          .forEach(hers::add);
    }
    return hers;
  }

  /** What was written for her and never signed. */
  List<PrescriptionDraft> drafts() throws ArchiveUnavailable {
    List<PrescriptionDraft> hers = new ArrayList<>();
    for (DeviceId device : devices()) {
      List<String> signed =
          archive.prescriptions(device).stream().map(seen -> seen.signed().document()).toList();
      new Drafts(archive)
          .of(device).stream()
              .filter(draft -> isHers(draft.document()) && !signed.contains(draft.document()))
              .forEach(hers::add);
    }
    return hers;
  }

  private List<DeviceId> devices() throws ArchiveUnavailable {
    return panels().stream().map(Handed::device).distinct().toList();
  }

  private boolean isHers(String document) {
    try {
      return PrescriptionDocument.read("a prescription", document)
          .slip()
          .mother()
          .equals(mother.code());
    } catch (SettingsRefused otherForm) {
      return document.lines().anyMatch(line -> line.equals("mother: " + mother.code()));
    }
  }

  /** Lines of the audit that name her reference, newest first. */
  List<Audit.Kept> audit() throws ArchiveUnavailable {
    return archive.read(connection -> Audit.about(connection, mother.code(), MOST_LINES));
  }

  /** Everything that her panels told of her and that is still there, lane by lane. */
  <E extends Exception> void entries(Taking<E> taking) throws ArchiveUnavailable, E {
    for (Handed handed : panels()) {
      List<Happening> told = archive.mothers().happenings(handed.device(), Instant.EPOCH, FAR);
      boolean alone =
          archive.mothers().holders(handed.device()).stream()
              .flatMap(one -> one.to().stream())
              .allMatch(mother.code()::equals);
      for (BootSeen boot : archive.boots(handed.device())) {
        BootClock clock =
            new BootClock(told.stream().filter(one -> one.boot().equals(boot.boot())).toList());
        for (Lane lane : Lane.values()) {
          lane(new Wear(handed, alone, boot.boot(), clock), lane, taking);
        }
      }
    }
  }

  /**
   * A boot of a panel that she had.
   *
   * @param alone whether no other mother ever had it
   */
  private record Wear(Handed handed, boolean alone, String boot, BootClock clock) {

    boolean covers(Entry entry) {
      if (!(WIRE.read(entry.lane().channel().of(entry.device()), entry.body())
          instanceof Received.Understood<Message>(Message.Stamped message))) {
        return false;
      }
      Optional<Instant> at = clock.at(message.stamp().wall(), message.stamp().atNs());
      return at.map(handed::covers).orElse(alone);
    }
  }

  private <E extends Exception> void lane(Wear wear, Lane lane, Taking<E> taking)
      throws ArchiveUnavailable, E {
    long from = 0;
    List<Entry> page;
    do {
      page = archive.entries(wear.handed().device(), wear.boot(), lane, from, PAGE);
      for (Entry entry : page) {
        if (wear.covers(entry)) {
          taking.take(entry);
        }
        from = entry.sequence() + 1;
      }
    } while (page.size() == PAGE);
  }

  /** How many there are of each kind. */
  Map<Kept, Long> counts() throws ArchiveUnavailable {
    Map<Kept, Long> counts = new EnumMap<>(Kept.class);
    counts.put(Kept.IDENTITY, identity().isPresent() ? 1L : 0L);
    counts.put(Kept.MOTHER, isErased() ? 0L : 1L);
    counts.put(Kept.VISITS, (long) visits().size());
    counts.put(Kept.CARE, (long) care().size());
    counts.put(Kept.DRAFTS, (long) drafts().size());
    counts.put(Kept.OBJECTION, objects() ? 1L : 0L);
    counts.put(Kept.PANELS, (long) panels().size());
    counts.put(Kept.PRESCRIPTIONS, (long) prescriptions().size());
    counts.put(Kept.AUDIT, (long) audit().size());
    for (Lane lane : Lane.values()) {
      counts.put(kept(lane), 0L);
    }
    entries((Taking<RuntimeException>) entry -> counts.merge(kept(entry.lane()), 1L, Long::sum));
    return counts;
  }

  /** Whether what was kept of the birth and of where she lives is gone. */
  private boolean isErased() throws ArchiveUnavailable {
    return new Erasures(archive).of(mother.code()).flatMap(Erasures.Erasure::doneAt).isPresent();
  }

  static Kept kept(Lane lane) {
    return switch (lane) {
      case EVENT -> Kept.EVENTS;
      case WELLBEING -> Kept.ANSWERS;
      case SAMPLE -> Kept.PRESSURE;
      case FULL_RATE -> Kept.RECORDINGS;
    };
  }

  /** What is to be deleted of her. */
  Erasures.Doomed doomed() throws ArchiveUnavailable {
    List<Erasures.Place> entries = new ArrayList<>();
    entries((Taking<RuntimeException>) entry -> entries.add(Erasures.Place.of(entry)));
    return new Erasures.Doomed(
        mother.code(),
        panels().stream()
            .map(handed ->
                new Erasures.Span(handed.device(), handed.at(), handed.until().orElse(FAR)))
            .toList(),
        entries,
        drafts().stream().map(PrescriptionDraft::digest).toList());
  }
}
