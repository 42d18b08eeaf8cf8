package org.sentuh.control.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sentuh.control.safety.Judged.frame;
import static org.sentuh.control.safety.Judged.permitted;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sentuh.control.treatment.State;

class RunningOnlyTest {

  @Test
  void motorsAreDrivenInARunningTreatmentHoweverItGoesOn() {
    for (State.Pace pace : State.Pace.values()) {
      Verdict verdict = Scene.four().in(new State.Running(pace)).judgedBy(new RunningOnly());
      permitted(verdict);
      frame(verdict, 0.4, 0.4, 0.4, 0.4);
      assertThat(verdict.frame().level()).isEqualTo(0.4);
    }
  }

  @Test
  void inEveryOtherStateNothingIsDrivenAndNobodyIsBlamed() {
    List<State> others = new ArrayList<>(Scene.ALONE);
    others.addAll(Scene.ATTENDED);
    others.removeIf(state -> state instanceof State.Running);
    assertThat(others).hasSize(8);
    for (State state : others) {
      Verdict verdict = Scene.four().in(state).judgedBy(new RunningOnly());
      permitted(verdict);
      assertThat(verdict.frame().isOff()).isTrue();
      assertThat(verdict.frame().level()).isZero();
    }
  }
}
