package org.sentuh.simulator.punctuality;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
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
  Measured(Scratch scratch, String name, URI broker, int chatter, long seed, String what)
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
            "--answer=" + answer,
            what);
    process =
        new ProcessBuilder(Policy.started(Jvm.command(Jvm.DEVICE, arguments)))
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
