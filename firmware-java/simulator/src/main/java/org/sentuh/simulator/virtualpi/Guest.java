package org.sentuh.simulator.virtualpi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sentuh.control.arming.Question;
import org.sentuh.settings.ScreeningFile;
import org.sentuh.simulator.ordeal.Jvm;

/**
 * What a virtual Pi is made of.
 *
 * @param linux the kernel
 * @param init the first program in it
 * @param phone the program that plays a mother's phone
 * @param config a device's configuration
 * @param unit the package's own for a service manager
 * @param managed whether a service manager is its first program, as on a device that is installed
 * @param startUpCache what its Java starts from, as the package makes one at install; without it
 *     programs start more slowly
 */
public record Guest(
    Path linux,
    Path init,
    Path phone,
    Path config,
    Path unit,
    boolean managed,
    Optional<Path> startUpCache) {

  /** The service manager of the host's own distribution, which the guest sees as well. */
  public static final Path MANAGER = Path.of("/lib/systemd/systemd");

  /**
   * Those of a checkout.
   *
   * @param linux the kernel, which is built and not kept there
   */
  public static Guest of(Path linux, Path checkout, Optional<Path> startUpCache) {
    Path here = checkout.resolve("hardware/virtual-pi").toAbsolutePath().normalize();
    return new Guest(
        linux.toAbsolutePath(),
        here.resolve("init"),
        here.resolve("phone"),
        checkout.resolve("config").toAbsolutePath().normalize(),
        checkout.resolve("firmware-java/device/package/sentuh.service"),
        false,
        startUpCache.map(Path::toAbsolutePath));
  }

  /** The same with a service manager as its first program. */
  Guest underServiceManager() {
    return new Guest(linux, init, phone, config, unit, true, startUpCache);
  }

  /** The options that its Java is started with. */
  List<String> options() {
    return Stream.concat(
            startUpCache.stream().map(cache -> "-XX:AOTCache=" + cache), Jvm.DEVICE.stream())
        .toList();
  }

  /**
   * Puts what its programs read into the folder of the host's that it sees: among it a
   * configuration in which a massage counts from its first second on.
   */
  void furnish(Path folder) throws IOException {
    Files.copy(phone, folder.resolve("phone"));
    if (managed) {
      Files.copy(unit, folder.resolve("sentuh.service"));
      Files.write(folder.resolve("device-options"), Jvm.DEVICE);
      Files.createSymbolicLink(
          folder.resolve("program.jar"),
          Path.of(System.getProperty("java.class.path")).toAbsolutePath());
    }
    Path copy = folder.resolve("config");
    try (Stream<Path> files = Files.walk(config)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = copy.resolve(config.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    Path allowance = copy.resolve("allowance.yaml");
    Files.writeString(
        allowance, Files.readString(allowance).replace("counts_from_s: 60", "counts_from_s: 0"));
    List<String> answers =
        ScreeningFile.read(copy.resolve("screening.yaml")).questions().stream()
            .map(Guest::answer)
            .toList();
    Files.write(folder.resolve("answers"), answers);
  }

  /** What somebody answers who is well. */
  private static String answer(Question question) {
    return "{\"question\":\"" + question.id() + "\",\"yes\":" + !question.forbids() + "}";
  }
}
