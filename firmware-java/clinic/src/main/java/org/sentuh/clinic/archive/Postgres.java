package org.sentuh.clinic.archive;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL 15 and later. Entries come as arrays, one statement a batch, which was measured faster
 * than a temporary table filled by COPY and than a batch of single rows; see {@code bench}.
 */
final class Postgres implements Engine {

  /** How many days ahead there is room: so long nobody needs a lock on the whole table. */
  static final int DAYS_AHEAD = 7;

  /** Keeps two intakes from making the same partition; any number, the same in every version. */
  private static final long ROOM = 0x53454e5455480001L;

  /** The tables that may hold something of somebody, beside the days of entries. */
  private static final List<String> SCRUBBED =
      List.of(
          "mother",
          "identity",
          "hand_over",
          "care",
          "visit",
          "objection",
          "consent_said",
          "happening",
          "quarantine",
          "prescription_draft");

  private final String url;

  Postgres(String url) {
    this.url = url;
  }

  @Override
  public void migrate() {
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:org/sentuh/clinic/archive/postgresql")
        .javaMigrations(new EarlierHappenings())
        .load()
        .migrate();
  }

  @Override
  public Connection connect() throws SQLException, ArchiveUnavailable {
    Properties wishes = new Properties();
    wishes.setProperty("connectTimeout", "10");
    wishes.setProperty("socketTimeout", "60");
    wishes.setProperty("tcpKeepAlive", "true");
    wishes.setProperty("ApplicationName", "sentuh-archive");
    Connection connection = DriverManager.getConnection(url, wishes);
    try (Statement ask = connection.createStatement()) {
      // Whatever the server's default is: here a commit that returns is on disk.
      ask.execute(
          "select set_config('synchronous_commit', 'on', false)"
              + " where current_setting('synchronous_commit') = 'off'");
      try (ResultSet answer = ask.executeQuery("show fsync")) {
        if (!answer.next() || !"on".equals(answer.getString(1))) {
          connection.close();
          throw new ArchiveUnavailable(
              "PostgreSQL runs with fsync off: a power cut would lose what was acknowledged."
                  + " Set fsync = on in postgresql.conf and reload");
        }
      }
    }
    return connection;
  }

  @Override
  public String table(Rows rows) {
    StringBuilder arrays = new StringBuilder("unnest(");
    StringBuilder names = new StringBuilder();
    for (Rows.Column column : rows.columns) {
      arrays.append(names.isEmpty() ? "?::" : ", ?::").append(column.type()).append("[]");
      names.append(names.isEmpty() ? "" : ", ").append(column.name());
    }
    return arrays + ") as r(" + names + ")";
  }

  @Override
  public int bind(PreparedStatement statement, int index, Rows rows) throws SQLException {
    for (int column = 0; column < rows.columns.size(); column++) {
      int at = column;
      @Nullable Object[] values = rows.rows.stream().map(row -> row[at]).toArray();
      String type = rows.columns.get(column).type();
      statement.setArray(
          index + column,
          statement.getConnection().createArrayOf(type.equals("date") ? "text" : type, values));
    }
    return index + rows.columns.size();
  }

  @Override
  public String forUpdate() {
    return " for update";
  }

  @Override
  public String horizon() {
    return "select pg_snapshot_xmin(now)::text::bigint, pg_snapshot_xmax(now)::text::bigint"
        + " from pg_current_snapshot() now";
  }

  @Override
  public boolean[] put(Connection connection, List<Placed> entries) throws SQLException {
    boolean[] fresh = new boolean[entries.size()];
    Map<Place, Integer> places = new HashMap<>();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into entry (chain, sequence, day, hash, before, received_ms, body)"
                + " select * from unnest(?::bigint[], ?::bigint[], ?::text[]::date[], ?::bytea[],"
                + " ?::bytea[], ?::bigint[], ?::text[])"
                + " on conflict do nothing returning chain, sequence")) {
      insert.setArray(1, array(connection, "bigint", entries, Placed::chain));
      insert.setArray(2, array(connection, "bigint", entries, Placed::sequence));
      insert.setArray(3, array(connection, "text", entries, Placed::day));
      insert.setArray(4, array(connection, "bytea", entries, e -> bytes(e.hash())));
      insert.setArray(5, array(connection, "bytea", entries, e -> bytes(e.before())));
      insert.setArray(6, array(connection, "bigint", entries, Placed::receivedMs));
      insert.setArray(7, array(connection, "text", entries, Placed::body));
      for (int index = 0; index < fresh.length; index++) {
        places.put(new Place(entries.get(index).chain(), entries.get(index).sequence()), index);
      }
      try (ResultSet inserted = insert.executeQuery()) {
        while (inserted.next()) {
          fresh[places.getOrDefault(new Place(inserted.getLong(1), inserted.getLong(2)), 0)] = true;
        }
      }
    }
    return fresh;
  }

  private record Place(long chain, long sequence) {}

  private static byte[] bytes(String hexadecimal) {
    return HexFormat.of().parseHex(hexadecimal);
  }

  private static Array array(
      Connection connection, String type, List<Placed> entries, Function<Placed, Object> column)
      throws SQLException {
    Object[] values =
        type.equals("bytea") ? new byte[entries.size()][] : new Object[entries.size()];
    for (int index = 0; index < values.length; index++) {
      values[index] = column.apply(entries.get(index));
    }
    return connection.createArrayOf(type, values);
  }

  @Override
  public void makeRoom(Connection connection, LocalDate day) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(" + ROOM + ")");
      for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
        LocalDate from = day.plusDays(ahead);
        String name = partition(from);
        try (ResultSet there =
            statement.executeQuery("select to_regclass('" + name + "') is not null")) {
          if (there.next() && there.getBoolean(1)) {
            continue;
          }
        }
        statement.execute(
            "create table %s partition of entry for values from ('%s') to ('%s')"
                .formatted(name, from, from.plusDays(1)));
      }
    }
  }

  /**
   * {@code vacuum full} writes a table anew; nobody else reads or writes that table meanwhile. What
   * the server keeps beside its tables (write-ahead log, replicas, backups) holds the old content
   * until it is let go there.
   */
  @Override
  public void scrub(Collection<LocalDate> days) throws SQLException, ArchiveUnavailable {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      connection.setNetworkTimeout(Runnable::run, 0); // as long as it takes
      for (String table : SCRUBBED) {
        statement.execute("vacuum full " + table);
      }
      for (LocalDate day : days) {
        statement.execute("vacuum full " + partition(day));
      }
    }
  }

  private static String partition(LocalDate day) {
    return "entry_" + day.toString().replace('-', '_');
  }

  @Override
  public boolean blamesTheData(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    // 22: a value that cannot be; 23: a constraint; 54: more than fits.
    return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
  }
}
