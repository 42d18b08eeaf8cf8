package org.sentuh.clinic.archive;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.postgresql.PGConnection;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.ToldLane;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Topic;
import org.sentuh.telemetry.wire.WireJson;

/**
 * How fast entries are filed, beside how fast the same rows go into a bare table in three ways, and
 * how fast messages are read. Not a test: {@code FilingBench [devices]}, on the test class path.
 */
final class FilingBench {

  private static final int BATCH = 1000;
  private static final int BATCHES = 100;
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  private FilingBench() {}

  public static void main(String[] arguments) throws Exception {
    int devices = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
    List<Entry> entries = entries(devices);
    System.out.printf(
        "%d entries of %d devices, %d bytes each%n",
        entries.size(), devices, entries.getFirst().body().length());
    for (int pass = 1; pass <= 2; pass++) {
      System.out.println("pass " + pass);
      read(entries);
      for (Database database : Database.values()) {
        file(database, entries);
      }
      String url = Database.POSTGRESQL.fresh();
      bare(url, "one COPY", entries, entries.size(), FilingBench::copy);
      bare(url, "COPY a batch, staged, on conflict", entries, BATCH, FilingBench::staged);
      bare(url, "arrays, on conflict", entries, BATCH, FilingBench::arrays);
      bare(
          url + "&reWriteBatchedInserts=true",
          "rewritten batch, on conflict",
          entries,
          BATCH,
          FilingBench::batched);
    }
    System.exit(0);
  }

  private static List<Entry> entries(int devices) {
    List<ToldLane> lanes = new ArrayList<>();
    for (int device = 0; device < devices; device++) {
      lanes.add(new ToldLane(new DeviceId("d-" + device), "b1", Lane.EVENT));
    }
    List<Entry> entries = new ArrayList<>();
    for (int number = 0; number < BATCH * BATCHES; number++) {
      entries.add(lanes.get(number % devices).next());
    }
    return entries;
  }

  private static void read(List<Entry> entries) {
    WireJson wire = new WireJson();
    long began = System.nanoTime();
    long understood = 0;
    for (Entry entry : entries) {
      Topic topic = new Topic(entry.device(), Channel.EVENT, "");
      if (wire.read(topic, entry.body())
          instanceof org.sentuh.telemetry.wire.Received.Understood<?>) {
        understood++;
      }
    }
    say("WireJson.read, " + understood + " understood", began, entries.size());
    began = System.nanoTime();
    long length = 0;
    for (Entry entry : entries) {
      length += entry.hash().length();
    }
    say("Entry.hash " + length, began, entries.size());
  }

  private static void file(Database database, List<Entry> entries) throws ArchiveUnavailable {
    try (Archive archive = Archive.open(database.fresh())) {
      long began = System.nanoTime();
      for (int from = 0; from < entries.size(); from += BATCH) {
        archive.file(
            entries.subList(from, from + BATCH).stream()
                .<Arrival>map(e -> new Arrival.Told(e, Optional.empty(), NOON))
                .toList());
      }
      say("Archive.file, " + database, began, entries.size());
    }
  }

  /** One way of writing rows. */
  private interface Way {
    void write(Connection connection, List<Entry> batch) throws Exception;
  }

  private static void bare(String url, String name, List<Entry> entries, int batch, Way way)
      throws Exception {
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      run(connection, "drop table if exists bare");
      run(
          connection,
          "create table bare (device text, boot text, lane text, sequence bigint, hash bytea,"
              + " before bytea, body text, primary key (device, boot, lane, sequence))");
      run(connection, "create temporary table staging (like bare) on commit delete rows");
      connection.commit();
      long began = System.nanoTime();
      for (int from = 0; from < entries.size(); from += batch) {
        way.write(connection, entries.subList(from, from + batch));
        connection.commit();
      }
      say(name, began, entries.size());
    }
  }

  private static void copy(Connection connection, List<Entry> batch) throws Exception {
    copyInto(connection, "bare", batch);
  }

  private static void staged(Connection connection, List<Entry> batch) throws Exception {
    copyInto(connection, "staging", batch);
    run(connection, "insert into bare select * from staging on conflict do nothing");
  }

  private static void copyInto(Connection connection, String table, List<Entry> batch)
      throws Exception {
    StringBuilder text = new StringBuilder();
    for (Entry e : batch) {
      text.append(e.device()).append('\t').append(e.boot()).append('\t').append(e.lane().word());
      text.append('\t').append(e.sequence()).append("\t\\\\x").append(e.hash());
      text.append("\t\\\\x").append(e.before()).append('\t');
      text.append(e.body().replace("\\", "\\\\")).append('\n');
    }
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("copy " + table + " from stdin", new StringReader(text.toString()));
  }

  private static void arrays(Connection connection, List<Entry> batch) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into bare select * from unnest(?::text[], ?::text[], ?::text[], ?::bigint[],"
                + " ?::bytea[], ?::bytea[], ?::text[]) on conflict do nothing")) {
      int column = 1;
      for (String type : List.of("text", "text", "text", "bigint", "bytea", "bytea", "text")) {
        Object[] values =
            type.equals("bytea") ? new byte[batch.size()][] : new Object[batch.size()];
        for (int row = 0; row < values.length; row++) {
          values[row] = value(batch.get(row), column);
        }
        insert.setArray(column++, connection.createArrayOf(type, values));
      }
      insert.executeUpdate();
    }
  }

  private static Object value(Entry entry, int column) {
    List<Supplier<Object>> columns =
        List.of(
            () -> entry.device().value(),
            entry::boot,
            () -> entry.lane().word(),
            entry::sequence,
            () -> HexFormat.of().parseHex(entry.hash()),
            () -> HexFormat.of().parseHex(entry.before()),
            entry::body);
    return columns.get(column - 1).get();
  }

  private static void batched(Connection connection, List<Entry> batch) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into bare (device, boot, lane, sequence, hash, before, body)"
                + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")) {
      for (Entry entry : batch) {
        for (int column = 1; column <= 7; column++) {
          insert.setObject(column, value(entry, column));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void say(String what, long beganNs, int count) {
    double seconds = (System.nanoTime() - beganNs) / 1e9;
    byte[] line =
        "  %-40s %8.0f a second%n"
            .formatted(what, count / seconds)
            .getBytes(StandardCharsets.UTF_8);
    System.out.writeBytes(line);
  }
}
