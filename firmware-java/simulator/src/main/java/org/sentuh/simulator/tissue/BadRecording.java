package org.sentuh.simulator.tissue;

import java.util.OptionalInt;

/**
 * A pressure recording that is refused: which file, which line and column, what stood there, what
 * is allowed and what to do.
 *
 * <p>Lines and columns are counted from 1, as editors do.
 */
public final class BadRecording extends Exception {

  private static final long serialVersionUID = 1L;
  private static final int WHOLE_FILE = 0;

  private final String file;
  private final int line;
  private final int column;
  private final String key;
  private final String value;
  private final String allowed;
  private final String remedy;

  private BadRecording(
      String file, int line, int column, String key, String value, String allowed, String remedy) {
    super(sentence(file, line, column, key, value, allowed, remedy));
    this.file = file;
    this.line = line;
    this.column = column;
    this.key = key;
    this.value = value;
    this.allowed = allowed;
    this.remedy = remedy;
  }

  static BadRecording ofFile(String file, String key, String value, String allowed, String remedy) {
    return new BadRecording(file, WHOLE_FILE, WHOLE_FILE, key, value, allowed, remedy);
  }

  static BadRecording ofLine(
      String file, int line, String key, String value, String allowed, String remedy) {
    return new BadRecording(file, line, WHOLE_FILE, key, value, allowed, remedy);
  }

  static BadRecording ofValue(
      String file, int line, int column, String key, String value, String allowed, String remedy) {
    return new BadRecording(file, line, column, key, value, allowed, remedy);
  }

  /** The file as it was named. */
  public String file() {
    return file;
  }

  /** The line of the fault; empty when the file as a whole is refused. */
  public OptionalInt line() {
    return line == WHOLE_FILE ? OptionalInt.empty() : OptionalInt.of(line);
  }

  /** The column of the fault, in values and not in characters; empty when it is the whole line. */
  public OptionalInt column() {
    return column == WHOLE_FILE ? OptionalInt.empty() : OptionalInt.of(column);
  }

  /** What the refused thing is, as in {@code sensel row 3, column 17}. */
  public String key() {
    return key;
  }

  /** What stood there. */
  public String value() {
    return value;
  }

  /** What may stand there. */
  public String allowed() {
    return allowed;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }

  private static String sentence(
      String file, int line, int column, String key, String value, String allowed, String remedy) {
    String where = line == WHOLE_FILE ? "" : ", line " + line;
    String at = column == WHOLE_FILE ? "" : ", column " + column;
    return file
        + where
        + at
        + ": "
        + key
        + " is "
        + value
        + "; allowed: "
        + allowed
        + ". "
        + remedy;
  }
}
