package org.sentuh.control.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.control.body.Level;
import org.sentuh.control.pattern.Programmes;

/**
 * Every command in every state, with and without contact: the whole table, written by hand.
 *
 * <p>A cell is the state that an accepted command leads to, as its word (with its reason after a
 * colon where it has one; {@code =} where it stays), or the refusal in capitals. The level stands
 * at 0.40 below a ceiling of 0.60.
 */
class TreatmentTableTest {

  private static final String STATES =
      "idle screening armed running easing-wearer easing-contact paused-wearer paused-contact "
          + "completed stopped faulted";

  /** NN is NOT_NOW, NA is NOT_ACKNOWLEDGED, NC is NO_CONTACT, OH is ON_HOLD. */
  private static final String TABLE =
      """
      command        contact idle      screening armed   running easing-w easing-c paused-w paused-c completed stopped faulted
      screen         both    screening NN        NN      NN      NN       NN       NN       NN       NA        NA      NA
      answer-clear   both    NN        armed     NN      NN      NN       NN       NN       NN       NA        NA      NA
      answer-forbids both    NN        forbidden NN      NN      NN       NN       NN       NN       NA        NA      NA
      start          both    NN        NN        running NN      NN       NN       NN       NN       NA        NA      NA
      pause          both    NN        NN        NN      easing  =        =        NN       NN       NA        NA      NA
      resume         yes     NN        NN        NN      NN      NN       NN       running  running  NA        NA      NA
      resume         no      NN        NN        NN      NN      NN       NN       NC       NC       NA        NA      NA
      softer         both    NN        NN        =       =       =        =        =        =        NA        NA      NA
      stronger       both    NN        NN        =       =       =        =        =        =        NA        NA      NA
      limit-to       both    =         =         =       =       =        =        =        =        NA        NA      NA
      stop           both    =         stopped   stopped stopped stopped  stopped  stopped  stopped  =         =       =
      stop-from-afar both    =         afar      afar    afar    afar     afar     afar     afar     =         =       =
      acknowledge    both    NN        NN        NN      NN      NN       NN       NN       NN       idle      idle    idle
      barred         both    OH        OH        OH      OH      OH       OH       OH       OH       OH        OH      OH
      """;

  private static final Map<String, Command> COMMANDS =
      new TreeMap<>(
          Map.of(
              "screen", new Command.Screen(),
              "answer-clear", new Command.AnswerScreening(true),
              "answer-forbids", new Command.AnswerScreening(false),
              "start", new Command.Start(),
              "pause", new Command.Pause(),
              "resume", new Command.Resume(),
              "softer", new Command.Softer(),
              "stronger", new Command.Stronger(),
              "limit-to", new Command.LimitTo(0.5)));

  static {
    COMMANDS.put("stop", new Command.Stop());
    COMMANDS.put("stop-from-afar", new Command.Stop(Command.Stop.From.AFAR));
    COMMANDS.put("acknowledge", new Command.Acknowledge());
    COMMANDS.put("barred", new Command.Barred(new Command.Start(), Refusal.ON_HOLD));
  }

  static Stream<Arguments> cells() {
    ArrayList<Arguments> cells = new ArrayList<>();
    String[] states = STATES.split(" ", -1);
    for (String line : TABLE.lines().skip(1).toList()) {
      String[] row = line.split(" +", -1);
      for (int i = 0; i < states.length; i++) {
        if (!"no".equals(row[1])) {
          cells.add(Arguments.of(row[0], states[i], 6, row[i + 2]));
        }
        if (!"yes".equals(row[1])) {
          cells.add(Arguments.of(row[0], states[i], 0, row[i + 2]));
        }
      }
    }
    return cells.stream();
  }

  @ParameterizedTest(name = "{0} in {1} with {2} zones: {3}")
  @MethodSource("cells")
  void everyCommandInEveryStateIsAnswered(String command, String state, int zones, String cell) {
    Treatment treatment = in(state);
    State before = treatment.state();
    Answer answer = treatment.take(commandNamed(command), zones);
    switch (cell) {
      case "NN", "NA", "NC", "OH" -> {
        assertThat(answer).isEqualTo(new Answer.Refused(refusal(cell)));
        assertThat(treatment.state()).isEqualTo(before);
      }
      default -> {
        State expected = expected(cell, before);
        assertThat(answer).isEqualTo(new Answer.Accepted(expected));
        assertThat(treatment.state()).isEqualTo(expected);
      }
    }
  }

  @Test
  void theTableKnowsEveryCommandAndEveryState() {
    List<Class<?>> inTable = new ArrayList<>();
    COMMANDS.values().forEach(command -> inTable.add(command.getClass()));
    assertThat(inTable).contains(Command.class.getPermittedSubclasses());
    List<Class<?>> reached = new ArrayList<>();
    for (String state : STATES.split(" ", -1)) {
      reached.add(in(state).state().getClass());
    }
    assertThat(reached).contains(State.class.getPermittedSubclasses());
    assertThat(cells()).hasSize(13 * 2 * 11);
  }

  private static Command commandNamed(String name) {
    Command command = COMMANDS.get(name);
    if (command == null) {
      throw new AssertionError("the table names a command that is not listed: " + name);
    }
    return command;
  }

  private static Refusal refusal(String cell) {
    return switch (cell) {
      case "NN" -> Refusal.NOT_NOW;
      case "NA" -> Refusal.NOT_ACKNOWLEDGED;
      case "OH" -> Refusal.ON_HOLD;
      default -> Refusal.NO_CONTACT;
    };
  }

  private static State expected(String cell, State before) {
    return switch (cell) {
      case "=" -> before;
      case "idle" -> new State.Idle();
      case "screening" -> new State.Screening();
      case "armed" -> new State.Armed();
      case "running" -> new State.Running(State.Pace.PLAYING);
      case "easing" -> new State.Running(State.Pace.EASING_FOR_WEARER);
      case "stopped" -> new State.Stopped(Reason.STOPPED_BY_WEARER);
      case "afar" -> new State.Stopped(Reason.STOPPED_FROM_AFAR);
      case "forbidden" -> new State.Stopped(Reason.SCREENING_FORBIDS);
      default -> throw new AssertionError("the table has no meaning for " + cell);
    };
  }

  /** A treatment of one hold of 30 s that has been brought into a state by its public API. */
  static Treatment in(String state) {
    Treatment treatment =
        new Treatment(Programmes.score(Programmes.hold(Level.T4, 50, 30)), 0.4, 0.6);
    if ("idle".equals(state)) {
      return treatment;
    }
    treatment.take(new Command.Screen(), 6);
    if ("screening".equals(state)) {
      return treatment;
    }
    treatment.take(new Command.AnswerScreening(true), 6);
    if ("armed".equals(state)) {
      return treatment;
    }
    treatment.take(new Command.Start(), 6);
    treatment.advance(1_000_000_000L, 6);
    switch (state) {
      case "running" -> {}
      case "easing-wearer" -> treatment.take(new Command.Pause(), 6);
      case "easing-contact" -> treatment.advance(10_000_000, 0);
      case "paused-wearer" -> {
        treatment.take(new Command.Pause(), 6);
        treatment.advance(Treatment.EASING_NS, 6);
      }
      case "paused-contact" -> {
        treatment.advance(10_000_000, 0);
        treatment.advance(Treatment.EASING_NS, 0);
      }
      case "completed" -> treatment.advance(60_000_000_000L, 6);
      case "stopped" -> treatment.take(new Command.Stop(), 6);
      case "faulted" -> treatment.end(Reason.OVERCURRENT);
      default -> throw new AssertionError("no such state: " + state);
    }
    return treatment;
  }
}
