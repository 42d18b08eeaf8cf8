package org.sentuh.control.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sentuh.control.body.Level;
import org.sentuh.control.pattern.Programmes;
import org.sentuh.control.pattern.Score;

/**
 * Every state that can be reached at all, and everything that can happen in it: found by walking
 * breadth first through the public API, each state by its shortest way. Quick, for this module's
 * own changes; {@code simulator.model} explores what a state does not tell, and the loop around it.
 */
class TreatmentModelTest {

  private static final Score SCORE = Programmes.score(Programmes.hold(Level.T4, 50, 2));

  /** Something that happens, with the answer when it is a command. */
  private record Step(
      String name, @Nullable Command command, Function<Treatment, @Nullable Answer> act) {}

  /** One step from one state to the next. */
  private record Edge(
      State from,
      long placeBeforeNs,
      Step step,
      @Nullable Answer answer,
      State to,
      Treatment after) {}

  private static List<Step> steps() {
    ArrayList<Step> steps = new ArrayList<>();
    List<Command> commands =
        List.of(
            new Command.Screen(),
            new Command.AnswerScreening(true),
            new Command.AnswerScreening(false),
            new Command.Start(),
            new Command.Pause(),
            new Command.Resume(),
            new Command.Softer(),
            new Command.Stronger(),
            new Command.LimitTo(0.2),
            new Command.LimitTo(0.9),
            new Command.LimitTo(0),
            new Command.Stop(),
            new Command.Acknowledge());
    for (int zones : new int[] {0, 1, 6}) {
      for (Command command : commands) {
        steps.add(new Step(command + " with " + zones, command, t -> t.take(command, zones)));
      }
      for (long ms : new long[] {0, 10, 499, 500, 1_999, 2_000, 600_000}) {
        steps.add(
            new Step(
                ms + " ms with " + zones,
                null,
                t -> {
                  t.advance(ms * 1_000_000, zones);
                  return null;
                }));
      }
    }
    for (Reason reason : Reason.values()) {
      if (reason.kind() == Reason.Kind.STOP || reason.kind() == Reason.Kind.FAULT) {
        steps.add(
            new Step(
                "end " + reason,
                null,
                t -> {
                  t.end(reason);
                  return null;
                }));
      }
    }
    return steps;
  }

  private static Treatment replay(List<Step> way) {
    Treatment treatment = new Treatment(SCORE, 0.4, 0.6);
    for (Step step : way) {
      var _ = step.act().apply(treatment);
    }
    return treatment;
  }

  private static List<Edge> walk() {
    List<Step> steps = steps();
    Map<State, List<Step>> found = new LinkedHashMap<>();
    ArrayDeque<List<Step>> open = new ArrayDeque<>();
    ArrayList<Edge> edges = new ArrayList<>();
    found.put(replay(List.of()).state(), List.of());
    open.add(List.of());
    while (!open.isEmpty()) {
      List<Step> way = open.remove();
      for (Step step : steps) {
        Treatment treatment = replay(way);
        State from = treatment.state();
        long placeNs = treatment.placeNs();
        Answer answer = step.act().apply(treatment);
        edges.add(new Edge(from, placeNs, step, answer, treatment.state(), treatment));
        if (!found.containsKey(treatment.state())) {
          ArrayList<Step> further = new ArrayList<>(way);
          further.add(step);
          found.put(treatment.state(), further);
          open.add(further);
        }
      }
    }
    return edges;
  }

  private static final List<Edge> EDGES = walk();

  @Test
  void everyStateThatTheTypeAllowsIsReachedAndNoOther() {
    List<State> reached = EDGES.stream().map(Edge::from).distinct().toList();
    ArrayList<State> expected = new ArrayList<>();
    expected.add(new State.Idle());
    expected.add(new State.Screening());
    expected.add(new State.Armed());
    for (State.Pace pace : State.Pace.values()) {
      expected.add(new State.Running(pace));
    }
    expected.add(new State.Paused(Reason.PAUSED_BY_WEARER));
    expected.add(new State.Paused(Reason.NO_CONTACT));
    expected.add(new State.Completed());
    for (Reason reason : Reason.values()) {
      switch (reason.kind()) {
        case STOP -> expected.add(new State.Stopped(reason));
        case FAULT -> expected.add(new State.Faulted(reason));
        default -> {}
      }
    }
    assertThat(reached).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void onlyAPersonsStartOrResumeLeadsToRunning() {
    for (Edge edge : EDGES) {
      if (edge.to().mayDrive() && !edge.from().mayDrive()) {
        assertThat(edge.step().command())
            .isInstanceOfAny(Command.Start.class, Command.Resume.class);
        assertThat(edge.to()).isEqualTo(new State.Running(State.Pace.PLAYING));
        assertThat(edge.from())
            .isInstanceOf(
                edge.step().command() instanceof Command.Start
                    ? State.Armed.class
                    : State.Paused.class);
      }
    }
  }

  @Test
  void onlyAPersonsResumeMakesItPlayOnAfterEasingHasBegun() {
    for (Edge edge : EDGES) {
      if (edge.from() instanceof State.Running(State.Pace pace)
          && pace != State.Pace.PLAYING
          && edge.to() instanceof State.Running(State.Pace next)) {
        assertThat(next).as("%s", edge).isEqualTo(pace);
      }
    }
  }

  @Test
  void aStopIsAlwaysAcceptedAndNeverLeavesItDriving() {
    for (Edge edge : EDGES) {
      if (edge.step().command() instanceof Command.Stop) {
        assertThat(edge.answer()).isEqualTo(new Answer.Accepted(edge.to()));
        assertThat(edge.to().hasEnded() || edge.to() instanceof State.Idle).isTrue();
        assertThat(edge.to().mayDrive()).isFalse();
      }
    }
  }

  @Test
  void anEndIsOnlyLeftByAcknowledgingItOrForAFault() {
    for (Edge edge : EDGES) {
      if (edge.from().hasEnded() && !edge.to().equals(edge.from())) {
        if (edge.to() instanceof State.Faulted) {
          assertThat(edge.step().name()).startsWith("end ");
          assertThat(edge.from()).isNotInstanceOf(State.Faulted.class);
        } else {
          assertThat(edge.step().command()).isInstanceOf(Command.Acknowledge.class);
          assertThat(edge.to()).isEqualTo(new State.Idle());
        }
      }
    }
  }

  @Test
  void everyReasonThatEndsEndsEveryTreatmentThatHasNotEnded() {
    for (Edge edge : EDGES) {
      if (edge.step().name().startsWith("end ") && !edge.from().hasEnded()) {
        assertThat(edge.to().hasEnded()).isTrue();
        assertThat("end " + edge.to().why()).isEqualTo(edge.step().name());
      }
    }
  }

  @Test
  void aRefusedCommandChangesNothing() {
    for (Edge edge : EDGES) {
      if (edge.answer() instanceof Answer.Refused) {
        assertThat(edge.to()).isEqualTo(edge.from());
      } else if (edge.answer() instanceof Answer.Accepted(State now)) {
        assertThat(now).isEqualTo(edge.to());
      }
    }
  }

  @Test
  void everyCommandIsAnswered() {
    for (Edge edge : EDGES) {
      assertThat(edge.answer() == null).isEqualTo(edge.step().command() == null);
    }
  }

  @Test
  void theLevelNeverLeavesItsBoundsWhateverIsAsked() {
    for (Edge edge : EDGES) {
      assertThat(edge.after().level()).isBetween(Treatment.SOFTEST, edge.after().ceiling());
      assertThat(edge.after().ceiling()).isBetween(Treatment.SOFTEST, 0.6);
    }
  }

  @Test
  void onlyTimeInARunningTreatmentMovesThePlaceAndOnlyAcknowledgingItsEndTakesItBack() {
    for (Edge edge : EDGES) {
      long placeNs = edge.after().placeNs();
      assertThat(placeNs).isBetween(0L, SCORE.durationNs());
      if (edge.to() instanceof State.Idle) {
        assertThat(placeNs).isZero();
      } else if (edge.step().command() != null || !edge.from().mayDrive()) {
        assertThat(placeNs).isEqualTo(edge.placeBeforeNs());
      } else {
        assertThat(placeNs).isGreaterThanOrEqualTo(edge.placeBeforeNs());
      }
    }
  }
}
