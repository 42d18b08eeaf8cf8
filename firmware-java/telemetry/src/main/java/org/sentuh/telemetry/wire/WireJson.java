package org.sentuh.telemetry.wire;

import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every message of the wire as one line of JSON (RFC 8259), and back.
 *
 * <pre>{@code
 * {"schema":1,"device":"sentuh-01","boot":"b19f2a6c01d3e","lane":"event","sequence":41,
 *  "at_ns":30120000000,"wall":"2026-11-25T02:40:00.120Z","clock":"trusted",
 *  "before":"64 digits of SHA-256","tick_sequence":57,"fact":"contact-changed",
 *  "zone":"lower-left","touching":false}
 * }</pre>
 *
 * <p>The line is complete: whichever way it came, it means the same. Fields stand in a fixed order
 * and measured numbers have four decimals at most, so the same message gives the same bytes; they
 * are what is hashed. A number that is not known is {@code null}, and comes back as NaN. A reader
 * ignores fields that it does not know and refuses a line in which one that it needs is missing,
 * that is too large, or that is not of the topic's device. A word that it does not know is refused
 * as well: whoever reads learns it before whoever writes. Immutable, safe for any thread.
 */
public final class WireJson {

  /** The version of this form. A field may be added within a version, never removed or changed. */
  public static final int SCHEMA = 1;

  /** The most bytes of a message; a larger one is refused before it is parsed. */
  public static final int MOST_BYTES = 64 << 10;

  /** The most bytes of a full-rate message. */
  public static final int MOST_FULL_RATE_BYTES = 256 << 10;

  /** Room for nearly every line: one that has to grow is copied each time. */
  private static final int USUAL_LETTERS = 800;

  private final JsonMapper mapper =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /**
   * The line of a message, without a line break. Refuses one that its reader would not take for its
   * size: only a document or a full-rate recording can be so large, all other texts are cut.
   */
  public String write(Message message) {
    StringWriter line = new StringWriter(USUAL_LETTERS);
    try (JsonGenerator json = mapper.createGenerator(line)) {
      json.writeStartObject();
      new MessageWriter(FieldWriter.onWire(json)).write(message);
      json.writeEndObject();
    }
    String body = line.toString();
    int bytes = bytesOf(body, most(message.topic()));
    if (bytes > most(message.topic())) {
      throw new IllegalArgumentException(tooLarge(bytes, message.topic()));
    }
    return body;
  }

  /** A message as an entry of its lane, to be kept and sent. */
  public Entry entry(Message.Stamped message) {
    return Entry.of(message, write(message));
  }

  /** The message of a body that came on a topic, or why there is none in it. Never throws. */
  public Received<Message> read(Topic topic, byte[] body) {
    if (body.length > most(topic)) {
      return new Received.Refused<>(tooLarge(body.length, topic));
    }
    try {
      return parse(topic, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)));
    } catch (CharacterCodingException otherLetters) {
      return new Received.Refused<>("the message is not UTF-8");
    }
  }

  /** The message of a line that came on a topic, or why there is none in it. Never throws. */
  public Received<Message> read(Topic topic, String line) {
    int bytes = bytesOf(line, most(topic));
    return bytes > most(topic)
        ? new Received.Refused<>(tooLarge(bytes, topic))
        : parse(topic, line);
  }

  private Received<Message> parse(Topic topic, CharSequence line) {
    try {
      Fields fields = new Fields(mapper.readTree(line.toString()), "");
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

  /**
   * How many bytes a line is, or 0 for one that is so short that it cannot be too large: a letter
   * has three at most, and most lines need not be made into bytes to know that.
   */
  private static int bytesOf(String line, int most) {
    return line.length() <= most / 3 ? 0 : line.getBytes(StandardCharsets.UTF_8).length;
  }

  private static int most(Topic topic) {
    return topic.channel() == Channel.FULL_RATE ? MOST_FULL_RATE_BYTES : MOST_BYTES;
  }

  private static String tooLarge(int bytes, Topic topic) {
    return "a message of %d bytes on %s, but at most %d are read"
        .formatted(bytes, topic, most(topic));
  }
}
