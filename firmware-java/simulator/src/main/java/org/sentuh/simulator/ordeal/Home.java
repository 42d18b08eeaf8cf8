package org.sentuh.simulator.ordeal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * One device where it lives: its process, its disk, its network, and the witness beside it. Used by
 * one thread.
 *
 * <p>Where this process may, the device has a network of its own with a cable that can be pulled,
 * and a small disk of its own that can be filled. Its way to the broker leads through a strait
 * either way.
 */
final class Home implements AutoCloseable {

  /** The port that the device thinks its broker listens on. */
  private static final int DEVICE_PORT = 1883;

  private static final Path SHARED_MEMORY = Path.of("/dev/shm");
  private static final String DISK_SIZE = "size=24m";
  private static final int QUOTA_MB = 12;

  private final DeviceId device;
  private final Path folder;
  private final Path disk;
  private final Ballast ballast;
  private final Path memory;
  private final Path witness;
  private final @Nullable Host host;
  private final boolean ownDisk;
  private final Strait strait;
  private final Program treating;
  private final Program telling;

  /**
   * A home that nobody lives in yet.
   *
   * @param ordeal tells homes of several ordeals on one machine apart, 0 to 127
   * @param number of the home, 0 to 63
   * @param brokerPort on this machine
   * @param asRoot whether network and disk may be its own
   */
  Home(int ordeal, int number, Path ground, int brokerPort, long seed, boolean asRoot)
      throws IOException {
    this.device = new DeviceId(String.format("home-%02d", number));
    this.folder = Files.createDirectories(ground.resolve(device.value()));
    this.disk = Files.createDirectories(folder.resolve("disk"));
    this.ballast = new Ballast(disk);
    this.memory = memory(folder);
    this.witness = folder.resolve("witness");
    this.ownDisk = asRoot;
    if (asRoot) {
      Shell.run("mount", "-t", "tmpfs", "-o", DISK_SIZE, "sentuh-disk", disk.toString());
    }
    this.host = asRoot ? Host.lay(ordeal, number) : null;
    this.strait = Strait.open(host == null ? "127.0.0.1" : host.gateway(), brokerPort);
    if (host != null) {
      host.lead(DEVICE_PORT, strait.port());
    }
    this.treating = program("treats", seed, List.of());
    this.telling = program("tells", seed, List.of("--tell-only"));
  }

  private static Path memory(Path folder) throws IOException {
    return Files.isDirectory(SHARED_MEMORY)
        ? Files.createTempDirectory(SHARED_MEMORY, "sentuh-home")
        : Files.createDirectories(folder.resolve("memory"));
  }

  private Program program(String does, long seed, List<String> more) {
    ArrayList<String> arguments =
        new ArrayList<>(
            List.of(
                "device",
                "--name=" + device,
                "--folder=" + disk,
                "--memory=" + memory,
                "--broker=tcp://127.0.0.1:" + (host == null ? strait.port() : DEVICE_PORT),
                "--quota-mb=" + QUOTA_MB,
                "--seed=" + seed,
                "--witness=" + witness));
    arguments.addAll(more);
    List<String> command = Jvm.command(Jvm.DEVICE, arguments);
    return new Program(
        device + " " + does,
        host == null ? command : host.within(command),
        folder.resolve("device.log"));
  }

  DeviceId device() {
    return device;
  }

  Path witness() {
    return witness;
  }

  Strait strait() {
    return strait;
  }

  @Nullable Host host() {
    return host;
  }

  /** The process that treats. */
  Program treating() {
    return treating;
  }

  /** Fills its disk to the last byte. */
  void fillDisk() {
    if (!ownDisk) {
      throw new IllegalStateException("the disk of " + device + " is everybody's");
    }
    ballast.lay();
  }

  /** Gives the disk its room back. */
  void emptyDisk() {
    ballast.take();
  }

  /**
   * Leaves what a power cut leaves of a device whose process is dead: nothing of its memory, and of
   * its disk what that had been told to keep.
   */
  void takePower(RandomGenerator chance) {
    try {
      for (Path words : listed(memory)) {
        Files.delete(words);
      }
      TornLog.tear(disk.resolve("journal.db"), chance);
      Files.writeString(witness, "power\n", StandardOpenOption.APPEND, StandardOpenOption.CREATE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> listed(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  /** Nobody is treated any more; what waits is told. */
  void onlyTell() {
    treating.leave();
    telling.start();
  }

  /** The process that only tells. */
  Program telling() {
    return telling;
  }

  /** Whether the process that only tells has noted that all is told. */
  boolean isTold() {
    try {
      return Files.exists(witness)
          && Files.readString(witness, StandardCharsets.UTF_8).contains("told ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    treating.close();
    telling.close();
    strait.close();
    if (host != null) {
      host.close();
    }
    Shell.run("rm", "-rf", memory.toString());
    if (ownDisk) {
      Shell.run("umount", disk.toString());
    }
  }
}
