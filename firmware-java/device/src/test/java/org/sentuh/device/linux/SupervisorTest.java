package org.sentuh.device.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the service manager hears, on a real socket. */
@EnabledOnOs(OS.LINUX)
class SupervisorTest {

  private static final long PROCESS = 4711;

  @TempDir Path folder;

  @Test
  void aSocketWithAFileHearsHowTheProgramIs() throws IOException {
    hears(folder.resolve("notify").toString());
  }

  @Test
  void aSocketWithoutAFileHearsItToo() throws IOException {
    hears("@sentuh-test-" + ProcessHandle.current().pid());
  }

  private static void hears(String name) throws IOException {
    try (DatagramEar ear = DatagramEar.at(name);
        Supervisor manager = manager(Map.of("NOTIFY_SOCKET", name))) {
      manager.ready();
      manager.status("armed:\n3 °C");
      manager.alive();
      manager.stopping();
      assertThat(ear.hear()).isEqualTo("READY=1");
      assertThat(ear.hear()).isEqualTo("STATUS=armed: 3 °C");
      assertThat(ear.hear()).isEqualTo("WATCHDOG=1");
      assertThat(ear.hear()).isEqualTo("STOPPING=1");
    }
  }

  @Test
  void whereNobodyIsNamedNobodyIsTold() {
    assertThat(Supervisor.namedIn(Map.of(), PROCESS)).isEmpty();
    assertThat(Supervisor.namedIn(Map.of("NOTIFY_SOCKET", ""), PROCESS)).isEmpty();
  }

  @Test
  void aNameThatIsNoneIsNoReasonToFail() {
    assertThat(Supervisor.namedIn(Map.of("NOTIFY_SOCKET", "vsock:2:1"), PROCESS)).isEmpty();
    assertThat(Supervisor.namedIn(Map.of("NOTIFY_SOCKET", "/" + "x".repeat(107)), PROCESS))
        .isEmpty();
  }

  @Test
  void aManagerThatHasGoneChangesNothing() {
    try (Supervisor manager =
        manager(Map.of("NOTIFY_SOCKET", folder.resolve("nobody").toString()))) {
      manager.ready();
      manager.alive();
    }
  }

  @Test
  void theWatchdogIsHeededWhereItIsThisProcesss() {
    assertThat(watchdog(Map.of())).isNull();
    assertThat(watchdog(Map.of("WATCHDOG_USEC", "2000000"))).isEqualTo(Duration.ofSeconds(2));
    assertThat(watchdog(Map.of("WATCHDOG_USEC", "2000000", "WATCHDOG_PID", "4711")))
        .isEqualTo(Duration.ofSeconds(2));
    assertThat(watchdog(Map.of("WATCHDOG_USEC", "2000000", "WATCHDOG_PID", "1"))).isNull();
    assertThat(watchdog(Map.of("WATCHDOG_USEC", "0"))).isNull();
    assertThat(watchdog(Map.of("WATCHDOG_USEC", "soon"))).isNull();
    assertThat(watchdog(Map.of("WATCHDOG_USEC", "9223372036854775807"))).isNull();
  }

  private @Nullable Duration watchdog(Map<String, String> more) {
    Map<String, String> environment = new TreeMap<>(more);
    environment.put("NOTIFY_SOCKET", folder.resolve("nobody").toString());
    try (Supervisor manager = manager(environment)) {
      return manager.watchdog().orElse(null);
    }
  }

  private static Supervisor manager(Map<String, String> environment) {
    return Supervisor.namedIn(environment, PROCESS).orElseThrow();
  }
}
