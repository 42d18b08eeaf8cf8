package org.sentuh.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sentuh.clinic.authority.AuthorityRefused;
import org.sentuh.clinic.authority.PrescribingKey;

/**
 * Where a demo keeps its things.
 *
 * <pre>
 * clinic/            archive, broker, the clinic's key and its configuration
 * device/            what the live device keeps; readiness/ in it stays whatever becomes of the rest
 * neighbours/        what the other devices keep
 * earlier/N/         a demo whose two weeks are over, whole
 * </pre>
 *
 * @param out its folder
 */
record DemoGround(Path out) {

  private static final String READINESS = "readiness";
  private static final List<String> OF_A_STORY = List.of("clinic", "neighbours");

  Path clinic() {
    return out.resolve("clinic");
  }

  Path device() {
    return out.resolve("device");
  }

  Path neighbours() {
    return out.resolve("neighbours");
  }

  /**
   * Puts aside what was there, so that a clinic can begin anew: nothing of it is deleted. A hold
   * and the phones that are paired stay with the device. Only for whoever has the device's own
   * lock.
   */
  void putAside() throws IOException {
    if (Files.notExists(clinic()) && Files.notExists(device().resolve("prescription"))) {
      return;
    }
    Path aside = next();
    for (String name : OF_A_STORY) {
      if (Files.exists(out.resolve(name))) {
        Files.move(out.resolve(name), aside.resolve(name));
      }
    }
    Files.createDirectories(aside.resolve("device"));
    try (Stream<Path> kept = Files.list(device())) {
      for (Path file : kept.filter(one -> !one.endsWith(READINESS)).toList()) {
        Files.move(file, aside.resolve("device").resolve(file.getFileName()));
      }
    }
  }

  private Path next() throws IOException {
    int number = 1;
    while (Files.exists(out.resolve("earlier").resolve(String.valueOf(number)))) {
      number++;
    }
    return Files.createDirectories(out.resolve("earlier").resolve(String.valueOf(number)));
  }

  /** The clinic's key, made where there is none yet. */
  PrescribingKey key() throws IOException, AuthorityRefused {
    Path folder = clinic().resolve("prescribing");
    return PrescribingKey.isIn(folder) ? PrescribingKey.open(folder) : PrescribingKey.found(folder);
  }
}
