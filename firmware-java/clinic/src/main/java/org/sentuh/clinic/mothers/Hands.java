package org.sentuh.clinic.mothers;

import java.util.List;
import java.util.Optional;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Handed;
import org.sentuh.clinic.archive.PrescriptionSeen;
import org.sentuh.clinic.prescribing.Draft;
import org.sentuh.clinic.prescribing.HandOver;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;

/**
 * Hands panels over: the record, and in the same transaction the signed end of what was prescribed
 * for the one before. Any thread.
 */
public final class Hands {

  private final Archive archive;
  private final Optional<Sealer> sealer;

  /** Signs the end of a prescription with the clinic's key. */
  @FunctionalInterface
  public interface Sealer {

    /** The document, signed for a device under a revision. */
    Message.Desired seal(DeviceId device, int revision, Draft.Withheld end);
  }

  /**
   * Hands over in an archive.
   *
   * @param sealer empty where this desk has no key: then panels only leave the clinic
   */
  public Hands(Archive archive, Optional<Sealer> sealer) {
    this.archive = archive;
    this.sealer = sealer;
  }

  /** Whether a panel can be taken from somebody here. */
  boolean canTake() {
    return sealer.isPresent();
  }

  /**
   * Hands a panel over.
   *
   * @return whether it was so, see {@link org.sentuh.clinic.archive.Mothers#handOver}
   * @throws java.util.NoSuchElementException where something that was prescribed has to end and
   *     there is no key
   */
  public boolean handOver(HandOver handOver, String why, AuditLine line) throws ArchiveUnavailable {
    List<PrescriptionSeen> prescribed = archive.prescriptions(handOver.device());
    int revision = prescribed.isEmpty() ? 1 : prescribed.getFirst().signed().revision() + 1;
    Optional<Message.Desired> revocation =
        handOver
            .revocation(prescribed.stream().findFirst().map(seen -> seen.signed().document()))
            .map(end -> sealer.orElseThrow().seal(handOver.device(), revision, end));
    return archive
        .mothers()
        .handOver(
            new Handed(
                handOver.device(),
                0,
                handOver.from(),
                handOver.to(),
                handOver.at(),
                Optional.empty(),
                handOver.by(),
                why),
            revocation,
            line);
  }
}
