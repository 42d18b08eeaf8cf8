package org.sentuh.simulator.ordeal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process takes of this machine's memory (proc(5)). */
public final class Memory {

  private static final String PEAK = "VmHWM:";

  private Memory() {}

  /** The most resident memory of a process so far, in kB; 0 where it cannot be asked. */
  public static long peakKb(long pid) {
    Path status = Path.of("/proc", String.valueOf(pid), "status");
    if (pid < 0 || !Files.exists(status)) {
      return 0;
    }
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith(PEAK))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(0);
    } catch (IOException gone) {
      return 0;
    }
  }
}
