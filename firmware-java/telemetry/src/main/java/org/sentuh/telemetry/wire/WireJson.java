package org.sentuh.telemetry.wire;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every message of the wire as one line of JSON (RFC 8259), and back.
 *
 * <pre>{@code
 * {"schema":1,"device":"sentuh-01","boot":"b19f2a6c01d3e","sequence":41,"at_ns":30120000000,
 *  "wall":"2026-11-25T02:40:00.120Z","clock":"trusted","before":"64 digits of SHA-256",
 *  "tick_sequence":57,"fact":"contact-changed","zone":"lower-left","touching":false}
 * }</pre>
 *
 * <p>The line is complete: whichever way it came, it means the same. Fields stand in a fixed order
 * and measured numbers have four decimals at most, so the same message gives the same bytes; they
 * are what is hashed. A reader ignores fields that it does not know and refuses a line in which one
 * that it needs is missing, or that is not of the topic's device. {@code tick_sequence} is the
 * loop's own number: it counts seconds of samples too, which travel in another lane. Immutable,
 * safe for any thread.
 */
public final class WireJson {

  /** The version of this form. A field may be added within a version, never removed or changed. */
  public static final int SCHEMA = 1;

  /** The most bytes of a message. */
  public static final int MOST_BYTES = 64 << 10;

  /** The most bytes of a full-rate message. */
  public static final int MOST_FULL_RATE_BYTES = 256 << 10;

  private final JsonMapper mapper =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** The line of a message, without a line break. */
  public String write(Message message) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = mapper.createGenerator(line)) {
      json.writeStartObject();
      new MessageWriter(FieldWriter.onWire(json)).write(message);
      json.writeEndObject();
    }
    return line.toString();
  }

  /** A message as an entry of its lane, to be kept and sent. */
  public Entry entry(Message.Stamped message) {
    Lane lane =
        switch (message) {
          case Message.Fact fact -> Lane.EVENT;
          case Message.Noted noted -> Lane.EVENT;
          case Message.Wellbeing wellbeing -> Lane.WELLBEING;
          case Message.Sample sample -> Lane.SAMPLE;
          case Message.FullRate full -> Lane.FULL_RATE;
        };
    Message.Stamp stamp = message.stamp();
    return new Entry(
        stamp.device(), stamp.boot(), lane, stamp.sequence(), stamp.before(), write(message));
  }

  /** The message of a line that came on a topic, or why there is none in it. Never throws. */
  public Received<Message> read(Topic topic, String line) {
    int most = topic.channel() == Channel.FULL_RATE ? MOST_FULL_RATE_BYTES : MOST_BYTES;
    if (line.length() > most || line.getBytes(StandardCharsets.UTF_8).length > most) {
      return new Received.Refused<>(
          "the message has " + line.length() + " letters; at most " + most + " bytes are read");
    }
    try {
      Fields fields = new Fields(mapper.readTree(line), "");
      int schema = fields.integer("schema");
      if (schema != SCHEMA) {
        throw Allowed.refusal("schema", schema, SCHEMA + "; update the reader");
      }
      return new Received.Understood<>(new MessageReader(fields, topic.device()).read(topic));
    } catch (JacksonException broken) {
      return new Received.Refused<>(
          "not a line of JSON: " + Allowed.shown(String.valueOf(broken.getOriginalMessage())));
    } catch (IllegalArgumentException wrong) {
      return new Received.Refused<>(String.valueOf(wrong.getMessage()));
    }
  }
}
