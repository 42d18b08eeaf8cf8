package org.sentuh.simulator.ordeal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Eclipse Mosquitto as a clinic runs it, but for users and TLS: an ordeal is about what dies, and
 * the tests of the uplink hold users and TLS to their word.
 */
public final class Mosquitto {

  private static final List<String> PLACES =
      List.of("/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/usr/bin/mosquitto");

  private Mosquitto() {}

  /** Whether it is installed. */
  public static boolean isInstalled() {
    return PLACES.stream().anyMatch(place -> Files.isExecutable(Path.of(place)));
  }

  /**
   * The program, on all addresses of this machine, so that hosts of an ordeal reach it.
   *
   * @param more lines of configuration, which win over those that stand here
   */
  public static Program make(Path folder, int port, Path log, String... more) throws IOException {
    Files.createDirectories(folder);
    Path configuration = folder.resolve("mosquitto.conf");
    Files.writeString(
        configuration,
        """
        listener %d
        allow_anonymous true
        max_topic_alias 0
        max_inflight_messages 100
        max_queued_messages 0
        persistence true
        persistence_location %s/
        autosave_interval 1
        autosave_on_changes true
        log_type warning
        log_type error
        %s
        """
            .formatted(port, folder, String.join("\n", more)));
    String program =
        PLACES.stream()
            .filter(place -> Files.isExecutable(Path.of(place)))
            .findFirst()
            .orElseThrow();
    if (Shell.isRoot()) {
      Files.writeString(configuration, Files.readString(configuration) + "user root\n");
    }
    return new Program("mosquitto", List.of(program, "-c", configuration.toString()), log);
  }
}
