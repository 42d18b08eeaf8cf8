package org.sentuh.clinic.desk;

import io.avaje.jex.http.Context;
import java.time.Instant;
import java.util.Optional;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.people.Person;
import org.sentuh.pages.Refused;
import org.sentuh.pages.Requests;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who is in asks something. Used by the thread of that request alone. */
public final class Visit {

  /** More than any request of the desk is long. */
  static final int MOST_BODY_BYTES = 262_144;

  private static final JsonMapper JSON = new JsonMapper();

  private final Context ctx;
  private final Person person;
  private final String session;
  private final String language;
  private final Instant now;

  Visit(Context ctx, Person person, String session, String language, Instant now) {
    this.ctx = ctx;
    this.person = person;
    this.session = session;
    this.language = language;
    this.now = now;
  }

  /** Who asks. */
  public Person person() {
    return person;
  }

  /** When, by the clinic's clock. */
  public Instant now() {
    return now;
  }

  /** The language that her page is in. */
  public String language() {
    return language;
  }

  /** What stands in the address for a name in curly brackets. */
  public String param(String name) {
    return ctx.pathParam(name);
  }

  /** What stands behind the question mark. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(ctx.queryParam(name));
  }

  /** What was sent, an object of JSON. */
  public JsonNode body() {
    try {
      JsonNode body = JSON.readTree(Requests.body(ctx, MOST_BODY_BYTES));
      if (body.isObject()) {
        return body;
      }
    } catch (JacksonException otherwise) {
      // Then it is not what a page sends.
    }
    throw new Refused(400, "not-understood");
  }

  /**
   * A text of what was sent, without white space around it.
   *
   * @param most its length in characters
   */
  public String text(JsonNode body, String field, int most) {
    JsonNode value = body.path(field);
    String text = value.isString() ? value.stringValue() : "\0";
    // No database and no reader has use for a character that ends a text.
    if (text.length() > most || text.indexOf('\0') >= 0) {
      throw new Refused(400, "not-understood");
    }
    return text.strip();
  }

  /** The line that tells a change of hers. */
  public AuditLine line(String act, String subject, String detail) {
    return new AuditLine(now, person.name(), person.facility(), act, subject, detail);
  }

  /** The secret of her session. */
  String session() {
    return session;
  }
}
