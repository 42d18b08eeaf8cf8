package org.sentuh.clinic.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sentuh.telemetry.wire.DeviceId;

/** Who listens to which share of the devices, and until when. */
final class Shares {

  /** A share with its holder, who is null or whose time may be over. */
  private record Share(String name, @Nullable String holder, long untilMs) {

    boolean isFree(long nowMs) {
      return holder == null || untilMs <= nowMs;
    }
  }

  private Shares() {}

  /** Takes, renews and gives up, so that each living intake comes to have its due. */
  static Set<String> lease(
      Connection connection, String forUpdate, String intake, Instant now, Duration term)
      throws SQLException {
    long nowMs = now.toEpochMilli();
    long untilMs = now.plus(term).toEpochMilli();
    List<Share> shares = shares(connection, forUpdate);
    int due = Math.ceilDiv(DeviceId.SHARDS, living(connection, intake, nowMs, untilMs));
    Set<String> mine = new TreeSet<>();
    for (Share share : shares) {
      if (intake.equals(share.holder)) {
        if (mine.size() < due) {
          mine.add(share.name);
          write(connection, share.name, intake, untilMs);
        } else {
          write(connection, share.name, null, 0);
        }
      }
    }
    for (Share share : shares) {
      if (mine.size() < due && !intake.equals(share.holder) && share.isFree(nowMs)) {
        mine.add(share.name);
        write(connection, share.name, intake, untilMs);
      }
    }
    return mine;
  }

  static void release(Connection connection, String intake) throws SQLException {
    try (PreparedStatement free =
            connection.prepareStatement(
                "update lease set holder = null, until_ms = 0 where holder = ?");
        PreparedStatement gone =
            connection.prepareStatement("delete from intake where intake = ?")) {
      free.setString(1, intake);
      free.executeUpdate();
      gone.setString(1, intake);
      gone.executeUpdate();
    }
  }

  /** Locks the sixteen rows first of all: so only one intake at a time is about it. */
  private static List<Share> shares(Connection connection, String forUpdate) throws SQLException {
    List<Share> shares = new ArrayList<>();
    try (Statement select = connection.createStatement();
        ResultSet row =
            select.executeQuery(
                "select shard, holder, until_ms from lease order by shard" + forUpdate)) {
      while (row.next()) {
        shares.add(new Share(row.getString(1), row.getString(2), row.getLong(3)));
      }
    }
    return shares;
  }

  private static int living(Connection connection, String intake, long nowMs, long untilMs)
      throws SQLException {
    try (PreparedStatement here =
        connection.prepareStatement(
            "insert into intake (intake, until_ms) values (?, ?)"
                + " on conflict (intake) do update set until_ms = excluded.until_ms")) {
      here.setString(1, intake);
      here.setLong(2, untilMs);
      here.executeUpdate();
    }
    try (PreparedStatement dead =
        connection.prepareStatement("delete from intake where until_ms <= ?")) {
      dead.setLong(1, nowMs);
      dead.executeUpdate();
    }
    try (Statement count = connection.createStatement();
        ResultSet row = count.executeQuery("select count(*) from intake")) {
      return row.next() ? Math.max(1, row.getInt(1)) : 1;
    }
  }

  private static void write(
      Connection connection, String shard, @Nullable String holder, long untilMs)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update lease set holder = ?, until_ms = ? where shard = ?")) {
      update.setString(1, holder);
      update.setLong(2, untilMs);
      update.setString(3, shard);
      update.executeUpdate();
    }
  }
}
