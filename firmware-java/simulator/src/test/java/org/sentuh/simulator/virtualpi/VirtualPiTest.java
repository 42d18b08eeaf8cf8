package org.sentuh.simulator.virtualpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.sentuh.simulator.tissue.ShippedRecording;

/**
 * The virtual Pi in a plain build: it boots, and the device's program finds its chips through the
 * kernel's own device nodes. Everything else on it is tried by {@code hardware/virtual-pi/run}.
 */
@EnabledOnOs(OS.LINUX)
class VirtualPiTest {

  private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();
  private static final long MOST_MS = 60_000;

  @Test
  void theDevicesProgramFindsItsChipsOnTheKernelsOwnDeviceNodes() throws Exception {
    Guest guest = Guest.of(kernel(), CHECKOUT);
    Path folder = Files.createTempDirectory("pi"); // a short path: a socket's name must fit
    try (PiBench bench = new PiBench(guest, ShippedRecording.RECLINE_45.read(), folder, 1)) {
      int code = bench.pi().run("$sentuh check $folders >/run/host/out 2>/run/host/said", MOST_MS);
      assertThat(code).as(bench.read("said")).isZero();
      assertThat(bench.read("out")).contains("every chip answers as it must");
    }
  }

  /** The one that was built last; skipped, and said, where there is none. */
  private static Path kernel() throws IOException {
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
    return kernel.orElseThrow();
  }
}
