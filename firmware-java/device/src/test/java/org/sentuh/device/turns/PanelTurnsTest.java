package org.sentuh.device.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sentuh.control.loop.Inbox;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

class PanelTurnsTest {

  private final PanelTurns turns = new PanelTurns();
  private final List<String> happened = new ArrayList<>();

  private Turn turn(String word) {
    return new Turn() {
      @Override
      public String word() {
        return word;
      }

      @Override
      public void take(State standing) {
        happened.add(word + " at " + standing.word());
        assertThat(turns.word()).contains(word);
      }

      @Override
      public void stop(Command.Stop asked) {
        happened.add(word + " stopped " + asked.from());
      }
    };
  }

  @Test
  void whoAsksFirstHasThePanelAndNobodyElseUntilItIsOver() {
    assertThat(turns.ask(turn("first"))).isTrue();
    assertThat(turns.ask(turn("second"))).isFalse();
    assertThat(turns.waits()).isTrue();
    turns.take(new State.Idle());
    assertThat(happened).containsExactly("first at idle");
    assertThat(turns.waits()).isFalse();
    assertThat(turns.word()).isEmpty();
    assertThat(turns.ask(turn("second"))).isTrue();
  }

  @Test
  void inATreatmentThereIsNoTurnAndNoneIsLeftOver() {
    for (State state :
        new State[] {
          new State.Screening(),
          new State.Armed(),
          new State.Running(State.Pace.PLAYING),
          new State.Paused(Reason.PAUSED_BY_WEARER)
        }) {
      turns.ask(turn("late"));
      turns.take(state);
      assertThat(turns.waits()).isFalse();
    }
    turns.take(new State.Idle());
    assertThat(happened).isEmpty();
  }

  @Test
  void afterAnEndThereMayBeOneToo() {
    turns.ask(turn("after"));
    turns.take(new State.Stopped(Reason.STOP_BUTTON));
    assertThat(happened).containsExactly("after at stopped");
  }

  @Test
  void everyStopOfTheInboxEndsTheTurn() {
    Inbox inbox = new Inbox();
    turns.obey(inbox);
    inbox.put(new Command.Stop());
    turns.ask(turn("test"));
    inbox.put(new Command.Softer());
    assertThat(happened).isEmpty();
    inbox.put(new Command.Stop());
    assertThat(happened).containsExactly("test stopped HERE");
  }

  @Test
  void aTurnThatBreaksOffGivesThePanelBack() {
    turns.ask(
        new Turn() {
          @Override
          public String word() {
            return "broken";
          }

          @Override
          public void take(State standing) {
            throw new IllegalStateException("a bug");
          }

          @Override
          public void stop(Command.Stop asked) {}
        });
    turns.take(new State.Idle());
    assertThat(turns.waits()).isFalse();
    assertThat(turns.ask(turn("next"))).isTrue();
  }

  @Test
  void aSelfTestThatIsStoppedBeforeItsTurnNeverBegins() {
    SelfTestTurn test =
        new SelfTestTurn(
            new SelfTestTurn.TestBench(
                standing -> {
                  throw new AssertionError("nothing is tested");
                },
                () -> {
                  throw new AssertionError("nobody is asked");
                }),
            false,
            report -> happened.add("told"));
    turns.ask(test);
    turns.stop();
    turns.take(new State.Idle());
    assertThat(happened).isEmpty();
    assertThat(test.asked()).isEmpty();
  }
}
