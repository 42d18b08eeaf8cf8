package org.sentuh.simulator.ordeal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small ordeal: real processes, really killed. */
final class OrdealTest {

  @TempDir Path folder;

  @Test
  void nothingIsLostOrDoubledWhileDevicesBrokerAndIntakeAreKilled() throws Exception {
    List<Trouble> troubles =
        List.of(Trouble.DEVICE, Trouble.POWER, Trouble.BROKER, Trouble.INTAKE, Trouble.NETWORK);
    Ordeal.Settings settings =
        new Ordeal.Settings(25, troubles, "artemis", "sqlite", 2, 7, folder.resolve("ground"));

    Outcome outcome = new Ordeal(settings, line -> {}).run();

    System.out.println("MEASURED " + outcome.toJson());
    assertThat(outcome.lost()).isEmpty();
    assertThat(outcome.doubled()).isZero();
    assertThat(outcome.brokenChains()).isEmpty();
    assertThat(outcome.quarantined()).isZero();
    assertThat(outcome.generated()).isGreaterThan(20);
    assertThat(outcome.archived()).isEqualTo(outcome.generated());
    assertThat(outcome.kills()).containsOnlyKeys(troubles);
    assertThat(outcome.cut())
        .as("facts that went with the power")
        .isLessThanOrEqualTo(outcome.kills().getOrDefault(Trouble.POWER, 0));
  }
}
