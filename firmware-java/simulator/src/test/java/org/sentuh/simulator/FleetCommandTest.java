package org.sentuh.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code fleet} and {@code bench --telemetry} refuse, before anything is begun. */
class FleetCommandTest {

  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "--devices, 0",
    "--devices, 10001",
    "--rate, 0",
    "--rate, NaN",
    "--seconds, -1",
    "--broker, http://127.0.0.1:1883",
    "--broker, tcp://127.0.0.1"
  })
  void anOptionOutsideItsRangeIsRefusedByName(String option, String value) {
    assertThat(run("fleet", "--broker=tcp://127.0.0.1:9", option + "=" + value)).isEqualTo(2);
    assertThat(err.toString()).contains(option);
  }

  @Test
  void aBrokerThatIsNotThereIsRefusedByItsAddress() throws IOException {
    int port;
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = any.getLocalPort();
    }

    assertThat(run("fleet", "--broker", "tcp://127.0.0.1:" + port)).isEqualTo(2);
    assertThat(err.toString()).contains("127.0.0.1:" + port);
  }

  @Test
  void aPartOfTheTelemetryThatIsUnknownIsAnsweredWithAllThatAreKnown() {
    assertThat(run("bench", "--telemetry=everything")).isEqualTo(2);
    assertThat(err.toString()).contains("everything", "uplink, intake, drain, stall, memory");
  }

  private int run(String... arguments) {
    CommandLine commandLine = Simulator.commandLine();
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.setOverwrittenOptionsAllowed(true).execute(arguments);
  }
}
