package org.sentuh.device.naming;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A packet of multicast DNS, in the form of RFC 1035, section 4.
 *
 * <pre>
 * id  flags  questions  answers  authorities  additionals      2 bytes each
 * question    name  type  class                                the class's first bit: "to me alone"
 * record      name  type  class  seconds  length  data         the class's first bit: "forget others"
 * </pre>
 *
 * @param id whose it is, to somebody who asks from a port of his own
 * @param answers whether it answers
 * @param questions what is asked
 * @param addresses what is said of addresses (type A); other records are passed over
 */
record Packet(int id, boolean answers, List<Question> questions, List<Address> addresses) {

  static final int A = 1;
  static final int AAAA = 28;
  static final int NSEC = 47;
  static final int ANY = 255;

  /** More than any question needs. */
  static final int MOST_BYTES = 1_500;

  private static final int INTERNET = 1;
  private static final int FIRST_BIT = 0x8000;
  private static final int RESPONSE = 0x8000;
  private static final int AUTHORITATIVE = 0x0400;
  private static final int POINTER = 0xC0;
  private static final int MOST_LABELS = 32;
  private static final int MOST_RECORDS = 64;
  private static final int ADDRESS_BYTES = 4;

  Packet {
    questions = List.copyOf(questions);
    addresses = List.copyOf(addresses);
  }

  /**
   * One question.
   *
   * @param name in small letters, as in {@code sentuh.local}
   * @param type which kind of record
   * @param toMe whether the answer may go to the asker alone
   */
  record Question(String name, int type, boolean toMe) {}

  /**
   * One address that somebody claims.
   *
   * @param name in small letters
   * @param number four bytes as one number
   */
  record Address(String name, int number) {}

  /** What a packet says; empty for one that is malformed. */
  static Optional<Packet> read(byte[] bytes, int length) {
    ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
    try {
      int id = Short.toUnsignedInt(in.getShort());
      int flags = in.getShort();
      int asked = Math.min(MOST_RECORDS, Short.toUnsignedInt(in.getShort()));
      int said = 0;
      for (int section = 0; section < 3; section++) {
        said += Short.toUnsignedInt(in.getShort());
      }
      List<Question> questions = new ArrayList<>();
      for (int i = 0; i < asked; i++) {
        String name = name(in);
        int type = Short.toUnsignedInt(in.getShort());
        questions.add(new Question(name, type, (in.getShort() & FIRST_BIT) != 0));
      }
      List<Address> addresses = new ArrayList<>();
      for (int i = 0; i < Math.min(MOST_RECORDS, said); i++) {
        record(in).ifPresent(addresses::add);
      }
      return Optional.of(new Packet(id, (flags & RESPONSE) != 0, questions, addresses));
    } catch (BufferUnderflowException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<Address> record(ByteBuffer in) {
    String name = name(in);
    int type = Short.toUnsignedInt(in.getShort());
    in.getShort();
    int seconds = in.getInt();
    int length = Short.toUnsignedInt(in.getShort());
    if (type == A && length == ADDRESS_BYTES) {
      int number = in.getInt();
      return seconds == 0 ? Optional.empty() : Optional.of(new Address(name, number));
    }
    in.position(in.position() + length);
    return Optional.empty();
  }

  /** A name's letters; where it points to the rest of another one, that lies before it. */
  private static String name(ByteBuffer in) {
    List<String> labels = new ArrayList<>();
    int end = -1;
    for (int length = label(in); length > 0; length = label(in)) {
      if (labels.size() == MOST_LABELS) {
        throw new IllegalArgumentException("a name of too many labels");
      }
      if (length < POINTER) {
        byte[] letters = new byte[length];
        in.get(letters);
        labels.add(new String(letters, StandardCharsets.UTF_8));
      } else {
        int at = (length - POINTER) << 8 | Byte.toUnsignedInt(in.get());
        int here = in.position() - 2;
        end = end < 0 ? in.position() : end;
        if (at >= here) {
          throw new IllegalArgumentException("a name that points ahead");
        }
        in.position(at);
      }
    }
    if (end >= 0) {
      in.position(end);
    }
    return String.join(".", labels).toLowerCase(Locale.ROOT);
  }

  private static int label(ByteBuffer in) {
    int length = Byte.toUnsignedInt(in.get());
    if (length > 63 && length < POINTER) {
      throw new IllegalArgumentException("a label of a kind that nobody uses");
    }
    return length;
  }

  /** Asks whether anybody has a name, and says which address is about to be claimed. */
  static byte[] probe(String name, int number) {
    ByteArrayOutputStream out = head(0, 0, 1, 0, 1);
    question(out, name, ANY, FIRST_BIT);
    address(out, name, number, 0, LocalName.LASTS_S);
    return out.toByteArray();
  }

  /** Says to everybody which address a name has, for so many seconds; none takes it back. */
  static byte[] claim(String name, int number, int seconds) {
    ByteArrayOutputStream out = head(0, RESPONSE | AUTHORITATIVE, 0, 1, 0);
    address(out, name, number, FIRST_BIT, seconds);
    return out.toByteArray();
  }

  /** Says to everybody that a name has an address of four bytes and no other. */
  static byte[] nothingElse(String name) {
    ByteArrayOutputStream out = head(0, RESPONSE | AUTHORITATIVE, 0, 1, 0);
    none(out, name, FIRST_BIT, LocalName.LASTS_S);
    return out.toByteArray();
  }

  /** Answers somebody who asks from a port of his own, as he would be answered by any server. */
  static byte[] reply(Packet asked, Question question, int number, int seconds) {
    ByteArrayOutputStream out = head(asked.id, RESPONSE | AUTHORITATIVE, 1, 1, 0);
    question(out, question.name, question.type, 0);
    if (question.type == AAAA) {
      none(out, question.name, 0, seconds);
    } else {
      address(out, question.name, number, 0, seconds);
    }
    return out.toByteArray();
  }

  private static ByteArrayOutputStream head(
      int id, int flags, int questions, int answers, int authorities) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int field : new int[] {id, flags, questions, answers, authorities, 0}) {
      two(out, field);
    }
    return out;
  }

  private static void question(ByteArrayOutputStream out, String name, int type, int bit) {
    name(out, name);
    two(out, type);
    two(out, INTERNET | bit);
  }

  private static void address(
      ByteArrayOutputStream out, String name, int number, int bit, int seconds) {
    record(out, name, A, bit, seconds);
    two(out, ADDRESS_BYTES);
    four(out, number);
  }

  /** RFC 6762, section 6.1: a map of the types that there are, and A alone is one of them. */
  private static void none(ByteArrayOutputStream out, String name, int bit, int seconds) {
    record(out, name, NSEC, bit, seconds);
    ByteArrayOutputStream map = new ByteArrayOutputStream();
    name(map, name);
    map.writeBytes(new byte[] {0, 1, (byte) (0x80 >> A)});
    two(out, map.size());
    out.writeBytes(map.toByteArray());
  }

  private static void record(
      ByteArrayOutputStream out, String name, int type, int bit, int seconds) {
    name(out, name);
    two(out, type);
    two(out, INTERNET | bit);
    four(out, seconds);
  }

  private static void name(ByteArrayOutputStream out, String name) {
    for (String label : name.split("\\.", -1)) {
      byte[] letters = label.getBytes(StandardCharsets.UTF_8);
      out.write(letters.length);
      out.writeBytes(letters);
    }
    out.write(0);
  }

  private static void four(ByteArrayOutputStream out, int number) {
    two(out, number >>> 16);
    two(out, number);
  }

  private static void two(ByteArrayOutputStream out, int number) {
    out.write(number >>> 8);
    out.write(number);
  }
}
