package org.sentuh.simulator.ordeal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Only what is whole is called well. */
final class OutcomeTest {

  private final Balance.Tally tally = new Balance.Tally();

  @BeforeEach
  void somethingWasWrittenAndArchived() {
    tally.generated = 10;
    tally.archived = 10;
  }

  @Test
  void whatIsAllThereIsWell() {
    assertThat(outcome().isWell()).isTrue();
    assertThat(outcome().toJson()).contains("\"lost\":0");
  }

  @Test
  void aFactThatWentWithThePowerIsLostToo() {
    tally.cut = 2;
    tally.lost.add("home-00 b1 event 3");

    assertThat(outcome().isWell()).isFalse();
    assertThat(outcome().toJson()).contains("\"lost\":3").contains("\"cut\":2");
    assertThat(outcome().inWords()).contains("3 lost, of which 2 facts went with the power");
  }

  @Test
  void aCutAloneIsNotWell() {
    tally.cut = 1;

    assertThat(outcome().isWell()).isFalse();
  }

  @Test
  void neitherIsADoubleNorABrokenChainNorNothingAtAll() {
    tally.doubled = 1;
    assertThat(outcome().isWell()).isFalse();
    tally.doubled = 0;
    tally.brokenChains.add("home-00 b1 event");
    assertThat(outcome().isWell()).isFalse();
    tally.brokenChains.clear();
    tally.generated = 0;
    assertThat(outcome().isWell()).isFalse();
  }

  private Outcome outcome() {
    Ordeal.Settings settings =
        new Ordeal.Settings(1, List.of(), "artemis", "sqlite", 1, 1, Path.of("ground"));
    return Outcome.of(settings, tally, Map.of(), 0, 1, 0);
  }
}
