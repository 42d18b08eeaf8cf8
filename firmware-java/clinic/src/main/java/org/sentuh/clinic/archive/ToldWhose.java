package org.sentuh.clinic.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Received;
import org.sentuh.telemetry.wire.WireJson;

/** What devices say of whose they are, noted when they say it for the first time. */
final class ToldWhose {

  private static final WireJson WIRE = new WireJson();

  private ToldWhose() {}

  /** A device said how it is, and with that whose it is. */
  static void heard(Connection connection, Arrival.Latest latest) throws SQLException {
    if (latest.channel() == Channel.HEALTH
        && WIRE.read(Channel.HEALTH.of(latest.device()), latest.body())
            instanceof Received.Understood<Message>(Message.Health health)) {
      long at = latest.received().toEpochMilli();
      if (!health.claim().isEmpty()) {
        note(
            connection,
            "update claim_offer set told_ms = ? where told_ms is null and device = ?"
                + " and number = ?",
            at,
            health.device().value(),
            health.claim());
      }
      note(
          connection,
          "update claim_offer set left_ms = ? where told_ms is not null and left_ms is null"
              + " and device = ? and number <> ?",
          at,
          health.device().value(),
          health.claim());
      if (!health.claimRefused().isEmpty()) {
        refused(connection, health, at);
      }
      if (health.clinicKey().isEmpty()) {
        wiped(connection, health, at);
      }
    }
  }

  /** Somebody tried an offer at the device in vain. It says so again and again. */
  private static void refused(Connection connection, Message.Health health, long at)
      throws SQLException {
    String[] told = health.claimRefused().split(" ", 2);
    try (PreparedStatement update =
        connection.prepareStatement(
            "update claim_offer set refused_ms = ?, refused = ? where device = ? and number = ?"
                + " and (refused is null or refused <> ?)")) {
      update.setLong(1, at);
      update.setString(2, told[1]);
      update.setString(3, health.device().value());
      update.setString(4, told[0]);
      update.setString(5, told[1]);
      update.executeUpdate();
    }
  }

  /** Before it had taken what lets it go, a device that is nobody's has not been let go by it. */
  private static void wiped(Connection connection, Message.Health health, long at)
      throws SQLException {
    note(
        connection,
        "update unbinding set wiped_ms = ? where wiped_ms is null and device = ? and exists"
            + " (select 1 from prescription p where p.device = unbinding.device"
            + " and p.revision = unbinding.revision and p.answered_ms is not null"
            + " and p.refused = ?)",
        at,
        health.device().value(),
        "");
  }

  private static void note(Connection connection, String sql, long at, String device, String which)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setLong(1, at);
      update.setString(2, device);
      update.setString(3, which);
      update.executeUpdate();
    }
  }
}
