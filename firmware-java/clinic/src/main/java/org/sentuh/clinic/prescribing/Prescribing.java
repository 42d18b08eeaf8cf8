package org.sentuh.clinic.prescribing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.PrescriptionSeen;
import org.sentuh.clinic.archive.design.Approval;
import org.sentuh.clinic.archive.design.Drafts;
import org.sentuh.clinic.archive.design.PrescriptionDraft;
import org.sentuh.clinic.archive.design.ProgrammeVersion;
import org.sentuh.clinic.archive.design.Programmes;
import org.sentuh.clinic.prescribing.NotPrescribed.Why;
import org.sentuh.control.body.Panel;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.prescription.Finding;
import org.sentuh.control.prescription.Proof;
import org.sentuh.settings.Prescription;
import org.sentuh.settings.PrescriptionDocument;
import org.sentuh.settings.SettingsRefused;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Seal;

/**
 * The way of a prescription at the clinic: it is written and proven, approved by a second person,
 * signed and filed; an intake says it to the device, whose answer the archive keeps. Everything is
 * in the archive, so several may work on one. Any thread; times are handed in.
 */
public final class Prescribing {

  private static final int ATTEMPTS = 5;

  private final Archive archive;
  private final Programmes programmes;
  private final Drafts drafts;
  private final Equipment equipment;

  /** The way in one archive, proven on some equipment. */
  public Prescribing(Archive archive, Equipment equipment) {
    this.archive = archive;
    this.programmes = new Programmes(archive);
    this.drafts = new Drafts(archive);
    this.equipment = equipment;
  }

  /**
   * Writes a prescription of a version of the library.
   *
   * @param wish what is wished, but for the programme's text
   * @param name of the programme
   * @param revision of it; another person than its author must have approved it
   * @param panel the size that she wears
   * @throws NotPrescribed where there is none, it is not approved, says what no device would take,
   *     or is not proven on that panel
   */
  public PrescriptionDraft write(
      DeviceId device,
      Draft.Programme wish,
      String name,
      int revision,
      String panel,
      AuditLine line)
      throws NotPrescribed, ArchiveUnavailable {
    ProgrammeVersion version =
        programmes
            .version(name, revision)
            .orElseThrow(() ->
                new NotPrescribed(
                    Why.UNKNOWN,
                    "the library has no programme " + name + " of revision " + revision));
    if (version.approval().isEmpty()) {
      throw new NotPrescribed(
          Why.NOT_APPROVED,
          "programme "
              + name
              + ", revision "
              + revision
              + ", is approved by nobody but its author "
              + version.author()
              + "; ask another midwife to look at it");
    }
    SecondApproval.mustDiffer(version.author(), version.approval().get().by());
    return write(device, wish.of(version.content()), panel, line);
  }

  /** Writes a prescription of any programme, which the second person sees with it. */
  public PrescriptionDraft write(
      DeviceId device, Draft.Programme wish, String panel, AuditLine line)
      throws NotPrescribed, ArchiveUnavailable {
    String document = document(wish);
    mustBeHers(device, wish.slip().mother());
    prove(document, panel);
    int revision = newest(device) + 1;
    PrescriptionDraft draft =
        new PrescriptionDraft(
            Seal.digest(device, revision, document),
            device,
            revision,
            document,
            wish.slip().midwife(),
            line.at(),
            Optional.empty(),
            Optional.empty());
    drafts.keep(draft, line);
    return draft;
  }

  /**
   * Somebody stands behind a draft whose bytes they have seen.
   *
   * @param digest what they have seen is known by
   * @param line who approves it, and when
   * @throws NotPrescribed where it is their own, withdrawn, approved before, overtaken or altered
   */
  public PrescriptionDraft approve(String digest, AuditLine line)
      throws NotPrescribed, ArchiveUnavailable {
    PrescriptionDraft draft = draft(digest);
    SecondApproval.mustDiffer(draft.author(), line.who());
    SecondApproval.mustBeTheSame(digest, draft);
    mustBeNext(draft);
    if (!drafts.approve(digest, new Approval(line.who(), line.at()), line)) {
      throw draft(digest).withdrawnAt().isPresent()
          ? SecondApproval.withdrawn(draft(digest))
          : SecondApproval.before("revision " + draft.revision() + " for " + draft.device());
    }
    return draft(digest);
  }

  /** Takes a draft back; what is signed is revoked instead. */
  public void withdraw(String digest, AuditLine line) throws NotPrescribed, ArchiveUnavailable {
    drafts.withdraw(draft(digest).digest(), line);
  }

  /** Those of a facility's devices that wait for a second person, the oldest first. */
  public List<PrescriptionDraft> waiting(String facility, int most) throws ArchiveUnavailable {
    return drafts.waiting(facility, most);
  }

  /** The device that a draft is for; empty where there is no such draft. */
  Optional<DeviceId> device(String digest) throws ArchiveUnavailable {
    return drafts.draft(digest).map(PrescriptionDraft::device);
  }

  /** Every version of every programme that the clinic keeps. */
  public List<ProgrammeVersion> library() throws ArchiveUnavailable {
    return programmes.all();
  }

  /**
   * Signs a draft that two people stand behind, and files it for its device.
   *
   * @throws NotPrescribed where they do not, or where something else was signed for the device
   *     since it was written
   */
  public Message.Desired sign(String digest, Signer signer, AuditLine line)
      throws NotPrescribed, ArchiveUnavailable {
    SecondApproval approved = SecondApproval.of(draft(digest));
    mustBeNext(draft(digest));
    mustBeHers(
        approved.device(),
        PrescriptionDocument.read("the draft", approved.document()).slip().mother());
    Message.Desired signed = signer.sign(approved);
    if (!archive.prescribe(signed, line)) {
      throw overtaken(approved.device(), approved.revision());
    }
    return signed;
  }

  /**
   * Lets a panel rest, or ends what was prescribed: at once, whatever else is on its way.
   *
   * @throws NotPrescribed where the reason or a sign is none
   */
  public Message.Desired withhold(
      DeviceId device, Draft.Withheld withheld, Signer signer, AuditLine line)
      throws NotPrescribed, ArchiveUnavailable {
    return end(archive, device, withheld, signer, signed -> archive.prescribe(signed, line));
  }

  /**
   * Lets a panel go: it begins nothing any more, and wipes itself once everything is told.
   *
   * @throws NotPrescribed where the reason or the sign is none
   */
  public static Message.Desired letGo(
      Archive archive, DeviceId device, Draft.Unbound unbound, Signer signer, AuditLine line)
      throws NotPrescribed, ArchiveUnavailable {
    return end(
        archive, device, unbound, signer, signed -> archive.letGo(signed, unbound.why(), line));
  }

  /** Files what was signed; false where something else was signed meanwhile. */
  @FunctionalInterface
  private interface Filing {
    boolean file(Message.Desired signed) throws ArchiveUnavailable;
  }

  private static Message.Desired end(
      Archive archive, DeviceId device, Draft.Ending ending, Signer signer, Filing filing)
      throws NotPrescribed, ArchiveUnavailable {
    document(ending);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Message.Desired signed = signer.sign(device, newest(archive, device) + 1, ending);
      if (filing.file(signed)) {
        return signed;
      }
    }
    throw overtaken(device, newest(archive, device));
  }

  /** Everything that was written or signed for a device, the latest revision first. */
  public List<Way> ways(DeviceId device, Instant now) throws ArchiveUnavailable {
    List<PrescriptionSeen> signed = archive.prescriptions(device);
    int newest = signed.stream().mapToInt(seen -> seen.signed().revision()).max().orElse(0);
    Map<String, PrescriptionDraft> written = new TreeMap<>();
    drafts.of(device).forEach(draft -> written.put(draft.digest(), draft));
    List<Way> ways = new ArrayList<>();
    for (PrescriptionSeen seen : signed) {
      String digest = Seal.digest(device, seen.signed().revision(), seen.signed().document());
      ways.add(Way.of(seen, Optional.ofNullable(written.remove(digest)), now));
    }
    written.values().forEach(draft -> ways.add(Way.of(draft, newest, now)));
    ways.sort(Comparator.comparing(Way::writtenAt).thenComparingInt(Way::revision).reversed());
    return ways;
  }

  private PrescriptionDraft draft(String digest) throws NotPrescribed, ArchiveUnavailable {
    return drafts
        .draft(digest)
        .orElseThrow(() -> new NotPrescribed(Why.UNKNOWN, "there is no draft " + digest));
  }

  private void mustBeNext(PrescriptionDraft draft) throws NotPrescribed, ArchiveUnavailable {
    if (draft.revision() != newest(draft.device()) + 1) {
      throw overtaken(draft.device(), draft.revision());
    }
  }

  private void mustBeHers(DeviceId device, String mother) throws NotPrescribed, ArchiveUnavailable {
    if (!HandOver.allows(archive.mothers().wearer(device), mother)) {
      throw new NotPrescribed(
          Why.NOT_HERS,
          device
              + " is with another mother than "
              + mother
              + "; hand it over first, or name the panel that she has");
    }
  }

  private int newest(DeviceId device) throws ArchiveUnavailable {
    return newest(archive, device);
  }

  private static int newest(Archive archive, DeviceId device) throws ArchiveUnavailable {
    return archive.prescriptions(device).stream()
        .mapToInt(seen -> seen.signed().revision())
        .max()
        .orElse(0);
  }

  private static NotPrescribed overtaken(DeviceId device, int revision) {
    return new NotPrescribed(
        Why.OVERTAKEN,
        "something else was signed for "
            + device
            + " since revision "
            + revision
            + " was written; look at it, and write anew what is still wished");
  }

  private static String document(Draft draft) throws NotPrescribed {
    try {
      return draft.document();
    } catch (IllegalArgumentException wrong) {
      throw new NotPrescribed(Why.NOT_UNDERSTOOD, String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private void prove(String document, String size) throws NotPrescribed {
    Panel panel =
        equipment
            .panel(size)
            .orElseThrow(
                () -> new NotPrescribed(Why.UNKNOWN, "this clinic has no panel \"" + size + "\""));
    try {
      if (PrescriptionDocument.read("prescription", document)
          instanceof Prescription.Active active) {
        Finding finding =
            Proof.of(
                new Score(active.programme(), active.back().orElseGet(panel::drawnFor)),
                panel,
                equipment.limits());
        finding.orRefuse();
      }
    } catch (SettingsRefused wrong) {
      throw new NotPrescribed(Why.NOT_UNDERSTOOD, String.valueOf(wrong.getMessage()), wrong);
    } catch (IllegalArgumentException notProven) {
      throw new NotPrescribed(Why.NOT_PROVEN, String.valueOf(notProven.getMessage()), notProven);
    }
  }
}
