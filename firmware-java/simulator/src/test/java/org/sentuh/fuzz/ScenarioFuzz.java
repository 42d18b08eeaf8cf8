package org.sentuh.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.simulator.scenario.BadScenario;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.scenario.ScenarioFile;

/** Any text is a scenario of times and numbers that a treatment can have, or is refused. */
class ScenarioFuzz {

  private static final long MOST_NS = 100_000_000_000_000L;

  @MethodSource("org.sentuh.fuzz.Seeds#scenarios")
  @FuzzTest
  void anyTextIsAScenarioOrIsRefused(byte[] text) throws Exception {
    Allowance.keep(text, () -> read(new String(text, StandardCharsets.UTF_8)));
  }

  private static String read(String text) {
    try {
      Scenario scenario = ScenarioFile.read("fuzz", text);
      assertThat(scenario.moments())
          .allSatisfy(moment -> assertThat(moment.atNs()).isBetween(0L, MOST_NS))
          .noneSatisfy(moment -> assertThat(moment.toString()).contains("Infinity"));
      return scenario.toString();
    } catch (BadScenario refused) {
      assertThat(refused).hasMessageStartingWith("fuzz:");
      assertThat(refused.getMessage()).hasSizeLessThan(3000).doesNotContainPattern("\\p{Cc}");
      return String.valueOf(refused.getMessage());
    }
  }
}
