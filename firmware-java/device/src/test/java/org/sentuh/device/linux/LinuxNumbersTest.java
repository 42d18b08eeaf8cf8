package org.sentuh.device.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The numbers are those of this machine's own headers, as a C compiler sees them. */
@EnabledOnOs(OS.LINUX)
class LinuxNumbersTest {

  @TempDir Path folder;

  @Test
  void everyErrorHasTheKernelsNumber() throws IOException, InterruptedException {
    Map<String, Long> here = new TreeMap<>();
    for (Errno errno : Errno.values()) {
      here.put(errno.name(), (long) errno.number());
    }
    assertThat(CProgram.printing("errno.h", here.keySet(), folder)).isEqualTo(here);
  }

  @Test
  void whatAProcessAsksForHasTheHeadersNumber() throws IOException, InterruptedException {
    Map<String, Long> here =
        new TreeMap<>(
            Map.of(
                "MCL_CURRENT", (long) ProcessSetUp.MCL_CURRENT,
                "MCL_FUTURE", (long) ProcessSetUp.MCL_FUTURE,
                "MCL_ONFAULT", (long) ProcessSetUp.MCL_ONFAULT,
                "PR_SET_TIMERSLACK", (long) ProcessSetUp.PR_SET_TIMERSLACK,
                "SCHED_FIFO", (long) RealTimeScheduling.SCHED_FIFO,
                "sizeof(struct sched_param)", (long) Integer.BYTES));
    assertThat(CProgram.printing("sys/mman.h sys/prctl.h sched.h", here.keySet(), folder))
        .isEqualTo(here);
  }

  @Test
  void waitingAndTellingHaveTheHeadersShape() throws IOException, InterruptedException {
    Map<String, Long> here =
        new TreeMap<>(
            Map.ofEntries(
                Map.entry("sizeof(struct pollfd)", (long) ReadableNodes.POLLFD_BYTES),
                Map.entry("offsetof(struct pollfd, events)", (long) ReadableNodes.EVENTS_AT),
                Map.entry("offsetof(struct pollfd, revents)", (long) ReadableNodes.REVENTS_AT),
                Map.entry("POLLIN", (long) ReadableNodes.POLLIN),
                Map.entry("AF_UNIX", (long) Supervisor.AF_UNIX),
                Map.entry("SOCK_DGRAM", (long) Supervisor.SOCK_DGRAM),
                Map.entry("SOCK_CLOEXEC", (long) Supervisor.SOCK_CLOEXEC),
                Map.entry("MSG_NOSIGNAL", (long) Supervisor.MSG_NOSIGNAL),
                Map.entry("MSG_DONTWAIT", (long) Supervisor.MSG_DONTWAIT),
                Map.entry("offsetof(struct sockaddr_un, sun_path)", (long) Supervisor.FAMILY_BYTES),
                Map.entry(
                    "sizeof(((struct sockaddr_un *) 0)->sun_path)",
                    (long) Supervisor.LONGEST_PATH)));
    assertThat(CProgram.printing("poll.h sys/socket.h sys/un.h", here.keySet(), folder))
        .isEqualTo(here);
  }
}
