package org.sentuh.clinic.archive.fleet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Audit;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Transactions;
import org.sentuh.telemetry.wire.ClaimOffer;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Seal;

/** Whose the devices are: what was offered, and which were let go. Any thread. */
public final class Claims {

  private final Transactions archive;

  /** Those of an archive. */
  public Claims(Transactions archive) {
    this.archive = archive;
  }

  /**
   * Keeps an offer. The device is registered with it, and comes to the facility where it belongs to
   * none; what was offered for it before is taken back.
   *
   * @param address of the device's own pages
   * @param line who offers it; its facility is whose offer it is
   * @return false where the device belongs to another facility
   */
  public boolean offer(ClaimOffer offer, String address, AuditLine line) throws ArchiveUnavailable {
    String device = offer.terms().device().value();
    long now = line.at().toEpochMilli();
    return archive.write(connection -> {
      try (PreparedStatement known =
              connection.prepareStatement(
                  "insert into device (device, registered_ms) values (?, ?)"
                      + " on conflict (device) do nothing");
          PreparedStatement place =
              connection.prepareStatement(
                  "update device set facility = ?, placed_ms = ?,"
                      + " registered_ms = coalesce(registered_ms, ?)"
                      + " where device = ? and (facility is null or facility = ?)")) {
        known.setString(1, device);
        known.setLong(2, now);
        known.executeUpdate();
        place.setString(1, line.facility());
        place.setLong(2, now);
        place.setLong(3, now);
        place.setString(4, device);
        place.setString(5, line.facility());
        if (place.executeUpdate() == 0) {
          return false;
        }
      }
      withdraw(connection, "device", device, line);
      insert(connection, offer, address, line);
      Audit.add(connection, line);
      return true;
    });
  }

  private static void insert(
      Connection connection, ClaimOffer offer, String address, AuditLine line) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into claim_offer (number, device, facility, by_sign, offered_ms, until_ms,"
                + " address, offer, fingerprint) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, offer.terms().number());
      insert.setString(2, offer.terms().device().value());
      insert.setString(3, line.facility());
      insert.setString(4, line.who());
      insert.setLong(5, line.at().toEpochMilli());
      insert.setLong(6, offer.terms().until().toEpochMilli());
      insert.setString(7, address);
      insert.setString(8, offer.text());
      insert.setString(9, Seal.fingerprint(offer.terms().key()));
      insert.executeUpdate();
    }
  }

  /**
   * Takes an offer back: nobody is shown it any more. A device that hears nothing of it still takes
   * it until its end.
   *
   * @return whether it was open
   */
  public boolean withdraw(String number, AuditLine line) throws ArchiveUnavailable {
    return archive.write(connection -> {
      boolean open = withdraw(connection, "number", number, line) > 0;
      if (open) {
        Audit.add(connection, line);
      }
      return open;
    });
  }

  private static int withdraw(Connection connection, String of, String value, AuditLine line)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update claim_offer set withdrawn_ms = ?, withdrawn_by = ? where "
                + of
                + " = ? and withdrawn_ms is null and told_ms is null and until_ms > ?")) {
      update.setLong(1, line.at().toEpochMilli());
      update.setString(2, line.who());
      update.setString(3, value);
      update.setLong(4, line.at().toEpochMilli());
      return update.executeUpdate();
    }
  }

  /** What was offered for a device, newest first. */
  public List<OfferSeen> offers(DeviceId device, int most) throws ArchiveUnavailable {
    return archive.read(connection -> {
      try (PreparedStatement select =
          connection.prepareStatement(
              "select number, facility, by_sign, offered_ms, until_ms, address, offer, fingerprint,"
                  + " withdrawn_ms, told_ms, left_ms, refused_ms, refused from claim_offer where"
                  + " device = ? order by offered_ms desc, number limit ?")) {
        select.setString(1, device.value());
        select.setInt(2, most);
        List<OfferSeen> offers = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            offers.add(
                new OfferSeen(
                    row.getString(1),
                    device,
                    row.getString(2),
                    row.getString(3),
                    Instant.ofEpochMilli(row.getLong(4)),
                    Instant.ofEpochMilli(row.getLong(5)),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8),
                    instant(row, 9),
                    instant(row, 10),
                    instant(row, 11),
                    instant(row, 12),
                    Optional.ofNullable(row.getString(13)).orElse("")));
          }
        }
        return offers;
      }
    });
  }

  /** How a device was let go last; empty where it never was. */
  public Optional<UnbindingSeen> unbinding(DeviceId device) throws ArchiveUnavailable {
    return archive.read(connection -> {
      try (PreparedStatement select =
          connection.prepareStatement(
              "select revision, by_sign, why, asked_ms, wiped_ms from unbinding where device = ?"
                  + " order by revision desc limit 1")) {
        select.setString(1, device.value());
        try (ResultSet row = select.executeQuery()) {
          return row.next()
              ? Optional.of(
                  new UnbindingSeen(
                      row.getInt(1),
                      row.getString(2),
                      row.getString(3),
                      Instant.ofEpochMilli(row.getLong(4)),
                      instant(row, 5)))
              : Optional.empty();
        }
      }
    });
  }

  private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    long ms = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ms));
  }
}
