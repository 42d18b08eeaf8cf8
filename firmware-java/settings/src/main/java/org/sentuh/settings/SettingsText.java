package org.sentuh.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * The text of one settings file with the name that refusals call it by.
 *
 * @param name the path, or whatever a stored copy was called
 * @param text what stands in it, without a byte order mark
 */
record SettingsText(String name, String text) {

  /** The largest file that is read; the largest one shipped is a twentieth of it. */
  static final int MOST_BYTES = 262_144;

  private static final String A_FILE = "a text file of YAML, at most 256 kB";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  static SettingsText of(Path file) {
    Spot spot = Spot.of(file.toString());
    if (Files.notExists(file)) {
      throw spot.trouble("does not exist", file.toString(), A_FILE, "check its name and folder");
    }
    if (!Files.isRegularFile(file)) {
      String what = Files.isDirectory(file) ? "is a folder" : "is no plain file";
      throw spot.trouble(what, file.toString(), A_FILE, "name the settings file itself");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return of(file.toString(), in.readNBytes(MOST_BYTES + 1));
    } catch (IOException e) {
      throw spot.trouble(
              "cannot be read (" + e.getClass().getSimpleName() + ": " + e.getMessage() + ")",
              file.toString(),
              A_FILE,
              "let this user read it, or copy it anew")
          .because(e);
    }
  }

  static SettingsText of(String name, byte[] content) {
    Spot spot = Spot.of(name);
    if (content.length > MOST_BYTES) {
      throw spot.trouble(
          "is too large", "over " + MOST_BYTES + " bytes", A_FILE, "give the settings file itself");
    }
    try {
      return of(
          name, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
    } catch (CharacterCodingException e) {
      throw spot.trouble(
              "is not UTF-8 text",
              "other bytes",
              A_FILE,
              "save it as UTF-8 text, or give the settings file itself")
          .because(e);
    }
  }

  static SettingsText of(String name, String text) {
    Spot spot = Spot.of(name);
    if (text.length() > MOST_BYTES) {
      throw spot.trouble(
          "is too large", "over " + MOST_BYTES + " bytes", A_FILE, "give the settings file itself");
    }
    String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    OptionalInt strange = unmarked.codePoints().filter(c -> !isText(c)).findFirst();
    if (strange.isPresent()) {
      int line = 1 + newlines(unmarked.substring(0, unmarked.indexOf(strange.getAsInt())));
      throw spot.at(line)
          .trouble(
              "holds a character that is no text",
              String.format("U+%04X", strange.getAsInt()),
              A_FILE,
              "remove it, or give the settings file itself");
    }
    return new SettingsText(name, unmarked);
  }

  /** The line of a mark, from 1. */
  static int line(Mark mark) {
    return mark.getLine() + 1;
  }

  /** What stands in a line, from 1. */
  String line(int number) {
    return text.lines().skip(Math.max(0, number - 1)).findFirst().orElse("").strip();
  }

  /** What YAML 1.2.2 section 5.1 calls printable. */
  private static boolean isText(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0x7E)
        || c == 0x85
        || (c >= 0xA0 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF)
        || c >= 0x10000;
  }

  private static int newlines(String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }
}
