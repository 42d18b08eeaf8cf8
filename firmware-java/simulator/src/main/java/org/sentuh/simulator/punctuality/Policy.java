package org.sentuh.simulator.punctuality;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.sentuh.device.linux.RealTimeScheduling;

/** How Linux schedules the tick, and cyclictest beside it. */
enum Policy {
  /** Before everything that is not in a hurry. */
  FIFO,
  /** As everything else. */
  OTHER;

  /**
   * A session of its own with the largest share of what those in a hurry leave, as a service has it
   * by {@code Nice=-20} and {@code CPUWeight=10000}: while memory is tidied, the tick waits for
   * every thread of its process.
   */
  private static final List<String> AS_A_SERVICE =
      List.of(
          "setsid",
          "sh",
          "-c",
          "echo -20 > /proc/self/autogroup; exec nice -n -20 \"$@\"",
          "device");

  /** Its word. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What cyclictest is told. */
  List<String> ofCyclictest() {
    return switch (this) {
      case FIFO -> List.of("--policy=fifo", "--priority=" + RealTimeScheduling.PRIORITY);
      case OTHER -> List.of("--policy=other");
    };
  }

  /** The line that starts a device's process as on the board, where this machine lets it. */
  static List<String> started(List<String> command) throws InterruptedException {
    return isLet() ? Stream.concat(AS_A_SERVICE.stream(), command.stream()).toList() : command;
  }

  private static boolean isLet() throws InterruptedException {
    try {
      return new ProcessBuilder("nice", "-n", "-20", "true")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }
}
