package org.sentuh.clinic.archive.people;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Audit;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Transactions;

/**
 * Accounts, links, sessions and tries at the door. Secrets come as digests. Each change has its
 * line in the audit, in the same transaction. Any thread.
 */
public final class PeopleRecords {

  private static final String ACCOUNT =
      "select a.account, a.facility, a.role, a.password, a.opened_ms, a.closed_ms from account a";

  private final Transactions archive;

  /** The people of an archive. */
  public PeopleRecords(Transactions archive) {
    this.archive = archive;
  }

  /** Takes somebody in; false where the name is taken, now or since ever. */
  public boolean open(String name, String facility, String role, AuditLine line)
      throws ArchiveUnavailable {
    return archive.write(connection -> {
      boolean fresh =
          run(
                  connection,
                  "insert into account (account, facility, role, opened_ms) values (?, ?, ?, ?)"
                      + " on conflict do nothing",
                  name,
                  facility,
                  role,
                  ms(line.at()))
              == 1;
      return noted(connection, fresh, line);
    });
  }

  /** Lets somebody go: nothing of hers opens a door any more, and she is out at once. */
  public boolean close(String name, AuditLine line) throws ArchiveUnavailable {
    return archive.write(connection -> {
      boolean known =
          run(
                  connection,
                  "update account set closed_ms = ?, password = null"
                      + " where account = ? and closed_ms is null",
                  ms(line.at()),
                  name)
              == 1;
      run(connection, "delete from session where account = ?", name);
      run(connection, "delete from door_link where account = ?", name);
      return noted(connection, known, line);
    });
  }

  /**
   * Another password; every other session of hers ends with the old one.
   *
   * @param kept what is kept of it
   * @param session the digest of the one that stays
   */
  public boolean password(String name, String kept, String session, AuditLine line)
      throws ArchiveUnavailable {
    return archive.write(connection -> {
      boolean known =
          run(
                  connection,
                  "update account set password = ? where account = ? and closed_ms is null",
                  kept,
                  name)
              == 1;
      run(connection, "delete from session where account = ? and digest <> ?", name, session);
      return noted(connection, known, line);
    });
  }

  /** A link that opens the door once, for somebody who may come in; an older one is void. */
  public boolean link(String name, String digest, Duration valid, AuditLine line)
      throws ArchiveUnavailable {
    return archive.write(connection -> {
      run(connection, "delete from door_link where account = ?", name);
      boolean known =
          run(
                  connection,
                  "insert into door_link (digest, account, until_ms)"
                      + " select ?, account, ? from account"
                      + " where account = ? and closed_ms is null",
                  digest,
                  ms(line.at().plus(valid)),
                  name)
              == 1;
      return noted(connection, known, line);
    });
  }

  /** Whose link it is; it is used up by that. Empty for none that is good now. */
  public Optional<Account> redeem(String digest, Instant now) throws ArchiveUnavailable {
    return archive.write(connection -> {
      Optional<Account> whose =
          account(
              connection,
              ACCOUNT
                  + " join door_link l on l.account = a.account"
                  + " where l.digest = ? and l.until_ms > ? and a.closed_ms is null",
              digest,
              ms(now));
      int gone =
          run(
              connection,
              "delete from door_link where digest = ? or until_ms <= ?",
              digest,
              ms(now));
      return gone == 0 ? Optional.empty() : whose;
    });
  }

  /**
   * Somebody comes in.
   *
   * @param digest of the session that begins
   * @param before the digest of what her browser showed, which ends
   */
  public void enter(String name, String digest, String before, Instant until, AuditLine line)
      throws ArchiveUnavailable {
    archive.write(connection -> {
      run(
          connection,
          "delete from session where digest = ? or until_ms <= ?",
          before,
          ms(line.at()));
      run(
          connection,
          "insert into session (digest, account, opened_ms, seen_ms, until_ms)"
              + " values (?, ?, ?, ?, ?)",
          digest,
          name,
          ms(line.at()),
          ms(line.at()),
          ms(until));
      return noted(connection, true, line);
    });
  }

  /**
   * A browser goes to the clinic's provider.
   *
   * @param digest of its secret
   * @param before the digest of what it showed for a session
   */
  public void setOut(String digest, String before, Instant now, Instant until)
      throws ArchiveUnavailable {
    archive.write(connection -> {
      run(connection, "delete from door_away where until_ms <= ?", ms(now));
      return run(
          connection,
          "insert into door_away (digest, before, begun_ms, until_ms) values (?, ?, ?, ?)",
          digest,
          before,
          ms(now),
          ms(until));
    });
  }

  /**
   * What is kept of a browser that is with the provider.
   *
   * @param before the digest of the session that it had
   * @param begun when it went
   */
  public record Away(String before, Instant begun) {}

  /** Takes out what is kept of a browser that is back; empty where none of that kind is out. */
  public Optional<Away> back(String digest, Instant now) throws ArchiveUnavailable {
    return archive.write(connection -> {
      Optional<Away> away = Optional.empty();
      try (PreparedStatement select =
          connection.prepareStatement(
              "select before, begun_ms from door_away where digest = ? and until_ms > ?")) {
        bind(select, digest, ms(now));
        try (ResultSet row = select.executeQuery()) {
          if (row.next()) {
            away = Optional.of(new Away(row.getString(1), Instant.ofEpochMilli(row.getLong(2))));
          }
        }
      }
      // Of two desks that see it at once, one takes it out.
      return run(connection, "delete from door_away where digest = ?", digest) == 1
          ? away
          : Optional.empty();
    });
  }

  /** Whose account it is that the provider vouches for so, also one that was let go. */
  public Optional<Account> vouchedFor(String digest) throws ArchiveUnavailable {
    return archive.read(connection ->
        account(
            connection,
            ACCOUNT + " join account_provider p on p.account = a.account where p.digest = ?",
            digest));
  }

  /** Takes somebody in for whom the provider vouches; false where name or person is taken. */
  public boolean openVouchedFor(
      String name, String facility, String role, String digest, AuditLine line)
      throws ArchiveUnavailable {
    return archive.write(connection -> {
      boolean fresh =
          run(
                  connection,
                  "insert into account (account, facility, role, opened_ms)"
                      + " select ?, ?, ?, ? where not exists"
                      + " (select 1 from account_provider where digest = ?) on conflict do nothing",
                  name,
                  facility,
                  role,
                  ms(line.at()),
                  digest)
              == 1;
      if (fresh) {
        run(
            connection,
            "insert into account_provider (digest, account) values (?, ?)",
            digest,
            name);
      }
      return noted(connection, fresh, line);
    });
  }

  /**
   * Binds an account to a person at the provider, or to none for an empty digest; false where
   * nobody of that name may come in. Whom somebody let go stays bound.
   */
  public boolean bind(String name, String digest, AuditLine line) throws ArchiveUnavailable {
    return archive.write(connection -> {
      boolean open =
          account(connection, ACCOUNT + " where a.account = ? and a.closed_ms is null", name)
              .isPresent();
      if (open) {
        run(connection, "delete from account_provider where account = ?", name);
        if (!digest.isEmpty()) {
          run(
              connection,
              "insert into account_provider (digest, account) values (?, ?)",
              digest,
              name);
        }
      }
      return noted(connection, open, line);
    });
  }

  /** Every account that is bound to a person at the provider. */
  public Set<String> bound() throws ArchiveUnavailable {
    return archive.read(connection -> {
      try (PreparedStatement select =
              connection.prepareStatement("select account from account_provider");
          ResultSet row = select.executeQuery()) {
        Set<String> bound = new HashSet<>();
        while (row.next()) {
          bound.add(row.getString(1));
        }
        return bound;
      }
    });
  }

  /** Somebody goes. */
  public void leave(String digest, AuditLine line) throws ArchiveUnavailable {
    archive.write(connection ->
        noted(
            connection,
            run(connection, "delete from session where digest = ?", digest) == 1,
            line));
  }

  /**
   * Who is in by a session, if that is still good.
   *
   * @param idle after so long without a request it is not
   */
  public Optional<Account> present(String digest, Instant now, Duration idle)
      throws ArchiveUnavailable {
    return archive.read(connection ->
        account(
            connection,
            ACCOUNT
                + " join session s on s.account = a.account where s.digest = ?"
                + " and s.until_ms > ? and s.seen_ms > ? and a.closed_ms is null",
            digest,
            ms(now),
            ms(now.minus(idle))));
  }

  /** A session was used; written down only where the last time is older than a step. */
  public void seen(String digest, Instant now, Duration step) throws ArchiveUnavailable {
    boolean due =
        archive.read(connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select 1 from session where digest = ? and seen_ms < ?")) {
            select.setString(1, digest);
            select.setLong(2, ms(now.minus(step)));
            try (ResultSet row = select.executeQuery()) {
              return row.next();
            }
          }
        });
    if (due) {
      archive.write(connection ->
          run(connection, "update session set seen_ms = ? where digest = ?", ms(now), digest));
    }
  }

  /**
   * Whether somebody may try the door once more: so many at once, then one every so often. Counts
   * it when she may; all desks of an archive count together.
   */
  public boolean mayTry(String asker, Instant now, int atOnce, Duration every)
      throws ArchiveUnavailable {
    return archive.write(connection -> {
      run(connection, "delete from door_try where empty_ms <= ?", ms(now));
      return run(
              connection,
              "insert into door_try (asker, empty_ms) values (?, ?) on conflict (asker) do update"
                  + " set empty_ms = door_try.empty_ms + ? where door_try.empty_ms <= ?",
              asker,
              ms(now.plus(every)),
              every.toMillis(),
              ms(now.plus(every.multipliedBy(atOnce - 1L))))
          == 1;
    });
  }

  /** Everybody who was ever taken in, by name. */
  public List<Account> all() throws ArchiveUnavailable {
    return archive.read(connection -> accounts(connection, ACCOUNT + " order by a.account"));
  }

  /** Somebody by her sign, also one who was let go. */
  public Optional<Account> find(String name) throws ArchiveUnavailable {
    return archive.read(connection -> account(connection, ACCOUNT + " where a.account = ?", name));
  }

  private static boolean noted(Connection connection, boolean done, AuditLine line)
      throws SQLException {
    if (done) {
      Audit.add(connection, line);
    }
    return done;
  }

  private static Optional<Account> account(Connection connection, String sql, Object... values)
      throws SQLException {
    return accounts(connection, sql, values).stream().findFirst();
  }

  private static List<Account> accounts(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      bind(select, values);
      try (ResultSet row = select.executeQuery()) {
        List<Account> accounts = new ArrayList<>();
        while (row.next()) {
          accounts.add(
              new Account(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  Optional.ofNullable(row.getString(4)),
                  Instant.ofEpochMilli(row.getLong(5)),
                  instant(row, 6)));
        }
        return accounts;
      }
    }
  }

  private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    long ms = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ms));
  }

  private static int run(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int index = 0; index < values.length; index++) {
      statement.setObject(index + 1, values[index]);
    }
  }

  private static long ms(Instant at) {
    return at.toEpochMilli();
  }
}
