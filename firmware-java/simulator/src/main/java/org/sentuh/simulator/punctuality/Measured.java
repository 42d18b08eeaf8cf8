package org.sentuh.simulator.punctuality;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sentuh.simulator.ordeal.Jvm;

/** The process of a {@link MeasuredDevice}, seen from the one who measures. One thread. */
final class Measured implements AutoCloseable {

  private final Process process;
  private final BufferedReader said;
  private final Path answer;

  /**
   * Starts it.
   *
   * @param name the device's
   * @param chatter how many facts beside those of its treatment it tells, a second
   * @param what what it shall measure, as options of its command
   */
  Measured(Scratch scratch, String name, URI broker, int chatter, long seed, List<String> what)
      throws IOException, InterruptedException {
    answer = scratch.disk(name + ".delays");
    List<String> arguments =
        List.of(
            "measured-device",
            "--name=" + name,
            "--folder=" + scratch.disk(name),
            "--memory=" + scratch.memory(name),
            "--broker=" + broker,
            "--seed=" + seed,
            "--chatter=" + chatter,
            "--answer=" + answer);
    List<String> whole = new ArrayList<>(arguments);
    whole.addAll(what);
    process =
        new ProcessBuilder(Policy.started(Jvm.command(Jvm.DEVICE, whole)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    said = process.inputReader();
  }

  /** Waits until it begins to measure, and answers how its tick is scheduled. */
  Policy awaitReady() throws IOException {
    for (@Nullable String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(MeasuredDevice.READY)) {
        return Policy.valueOf(line.substring(MeasuredDevice.READY.length()));
      }
    }
    throw new IOException("the device that was to be measured has ended; it says why above");
  }

  /** Lets phones watch its pages wherever it says that they are, until it ends. */
  Policy awaitWatched(int phones) throws IOException {
    Policy policy = Policy.OTHER;
    Map<Integer, PhonesBeside> beside = new HashMap<>();
    try {
      for (@Nullable String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.startsWith(PressedPages.SAYS)) {
          watch(line.split(" ", -1), phones, beside);
        } else if (line.startsWith(MeasuredDevice.READY)) {
          policy = Policy.valueOf(line.substring(MeasuredDevice.READY.length()));
        }
      }
    } finally {
      beside.values().forEach(PhonesBeside::close);
    }
    return policy;
  }

  /** The pages of a panel are somewhere else from now on: the phones of before are of no use. */
  private static void watch(String[] told, int phones, Map<Integer, PhonesBeside> beside)
      throws IOException {
    int panel = Integer.parseInt(told[1]);
    PhonesBeside before = beside.remove(panel);
    if (before != null) {
      before.close();
    }
    PhonesBeside now = new PhonesBeside(URI.create(told[2]), told[3], 1 + panel * (phones + 1));
    beside.put(panel, now);
    now.watch(phones - 1); // hers is one of them
  }

  /** Waits for its end and answers what it measured. */
  Delays await() throws IOException, InterruptedException {
    if (process.waitFor() != 0) {
      throw new IOException("the device that was measured has failed; it says why above");
    }
    return Delays.read(answer);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
