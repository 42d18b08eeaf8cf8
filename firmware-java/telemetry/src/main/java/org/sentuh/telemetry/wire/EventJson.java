package org.sentuh.telemetry.wire;

import java.io.StringWriter;
import org.sentuh.control.event.Event;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One event as one line of JSON (RFC 8259), and back.
 *
 * <pre>{@code
 * {"schema":1,"boot":"b7","sequence":41,"at_ns":30120000000,"fact":"contact-changed",
 *  "zone":"lower-left","touching":false}
 * }</pre>
 *
 * <p>The payload is complete: version, boot, sequence, time and units stand in it, so it means the
 * same whichever way it came. The fields of a kind stand in a fixed order, so the same events give
 * the same bytes. A number that is not known is {@code null}, and comes back as NaN. A reader
 * ignores fields that it does not know and refuses a line in which one that it needs is missing.
 * Immutable, safe for any thread.
 */
public final class EventJson {

  /** The version of this form. A field may be added within a version, never removed or changed. */
  public static final int SCHEMA = 1;

  /** Room for nearly every line: one that has to grow is copied each time. */
  private static final int USUAL_LETTERS = 400;

  private final JsonFactory factory = new JsonFactory();

  /** Made for the first line that is read: who only writes need not load Jackson's data binding. */
  private static final class Tree {

    private static final JsonMapper MAPPER =
        JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  }

  /** The line of an event, without its line break. */
  public String write(Event event) {
    StringWriter line = new StringWriter(USUAL_LETTERS);
    try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), line)) {
      FieldWriter fields = FieldWriter.exact(json);
      json.writeStartObject();
      fields
          .whole("schema", SCHEMA)
          .text("boot", event.boot())
          .whole("sequence", event.sequence())
          .whole("at_ns", event.atNs());
      new FactWriter(fields).write(event.fact());
      json.writeEndObject();
    }
    return line.toString();
  }

  /** The event of a line, or why there is none in it. */
  public Received<Event> read(String line) {
    try {
      return read(Tree.MAPPER.readTree(line));
    } catch (JacksonException broken) {
      return new Received.Refused<>(
          "not a line of JSON: " + Allowed.shown(String.valueOf(broken.getOriginalMessage())));
    } catch (IllegalArgumentException missing) {
      return new Received.Refused<>(String.valueOf(missing.getMessage()));
    }
  }

  private static Received<Event> read(JsonNode line) {
    Fields fields = new Fields(line, "");
    int schema = fields.integer("schema");
    if (schema != SCHEMA) {
      return new Received.Refused<>(
          "schema " + schema + " is not understood here, only " + SCHEMA + "; update the reader");
    }
    return new Received.Understood<>(
        new Event(
            fields.text("boot"),
            fields.whole("sequence"),
            fields.whole("at_ns"),
            FactReader.read(fields)));
  }
}
