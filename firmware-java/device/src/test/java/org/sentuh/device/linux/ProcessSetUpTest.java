package org.sentuh.device.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a process of its own is granted: this one's memory is not to be locked. */
@EnabledOnOs(OS.LINUX)
class ProcessSetUpTest {

  /** {@code linux/prctl.h}. */
  private static final int PR_GET_TIMERSLACK = 30;

  /** Asks, and tells what Linux says of this process then. */
  static final class Asking {
    private Asking() {}

    /** Prints what was granted, and what the kernel keeps of it. */
    public static void main(String... arguments) throws IOException {
      System.out.println(ProcessSetUp.ask());
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment errno = arena.allocate(LinuxCalls.ERRNO);
        System.out.println("slack " + LinuxCalls.prctl(errno, PR_GET_TIMERSLACK, 0));
      }
      System.out.println(Files.readString(Path.of("/proc/self/status")));
    }
  }

  @Test
  void memoryThatIsUsedStaysAndTimersAreExactWhereThatIsPermitted()
      throws IOException, InterruptedException {
    assumeTrue(isRoot(), "only root may lock memory without a limit");
    String said = run();
    assertThat(said).contains("memoryStays=true", "timersAreExact=true");
    assertThat(said).contains("slack 1\n");
    assertThat(kilobytes(said, "VmLck")).as(said).isPositive();
  }

  /** All that is reserved is some hundreds of MB; what is used, some tens. */
  @Test
  void memoryThatIsOnlyReservedIsNotFilled() throws IOException, InterruptedException {
    assumeTrue(isRoot(), "only root may lock memory without a limit");
    assertThat(kilobytes(run(), "VmRSS")).isBetween(10_000L, 100_000L);
  }

  @Test
  void whatIsNotPermittedIsOneLineAndNoFailure() throws IOException, InterruptedException {
    assumeTrue(isRoot() && Files.isExecutable(Path.of("/usr/bin/setpriv")), "no setpriv");
    String said =
        run(
            "setpriv",
            "--bounding-set=-ipc_lock,-sys_resource",
            "sh",
            "-c",
            "ulimit -l 64; exec \"$@\"",
            "sh");
    assertThat(said)
        .contains("memoryStays=false", "timersAreExact=true")
        .contains("[memory is not locked: Cannot allocate memory (12); LimitMEMLOCK=infinity");
  }

  private static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  private static long kilobytes(String said, String name) {
    return said.lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .sum();
  }

  private static String run(String... before) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(before));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Asking.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
