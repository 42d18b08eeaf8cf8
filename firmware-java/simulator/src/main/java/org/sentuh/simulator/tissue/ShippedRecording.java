package org.sentuh.simulator.tissue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The recordings that come with the project, one a posture and each of another adult, chosen for
 * their good contact. Their origin and licence lie beside them in {@code recordings/NOTICE.md}.
 */
public enum ShippedRecording {
  /** Flat on the back. */
  SUPINE("subject-03-supine-flat"),
  /** On the back in a bed raised to 30 degrees. */
  RECLINE_30("subject-02-recline-30"),
  /** On the back in a bed raised to 45 degrees, as a mother rests or nurses. */
  RECLINE_45("subject-10-recline-45"),
  /** On the back in a bed raised to 60 degrees: little but the shoulder blades touches. */
  RECLINE_60("subject-01-recline-60"),
  /** On the left side: the panel's right half hangs in the air. */
  LEFT_SIDE("subject-09-left-side"),
  /** On the right side: the panel's left half hangs in the air. */
  RIGHT_SIDE("subject-04-right-side");

  private final String fileStem;

  ShippedRecording(String fileStem) {
    this.fileStem = fileStem;
  }

  /** The recording's name in the dataset's naming, as in {@code subject-10-recline-45}. */
  public String fileStem() {
    return fileStem;
  }

  /** Reads it from the program's own files. */
  public Recording read() {
    String path = "recordings/" + fileStem + ".csv.gz";
    try (InputStream compressed = ShippedRecording.class.getResourceAsStream(path)) {
      if (compressed == null) {
        throw new IllegalStateException(path + " is not in the program; build it again");
      }
      return Recording.read(fileStem, compressed);
    } catch (BadRecording damaged) {
      throw new IllegalStateException(path + " in the program is damaged; build it again", damaged);
    } catch (IOException closing) {
      throw new UncheckedIOException(closing);
    }
  }
}
