package org.sentuh.clinic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.prescribing.Equipment;

/** The files that are shipped in {@code config/}, as a clinic has them. */
public final class ConfigFiles {

  /** The folder. */
  public static final Path ROOT = root();

  private ConfigFiles() {}

  /** The bounds, and all sizes of panels. */
  public static Equipment equipment() {
    return Equipment.in(ROOT, List.of("s", "m", "l", "m-extended"));
  }

  /** Every programme. */
  public static List<Path> programmes() {
    try (Stream<Path> files = Files.list(ROOT.resolve("programmes"))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a programme. */
  public static String programme(String name) {
    try {
      return Files.readString(ROOT.resolve("programmes").resolve(name + ".yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    for (@Nullable Path folder = Path.of("").toAbsolutePath();
        folder != null;
        folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("config/limits.yaml"))) {
        return folder.resolve("config");
      }
    }
    throw new AssertionError("no config/limits.yaml here or above");
  }
}
