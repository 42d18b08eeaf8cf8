package org.sentuh.simulator.fortnight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Care;
import org.sentuh.clinic.archive.Findings;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.clinic.archive.design.ProgrammeVersion;
import org.sentuh.clinic.archive.design.Programmes;
import org.sentuh.clinic.authority.PrescribingKey;
import org.sentuh.clinic.design.Library;
import org.sentuh.clinic.mothers.Hands;
import org.sentuh.clinic.people.Role;
import org.sentuh.clinic.prescribing.Draft;
import org.sentuh.clinic.prescribing.Equipment;
import org.sentuh.clinic.prescribing.HandOver;
import org.sentuh.clinic.prescribing.NotPrescribed;
import org.sentuh.clinic.prescribing.Prescribing;
import org.sentuh.simulator.clinic.DemoDesk;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;

/**
 * What the clinic's midwives do, each at the time that is given: by the desk's own rules, with a
 * second person behind every programme, signed with the clinic's key, every change with its line in
 * the audit.
 */
final class Ward {

  private static final String MIDWIFE = DemoDesk.sign(Role.MIDWIFE);
  private static final String LEAD = DemoDesk.sign(Role.LEAD_MIDWIFE);
  private static final Duration LASTS = Duration.ofDays(28);
  private static final int TREATMENTS = 2;
  private static final long BETWEEN_S = Duration.ofHours(4).toSeconds();

  private final Archive archive;
  private final Prescribing prescribing;
  private final Library library;
  private final Hands hands;
  private final PrescribingKey key;

  /**
   * The midwives before an archive.
   *
   * @param equipment what programmes are proven on
   * @param key the clinic's
   */
  Ward(Archive archive, Equipment equipment, PrescribingKey key) {
    this.archive = archive;
    this.prescribing = new Prescribing(archive, equipment);
    this.library = new Library(new Programmes(archive));
    this.hands = new Hands(archive, Optional.of(key::sign));
    this.key = key;
  }

  private static AuditLine line(Instant at, String who, String act, String subject, String detail) {
    return new AuditLine(at, who, DemoDesk.FACILITY, act, subject, detail);
  }

  /** What comes with Sentuh is read by the lead midwife, who stands behind it. */
  void approvesTheLibrary(Path programmes, Instant at)
      throws IOException, ArchiveUnavailable, NotPrescribed {
    try (Stream<Path> files = Files.list(programmes)) {
      library.stock(files.sorted().toList(), at);
    }
    for (ProgrammeVersion version : library.all()) {
      if (version.approval().isEmpty()) {
        String which = version.name() + " r" + version.revision();
        library.approve(
            version, Library.digest(version), line(at, LEAD, "programme.approve", which, ""));
      }
    }
  }

  /** A mother is taken in, and gets a panel. */
  void admits(Home home, LocalDate bornOn, Instant at) throws ArchiveUnavailable {
    archive.register(home.device(), at);
    archive
        .mothers()
        .keep(
            new Mother(
                home.mother(),
                DemoDesk.FACILITY,
                bornOn,
                home.birth(),
                home.hours().zone(),
                home.windows(),
                at,
                Optional.empty()),
            line(at, MIDWIFE, "mother.admit", home.mother(), "1 windows a day"));
    hands.handOver(
        new HandOver(home.device(), Optional.empty(), Optional.of(home.mother()), MIDWIFE, at),
        "",
        line(at, MIDWIFE, "panel.hand-over", home.device().value(), "clinic to " + home.mother()));
  }

  /**
   * A midwife writes a prescription, another one stands behind it, and it is signed.
   *
   * @param programme the text of the programme
   * @param panel the size that is written down for her
   * @param backMm the length of her back that is written down, where there is one
   */
  Message.Desired prescribes(
      Home home,
      String programme,
      String panel,
      OptionalDouble ceiling,
      OptionalDouble backMm,
      Instant at)
      throws ArchiveUnavailable, NotPrescribed {
    Draft.Programme wish =
        new Draft.Programme(
            new Draft.Slip(home.mother(), MIDWIFE, at),
            at.plus(LASTS),
            programme,
            TREATMENTS,
            BETWEEN_S,
            ceiling,
            backMm,
            Optional.empty());
    String device = home.device().value();
    String digest =
        prescribing
            .write(home.device(), wish, panel, line(at, MIDWIFE, "prescription.write", device, ""))
            .digest();
    Instant seen = at.plus(Duration.ofMinutes(4));
    prescribing.approve(digest, line(seen, LEAD, "prescription.approve", digest, ""));
    Instant signed = at.plus(Duration.ofMinutes(5));
    return prescribing.sign(digest, key, line(signed, MIDWIFE, "prescription.sign", digest, ""));
  }

  /** A midwife lets the panel rest. */
  Message.Desired holds(Home home, String why, Instant at)
      throws ArchiveUnavailable, NotPrescribed {
    return prescribing.withhold(
        home.device(),
        new Draft.Withheld(new Draft.Slip(home.mother(), MIDWIFE, at), false, why),
        key,
        line(at, MIDWIFE, "prescription.hold", home.device().value(), why));
  }

  /** The broker has what was signed. */
  void isSent(DeviceId device, Message.Desired signed, Instant at) throws ArchiveUnavailable {
    archive.prescriptionSent(device, signed.revision(), at);
  }

  /** A midwife has been there, and writes down what she found. */
  void visits(Home home, Found found, LocalDate on, String note, Instant at)
      throws ArchiveUnavailable {
    archive
        .mothers()
        .found(
            new Findings(
                home.mother(),
                on,
                MIDWIFE,
                at,
                OptionalDouble.of(found.fundalCm()),
                Optional.of(found.lochia()),
                Optional.of(false),
                Optional.of(Findings.Bleeding.USUAL),
                found.latch(),
                OptionalInt.of(found.bses()),
                OptionalInt.of(found.epds()),
                OptionalInt.of(0),
                Optional.of(found.feeding()),
                note),
            line(at, MIDWIFE, "mother.visit", home.mother(), ""));
    does(home, "visited", note, at);
  }

  /** A midwife has done something, and writes it down. */
  void does(Home home, String what, String note, Instant at) throws ArchiveUnavailable {
    archive
        .mothers()
        .noted(
            new Care(home.mother(), at, MIDWIFE, what, note),
            line(at, MIDWIFE, "mother.care", home.mother(), what));
  }

  /**
   * What a midwife finds.
   *
   * @param latch the five scores of LATCH
   */
  record Found(
      double fundalCm,
      Findings.Lochia lochia,
      List<Integer> latch,
      int bses,
      int epds,
      Findings.Feeding feeding) {}
}
