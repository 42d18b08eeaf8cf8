package org.sentuh.simulator.virtualpi;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The virtual Pi's kernel that was built last. */
final class BuiltKernel {

  private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();

  private BuiltKernel() {}

  /** A guest with it; where none was built, the test is skipped and says so. */
  static Guest guest() throws IOException {
    String cache =
        System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
    Path built = Path.of(cache, "sentuh", "virtual-pi");
    Optional<Path> kernel = Optional.empty();
    if (Files.isDirectory(built)) {
      try (Stream<Path> folders = Files.list(built)) {
        kernel =
            folders.map(folder -> folder.resolve("linux")).filter(Files::isExecutable).findFirst();
      }
    }
    assumeTrue(
        kernel.isPresent(),
        "the virtual Pi's kernel is not installed: hardware/virtual-pi/build makes it, once, in"
            + " some minutes, and says what it needs");
    return Guest.of(kernel.orElseThrow(), CHECKOUT, Optional.empty());
  }
}
