package org.sentuh.clinic.people;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Transactions;
import org.sentuh.clinic.archive.people.Account;
import org.sentuh.clinic.archive.people.PeopleRecords;
import org.sentuh.pages.Tokens;
import org.sentuh.telemetry.wire.Wall;

/**
 * Who is let in. A session begins with a secret that nobody has seen before and ends with the day's
 * work; what a browser brought along is never adopted. Any thread; waits for the archive.
 */
public final class People {

  /** So long a link is good. */
  public static final Duration LINK_IS_GOOD = Duration.ofHours(24);

  /** So long somebody is in at most. */
  static final Duration SESSION = Duration.ofHours(12);

  /** And so long without a request. */
  static final Duration IDLE = Duration.ofHours(2);

  private static final Duration SEEN_STEP = Duration.ofMinutes(1);
  private static final int TRIES_OF_ACCOUNT = 5;
  private static final Duration TRY_OF_ACCOUNT_EVERY = Duration.ofSeconds(30);
  private static final int TRIES_OF_ADDRESS = 30;
  private static final Duration TRY_OF_ADDRESS_EVERY = Duration.ofSeconds(5);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,31}");
  private static final Pattern FACILITY =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} .,'-]{0,63}");

  private final PeopleRecords records;
  private final Passwords passwords = new Passwords();
  private final Wall.Clock clock;

  /**
   * The people of a clinic.
   *
   * @param clock the clinic's time of day
   */
  public People(Transactions archive, Wall.Clock clock) {
    this.records = new PeopleRecords(archive);
    this.clock = clock;
  }

  /**
   * Takes somebody in; she comes in by the link that this answers.
   *
   * @param name a sign at work: 1 to 32 of letters, digits and '-', not somebody's name
   * @return the secret of a link that opens the door once
   * @throws IllegalArgumentException for a name or facility of another form, or a name that is
   *     taken; its message is a code of the pages
   */
  public String takeIn(String name, String facility, Role role, AuditLine by)
      throws ArchiveUnavailable {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("name-form");
    }
    if (!FACILITY.matcher(facility).matches()) {
      throw new IllegalArgumentException("facility-form");
    }
    if (!records.open(name, facility, role.word(), by)) {
      throw new IllegalArgumentException("name-taken");
    }
    return link(name, by).orElseThrow();
  }

  /** A new link for somebody, instead of any older one; empty for somebody who may not come in. */
  public Optional<String> link(String name, AuditLine by) throws ArchiveUnavailable {
    String secret = Tokens.fresh();
    AuditLine line = new AuditLine(by.at(), by.who(), by.facility(), "account.link", name, "");
    return records.link(name, Tokens.digest(secret), LINK_IS_GOOD, line)
        ? Optional.of(secret)
        : Optional.empty();
  }

  /** Lets somebody go; false where she is not there. */
  public boolean letGo(String name, AuditLine by) throws ArchiveUnavailable {
    return records.close(name, by);
  }

  /**
   * Gives herself another password.
   *
   * @param session the secret of the session that stays
   * @throws IllegalArgumentException for one that is too short or too long
   */
  public void password(Person person, String password, String session, AuditLine by)
      throws ArchiveUnavailable {
    int length = password.codePointCount(0, password.length());
    if (length < Passwords.LEAST || length > Passwords.MOST) {
      throw new IllegalArgumentException("password-length");
    }
    records.password(person.name(), passwords.keep(password), Tokens.digest(session), by);
  }

  /**
   * Lets somebody in by a link, which is used up by that.
   *
   * @param shown what her browser showed for a session, which ends; null for none
   * @param address where she comes from
   * @return the secret of her session
   */
  public String enterByLink(String secret, @Nullable String shown, String address)
      throws NotLetIn, ArchiveUnavailable {
    mayTry("address " + address, TRIES_OF_ADDRESS, TRY_OF_ADDRESS_EVERY);
    Account account =
        records.redeem(Tokens.digest(secret), now()).orElseThrow(() -> new NotLetIn("link-used"));
    return enter(account, shown, "link");
  }

  /** Lets somebody in by name and password; the rest as by a link. */
  public String enterByPassword(
      String name, String password, @Nullable String shown, String address)
      throws NotLetIn, ArchiveUnavailable {
    mayTry("address " + address, TRIES_OF_ADDRESS, TRY_OF_ADDRESS_EVERY);
    mayTry("account " + Tokens.digest(name), TRIES_OF_ACCOUNT, TRY_OF_ACCOUNT_EVERY);
    Optional<Account> account =
        NAME.matcher(name).matches()
            ? records.find(name).filter(known -> known.closed().isEmpty())
            : Optional.empty();
    Optional<String> kept = account.flatMap(Account::password);
    if (kept.isEmpty() || password.length() > 4 * Passwords.MOST) {
      passwords.takeAsLong("");
      throw new NotLetIn("not-known");
    }
    if (!passwords.isRight(password, kept.get())) {
      throw new NotLetIn("not-known");
    }
    return enter(account.orElseThrow(), shown, "password");
  }

  private void mayTry(String asker, int atOnce, Duration every)
      throws NotLetIn, ArchiveUnavailable {
    if (!records.mayTry(asker, now(), atOnce, every)) {
      throw new NotLetIn("too-often");
    }
  }

  private String enter(Account account, @Nullable String shown, String by)
      throws ArchiveUnavailable {
    String secret = Tokens.fresh();
    Instant now = now();
    records.enter(
        account.name(),
        Tokens.digest(secret),
        shown == null ? "" : Tokens.digest(shown),
        now.plus(SESSION),
        new AuditLine(now, account.name(), account.facility(), "door.enter", account.name(), by));
    return secret;
  }

  /** Who is in by the secret of a session; empty for nobody. */
  public Optional<Person> present(@Nullable String secret) throws ArchiveUnavailable {
    if (secret == null) {
      return Optional.empty();
    }
    String digest = Tokens.digest(secret);
    Instant now = now();
    Optional<Person> person = records.present(digest, now, IDLE).flatMap(People::person);
    if (person.isPresent()) {
      records.seen(digest, now, SEEN_STEP);
    }
    return person;
  }

  /** An account of a role that this program does not know lets nobody in. */
  private static Optional<Person> person(Account account) {
    return Role.of(account.role())
        .map(role -> new Person(account.name(), account.facility(), role));
  }

  /** Goes out. */
  public void leave(Person person, String secret) throws ArchiveUnavailable {
    records.leave(
        Tokens.digest(secret),
        new AuditLine(now(), person.name(), person.facility(), "door.leave", person.name(), ""));
  }

  /** Everybody who was ever taken in. */
  public List<Account> all() throws ArchiveUnavailable {
    return records.all();
  }

  private Instant now() {
    return clock.now().at();
  }
}
