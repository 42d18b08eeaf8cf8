package org.sentuh.simulator.virtualpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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

  private static final long MOST_MS = 60_000;

  @Test
  void theDevicesProgramFindsItsChipsOnTheKernelsOwnDeviceNodes() throws Exception {
    Guest guest = BuiltKernel.guest();
    Path folder = Files.createTempDirectory("pi"); // a short path: a socket's name must fit
    try (PiBench bench = new PiBench(guest, ShippedRecording.RECLINE_45.read(), folder, 1)) {
      int code = bench.pi().run("$sentuh check $folders >/run/host/out 2>/run/host/said", MOST_MS);
      assertThat(code).as(bench.read("said")).isZero();
      assertThat(bench.read("out")).contains("every chip answers as it must");
    }
  }
}
