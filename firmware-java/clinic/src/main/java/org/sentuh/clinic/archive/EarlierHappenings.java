package org.sentuh.clinic.archive;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;

/** What entries told that were stored before there were rows for it. Done once, after V5. */
final class EarlierHappenings implements JavaMigration {

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("5.1");
  }

  @Override
  public String getDescription() {
    return "earlier happenings";
  }

  @Override
  public Integer getChecksum() {
    return 1;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    try (PreparedStatement select =
        context
            .getConnection()
            .prepareStatement(
                "select c.chain, c.device, c.boot, c.lane, e.sequence, e.body, e.received_ms"
                    + " from chain c join entry e on e.chain = c.chain and e.day = c.day"
                    + " where c.lane in ('event', 'wellbeing') order by c.chain, e.sequence")) {
      select.setFetchSize(Tables.PAGE);
      List<Happenings.Stored> page = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          page.add(stored(row));
          if (page.size() == Tables.PAGE) {
            Happenings.put(context.getConnection(), page);
            page.clear();
          }
        }
      }
      Happenings.put(context.getConnection(), page);
    }
  }

  private static Happenings.Stored stored(ResultSet row) throws SQLException {
    return new Happenings.Stored(
        row.getLong(1),
        new Entry(
            new DeviceId(row.getString(2)),
            row.getString(3),
            Tables.lane(row.getString(4)),
            row.getLong(5),
            Entry.BEGINNING,
            row.getString(6)),
        Instant.ofEpochMilli(row.getLong(7)));
  }
}
