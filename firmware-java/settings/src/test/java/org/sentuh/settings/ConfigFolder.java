package org.sentuh.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files that are shipped in {@code config/}. */
final class ConfigFolder {

  static final Path ROOT = root();

  private ConfigFolder() {}

  static List<Path> programmes() {
    return yamlIn(ROOT.resolve("programmes"));
  }

  static List<Path> panels() {
    return yamlIn(ROOT.resolve("panels"));
  }

  static List<Path> all() {
    return Stream.of(yamlIn(ROOT), programmes(), panels(), yamlIn(ROOT.resolve("safety")))
        .flatMap(List::stream)
        .toList();
  }

  static Path programme(String name) {
    return ROOT.resolve("programmes").resolve(name + ".yaml");
  }

  static Path panel(String name) {
    return ROOT.resolve("panels").resolve(name + ".yaml");
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError("cannot read " + file, e);
    }
  }

  private static List<Path> yamlIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError("cannot list " + folder, e);
    }
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    for (@Nullable Path folder = here; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("config/limits.yaml"))) {
        return folder.resolve("config");
      }
    }
    throw new AssertionError("no config/limits.yaml in " + here + " or above");
  }
}
