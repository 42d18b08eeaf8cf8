package org.sentuh.clinic.desk;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Audit;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Transactions;
import org.sentuh.clinic.archive.people.Account;
import org.sentuh.clinic.openid.Provider;
import org.sentuh.clinic.people.People;
import org.sentuh.clinic.people.Role;
import org.sentuh.pages.Refused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Who works with the desk, who changed what, and one's own account. */
public final class PeoplePage {

  private static final Set<Role> ADMINISTRATOR = EnumSet.of(Role.ADMINISTRATOR);
  private static final Set<Role> READERS = EnumSet.of(Role.ADMINISTRATOR, Role.LEAD_MIDWIFE);
  private static final Set<Role> ALL = EnumSet.allOf(Role.class);
  private static final int LINES = 100;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final People people;
  private final Transactions archive;
  private final Optional<Provider> provider;

  /** The pages of the people of an archive, for whom nobody else vouches. */
  public PeoplePage(People people, Transactions archive) {
    this(people, archive, Optional.empty());
  }

  /**
   * The pages of the people of an archive.
   *
   * @param provider who vouches for them beside the desk
   */
  public PeoplePage(People people, Transactions archive, Optional<Provider> provider) {
    this.people = people;
    this.archive = archive;
    this.provider = provider;
  }

  /** Accounts, for the administrator. */
  public DeskPage people() {
    return new DeskPage(
        "people",
        PeoplePage.class,
        "users",
        ADMINISTRATOR,
        List.of(
            Route.get("all", ADMINISTRATOR, this::all),
            Route.post("open", ADMINISTRATOR, this::open),
            Route.get("provider", ADMINISTRATOR, this::provider),
            Route.post("vouched", ADMINISTRATOR, this::vouched),
            Route.post("link", ADMINISTRATOR, this::link),
            Route.post("close", ADMINISTRATOR, this::close)));
  }

  /** Every change, for those who answer for them. */
  public DeskPage audit() {
    return new DeskPage(
        "audit",
        PeoplePage.class,
        "lines",
        READERS,
        List.of(
            Route.get("lines", READERS, this::lines), Route.get("check", READERS, this::check)));
  }

  /** One's own account, for everybody. */
  public DeskPage own() {
    return new DeskPage(
        "me",
        PeoplePage.class,
        "hand",
        ALL,
        List.of(
            Route.get("known", ALL, visit -> Reply.done()),
            Route.post("password", ALL, this::password)));
  }

  private Reply all(Visit visit) throws ArchiveUnavailable {
    ArrayNode accounts = JSON.arrayNode();
    Set<String> vouchedFor = people.vouchedFor();
    for (Account account : people.all()) {
      ObjectNode one =
          accounts
              .addObject()
              .put("name", account.name())
              .put("facility", account.facility())
              .put("role", account.role())
              .put("password", account.password().isPresent())
              .put("provider", vouchedFor.contains(account.name()))
              .put("opened", account.opened().toString());
      account.closed().ifPresent(at -> one.put("closed", at.toString()));
    }
    return Reply.json(accounts);
  }

  private Reply open(Visit visit) throws ArchiveUnavailable {
    JsonNode body = visit.body();
    String name = visit.text(body, "name", 64);
    String facility = visit.text(body, "facility", 64);
    Role role =
        Role.of(visit.text(body, "role", 64)).orElseThrow(() -> new Refused(400, "not-understood"));
    try {
      String secret =
          people.takeIn(
              name,
              facility,
              role,
              visit.line("account.open", name, role.word() + ", " + facility));
      return Reply.json(JSON.objectNode().put("link", secret));
    } catch (IllegalArgumentException no) {
      throw new Refused(409, String.valueOf(no.getMessage()));
    }
  }

  /** Who vouches for people, and by what it names them; nothing where nobody does. */
  private Reply provider(Visit visit) {
    ObjectNode said = JSON.objectNode();
    provider.ifPresent(one -> said.put("name", one.name()).put("person", one.person()));
    return Reply.json(said);
  }

  /** Writes down who somebody is at the provider; nothing written: she is nobody there. */
  private Reply vouched(Visit visit) throws ArchiveUnavailable {
    JsonNode body = visit.body();
    String name = visit.text(body, "name", 64);
    String person = visit.text(body, "person", 200);
    Provider vouches = provider.orElseThrow(() -> new Refused(409, "no-provider"));
    // What the provider calls her stands nowhere, not even here.
    AuditLine line = visit.line("account.provider", name, person.isEmpty() ? "none" : "");
    try {
      Optional<String> digest =
          person.isEmpty() ? Optional.empty() : Optional.of(vouches.digest(person));
      if (!people.vouchedFor(name, digest, line)) {
        throw new Refused(409, "nobody");
      }
      return Reply.done();
    } catch (IllegalArgumentException no) {
      throw new Refused(409, String.valueOf(no.getMessage()));
    }
  }

  private Reply link(Visit visit) throws ArchiveUnavailable {
    String name = visit.text(visit.body(), "name", 64);
    return people
        .link(name, visit.line("account.link", name, ""))
        .map(secret -> Reply.json(JSON.objectNode().put("link", secret)))
        .orElseThrow(() -> new Refused(409, "nobody"));
  }

  /** Nobody lets herself go: then there could be nobody left who takes people in. */
  private Reply close(Visit visit) throws ArchiveUnavailable {
    String name = visit.text(visit.body(), "name", 64);
    if (name.equals(visit.person().name())) {
      throw new Refused(409, "oneself");
    }
    if (!people.letGo(name, visit.line("account.close", name, ""))) {
      throw new Refused(409, "nobody");
    }
    return Reply.done();
  }

  private Reply password(Visit visit) throws ArchiveUnavailable {
    JsonNode body = visit.body();
    JsonNode password = body.path("password");
    try {
      people.password(
          visit.person(),
          password.isString() ? password.stringValue() : "",
          visit.session(),
          visit.line("account.password", visit.person().name(), ""));
    } catch (IllegalArgumentException no) {
      throw new Refused(409, String.valueOf(no.getMessage()));
    }
    return Reply.done();
  }

  private Reply lines(Visit visit) throws ArchiveUnavailable {
    long below;
    try {
      below = visit.query("below").map(Long::parseLong).orElse(Long.MAX_VALUE);
    } catch (NumberFormatException nonsense) {
      throw new Refused(400, "not-understood");
    }
    ArrayNode lines = JSON.arrayNode();
    // An administrator takes people in at every facility; a midwife answers for her own.
    Optional<String> facility =
        visit.person().role() == Role.ADMINISTRATOR
            ? Optional.empty()
            : Optional.of(visit.person().facility());
    for (Audit.Kept kept :
        archive.read(connection -> Audit.newest(connection, below, LINES, facility))) {
      lines
          .addObject()
          .put("number", kept.number())
          .put("at", kept.line().at().toString())
          .put("who", kept.line().who())
          .put("facility", kept.line().facility())
          .put("act", kept.line().act())
          .put("subject", kept.line().subject())
          .put("detail", kept.line().detail())
          .put("hash", kept.hash());
    }
    return Reply.json(lines);
  }

  private Reply check(Visit visit) throws ArchiveUnavailable {
    ObjectNode found = JSON.objectNode();
    archive.read(Audit::firstBroken).ifPresent(number -> found.put("broken", number.longValue()));
    return Reply.json(found);
  }
}
