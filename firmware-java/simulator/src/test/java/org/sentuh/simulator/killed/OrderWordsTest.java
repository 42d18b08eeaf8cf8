package org.sentuh.simulator.killed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.control.treatment.Command;
import org.sentuh.simulator.faults.Stage;

/** Orders go to a process as lines and come out as they were. */
final class OrderWordsTest {

  @ParameterizedTest
  @EnumSource(Stage.class)
  void everyCommandOfEveryStageComesBack(Stage stage) {
    assertThat(
            Stream.concat(stage.before().stream(), stage.after().stream()).map(Stage.Step::command))
        .allSatisfy(
            command -> assertThat(OrderWords.command(OrderWords.of(command))).isEqualTo(command));
  }

  @Test
  void whatNoStageNeedsHasNoWord() {
    assertThatThrownBy(() -> OrderWords.of(new Command.Stronger()))
        .hasMessageContaining("Stronger");
    assertThatThrownBy(() -> OrderWords.command("dance")).hasMessageContaining("dance");
  }
}
