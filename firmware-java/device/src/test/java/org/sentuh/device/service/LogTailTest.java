package org.sentuh.device.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTailTest {

  private final LogTail tail = new LogTail();

  private void log(Level level, String text) {
    LogRecord said = new LogRecord(level, text);
    said.setLoggerName("org.sentuh.telemetry.uplink.PahoLink");
    tail.publish(said);
  }

  @Test
  void theLastLinesAreKeptTheOldestFirst() {
    for (int line = 0; line <= LogTail.MOST; line++) {
      log(Level.INFO, "line " + line);
    }
    assertThat(tail.lines()).hasSize(LogTail.MOST);
    assertThat(tail.lines().getFirst().text()).isEqualTo("line 1");
    assertThat(tail.lines().getLast().text()).isEqualTo("line " + LogTail.MOST);
    assertThat(tail.lines().getLast().from()).isEqualTo("PahoLink");
  }

  @Test
  void whatWasThrownIsSaidAndWhatIsEndlessIsCut() {
    LogRecord said = new LogRecord(Level.WARNING, "not reached");
    said.setThrown(new java.io.IOException("no route to host"));
    tail.publish(said);
    log(Level.SEVERE, "very ".repeat(10_000));
    assertThat(tail.lines().getFirst().text())
        .isEqualTo("not reached: java.io.IOException: no route to host");
    assertThat(tail.lines().getLast().text().length()).isLessThan(3_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          broker ssl://klinik:rahasia9@10.0.0.4:8883 refused   | broker ssl://[login]@10.0.0.4:8883 refused
          password=rahasia9 was wrong                          | password=[secret] was wrong
          Cookie: sentuh=Qm9keVRva2VuMTIzNDU2Nzg5MGFiY2RlZmdo  | Cookie: [secret]
          the code K7QM-2RT4 is used                           | the code [code] is used
          the label K7QM-2RT4-9XYC is used                     | the label [code] is used
          call 0812-3456-7890 or bidan.ani@klinik.id           | call [telephone] or [mail]
          NIK 3374012345678901                                 | NIK [number]
          page 0123456789abcdef0123456789abcdef0123456789ab    | page [digest]
          token Qm9keVRva2VuMTIzNDU2Nzg5MGFiY2RlZmdo           | token [token]
          chip 0x41 channel 12 drew 61 mA at 30120000000 ns    | chip 0x41 channel 12 drew 61 mA at 30120000000 ns
          sentuh/v1/s03/sentuh-01/event of boot b-3f2a-77 kept | sentuh/v1/s03/sentuh-01/event of boot b-3f2a-77 kept
          """)
  void secretsAndPeopleAreHiddenAndTheDeviceIsNot(String said, String shown) {
    log(Level.INFO, said);
    assertThat(tail.lines().getLast().text()).isEqualTo(shown);
  }

  @Test
  void aKeyIsHiddenWhole() {
    log(
        Level.INFO,
        """
        read -----BEGIN EC PRIVATE KEY-----
        MHcCAQEEIB
        abc==
        -----END EC PRIVATE KEY----- from it\
        """);
    assertThat(tail.lines().getLast().text()).isEqualTo("read [key] from it");
  }
}
