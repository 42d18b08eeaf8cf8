package org.sentuh.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioFileTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void aSentenceIsReadWithItsMoment() throws BadScenario {
    assertThat(ScenarioFile.read("s", "# first\nat 99999.5 s wearer pauses # tired\n").moments())
        .singleElement()
        .satisfies(moment -> assertThat(moment.atNs()).isEqualTo(99_999_500_000_000L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at 100000 s wearer pauses",
        "at 9223372036854775808 s wearer pauses",
        "at 1 s garment presses 1000000 kPa",
        "at 1 s bus sticks for 99999999999999999999999 s",
        "at 1 s tick is late by 4294967297 periods"
      })
  void aNumberThatNoTreatmentHasIsRefused(String sentence) {
    assertThatThrownBy(() -> ScenarioFile.read("s", sentence))
        .isInstanceOf(BadScenario.class)
        .hasMessageStartingWith("s:1: ")
        .hasMessageContaining("N below 100000");
  }

  @Test
  void aRefusalMayBePrintedWhateverStoodThere() {
    assertThatThrownBy(() -> ScenarioFile.read("s", "at 1 s \u001b[2J\u009b" + "x".repeat(9_999)))
        .hasMessageContaining("'?[2J?xxx")
        .message()
        .hasSizeLessThan(3_000)
        .doesNotContainPattern("\\p{Cc}");
  }

  @Test
  void aFileThatIsNoScenarioIsNotReadToItsEnd() throws IOException {
    Path file = folder.resolve("large");
    Files.write(file, new byte[1 << 20]);
    assertThatThrownBy(() -> ScenarioFile.read(file)).hasMessageContaining("larger than any");
    Files.write(file, new byte[] {(byte) 0xff});
    assertThatThrownBy(() -> ScenarioFile.read(file))
        .hasMessageContaining("cannot be read as text");
  }
}
