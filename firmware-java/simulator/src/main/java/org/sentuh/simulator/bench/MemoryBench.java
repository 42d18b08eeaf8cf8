package org.sentuh.simulator.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.sentuh.clinic.authority.Authority;
import org.sentuh.clinic.authority.AuthorityRefused;
import org.sentuh.clinic.authority.Holder;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.simulator.fleet.FleetRefused;
import org.sentuh.simulator.fleet.ForgetfulClinic;
import org.sentuh.simulator.ordeal.Jvm;
import org.sentuh.simulator.ordeal.Memory;
import org.sentuh.simulator.ordeal.Program;

/**
 * What a device takes of the memory: its own process, started as on the device, that treats in real
 * time and tells a mosquitto over TLS 1.3 with a certificate of its own. The simulated panel is in
 * the same process and counts.
 */
final class MemoryBench {

  private static final String DEVICE = "bench-memory";
  private static final long TREATED_S = 120;
  private static final double MOST_MB = 120;
  private static final double KB_PER_MB = 1024;

  /** Of two minutes of strokes, contacts and frames. */
  private static final double LEAST_HEARD = 20;

  private MemoryBench() {}

  /** Measures for two minutes. */
  static List<Measured> measure()
      throws IOException, InterruptedException, ServerMissing, FleetRefused, AuthorityRefused {
    try (Ground ground = new Ground()) {
      Path certificates = ground.folder("certificates");
      Instant now = new MachineWallClock().now().at();
      Authority authority = Authority.found(ground.folder("authority"), "Bench", now);
      Path broker = authority.certify(Holder.broker(List.of("localhost")), certificates, now);
      Path identity = authority.certify(Holder.device(DEVICE), certificates, now);
      Path trust = certificates.resolve(Authority.CERTIFICATE_FILE);
      Path log = ground.file("device.log");
      Ground.Doors doors = ground.mosquitto(trust, broker);
      List<String> command =
          device(ground.folder("device"), ground.folder("memory"), doors.tls(), trust, identity);
      try (ForgetfulClinic clinic = ForgetfulClinic.listen(doors.plain());
          Program process = new Program("device", command, log)) {
        process.start();
        TimeUnit.SECONDS.sleep(TREATED_S);
        if (!process.isRunning()) {
          throw new IllegalStateException("the device has ended: " + Files.readString(log));
        }
        double peakMb = Memory.peakKb(process.pid()) / KB_PER_MB;
        return List.of(
            Measured.atLeast(
                "messages of the device over TLS", (double) clinic.heard(), "", LEAST_HEARD),
            Measured.atMost(
                "its greatest resident size in " + TREATED_S + " s", peakMb, "MB", MOST_MB));
      }
    }
  }

  private static List<String> device(
      Path folder, Path memory, URI broker, Path trust, Path identity) {
    return Jvm.command(
        Jvm.DEVICE,
        List.of(
            "device",
            "--name=" + DEVICE,
            "--folder=" + folder,
            "--memory=" + memory,
            "--broker=" + broker,
            "--trust=" + trust,
            "--identity=" + identity));
  }
}
