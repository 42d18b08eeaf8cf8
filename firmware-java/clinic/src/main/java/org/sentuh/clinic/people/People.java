package org.sentuh.clinic.people;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /** So long somebody may be with the provider. */
  static final Duration AWAY = Duration.ofMinutes(10);

  /** Who takes somebody in because a claim says so. */
  private static final String PROVIDER = "provider";

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
    return enter(account, digest(shown), "link");
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
    return enter(account.orElseThrow(), digest(shown), "password");
  }

  /**
   * Somebody goes to the clinic's provider to be vouched for.
   *
   * @param shown as of {@link #enterByLink}; it ends once she is back
   * @return the secret of the browser that goes, good once and for ten minutes
   */
  public String setOut(@Nullable String shown, String address) throws NotLetIn, ArchiveUnavailable {
    mayTry("address " + address, TRIES_OF_ADDRESS, TRY_OF_ADDRESS_EVERY);
    String secret = Tokens.fresh();
    Instant now = now();
    records.setOut(Tokens.digest(secret), digest(shown), now, now.plus(AWAY));
    return secret;
  }

  /** What is kept of a browser that comes back from the provider; nobody comes back twice. */
  public PeopleRecords.Away back(String secret, String address)
      throws NotLetIn, ArchiveUnavailable {
    mayTry("address " + address, TRIES_OF_ADDRESS, TRY_OF_ADDRESS_EVERY);
    return records
        .back(Tokens.digest(secret), now())
        .orElseThrow(() -> new NotLetIn("provider-again"));
  }

  /**
   * Lets somebody in for whom the provider vouches: whom an administrator has written down, as what
   * she is at the desk, while the provider says nothing else. Whom the desk does not know stays
   * outside, unless a setting has it that the provider's word takes her in.
   *
   * @return the secret of her session
   */
  public String enterByProvider(Vouched vouched, PeopleRecords.Away away)
      throws NotLetIn, ArchiveUnavailable {
    Optional<Account> known = records.vouchedFor(vouched.digest());
    Account account = known.isPresent() ? known.get() : takenInBy(vouched);
    // An account that was let go stays bound: the provider's word takes nobody in again.
    Optional<Role> role = account.closed().isPresent() ? Optional.empty() : Role.of(account.role());
    if (role.isEmpty()) {
      throw new NotLetIn("provider-unknown");
    }
    if (!vouched.allows(role.get(), account.facility())) {
      throw new NotLetIn("provider-role");
    }
    return enter(account, away.before(), "provider");
  }

  private Account takenInBy(Vouched vouched) throws NotLetIn, ArchiveUnavailable {
    String sign = vouched.sign().orElseThrow(() -> new NotLetIn("provider-unknown"));
    Set<Role> roles = vouched.roles().orElse(Set.of());
    Set<String> facilities = vouched.facilities().orElse(Set.of());
    if (roles.size() != 1 || facilities.size() != 1) {
      throw new NotLetIn("provider-role");
    }
    String role = roles.iterator().next().word();
    String facility = facilities.iterator().next();
    AuditLine line =
        new AuditLine(now(), PROVIDER, "", "account.open", sign, role + ", " + facility);
    if (!NAME.matcher(sign).matches()
        || !records.openVouchedFor(sign, facility, role, vouched.digest(), line)) {
      throw new NotLetIn("provider-sign");
    }
    return records.find(sign).orElseThrow(() -> new NotLetIn("provider-sign"));
  }

  /**
   * Writes down who somebody is at the provider, instead of what was written before; empty: nobody.
   *
   * @param digest what is kept of that
   * @return false where she is not there
   * @throws IllegalArgumentException where another account is that person; its message is a code
   */
  public boolean vouchedFor(String name, Optional<String> digest, AuditLine by)
      throws ArchiveUnavailable {
    Optional<Account> other =
        digest.isPresent() ? records.vouchedFor(digest.get()) : Optional.empty();
    if (other.isPresent() && !other.get().name().equals(name)) {
      throw new IllegalArgumentException("provider-taken");
    }
    return records.bind(name, digest.orElse(""), by);
  }

  /** The signs of everybody for whom the provider may vouch. */
  public Set<String> vouchedFor() throws ArchiveUnavailable {
    return records.bound();
  }

  private void mayTry(String asker, int atOnce, Duration every)
      throws NotLetIn, ArchiveUnavailable {
    if (!records.mayTry(asker, now(), atOnce, every)) {
      throw new NotLetIn("too-often");
    }
  }

  private static String digest(@Nullable String shown) {
    return shown == null ? "" : Tokens.digest(shown);
  }

  /** Ends what her browser had, by its digest, and begins what no browser has seen. */
  private String enter(Account account, String before, String by) throws ArchiveUnavailable {
    String secret = Tokens.fresh();
    Instant now = now();
    records.enter(
        account.name(),
        Tokens.digest(secret),
        before,
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
