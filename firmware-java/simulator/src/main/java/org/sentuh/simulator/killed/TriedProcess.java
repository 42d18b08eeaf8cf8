package org.sentuh.simulator.killed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.device.linux.Signal;
import org.sentuh.simulator.ordeal.Jvm;

/** The process of a {@link TriedDevice}, seen from the one who tries it. One thread tries. */
final class TriedProcess implements AutoCloseable {

  private static final long MOST_OPENING_S = 60;

  private final Process process;
  private final PrintWriter orders;
  private final CountDownLatch ticking = new CountDownLatch(1);
  private final Set<Reason> said = EnumSet.noneOf(Reason.class);
  private String state = "idle";
  private Reason why = Reason.NONE;

  /**
   * Starts it.
   *
   * @param folder a folder of its own
   * @param brief whether it plays the programme that is soon over
   */
  TriedProcess(Path folder, Path socket, boolean brief) throws IOException {
    List<String> flags = new ArrayList<>(Jvm.DEVICE);
    flags.addAll(
        List.of("-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=" + folder.resolve("crash.log")));
    List<String> arguments = new ArrayList<>(List.of("tried-device", "--board=" + socket));
    if (brief) {
      arguments.add("--brief");
    }
    process =
        new ProcessBuilder(Jvm.command(flags, arguments))
            .directory(folder.toFile())
            .redirectError(folder.resolve("said.log").toFile())
            .start();
    orders = new PrintWriter(process.outputWriter());
    Thread.ofPlatform().name("listen").daemon().start(this::listen);
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader()) {
      for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
        hear(line);
      }
    } catch (IOException gone) {
      // It was killed in the middle of a line.
    }
  }

  private synchronized void hear(String line) {
    if (line.equals(TriedDevice.TICKING)) {
      ticking.countDown();
    } else if (line.startsWith(TriedDevice.STATE)) {
      int space = line.lastIndexOf(' ');
      state = line.substring(TriedDevice.STATE.length(), space);
      why = reason(line.substring(space + 1));
    } else if (line.startsWith(TriedDevice.SAID)) {
      said.add(reason(line.substring(TriedDevice.SAID.length())));
    }
  }

  private static Reason reason(String code) {
    for (Reason reason : Reason.values()) {
      if (reason.code().equals(code)) {
        return reason;
      }
    }
    throw new IllegalArgumentException("no reason has the code " + code);
  }

  /** Waits for its first tick; false when it does not come. */
  boolean awaitTicking() throws InterruptedException {
    return ticking.await(MOST_OPENING_S, TimeUnit.SECONDS);
  }

  void order(Command command) {
    order(OrderWords.of(command));
  }

  void order(Trouble trouble) {
    order(trouble.word());
  }

  private void order(String line) {
    orders.println(line);
    orders.flush();
  }

  void signal(Signal signal) {
    signal.to(process.pid());
  }

  boolean isGone() {
    return !process.isAlive();
  }

  synchronized String state() {
    return state;
  }

  synchronized Reason why() {
    return why;
  }

  synchronized Set<Reason> said() {
    return EnumSet.copyOf(said);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
