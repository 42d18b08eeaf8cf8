package org.sentuh.simulator.tissue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.sentuh.control.body.Place;

/** Recordings made up for tests: drawn on a mat, or written as text. */
final class Mats {

  private static final long SECOND_NS = 1_000_000_000L;

  private Mats() {}

  /** Counts of a place in sensels. */
  interface Drawing {
    double counts(int frame, int row, int column);
  }

  /** A recording of one frame a second. */
  static Recording drawn(int frames, Drawing drawing) {
    short[][] counts = new short[frames][Recording.ROWS * Recording.COLUMNS];
    long[] timesNs = new long[frames];
    for (int frame = 0; frame < frames; frame++) {
      timesNs[frame] = frame * SECOND_NS;
      for (int i = 0; i < counts[frame].length; i++) {
        double value = drawing.counts(frame, i / Recording.COLUMNS, i % Recording.COLUMNS);
        counts[frame][i] = (short) Math.clamp(StrictMath.round(value), 0, Recording.MOST_COUNTS);
      }
    }
    return new Recording("drawn", timesNs, counts);
  }

  /** A placement that lies straight on the mat with C7 on the middle of a sensel. */
  static Placement straight(double c7Column, double c7Row) {
    return new Placement(Posture.ON_BACK, c7Column, c7Row, 0, 1);
  }

  /** The middle of a sensel, in the body frame of a straight placement. */
  static Place middleOf(int column, int row, Placement straight) {
    return new Place(
        (column - straight.c7Column()) * Recording.SENSEL_MM,
        (row - straight.c7Row()) * Recording.SENSEL_MM);
  }

  static Recording read(String text) throws BadRecording {
    return Recording.read("made.csv.gz", new ByteArrayInputStream(gzip(text)));
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return compressed.toByteArray();
  }

  /** A line of the given time with every sensel at a count. */
  static String line(String seconds, int count) {
    return seconds + ("," + count).repeat(1024) + "\n";
  }
}
