package org.sentuh.clinic.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;

/** Mothers in the tables of either database. */
final class MotherTables implements Mothers {

  private static final String MOTHER =
      "select mother, facility, born_on, birth, zone, windows, since_ms, until_ms from mother ";
  private static final String HANDED =
      "select device, number, from_mother, to_mother, at_ms, until_ms, by_sign, why"
          + " from hand_over ";
  private static final String CARE = "select mother, at_ms, by_sign, what, note from care ";

  private static final String WAITED_FOR =
      "select distinct device from chain"
          + " where lane = 'event' and (highest > up_to or last_told > up_to) order by device";
  private static final String HEARD =
      "select device, last_heard_ms from device where last_heard_ms is not null and";
  private static final String CHANGED = " changed >= ? and changed < ?";
  private static final String PRESCRIBED =
      "select device, revision, substr(document, 1, 800), signed_ms, sent_ms, answered_ms,"
          + " refused from prescription where revision = (select max(revision)"
          + " from prescription newer where newer.device = prescription.device)";
  private static final String LASTING =
      "(kind in ('consent', 'clock', 'forbade', 'hold')"
          + " or why in ('screening-forbids', 'danger-sign'))";
  private static final String LAST_CARE =
      CARE
          + "where number = (select max(number) from care newer"
          + " where newer.mother = care.mother)";

  private final SqlArchive archive;
  private final Engine engine;

  MotherTables(SqlArchive archive, Engine engine) {
    this.archive = archive;
    this.engine = engine;
  }

  /** Makes something of a row. */
  @FunctionalInterface
  private interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  // Mothers.

  @Override
  public void keep(Mother mother, AuditLine line) throws ArchiveUnavailable {
    change(
        line,
        "insert into mother (mother, facility, born_on, birth, zone, windows, since_ms,"
            + " until_ms, changed_ms) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (mother) do update set facility = excluded.facility,"
            + " born_on = excluded.born_on, birth = excluded.birth, zone = excluded.zone,"
            + " windows = excluded.windows, since_ms = excluded.since_ms,"
            + " until_ms = excluded.until_ms, changed_ms = excluded.changed_ms",
        mother.code(),
        mother.facility(),
        mother.bornOn().toString(),
        mother.birth().name().toLowerCase(Locale.ROOT),
        mother.zone().getId(),
        mother.windows(),
        mother.since().toEpochMilli(),
        mother.until().map(Instant::toEpochMilli).orElse(null),
        line.at().toEpochMilli());
  }

  @Override
  public Optional<Mother> mother(String code) throws ArchiveUnavailable {
    return first(MOTHER + "where mother = ?", MotherTables::mother, code);
  }

  @Override
  public List<Mother> changedSince(Instant since) throws ArchiveUnavailable {
    return all(
        MOTHER + "where changed_ms >= ? order by mother",
        MotherTables::mother,
        since.toEpochMilli());
  }

  private static Mother mother(ResultSet row) throws SQLException {
    return new Mother(
        row.getString(1),
        row.getString(2),
        LocalDate.parse(row.getString(3)),
        Mother.Birth.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
        ZoneId.of(row.getString(5)),
        row.getString(6),
        Instant.ofEpochMilli(row.getLong(7)),
        instant(row, 8));
  }

  @Override
  public Optional<Identity> identity(String code) throws ArchiveUnavailable {
    return first(
        "select called, phone from identity where mother = ?",
        row -> new Identity(row.getString(1), row.getString(2)),
        code);
  }

  @Override
  public void identify(String code, Identity identity, AuditLine line) throws ArchiveUnavailable {
    change(
        line,
        "insert into identity (mother, called, phone, changed_ms) values (?, ?, ?, ?)"
            + " on conflict (mother) do update set called = excluded.called,"
            + " phone = excluded.phone, changed_ms = excluded.changed_ms",
        code,
        identity.called(),
        identity.phone(),
        line.at().toEpochMilli());
  }

  @Override
  public boolean forgetIdentity(String code, AuditLine line) throws ArchiveUnavailable {
    return change(line, "delete from identity where mother = ?", code) == 1;
  }

  // Who has which panel.

  @Override
  public boolean handOver(Handed handed, Optional<Message.Desired> revocation, AuditLine line)
      throws ArchiveUnavailable {
    return archive.write(connection -> {
      if (!locked(connection, handed.device())) {
        return false;
      }
      Optional<Handed> last = last(connection, handed.device());
      boolean asItIs = last.flatMap(Handed::to).equals(handed.from());
      if (!asItIs || !isFree(connection, handed.to()) || handed.from().equals(handed.to())) {
        return false;
      }
      if (revocation.isPresent() && !Prescriptions.add(connection, revocation.get(), handed.at())) {
        return false;
      }
      run(
          connection,
          "update hand_over set until_ms = ? where device = ? and until_ms is null",
          handed.at().toEpochMilli(),
          handed.device().value());
      run(
          connection,
          "insert into hand_over (device, number, from_mother, to_mother, at_ms, by_sign, why)"
              + " values (?, ?, ?, ?, ?, ?, ?)",
          handed.device().value(),
          last.map(Handed::number).orElse(0) + 1,
          handed.from().orElse(null),
          handed.to().orElse(null),
          handed.at().toEpochMilli(),
          handed.by(),
          handed.why());
      place(connection, handed);
      Audit.add(connection, line);
      return true;
    });
  }

  /** A panel belongs to the facility of whoever had it last. */
  private static void place(Connection connection, Handed handed) throws SQLException {
    if (handed.to().isPresent()) {
      run(
          connection,
          "update device set facility = (select facility from mother where mother = ?),"
              + " placed_ms = ? where device = ?",
          handed.to().get(),
          handed.at().toEpochMilli(),
          handed.device().value());
    }
  }

  /** Two who hand the same panel over wait for each other here; false for one nobody knows. */
  private boolean locked(Connection connection, DeviceId device) throws SQLException {
    return !select(
            connection,
            "select device from device where device = ?" + engine.forUpdate(),
            row -> row.getString(1),
            device.value())
        .isEmpty();
  }

  private static Optional<Handed> last(Connection connection, DeviceId device) throws SQLException {
    return select(
            connection,
            HANDED + "where device = ? and until_ms is null",
            MotherTables::handed,
            device.value())
        .stream()
        .findFirst();
  }

  /** Whether she is known and has no panel; nobody is always free. */
  private boolean isFree(Connection connection, Optional<String> mother) throws SQLException {
    if (mother.isEmpty()) {
      return true;
    }
    boolean known =
        !select(
                connection,
                "select mother from mother where mother = ?" + engine.forUpdate(),
                row -> row.getString(1),
                mother.get())
            .isEmpty();
    return known
        && select(
                connection,
                HANDED + "where to_mother = ? and until_ms is null",
                MotherTables::handed,
                mother.get())
            .isEmpty();
  }

  @Override
  public List<Handed> holders(DeviceId device) throws ArchiveUnavailable {
    return all(HANDED + "where device = ? order by number", MotherTables::handed, device.value());
  }

  @Override
  public List<Handed> panels(String mother) throws ArchiveUnavailable {
    return all(HANDED + "where to_mother = ? order by at_ms, number", MotherTables::handed, mother);
  }

  @Override
  public Optional<String> wearer(DeviceId device) throws ArchiveUnavailable {
    return first(
            HANDED + "where device = ? and until_ms is null", MotherTables::handed, device.value())
        .flatMap(Handed::to);
  }

  @Override
  public List<Handed> handedNow() throws ArchiveUnavailable {
    return all(
        HANDED + "where until_ms is null and to_mother is not null order by to_mother",
        MotherTables::handed);
  }

  private static Handed handed(ResultSet row) throws SQLException {
    return new Handed(
        new DeviceId(row.getString(1)),
        row.getInt(2),
        Optional.ofNullable(row.getString(3)),
        Optional.ofNullable(row.getString(4)),
        Instant.ofEpochMilli(row.getLong(5)),
        instant(row, 6),
        row.getString(7),
        row.getString(8));
  }

  // What panels told.

  @Override
  public List<Happening> happenedSince(Instant received) throws ArchiveUnavailable {
    return archive.read(
        connection -> Happenings.select(connection, "received_ms >= ?", received.toEpochMilli()));
  }

  @Override
  public List<Happening> lasting() throws ArchiveUnavailable {
    return archive.read(connection -> Happenings.select(connection, LASTING));
  }

  @Override
  public List<Happening> happenings(DeviceId device, Instant from, Instant to)
      throws ArchiveUnavailable {
    return archive.read(connection ->
        Happenings.select(
            connection,
            "device = ? and received_ms >= ? and received_ms < ?",
            device.value(),
            from.toEpochMilli(),
            to.toEpochMilli()));
  }

  @Override
  public List<DeviceId> waitedFor() throws ArchiveUnavailable {
    return all(WAITED_FOR, row -> new DeviceId(row.getString(1)));
  }

  @Override
  public Map<DeviceId, Instant> heardSince(Instant since) throws ArchiveUnavailable {
    Map<DeviceId, Instant> heard = new HashMap<>();
    all(HEARD + " last_heard_ms >= ?", MotherTables::heard, since.toEpochMilli())
        .forEach(row -> heard.put(row.getKey(), Instant.ofEpochMilli(row.getValue())));
    return heard;
  }

  @Override
  public List<NewestPrescription> newestPrescriptions(Instant since) throws ArchiveUnavailable {
    long ms = since.toEpochMilli();
    return all(
        PRESCRIBED + " and (signed_ms >= ? or sent_ms >= ? or answered_ms >= ?)",
        MotherTables::prescription,
        ms,
        ms,
        ms);
  }

  private static NewestPrescription prescription(ResultSet row) throws SQLException {
    String document = row.getString(3);
    int programme = document.indexOf("\nprogramme:");
    Optional<Instant> sent = instant(row, 5);
    Optional<Instant> answered = instant(row, 6);
    String refused = Optional.ofNullable(row.getString(7)).orElse("");
    return new NewestPrescription(
        new DeviceId(row.getString(1)),
        row.getInt(2),
        Prescriptions.newest(sent, answered, refused),
        Instant.ofEpochMilli(row.getLong(4)),
        answered,
        refused,
        programme < 0 ? document : document.substring(0, programme + 1));
  }

  @Override
  public MotherChanges changes(Horizon from, Instant happened) throws ArchiveUnavailable {
    return archive.read(connection -> {
      Horizon horizon = select(connection, engine.horizon(), MotherTables::horizon).getFirst();
      if (horizon.equals(from)) {
        return MotherChanges.none(horizon);
      }
      boolean whole = from.equals(Horizon.NOTHING) || horizon.isBehind(from);
      return whole
          ? changes(connection, horizon, Long.MIN_VALUE, Long.MAX_VALUE, told(connection, happened))
          : changes(
              connection,
              horizon,
              from.settled(),
              horizon.below(),
              Happenings.select(connection, CHANGED, from.settled(), horizon.below()));
    });
  }

  /** What counts of all that panels ever told. */
  private static List<Happening> told(Connection connection, Instant since) throws SQLException {
    return Happenings.select(connection, "received_ms >= ? or " + LASTING, since.toEpochMilli());
  }

  private static MotherChanges changes(
      Connection connection, Horizon horizon, long from, long below, List<Happening> told)
      throws SQLException {
    Map<DeviceId, Instant> heard = new HashMap<>();
    select(connection, HEARD + CHANGED, MotherTables::heard, from, below)
        .forEach(one -> heard.put(one.getKey(), Instant.ofEpochMilli(one.getValue())));
    return new MotherChanges(
        horizon,
        select(connection, MOTHER + "where" + CHANGED, MotherTables::mother, from, below),
        select(
            connection,
            HANDED + "where" + CHANGED + " order by at_ms, number",
            MotherTables::handed,
            from,
            below),
        heard,
        Optional.of(select(connection, WAITED_FOR, row -> new DeviceId(row.getString(1)))),
        select(connection, PRESCRIBED + " and" + CHANGED, MotherTables::prescription, from, below),
        select(connection, LAST_CARE + " and" + CHANGED, MotherTables::care, from, below),
        told);
  }

  private static Horizon horizon(ResultSet row) throws SQLException {
    return new Horizon(row.getLong(1), row.getLong(2));
  }

  private static Map.Entry<DeviceId, Long> heard(ResultSet row) throws SQLException {
    return Map.entry(new DeviceId(row.getString(1)), row.getLong(2));
  }

  // What was found.

  @Override
  public void found(Findings findings, AuditLine line) throws ArchiveUnavailable {
    archive.write(connection -> {
      lockMother(connection, findings.mother());
      run(
          connection,
          "insert into visit (mother, number, on_day, by_sign, at_ms, fundal_cm, lochia, foul,"
              + " bleeding, latch, bses, epds, epds_ten, feeding, note)"
              + " select m.mother, (select coalesce(max(v.number), 0) + 1 from visit v"
              + " where v.mother = m.mother), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
              + " from mother m where m.mother = ?",
          findings.on().toString(),
          findings.by(),
          findings.at().toEpochMilli(),
          findings.fundalCm().isPresent() ? findings.fundalCm().getAsDouble() : null,
          word(findings.lochia()),
          findings.foul().map(foul -> foul ? 1 : 0).orElse(null),
          word(findings.bleeding()),
          findings.latch().isEmpty()
              ? null
              : findings.latch().stream().map(String::valueOf).collect(Collectors.joining(" ")),
          number(findings.bses()),
          number(findings.epds()),
          number(findings.epdsTen()),
          word(findings.feeding()),
          findings.note(),
          findings.mother());
      Audit.add(connection, line);
      return true;
    });
  }

  private static @Nullable String word(Optional<? extends Enum<?>> constant) {
    return constant.map(one -> one.name().toLowerCase(Locale.ROOT)).orElse(null);
  }

  private static @Nullable Integer number(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }

  @Override
  public List<Findings> findings(String mother) throws ArchiveUnavailable {
    return all(
        "select mother, on_day, by_sign, at_ms, fundal_cm, lochia, foul, bleeding, latch, bses,"
            + " epds, epds_ten, feeding, note from visit where mother = ? order by number desc",
        MotherTables::findings,
        mother);
  }

  private static Findings findings(ResultSet row) throws SQLException {
    double fundal = row.getDouble(5);
    OptionalDouble cm = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(fundal);
    String latch = Optional.ofNullable(row.getString(9)).orElse("");
    return new Findings(
        row.getString(1),
        LocalDate.parse(row.getString(2)),
        row.getString(3),
        Instant.ofEpochMilli(row.getLong(4)),
        cm,
        constant(row, 6, Findings.Lochia.class),
        Optional.ofNullable(Tables.number(row, 7)).map(foul -> foul != 0),
        constant(row, 8, Findings.Bleeding.class),
        latch.isEmpty()
            ? List.of()
            : Arrays.stream(latch.split(" ", -1)).map(Integer::valueOf).toList(),
        number(row, 10),
        number(row, 11),
        number(row, 12),
        constant(row, 13, Findings.Feeding.class),
        row.getString(14));
  }

  private static OptionalInt number(ResultSet row, int column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private static <E extends Enum<E>> Optional<E> constant(ResultSet row, int column, Class<E> kind)
      throws SQLException {
    return Optional.ofNullable(row.getString(column))
        .map(word -> Enum.valueOf(kind, word.toUpperCase(Locale.ROOT)));
  }

  // What was done.

  @Override
  public void noted(Care care, AuditLine line) throws ArchiveUnavailable {
    archive.write(connection -> {
      lockMother(connection, care.mother());
      run(
          connection,
          "insert into care (mother, number, at_ms, by_sign, what, note)"
              + " select m.mother, (select coalesce(max(c.number), 0) + 1 from care c"
              + " where c.mother = m.mother), ?, ?, ?, ? from mother m where m.mother = ?",
          care.at().toEpochMilli(),
          care.by(),
          care.what(),
          care.note(),
          care.mother());
      Audit.add(connection, line);
      return true;
    });
  }

  @Override
  public List<Care> care(String mother) throws ArchiveUnavailable {
    return all(CARE + "where mother = ? order by number desc", MotherTables::care, mother);
  }

  @Override
  public List<Care> lastCare() throws ArchiveUnavailable {
    return all(LAST_CARE, MotherTables::care);
  }

  @Override
  public List<Care> careSince(Instant since) throws ArchiveUnavailable {
    return all(CARE + "where at_ms >= ? order by at_ms", MotherTables::care, since.toEpochMilli());
  }

  /** Two who write at the same moment wait for each other, so that no number is given twice. */
  private void lockMother(Connection connection, String mother) throws SQLException {
    select(
        connection,
        "select mother from mother where mother = ?" + engine.forUpdate(),
        row -> row.getString(1),
        mother);
  }

  private static Care care(ResultSet row) throws SQLException {
    return new Care(
        row.getString(1),
        Instant.ofEpochMilli(row.getLong(2)),
        row.getString(3),
        row.getString(4),
        row.getString(5));
  }

  // Statements.

  private <T> List<T> all(String sql, Row<T> made, Object... values) throws ArchiveUnavailable {
    return archive.read(connection -> select(connection, sql, made, values));
  }

  private <T> Optional<T> first(String sql, Row<T> made, Object... values)
      throws ArchiveUnavailable {
    return all(sql, made, values).stream().findFirst();
  }

  /** A change of one row, with its line where there was something to change. */
  private int change(AuditLine line, String sql, @Nullable Object... values)
      throws ArchiveUnavailable {
    return archive.write(connection -> {
      int changed = run(connection, sql, values);
      if (changed > 0) {
        Audit.add(connection, line);
      }
      return changed;
    });
  }

  private static <T> List<T> select(
      Connection connection, String sql, Row<T> made, Object... values) throws SQLException {
    List<T> rows = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int index = 0; index < values.length; index++) {
        select.setObject(index + 1, values[index]);
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.add(made.of(row));
        }
      }
    }
    return rows;
  }

  private static int run(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int index = 0; index < values.length; index++) {
        statement.setObject(index + 1, values[index]);
      }
      return statement.executeUpdate();
    }
  }

  private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(Tables.number(row, column)).map(Instant::ofEpochMilli);
  }
}
