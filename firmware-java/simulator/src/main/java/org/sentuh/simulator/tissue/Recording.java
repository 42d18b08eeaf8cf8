package org.sentuh.simulator.tissue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The pressure between a body and a mat, frame by frame: 32 rows from the head end towards the
 * feet, 32 columns across, 25 mm a sensel.
 *
 * <p>The source is the PhysioNet Pressure Map Dataset for In-bed Posture Classification 1.0.0
 * (Pouyan et al., IEEE EMBS BHI 2017): a Vista Medical FSA SoftFlex 2048 mat with a nominal range
 * of 0 to 100 mmHg in 0 to 1000 counts. The dataset publishes no calibration, so this project
 * <em>takes</em> 10 counts as 1 mmHg.
 *
 * <p>Counts above the nominal range are kept as they were read and clipped to 1000 where they
 * become a pressure. They are single sensels along folds of the cover and along clothes, up to the
 * 4095 of the mat's converter; taken at face value they would put 55 kPa on a back, which no part
 * of the neighbouring 25 mm confirms. {@link #clippedShare()} says how much was clipped.
 *
 * <p>Immutable, safe for any thread.
 */
public final class Recording {

  /** Rows of sensels, the first at the head end. */
  public static final int ROWS = 32;

  /** Columns of sensels; {@link Placement} says which side of the wearer the first is on. */
  public static final int COLUMNS = 32;

  /** Distance between the middles of neighbouring sensels. */
  public static final double SENSEL_MM = 25;

  /** Highest count of the mat's nominal range; a higher one is clipped to it. */
  public static final int NOMINAL_COUNTS = 1000;

  /** Highest count the mat's 12 bit converter can give. */
  public static final int MOST_COUNTS = 4095;

  /** Taken, not published: 10 counts are 1 mmHg, and 1 mmHg is 0.133322 kPa. */
  public static final double KPA_PER_COUNT = 0.0133322;

  private final String name;
  private final long[] timesNs;
  private final short[][] counts;

  Recording(String name, long[] timesNs, short[][] counts) {
    this.name = name;
    this.timesNs = timesNs;
    this.counts = counts;
  }

  /**
   * Reads a gzip-compressed CSV: each line the seconds and then 1024 counts, row by row.
   *
   * @throws BadRecording when the file is missing, empty, cut off, or holds anything but that
   */
  public static Recording read(Path file) throws BadRecording {
    String name = file.toString();
    if (Files.isDirectory(file)) {
      throw BadRecording.ofFile(
          name, "the recording", "a folder", "a .csv.gz file", "Name one file in it.");
    }
    try (InputStream compressed = Files.newInputStream(file)) {
      return read(name, compressed);
    } catch (NoSuchFileException missing) {
      throw BadRecording.ofFile(
          name,
          "the recording",
          "missing",
          "the path of a .csv.gz file",
          "Check the path; it is looked up from the folder the command was started in.");
    } catch (IOException trouble) {
      throw RecordingReader.unreadable(name, trouble);
    }
  }

  /**
   * Reads a recording from a stream and closes it.
   *
   * @param name what to call it in messages
   * @throws BadRecording as {@link #read(Path)}
   */
  public static Recording read(String name, InputStream compressed) throws BadRecording {
    return RecordingReader.read(name, compressed);
  }

  /** The file's name, or the shipped recording's. */
  public String name() {
    return name;
  }

  /** The number of frames, 2 or more. */
  public int frames() {
    return timesNs.length;
  }

  /** When a frame was taken, in nanoseconds from the first; strictly rising. */
  public long timeNs(int frame) {
    return timesNs[frame];
  }

  /** From the first frame to the last, in nanoseconds. */
  public long durationNs() {
    return timesNs[timesNs.length - 1];
  }

  /** The count as it was read, 0 to 4095. */
  public int counts(int frame, int row, int column) {
    return counts[frame][row * COLUMNS + column];
  }

  /** The pressure on one sensel in one frame, 0 to 13.3322 kPa. */
  public double kPa(int frame, int row, int column) {
    return KPA_PER_COUNT * Math.min(counts(frame, row, column), NOMINAL_COUNTS);
  }

  /** The share of all values that lie above the nominal range and are clipped, 0 to 1. */
  public double clippedShare() {
    long clipped = 0;
    for (short[] frame : counts) {
      for (short value : frame) {
        if (value > NOMINAL_COUNTS) {
          clipped++;
        }
      }
    }
    return (double) clipped / ((long) counts.length * ROWS * COLUMNS);
  }
}
