package org.sentuh.control.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sentuh.control.event.Fact;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.control.treatment.State;

class PermissionTest {

  private final World world = World.holding(30);
  private final List<Command> asked = new ArrayList<>();
  private @Nullable Refusal against;
  private final TreatmentLoop loop =
      new TreatmentLoop(
          SetupTest.holding(30),
          new Ports(world, world, world, world, world),
          (command, tNs, latest) -> {
            asked.add(command);
            return Optional.ofNullable(against);
          });

  private void tick(Command... commands) {
    for (Command command : commands) {
      assertThat(loop.inbox().put(command)).isTrue();
    }
    world.nowNs += world.periodNs;
    loop.tick(world.nowNs, 0);
  }

  private State state() {
    Snapshot latest = loop.latest();
    return latest == null ? new State.Idle() : latest.state();
  }

  @Test
  void answersDoNotArmWhileSomethingStandsAgainstIt() {
    against = Refusal.RESTING;
    tick(new Command.Screen(), new Command.AnswerScreening(true));
    assertThat(state()).isInstanceOf(State.Screening.class);
    assertThat(world.facts(Fact.CommandRefused.class))
        .containsExactly(new Fact.CommandRefused("AnswerScreening", Refusal.RESTING));
  }

  @Test
  void aStartIsRefusedForWhatHasComeSinceItWasArmed() {
    tick(new Command.Screen(), new Command.AnswerScreening(true));
    against = Refusal.ON_HOLD;
    tick(new Command.Start());
    assertThat(state()).isInstanceOf(State.Armed.class);
    against = null;
    tick(new Command.Start());
    assertThat(state()).isInstanceOf(State.Running.class);
  }

  @Test
  void nobodyIsAskedAboutAStopOrAnythingGentler() {
    tick(new Command.Screen(), new Command.AnswerScreening(true));
    tick(new Command.Start());
    asked.clear();
    against = Refusal.ON_HOLD;
    tick(new Command.Softer(), new Command.LimitTo(0.2), new Command.Pause());
    tick(new Command.Stop());
    tick(new Command.Acknowledge(), new Command.Screen(), new Command.AnswerScreening(false));
    assertThat(asked).isEmpty();
    assertThat(state()).isInstanceOf(State.Stopped.class);
  }

  @Test
  void whatIsRecordedReplaysWithoutAnybodysPermission() {
    tick(new Command.Screen(), new Command.AnswerScreening(true));
    against = Refusal.ON_HOLD;
    tick(new Command.Start());
    List<TickRecord> recorded = List.copyOf(world.ticks);
    assertThat(recorded.getLast().commands())
        .containsExactly(new Command.Barred(new Command.Start(), Refusal.ON_HOLD));

    World again = World.holding(30);
    for (TickRecord tick : recorded) {
      tick.commands().forEach(again::put);
      again.tick();
    }
    assertThat(again.events).isEqualTo(world.events);
    assertThat(again.latest().state()).isInstanceOf(State.Armed.class);
  }

  @Test
  void aPermissionThatBreaksTurnsEverythingOff() {
    TreatmentLoop careless =
        new TreatmentLoop(
            SetupTest.holding(30),
            new Ports(world, world, world, world, world),
            (command, tNs, latest) -> {
              throw new IllegalStateException("no answer");
            });
    careless.tick(world.nowNs + world.periodNs, 0);
    careless.inbox().put(new Command.Start());
    careless.tick(world.nowNs + 2 * world.periodNs, 0);
    Snapshot latest = careless.latest();
    assertThat(latest).isNotNull();
    assertThat(latest.state()).isInstanceOf(State.Faulted.class);
    assertThat(latest.verdict().frame().isOff()).isTrue();
  }
}
