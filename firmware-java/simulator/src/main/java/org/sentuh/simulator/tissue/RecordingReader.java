package org.sentuh.simulator.tissue;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads a recording value by value and refuses the first thing that is not one.
 *
 * <p>Nothing is held but the values themselves, so neither an endless line nor a file that unpacks
 * into gigabytes can take the memory. Used once, by one thread.
 */
final class RecordingReader {

  private static final int SENSELS = Recording.ROWS * Recording.COLUMNS;
  private static final int COLUMNS = 1 + SENSELS;
  private static final int LONGEST_VALUE = 24;
  private static final int MOST_FRAMES = 36_000;
  private static final double MOST_SECONDS = 36_000;
  private static final double NS_PER_S = 1e9;
  private static final int END = -1;

  private final String name;
  private final InputStream text;
  private final byte[] buffer = new byte[1 << 16];
  private final byte[] value = new byte[LONGEST_VALUE];
  private int position;
  private int limit;
  private int valueLength;
  private int line;
  private int column;

  private RecordingReader(String name, InputStream text) {
    this.name = name;
    this.text = text;
  }

  static Recording read(String name, InputStream compressed) throws BadRecording {
    try (InputStream text = new GZIPInputStream(compressed, 1 << 16)) {
      return new RecordingReader(name, text).frames();
    } catch (EOFException nothing) {
      throw empty(name);
    } catch (IOException trouble) {
      throw unreadable(name, trouble);
    }
  }

  static BadRecording unreadable(String name, IOException trouble) {
    String allowed = "a gzip-compressed CSV of 1025 columns, as in subject-03-supine-flat.csv.gz";
    if (trouble instanceof ZipException) {
      return BadRecording.ofFile(
          name,
          "the compression",
          "not sound gzip (" + trouble.getMessage() + ")",
          allowed,
          "Compress the CSV with gzip, or fetch the file again.");
    }
    return BadRecording.ofFile(
        name,
        "the recording",
        "unreadable (" + trouble + ")",
        allowed,
        "Check that it is a file that you may read.");
  }

  private Recording frames() throws IOException, BadRecording {
    List<short[]> frames = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    try {
      while (peek() != END) {
        line++;
        if (line > MOST_FRAMES) {
          throw BadRecording.ofLine(
              name,
              line,
              "the number of lines",
              "more than " + MOST_FRAMES,
              "up to " + MOST_FRAMES + " frames",
              "Cut the recording into shorter ones.");
        }
        column = 0;
        seconds.add(seconds(seconds));
        frames.add(frame());
      }
    } catch (EOFException cut) {
      throw BadRecording.ofLine(
          name,
          Math.max(1, line),
          "the compressed data",
          "cut off",
          "a whole gzip file",
          "The end of the file is missing: fetch or copy it again.");
    }
    return recording(seconds, frames);
  }

  private Recording recording(List<Double> seconds, List<short[]> frames) throws BadRecording {
    if (frames.isEmpty()) {
      throw empty(name);
    }
    if (frames.size() == 1) {
      throw BadRecording.ofFile(
          name,
          "the number of frames",
          "1",
          "2 or more",
          "One frame is a picture and shows no movement: record for longer.");
    }
    long[] timesNs = new long[frames.size()];
    for (int frame = 0; frame < timesNs.length; frame++) {
      timesNs[frame] = StrictMath.round((seconds.get(frame) - seconds.get(0)) * NS_PER_S);
    }
    return new Recording(name, timesNs, frames.toArray(short[][]::new));
  }

  private static BadRecording empty(String name) {
    return BadRecording.ofFile(
        name,
        "the recording",
        "empty, or cut off within its first bytes",
        "2 or more lines of 1025 values",
        "Fetch the file again, or choose another.");
  }

  private double seconds(List<Double> before) throws IOException, BadRecording {
    boolean ended = next();
    String allowed = "seconds from 0 to " + (int) MOST_SECONDS + ", each later than the one before";
    if (!isDecimal()) {
      throw refusal("t_s", allowed, "Write the frame's time as a plain number.");
    }
    double seconds = Double.parseDouble(text());
    if (seconds > MOST_SECONDS) {
      throw refusal("t_s", allowed, "Check the unit: it is seconds.");
    }
    boolean goesOn = before.isEmpty() || seconds * NS_PER_S >= before.getLast() * NS_PER_S + 1;
    if (!goesOn) {
      throw refusal(
          "t_s",
          "more than the " + before.getLast() + " s of the line before",
          "Sort the frames by time and remove the doubled ones.");
    }
    if (ended) {
      throw tooShort();
    }
    return seconds;
  }

  private short[] frame() throws IOException, BadRecording {
    short[] counts = new short[SENSELS];
    for (int sensel = 0; sensel < SENSELS; sensel++) {
      boolean ended = next();
      counts[sensel] = count(sensel);
      boolean last = sensel == SENSELS - 1;
      if (ended && !last) {
        throw tooShort();
      }
      if (last && !ended) {
        throw BadRecording.ofLine(
            name,
            line,
            "the number of values",
            "more than " + COLUMNS,
            "a time and " + SENSELS + " counts",
            "Keep the mat's 32 head-side rows only.");
      }
    }
    return counts;
  }

  private short count(int sensel) throws BadRecording {
    String key =
        "sensel row "
            + (sensel / Recording.COLUMNS + 1)
            + ", column "
            + (sensel % Recording.COLUMNS + 1);
    String allowed = "a whole number of counts from 0 to " + Recording.MOST_COUNTS;
    int count = 0;
    for (int i = 0; i < valueLength; i++) {
      int digit = value[i] - '0';
      if (digit < 0 || digit > 9) {
        throw refusal(key, allowed, "Write the mat's raw count.");
      }
      count = 10 * count + digit;
      if (count > Recording.MOST_COUNTS) {
        throw refusal(
            key,
            allowed,
            "The mat's converter has 12 bits: the file is not raw counts or damaged.");
      }
    }
    if (valueLength == 0) {
      throw refusal(key, allowed, "A value is missing here.");
    }
    return (short) count;
  }

  private boolean isDecimal() {
    int digits = 0;
    int points = 0;
    for (int i = 0; i < valueLength; i++) {
      if (value[i] >= '0' && value[i] <= '9') {
        digits++;
      } else if (value[i] == '.') {
        points++;
      } else {
        return false;
      }
    }
    return digits > 0 && points <= 1;
  }

  private BadRecording tooShort() {
    return BadRecording.ofLine(
        name,
        line,
        "the number of values",
        column + " of " + COLUMNS,
        "a time and " + SENSELS + " counts",
        "The line is cut off: fetch the file again.");
  }

  private BadRecording refusal(String key, String allowed, String remedy) {
    String bad = valueLength == 0 ? "nothing" : '"' + text().replaceAll("\\p{Cc}", "?") + '"';
    return BadRecording.ofValue(name, line, column, key, bad, allowed, remedy);
  }

  private String text() {
    return new String(value, 0, valueLength, StandardCharsets.ISO_8859_1);
  }

  /** Takes the next value of the line and says whether the line ends behind it. */
  private boolean next() throws IOException, BadRecording {
    valueLength = 0;
    column++;
    while (true) {
      int character = peek();
      if (character == END) {
        return true;
      }
      position++;
      if (character == ',') {
        return false;
      }
      if (character == '\n') {
        dropCarriageReturn();
        return true;
      }
      if (valueLength == LONGEST_VALUE) {
        throw refusal(
            "a value of the line",
            "up to " + LONGEST_VALUE + " characters between commas",
            "The file is not a CSV of numbers, or damaged.");
      }
      value[valueLength++] = (byte) character;
    }
  }

  private void dropCarriageReturn() {
    if (valueLength > 0 && value[valueLength - 1] == '\r') {
      valueLength--;
    }
  }

  private int peek() throws IOException {
    if (position == limit) {
      limit = text.read(buffer, 0, buffer.length);
      position = 0;
      if (limit <= 0) {
        limit = 0;
        return END;
      }
    }
    return buffer[position] & 0xff;
  }
}
