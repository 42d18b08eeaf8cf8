package org.sentuh.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

class TypedKeysTest {

  @Test
  void theKeysOfTheViewAreFoundInUpperAndLowerCase() {
    assertThat(typed("pP +=-_qQlLnN?hx"))
        .containsExactly(
            Key.PAUSE,
            Key.PAUSE,
            Key.PAUSE,
            Key.STRONGER,
            Key.STRONGER,
            Key.SOFTER,
            Key.SOFTER,
            Key.STOP,
            Key.STOP,
            Key.LANGUAGE,
            Key.LANGUAGE,
            Key.THEME,
            Key.THEME,
            Key.HELP,
            Key.HELP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001b[A", "\u001bOP", "\u001b[1;5q", "\u001b[200~"})
  void anArrowOrAFunctionKeyIsNoneOfThem(String sequence) {
    assertThat(typed(sequence)).isEmpty();
    assertThat(typed(sequence + "q")).containsExactly(Key.STOP);
  }

  @ParameterizedTest
  @CsvSource({"p, Pause", "q, Stop", "+, Stronger", "-, Softer"})
  void whileItRunsAKeyAsksOneThing(char letter, String command) {
    Optional<Command> asked =
        Key.of(letter).orElseThrow().command(new State.Running(State.Pace.PLAYING));

    assertThat(asked.map(found -> found.getClass().getSimpleName())).contains(command);
  }

  @Test
  void noKeyAsksForAStart() {
    for (Key key : Key.values()) {
      for (State state :
          List.of(
              new State.Idle(),
              new State.Armed(),
              new State.Paused(Reason.PAUSED_BY_WEARER),
              new State.Stopped(Reason.SKIN_HOT),
              new State.Completed())) {
        assertThat(key.command(state))
            .isNotEqualTo(Optional.of(new Command.Start()))
            .isNotEqualTo(Optional.of(new Command.Acknowledge()));
      }
    }
  }

  private static List<Key> typed(String text) {
    TypedKeys keys = new TypedKeys();
    List<Key> found = new ArrayList<>();
    text.chars().forEach(letter -> keys.typed(letter).ifPresent(found::add));
    return found;
  }
}
