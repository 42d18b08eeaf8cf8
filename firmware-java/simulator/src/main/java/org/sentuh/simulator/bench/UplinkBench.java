package org.sentuh.simulator.bench;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sentuh.simulator.fleet.FleetRefused;
import org.sentuh.simulator.fleet.ForgetfulClinic;

/**
 * The uplink beside {@code mosquitto_pub -l}: the same lines, QoS 1, to the same mosquitto, while
 * the same subscriber acks them. The uplink reads them from its journal, and forgets them there
 * when they are acked; its connect is part of the time, as is the other's. They take turns, for
 * other work on the machine comes and goes; every pass is a ratio, and the median counts.
 */
final class UplinkBench {

  private static final int ENTRIES = 50_000;
  private static final int PASSES = 7;
  private static final double LEAST = 0.8;

  private UplinkBench() {}

  /** Measures, after a pass that warms up. */
  static List<Measured> measure()
      throws IOException, InterruptedException, ServerMissing, FleetRefused {
    Path publisher =
        onPath("mosquitto_pub")
            .orElseThrow(() ->
                new ServerMissing(
                    "mosquitto_pub is not installed; apt-get install mosquitto-clients"));
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    List<Double> connects = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    double bytes = 0;
    try (Ground ground = new Ground()) {
      URI broker = ground.mosquitto();
      try (ForgetfulClinic clinic = ForgetfulClinic.listen(broker)) {
        for (int pass = 0; pass <= PASSES; pass++) {
          try (ToldDevice device =
              new ToldDevice(ground.folder("journal-" + pass), "bench-" + pass, ENTRIES)) {
            Path lines = ground.file("lines-" + pass);
            device.writeLines(lines);
            long entries = device.written();
            bytes = (double) Files.size(lines) / entries;
            double their = publish(publisher, broker, lines, entries);
            clinic.awaitQuiet();
            double connectS = connect(device, broker);
            double our = tell(device, entries, connectS);
            if (pass > 0) {
              connects.add(connectS);
              ours.add(our);
              theirs.add(their);
              ratios.add(our / their);
            }
          }
          clinic.awaitQuiet();
        }
      }
    }
    return List.of(
        Measured.told("lines of so many bytes, the mean", bytes, "B"),
        Measured.told("mosquitto_pub -l, messages a second", median(theirs), "/s"),
        Measured.told("uplink, from its start to the first PUBACK", median(connects), "s"),
        Measured.told("uplink from its journal, entries a second", median(ours), "/s"),
        Measured.told("uplink beside it, a quarter of the passes below", quarter(ratios, 1), "x"),
        Measured.told("uplink beside it, a quarter of the passes above", quarter(ratios, 3), "x"),
        Measured.atLeast(
            "uplink beside mosquitto_pub, median of " + PASSES, median(ratios), "x", LEAST));
  }

  private static double publish(Path publisher, URI broker, Path lines, long entries)
      throws IOException, InterruptedException {
    long beganNs = System.nanoTime();
    Process process =
        new ProcessBuilder(
                publisher.toString(),
                "-h",
                broker.getHost(),
                "-p",
                String.valueOf(broker.getPort()),
                "-V",
                "mqttv5",
                "-q",
                "1",
                "-t",
                ForgetfulClinic.OTHER_TOPIC,
                "-l")
            .redirectInput(lines.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("mosquitto_pub: " + said.strip());
    }
    return entries / secondsSince(beganNs);
  }

  /** Answers how long it takes to the first PUBACK of an entry, in seconds. */
  private static double connect(ToldDevice device, URI broker) throws InterruptedException {
    long beganNs = System.nanoTime();
    device.begin(broker);
    device.await(false, 1);
    return secondsSince(beganNs);
  }

  private static double tell(ToldDevice device, long entries, double connectS)
      throws InterruptedException {
    long beganNs = System.nanoTime();
    device.await(false, entries);
    double seconds = connectS + secondsSince(beganNs);
    device.await(true, entries);
    return entries / seconds;
  }

  private static double secondsSince(long beganNs) {
    return (System.nanoTime() - beganNs) / 1e9;
  }

  private static double median(List<Double> values) {
    return quarter(values, 2);
  }

  private static double quarter(List<Double> values, int quarter) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() * quarter / 4);
  }

  private static Optional<Path> onPath(String program) {
    String folders = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(folders.split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder.isEmpty() ? "." : folder, program))
        .filter(Files::isExecutable)
        .collect(Collectors.reducing((first, later) -> first));
  }
}
