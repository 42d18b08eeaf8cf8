package org.sentuh.clinic.archive;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.LaneAudit;
import org.sentuh.telemetry.wire.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The archive in either database. One connection writes, whoever asks; each reading has its own,
 * and a few of these are kept for the next. A connection that has failed is not used again.
 */
final class SqlArchive implements Archive {

  private static final Logger LOG = LoggerFactory.getLogger(SqlArchive.class);

  /** So many connections wait for the next reading: making one takes longer than most readings. */
  private static final int MOST_KEPT = 8;

  private final Engine engine;
  private final String shownUrl;
  private final Object writing = new Object();
  private @Nullable Connection writer;
  private volatile @Nullable LocalDate roomFrom;
  private volatile boolean closed;
  private final Deque<Connection> readers = new ConcurrentLinkedDeque<>();

  private SqlArchive(Engine engine, String shownUrl) {
    this.engine = engine;
    this.shownUrl = shownUrl;
  }

  static Archive open(String url) throws ArchiveUnavailable {
    String shown = url.replaceAll("[?].*", "");
    Engine engine;
    if (url.startsWith("jdbc:sqlite:")) {
      engine = new Sqlite(url);
    } else if (url.startsWith("jdbc:postgresql:")) {
      engine = new Postgres(url);
    } else {
      throw new ArchiveUnavailable(
          "the archive's address is \""
              + shown
              + "\", but must be jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE");
    }
    SqlArchive archive = new SqlArchive(engine, shown);
    try {
      engine.migrate();
      archive.write(connection -> true);
    } catch (FlywayException failed) {
      throw new ArchiveUnavailable(
          "the archive's tables at "
              + shown
              + " cannot be made: "
              + failed.getMessage()
              + ". Is the database there, and may this user make tables in it?",
          failed);
    }
    return archive;
  }

  @Override
  public Filed file(List<Arrival> batch) throws ArchiveUnavailable {
    if (batch.isEmpty()) {
      return Filed.NOTHING;
    }
    try {
      return filed(batch);
    } catch (UnstorableData unstorable) {
      return fileOneByOne(batch);
    }
  }

  private Filed filed(List<Arrival> batch) throws ArchiveUnavailable {
    LocalDate day = Tables.day(batch.getLast().received());
    return write(connection -> {
      if (!day.equals(roomFrom)) {
        engine.makeRoom(connection, day);
        roomFrom = day;
      }
      return new Filing(connection, engine, batch).file();
    });
  }

  /** One of them is poison: it goes into quarantine, and nothing else suffers. */
  private Filed fileOneByOne(List<Arrival> batch) throws ArchiveUnavailable {
    Filed filed = Filed.NOTHING;
    for (Arrival arrival : batch) {
      try {
        filed = filed.and(filed(List.of(arrival)));
      } catch (UnstorableData unstorable) {
        LOG.error("the archive refuses a message, which goes into quarantine", unstorable);
        filed = filed.and(filed(List.of(refused(arrival, unstorable))));
      }
    }
    return filed;
  }

  private static Arrival refused(Arrival arrival, UnstorableData why) {
    String topic =
        switch (arrival) {
          case Arrival.Told(Entry entry, var notice, Instant at) ->
              entry.lane().channel().topic(entry.device());
          case Arrival.Seen seen -> Channel.STATUS.topic(seen.status().device());
          case Arrival.Asked asked -> Channel.SYNC.topic(asked.sync().device());
          case Arrival.Latest latest -> latest.device() + " " + latest.channel();
          case Arrival.Answered answered ->
              Channel.PRESCRIPTION_REPORTED.topic(answered.reported().device());
          case Arrival.Replied replied ->
              Channel.COMMAND_REPLY.topic(replied.reply().device(), replied.reply().id());
          case Arrival.Logged logged -> logged.part().topic().toString();
          case Arrival.Refused refused -> "";
        };
    String body =
        switch (arrival) {
          case Arrival.Told(Entry entry, var notice, Instant at) -> entry.body();
          case Arrival.Latest latest -> latest.body();
          default -> arrival.toString();
        };
    return new Arrival.Refused(
        topic,
        body.getBytes(StandardCharsets.UTF_8),
        Reason.UNSTORABLE,
        String.valueOf(why.getMessage()),
        arrival.received());
  }

  @Override
  public void register(DeviceId device, Instant now) throws ArchiveUnavailable {
    write(connection -> {
      try (PreparedStatement upsert =
          connection.prepareStatement(
              "insert into device (device, registered_ms) values (?, ?)"
                  + " on conflict (device) do update"
                  + " set registered_ms = coalesce(device.registered_ms,"
                  + " excluded.registered_ms)")) {
        upsert.setString(1, device.value());
        upsert.setLong(2, now.toEpochMilli());
        return upsert.executeUpdate();
      }
    });
  }

  @Override
  public Set<String> lease(String intake, Instant now, Duration term) throws ArchiveUnavailable {
    return write(connection -> Shares.lease(connection, engine.forUpdate(), intake, now, term));
  }

  @Override
  public void release(String intake) throws ArchiveUnavailable {
    write(connection -> {
      Shares.release(connection, intake);
      return true;
    });
  }

  @Override
  public boolean prescribe(Message.Desired signed, Instant now) throws ArchiveUnavailable {
    return write(connection -> Prescriptions.add(connection, signed, now));
  }

  @Override
  public boolean prescribe(Message.Desired signed, AuditLine line) throws ArchiveUnavailable {
    return write(connection -> {
      boolean added = Prescriptions.add(connection, signed, line.at());
      if (added) {
        Audit.add(connection, line);
      }
      return added;
    });
  }

  @Override
  public boolean letGo(Message.Desired signed, String why, AuditLine line)
      throws ArchiveUnavailable {
    return write(connection -> {
      boolean added = Prescriptions.add(connection, signed, line.at());
      if (added) {
        Prescriptions.letsGo(connection, signed, why, line);
        Audit.add(connection, line);
      }
      return added;
    });
  }

  @Override
  public Map<DeviceId, PrescriptionSeen> newestPrescriptions() throws ArchiveUnavailable {
    return read(Prescriptions::newest);
  }

  @Override
  public List<Message.Desired> unsentPrescriptions(int most) throws ArchiveUnavailable {
    return read(connection -> Prescriptions.unsent(connection, most));
  }

  @Override
  public void prescriptionSent(DeviceId device, int revision, Instant now)
      throws ArchiveUnavailable {
    write(connection -> Prescriptions.sent(connection, device, revision, now));
  }

  @Override
  public List<PrescriptionSeen> prescriptions(DeviceId device) throws ArchiveUnavailable {
    return read(connection -> Prescriptions.of(connection, device));
  }

  @Override
  public boolean ask(Message.RemoteCommand command, AuditLine line) throws ArchiveUnavailable {
    return write(connection -> Commands.ask(connection, command, line));
  }

  @Override
  public List<Message.RemoteCommand> unsentCommands(Instant now, int most)
      throws ArchiveUnavailable {
    return read(connection -> Commands.unsent(connection, now, most));
  }

  @Override
  public void commandSent(Message.RemoteCommand command, Instant now) throws ArchiveUnavailable {
    write(connection -> Commands.sent(connection, command, now));
  }

  @Override
  public List<CommandSeen> commands(DeviceId device, Instant now, int most)
      throws ArchiveUnavailable {
    return read(connection -> Commands.of(connection, device, now, most));
  }

  @Override
  public Map<String, LogSeen> logs(DeviceId device) throws ArchiveUnavailable {
    return read(connection -> Logs.seen(connection, device));
  }

  @Override
  public Optional<String> log(DeviceId device, String command) throws ArchiveUnavailable {
    return read(connection -> Logs.whole(connection, device, command));
  }

  @Override
  public Mothers mothers() {
    return new MotherTables(this, engine);
  }

  @Override
  public List<DeviceSeen> devices() throws ArchiveUnavailable {
    return read(Readings::devices);
  }

  @Override
  public List<BootSeen> boots(DeviceId device) throws ArchiveUnavailable {
    return read(connection -> Readings.boots(connection, device));
  }

  @Override
  public List<Gap> gaps(DeviceId device) throws ArchiveUnavailable {
    return read(connection -> Readings.gaps(connection, device));
  }

  @Override
  public List<Entry> entries(DeviceId device, String boot, Lane lane, long from, int most)
      throws ArchiveUnavailable {
    return read(
        connection -> Tables.entries(connection, new Chain.Key(device, boot, lane), from, most));
  }

  @Override
  public LaneAudit audit(DeviceId device, String boot, Lane lane) throws ArchiveUnavailable {
    return read(connection -> Readings.audit(connection, new Chain.Key(device, boot, lane)));
  }

  @Override
  public void scrub(Collection<LocalDate> days) throws ArchiveUnavailable {
    synchronized (writing) {
      forgetWriter(); // which would hold the old pages
      try {
        engine.scrub(days);
      } catch (SQLException failed) {
        throw unavailable(failed);
      }
    }
  }

  @Override
  public List<Quarantined> quarantine(int most) throws ArchiveUnavailable {
    return read(connection -> Quarantine.newest(connection, most));
  }

  @Override
  public Map<Reason, Long> quarantineCounts() throws ArchiveUnavailable {
    return read(Quarantine::counts);
  }

  @Override
  public void close() {
    synchronized (writing) {
      closed = true;
      forgetWriter();
    }
    forgetReaders();
  }

  /** What was given cannot be stored, now or later. */
  private static final class UnstorableData extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private UnstorableData(SQLException cause) {
      super(cause.getMessage(), cause);
    }
  }

  @Override
  public <T> T write(Work<T> work) throws ArchiveUnavailable {
    synchronized (writing) {
      if (closed) {
        throw new ArchiveUnavailable("the archive at " + shownUrl + " is closed");
      }
      try {
        Connection connection = writer == null ? engine.connect() : writer;
        writer = connection;
        connection.setAutoCommit(false);
        T result = work.on(connection);
        // Commits. SQLite's driver would begin the next transaction at once after commit(), and
        // lock
        // every other writer out for as long as nothing happens.
        connection.setAutoCommit(true);
        return result;
      } catch (SQLException failed) {
        // Also after a commit that failed: whether it has happened is not known, so nothing is
        // said.
        forgetWriter();
        if (engine.blamesTheData(failed)) {
          throw new UnstorableData(failed);
        }
        throw unavailable(failed);
      } catch (RuntimeException bug) {
        forgetWriter();
        throw bug;
      }
    }
  }

  @Override
  public <T> T read(Work<T> work) throws ArchiveUnavailable {
    @Nullable Connection kept = readers.pollFirst();
    if (kept != null) {
      try {
        return read(kept, work);
      } catch (SQLException gone) {
        LOG.debug("a connection that was kept is none any more; a fresh one reads", gone);
      }
    }
    try {
      return read(engine.connect(), work);
    } catch (SQLException failed) {
      forgetReaders();
      throw unavailable(failed);
    }
  }

  private <T> T read(Connection connection, Work<T> work) throws SQLException, ArchiveUnavailable {
    boolean good = false;
    try {
      T result = work.on(connection);
      good = true;
      return result;
    } finally {
      if (!good || closed || readers.size() >= MOST_KEPT) {
        connection.close();
      } else {
        readers.addFirst(connection);
      }
    }
  }

  private void forgetReaders() {
    for (Connection kept = readers.pollFirst(); kept != null; kept = readers.pollFirst()) {
      close(kept);
    }
  }

  private ArchiveUnavailable unavailable(SQLException failed) {
    return new ArchiveUnavailable(
        "the archive at " + shownUrl + " cannot be used now: " + failed.getMessage(), failed);
  }

  private void forgetWriter() {
    roomFrom = null;
    if (writer != null) {
      close(writer);
      writer = null;
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException alreadyBroken) {
      LOG.debug("closing a connection that has failed", alreadyBroken);
    }
  }
}
