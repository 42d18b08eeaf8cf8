package org.sentuh.clinic.archive;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.LaneAudit;
import org.sentuh.telemetry.wire.Message;

/**
 * The clinic's memory of what its devices told. In SQLite until the clinic outgrows it, then in
 * PostgreSQL 15; who uses it sees no difference. Several archives may be open on one database. Any
 * thread; times are the clinic's own, handed in.
 */
public interface Archive extends Transactions, AutoCloseable {

  /**
   * Opens the archive of a JDBC address, and makes or migrates its tables: {@code jdbc:sqlite:FILE}
   * or {@code jdbc:postgresql://HOST/DATABASE}.
   *
   * @throws ArchiveUnavailable when there is no database of a kind that keeps what it has said to
   *     have kept, with what to do about it
   */
  static Archive open(String jdbcUrl) throws ArchiveUnavailable {
    return SqlArchive.open(jdbcUrl);
  }

  /**
   * Files a batch in one transaction. When this returns, all of it is on disk; when it throws,
   * nothing of it may be acknowledged, and filing it again does no harm.
   */
  Filed file(List<Arrival> batch) throws ArchiveUnavailable;

  /** A device is given out: from now on its silence is noticed. */
  void register(DeviceId device, Instant now) throws ArchiveUnavailable;

  /** Every device that is registered or was ever heard. */
  List<DeviceSeen> devices() throws ArchiveUnavailable;

  /** The boots of a device, oldest first, and what is known of their end. */
  List<BootSeen> boots(DeviceId device) throws ArchiveUnavailable;

  /** What of a device is missing, altered or doubled, and why; empty means complete. */
  List<Gap> gaps(DeviceId device) throws ArchiveUnavailable;

  /** Entries of a lane from a sequence on, in order. */
  List<Entry> entries(DeviceId device, String boot, Lane lane, long from, int most)
      throws ArchiveUnavailable;

  /**
   * Goes through a lane as it is stored, and says whether it is complete and unaltered; entries
   * whose content was deleted count by the hash that is left of them.
   */
  LaneAudit audit(DeviceId device, String boot, Lane lane) throws ArchiveUnavailable;

  /**
   * Writes the database's own files anew, so that what was deleted stands in them no longer. Takes
   * a while, in which others may have to wait.
   *
   * @param days of the chains in which entries were deleted
   */
  void scrub(Collection<LocalDate> days) throws ArchiveUnavailable;

  /** What could not be taken, newest first. */
  List<Quarantined> quarantine(int most) throws ArchiveUnavailable;

  /** How many messages could not be taken since the archive began, also those let go since. */
  Map<Reason, Long> quarantineCounts() throws ArchiveUnavailable;

  /**
   * Keeps a prescription that was signed, to be said to its device.
   *
   * @return whether it is of a higher revision than all before it; one that is not is not kept
   */
  boolean prescribe(Message.Desired signed, Instant now) throws ArchiveUnavailable;

  /**
   * Keeps a prescription that somebody has signed, as the other does.
   *
   * @param line who has, and when
   */
  boolean prescribe(Message.Desired signed, AuditLine line) throws ArchiveUnavailable;

  /**
   * Keeps a prescription that lets its device go, as the others do, and that it does.
   *
   * @param why in the words of who lets it go
   * @param line who does, and when
   */
  boolean letGo(Message.Desired signed, String why, AuditLine line) throws ArchiveUnavailable;

  /** Prescriptions that the broker has to be given. */
  List<Message.Desired> unsentPrescriptions(int most) throws ArchiveUnavailable;

  /** The broker has a prescription. */
  void prescriptionSent(DeviceId device, int revision, Instant now) throws ArchiveUnavailable;

  /** Everything that was prescribed to a device, newest first, and what became of it. */
  List<PrescriptionSeen> prescriptions(DeviceId device) throws ArchiveUnavailable;

  /** The newest prescription of each device that has any. */
  Map<DeviceId, PrescriptionSeen> newestPrescriptions() throws ArchiveUnavailable;

  /** What it keeps of mothers and of their treatments. */
  Mothers mothers();

  /**
   * Keeps a command that somebody asks of a device, to be said to it; none of them starts anything.
   *
   * @param line who asks
   * @return whether the device is known; to a stranger nothing is said
   */
  boolean ask(Message.RemoteCommand command, AuditLine line) throws ArchiveUnavailable;

  /** Commands that the broker has to be given, and that are still worth it. */
  List<Message.RemoteCommand> unsentCommands(Instant now, int most) throws ArchiveUnavailable;

  /** The broker has a command. */
  void commandSent(Message.RemoteCommand command, Instant now) throws ArchiveUnavailable;

  /** What was asked of a device, newest first, and what became of it. */
  List<CommandSeen> commands(DeviceId device, Instant now, int most) throws ArchiveUnavailable;

  /** How much is here of each log that was asked of a device, by the command that asked for it. */
  Map<String, LogSeen> logs(DeviceId device) throws ArchiveUnavailable;

  /** The log that a command of a device asked for; empty where not all of it is here. */
  Optional<String> log(DeviceId device, String command) throws ArchiveUnavailable;

  /**
   * Takes or renews an intake's part of the shares of the devices: as many as it is due among the
   * intakes that have asked within their terms. The clocks of the clinic's machines must agree
   * within a term; where they do not, shares change hands more often, and nothing else suffers.
   *
   * @return the shares that are this intake's until now plus term
   */
  Set<String> lease(String intake, Instant now, Duration term) throws ArchiveUnavailable;

  /** An intake goes: its shares are free at once. */
  void release(String intake) throws ArchiveUnavailable;

  @Override
  void close();
}
