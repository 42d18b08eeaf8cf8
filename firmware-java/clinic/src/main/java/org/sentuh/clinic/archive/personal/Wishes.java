package org.sentuh.clinic.archive.personal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Audit;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Transactions;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;

/** What mothers agree to, as their panels said it, and what they object to. Any thread. */
public final class Wishes {

  private final Transactions archive;

  /** Those of an archive. */
  public Wishes(Transactions archive) {
    this.archive = archive;
  }

  /**
   * What a panel said that its wearer agrees to.
   *
   * @param at since when, by the clinic's own clock
   * @param consents all that she agreed to then
   */
  public record Said(Instant at, Set<Consent> consents) {

    /** Keeps a copy. */
    public Said {
      consents = Set.copyOf(consents);
    }
  }

  /** What a panel said, the earliest first; each until the next. */
  public List<Said> said(DeviceId device) throws ArchiveUnavailable {
    return archive.read(connection -> {
      try (PreparedStatement select =
          connection.prepareStatement(
              "select at_ms, consents from consent_said where device = ? order by at_ms")) {
        select.setString(1, device.value());
        List<Said> said = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            said.add(new Said(Instant.ofEpochMilli(row.getLong(1)), consents(row.getString(2))));
          }
        }
        return said;
      }
    });
  }

  private static Set<Consent> consents(String words) {
    Set<Consent> consents = EnumSet.noneOf(Consent.class);
    List<String> said = Arrays.asList(words.split(" ", -1));
    for (Consent consent : Consent.values()) {
      if (said.contains(consent.word())) {
        consents.add(consent);
      }
    }
    return consents;
  }

  /** Whether a mother has told her midwife that nobody is to study her treatments. */
  public boolean objects(String mother) throws ArchiveUnavailable {
    return archive.read(connection -> {
      try (PreparedStatement select =
          connection.prepareStatement("select 1 from objection where mother = ?")) {
        select.setString(1, mother);
        try (ResultSet row = select.executeQuery()) {
          return row.next();
        }
      }
    });
  }

  /**
   * Writes down that she objects, or does so no longer.
   *
   * @return whether it was otherwise before
   */
  public boolean object(String mother, boolean objects, AuditLine line) throws ArchiveUnavailable {
    return archive.write(connection -> {
      int changed = objects ? put(connection, mother, line) : take(connection, mother);
      if (changed == 1) {
        Audit.add(connection, line);
      }
      return changed == 1;
    });
  }

  private static int put(Connection connection, String mother, AuditLine line) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into objection (mother, at_ms, by_sign) values (?, ?, ?)"
                + " on conflict do nothing")) {
      insert.setString(1, mother);
      insert.setLong(2, line.at().toEpochMilli());
      insert.setString(3, line.who());
      return insert.executeUpdate();
    }
  }

  private static int take(Connection connection, String mother) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from objection where mother = ?")) {
      delete.setString(1, mother);
      return delete.executeUpdate();
    }
  }
}
