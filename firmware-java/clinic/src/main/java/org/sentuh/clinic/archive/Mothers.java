package org.sentuh.clinic.archive;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;

/**
 * What the archive keeps of mothers, and what their panels told of their treatments. Whatever is
 * changed has its line in the audit, in the same transaction. Any thread; times are the clinic's
 * own, handed in.
 */
public interface Mothers {

  /** Keeps a mother, or what has changed of her. */
  void keep(Mother mother, AuditLine line) throws ArchiveUnavailable;

  /** One mother. */
  Optional<Mother> mother(String code) throws ArchiveUnavailable;

  /** Those of whom something has changed since a moment, that moment included. */
  List<Mother> changedSince(Instant since) throws ArchiveUnavailable;

  /** Who she is, as far as the clinic keeps it. */
  Optional<Identity> identity(String code) throws ArchiveUnavailable;

  /** Keeps who she is. */
  void identify(String code, Identity identity, AuditLine line) throws ArchiveUnavailable;

  /** Deletes who she is; answers whether there was anything. */
  boolean forgetIdentity(String code, AuditLine line) throws ArchiveUnavailable;

  /**
   * A panel changes hands, in one transaction with the signed end of what was prescribed for the
   * one before.
   *
   * @param handed as it is to be kept; its number and until are given here
   * @param revocation for the one before, where there is one
   * @return whether it was so: false where somebody else has the panel by now, the panel or the
   *     mother is not known, she has another panel, or the revocation is not the newest; then
   *     nothing was kept
   */
  boolean handOver(Handed handed, Optional<Message.Desired> revocation, AuditLine line)
      throws ArchiveUnavailable;

  /** Everyone who had a panel, the first one first. */
  List<Handed> holders(DeviceId device) throws ArchiveUnavailable;

  /** Every panel that a mother had, the first one first. */
  List<Handed> panels(String mother) throws ArchiveUnavailable;

  /** Who has a panel now. */
  Optional<String> wearer(DeviceId device) throws ArchiveUnavailable;

  /** Every panel that somebody has now. */
  List<Handed> handedNow() throws ArchiveUnavailable;

  /** What panels told since a moment of receipt, that moment included, oldest first. */
  List<Happening> happenedSince(Instant received) throws ArchiveUnavailable;

  /**
   * What counts of what panels told however long ago: consents given and withdrawn, clocks that
   * were set, answers that forbade a massage.
   */
  List<Happening> lasting() throws ArchiveUnavailable;

  /** What one panel told of treatments received in a span, oldest first. */
  List<Happening> happenings(DeviceId device, Instant from, Instant to) throws ArchiveUnavailable;

  /** Devices of which the clinic lacks events that may still come. */
  List<DeviceId> waitedFor() throws ArchiveUnavailable;

  /** When each device was last heard, of those heard since a moment. */
  Map<DeviceId, Instant> heardSince(Instant since) throws ArchiveUnavailable;

  /** What was prescribed last to each device, where something happened to it since a moment. */
  List<NewestPrescription> newestPrescriptions(Instant since) throws ArchiveUnavailable;

  /**
   * All that has changed since an earlier reading. Where nothing was read before, or the database
   * is an older copy of what was read, all there is: then of what panels told what came since a
   * moment, and what counts however long ago it was.
   *
   * @param from what the earlier reading answered
   * @param happened since when what panels told is read where all is
   */
  MotherChanges changes(Horizon from, Instant happened) throws ArchiveUnavailable;

  /** Writes down what was found at a visit. */
  void found(Findings findings, AuditLine line) throws ArchiveUnavailable;

  /** What was found at a mother's visits, the last written first. */
  List<Findings> findings(String mother) throws ArchiveUnavailable;

  /** Writes down what somebody did. */
  void noted(Care care, AuditLine line) throws ArchiveUnavailable;

  /** What was done for a mother, newest first. */
  List<Care> care(String mother) throws ArchiveUnavailable;

  /** The last that was done for each mother for whom something was done. */
  List<Care> lastCare() throws ArchiveUnavailable;

  /** What was done for anybody since a moment. */
  List<Care> careSince(Instant since) throws ArchiveUnavailable;
}
