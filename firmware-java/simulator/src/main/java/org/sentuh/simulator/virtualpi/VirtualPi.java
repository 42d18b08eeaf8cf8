package org.sentuh.simulator.virtualpi;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Clock;
import org.sentuh.device.realtime.RealTimeClock;

/**
 * A kernel in User-Mode Linux that is up, seen from its console: takes lines, and says lines, all
 * of which are kept in {@code console.log}. One thread asks.
 */
final class VirtualPi implements AutoCloseable {

  private static final String UP = "virtual-pi up";
  private static final long MOST_BOOTING_MS = 20_000;
  private static final long LOOK_NS = 1_000_000L;
  private static final int STATE_BYTES = 64 << 20;

  private final Clock clock = new RealTimeClock();
  private final Process kernel;
  private final PrintWriter orders;
  private final List<String> said = new ArrayList<>();
  private int heard;

  /** That the guest did not say in time what it was to say. */
  static final class Silent extends IOException {
    private static final long serialVersionUID = 1;

    Silent(String what) {
      super(what);
    }
  }

  private VirtualPi(Process kernel, Path log) {
    this.kernel = kernel;
    this.orders = new PrintWriter(kernel.outputWriter(StandardCharsets.UTF_8));
    Thread.ofPlatform().name("console").daemon().start(() -> listen(log));
  }

  /**
   * Boots one.
   *
   * @param guest what it is made of
   * @param board the socket of the panel
   * @param folder an empty one of the host's that it may write to
   * @param environment lines of a shell, for what is run there
   */
  static VirtualPi boot(Guest guest, Path board, Path folder, List<String> environment)
      throws IOException, InterruptedException {
    Files.write(folder.resolve("environment"), environment);
    Path state = disk(folder.resolve("state.img"));
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            guest.linux().toString(),
            "mem=640M",
            "root=/dev/root",
            "rootfstype=hostfs",
            "rootflags=/",
            "ro",
            "init=" + guest.init(),
            "con=null",
            "con0=fd:0,fd:1",
            "quiet",
            "ubda=" + state,
            "virtual_pi.socket=" + board,
            "host=" + folder));
    if (guest.managed()) {
      command.add("manager=" + Guest.MANAGER);
    }
    Process kernel =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    VirtualPi pi = new VirtualPi(kernel, folder.resolve("console.log"));
    pi.await(UP::equals, MOST_BOOTING_MS);
    return pi;
  }

  /** A disk with an empty file system. */
  private static Path disk(Path image) throws IOException, InterruptedException {
    try (var file = new java.io.RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(STATE_BYTES);
    }
    Process made =
        new ProcessBuilder("mke2fs", "-q", "-t", "ext4", "-F", image.toString())
            .redirectErrorStream(true)
            .start();
    String why = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (made.waitFor() != 0) {
      throw new IOException("no disk was made for the virtual Pi: " + why.strip());
    }
    return image;
  }

  private void listen(Path log) {
    try (BufferedReader lines = kernel.inputReader(StandardCharsets.UTF_8);
        BufferedWriter kept = Files.newBufferedWriter(log)) {
      for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
        kept.write(line + "\n");
        kept.flush();
        synchronized (said) {
          said.add(line.strip());
        }
      }
    } catch (IOException gone) {
      // It was switched off in the middle of a line.
    }
  }

  /** Says a line to the console. */
  void order(String line) {
    orders.println(line);
    orders.flush();
  }

  /** Waits for a line that was not waited for before; what comes before it counts as heard. */
  String await(Predicate<String> wanted, long mostMs) throws Silent {
    long untilNs = clock.nowNs() + mostMs * 1_000_000L;
    while (clock.nowNs() < untilNs) {
      @Nullable String line = next();
      if (line == null) {
        clock.sleepUntil(clock.nowNs() + LOOK_NS);
      } else if (wanted.test(line)) {
        return line;
      }
    }
    throw new Silent("the virtual Pi did not say within " + mostMs + " ms what it was to say");
  }

  /** As {@link #await(Predicate, long)}, for a line that begins so. */
  String await(String beginning, long mostMs) throws Silent {
    try {
      return await((String line) -> line.startsWith(beginning), mostMs);
    } catch (Silent silent) {
      throw new Silent("'" + beginning + "' was not said within " + mostMs + " ms");
    }
  }

  private @Nullable String next() {
    synchronized (said) {
      return heard < said.size() ? said.get(heard++) : null;
    }
  }

  /** Restarts it at once, as a power cut does; answers when it is up again. */
  void reboot() throws Silent {
    order("reboot");
    await(UP::equals, MOST_BOOTING_MS);
  }

  /** Runs a command of the shell to its end; answers its exit code. */
  int run(String command, long mostMs) throws Silent {
    order("run " + command);
    String done = await("virtual-pi done", mostMs);
    return Integer.parseInt(done.substring(done.lastIndexOf(' ') + 1));
  }

  /** What was said since a line that began so, for an account of what went wrong. */
  List<String> lines() {
    synchronized (said) {
      return List.copyOf(said);
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> parts = kernel.descendants().toList(); // nobody's, once it is gone
    kernel.destroyForcibly();
    parts.forEach(ProcessHandle::destroyForcibly);
  }
}
