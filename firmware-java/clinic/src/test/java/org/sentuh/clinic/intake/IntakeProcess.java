package org.sentuh.clinic.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.intake.IntakeSettings.Sharing;
import org.sentuh.telemetry.wire.Wall;

/** An intake in a JVM of its own, so that it can be killed. */
public final class IntakeProcess {

  private IntakeProcess() {}

  public static void main(String[] arguments) throws Exception {
    IntakeSettings usual = IntakeSettings.of(arguments[1], arguments[2]);
    IntakeSettings settings =
        new IntakeSettings(
            usual.brokers(),
            usual.tls(),
            Sharing.valueOf(arguments[3]),
            usual.group(),
            usual.name(),
            usual.receiveMaximum(),
            usual.mostInBatch(),
            usual.longestBatch(),
            usual.session(),
            java.time.Duration.ofSeconds(3),
            usual.probeWithin());
    Archive archive = Archive.open(arguments[0]);
    Intake intake =
        Intake.start(settings, archive, () -> new Wall(Instant.now(), Wall.Quality.TRUSTED));
    while (intake.counts().batches() >= 0) {
      Thread.sleep(1000);
    }
  }

  /** Starts one. */
  public static Process start(String archive, String broker, String name, Sharing sharing, Path log)
      throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                // It lives for seconds: what it saves at its start it would never earn back.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                IntakeProcess.class.getName(),
                archive,
                broker,
                name,
                sharing.name()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }
}
