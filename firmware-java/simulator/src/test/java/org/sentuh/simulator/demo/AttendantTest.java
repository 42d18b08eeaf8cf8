package org.sentuh.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

class AttendantTest {

  @Test
  void aTreatmentIsStartedWhenThePanelFitsAndNobodyHasToDoAnything() {
    Sitting sitting = new Sitting("en");

    sitting.forSeconds(1);
    assertThat(sitting.state()).isInstanceOf(State.Armed.class);
    sitting.forSeconds(3);
    assertThat(sitting.state()).isInstanceOf(State.Running.class);
  }

  @Test
  void aPanelThatTouchesNowhereIsWaitedForAndStartedOnceItFits() {
    Sitting sitting = new Sitting("en");
    Arrays.fill(sitting.panel.kPa, 0.1);

    sitting.forSeconds(20);
    assertThat(sitting.state()).isInstanceOf(State.Armed.class);
    assertThat(sitting.panel.peakFrames).isZero();
    assertThat(new Narrator(sitting.setup).now(sitting.scene())).contains("Waiting");
    Arrays.fill(sitting.panel.kPa, 2.4);
    sitting.forSeconds(2);
    assertThat(sitting.state()).isInstanceOf(State.Running.class);
  }

  @Test
  void whatStandsAgainstItIsAskedForAgainUntilItHasGone() {
    Sitting sitting = new Sitting("en");
    sitting.panel.skinCelsius = 39.5;

    sitting.forSeconds(3);
    assertThat(sitting.state()).isInstanceOf(State.Screening.class);
    sitting.panel.skinCelsius = 33.2;
    sitting.forSeconds(8);
    assertThat(sitting.state()).isInstanceOf(State.Running.class);
  }

  @Test
  void whatIsLedAtAPhoneIsBegunByNobodyElseAndNotWaitedForForEver() {
    Sitting sitting = new Sitting("en");
    sitting.phoneLeads = true;

    sitting.forSeconds(60);
    assertThat(sitting.state()).isInstanceOf(State.Idle.class);
    assertThat(sitting.attendant.isOver(sitting.nowNs())).isFalse();
    sitting.forSeconds(900);
    assertThat(sitting.attendant.isOver(sitting.nowNs())).isTrue();
  }

  @Test
  void whatIsPrescribedAnewEndsAMassageThatHasNotBegunAndNoOther() {
    Sitting waiting = new Sitting("en");
    waiting.phoneLeads = true;
    waiting.forSeconds(5);
    waiting.outdated = true;
    assertThat(waiting.attendant.isOver(waiting.nowNs())).isTrue();
    assertThat(waiting.attendant.isDismissed()).isFalse();

    Sitting running = new Sitting("en").running(5);
    running.outdated = true;
    running.forSeconds(5);
    assertThat(running.attendant.isOver(running.nowNs())).isFalse();
    assertThat(running.state()).isInstanceOf(State.Running.class);
  }

  @Test
  void whoWatchesAtAPhoneHasTimeToReadHowItEnded() {
    Sitting sitting = new Sitting("en").running(5);
    sitting.phoneWatches = true;

    sitting.atAPhone(new Command.Stop()).forSeconds(30);
    assertThat(sitting.attendant.isOver(sitting.nowNs())).isFalse();
    sitting.atAPhone(new Command.Acknowledge()).forSeconds(0.2);
    assertThat(sitting.attendant.isOver(sitting.nowNs())).isTrue();
    assertThat(sitting.attendant.ending()).isEqualTo(new State.Stopped(Reason.STOPPED_BY_WEARER));
  }

  @Test
  void theKeyForPauseEasesOutAndTheSameKeyGoesOn() {
    Sitting sitting = new Sitting("en").running(10).press(Key.PAUSE).forSeconds(4);

    assertThat(sitting.state()).isEqualTo(new State.Paused(Reason.PAUSED_BY_WEARER));
    assertThat(sitting.panel.drivenAtLast).isFalse();
    sitting.press(Key.PAUSE).forSeconds(1);
    assertThat(sitting.state()).isInstanceOf(State.Running.class);
  }

  @Test
  void softerAndStrongerMoveHerLevelByAStepAndNeverBeyondTheCeiling() {
    Sitting sitting = new Sitting("en").running(6);
    double level = level(sitting);

    sitting.press(Key.SOFTER).forSeconds(0.1);
    assertThat(level(sitting)).isEqualTo(level - 0.05);
    for (int press = 0; press < 30; press++) {
      sitting.press(Key.STRONGER).forSeconds(0.1);
    }
    assertThat(level(sitting)).isEqualTo(sitting.setup.ceiling());
    assertThat(sitting.scene().answer()).isNotBlank();
  }

  @Test
  void theKeyForStopStopsWithinATickAndAsksNothing() {
    Sitting sitting = new Sitting("en").running(10).press(Key.STOP).forSeconds(0.01);

    assertThat(sitting.state()).isEqualTo(new State.Stopped(Reason.STOPPED_BY_WEARER));
    assertThat(sitting.panel.drivenAtLast).isFalse();
    assertThat(sitting.attendant.isOver(sitting.nowNs())).isFalse();
    sitting.forSeconds(0.2).press(Key.STOP);
    assertThat(sitting.attendant.isOver(sitting.nowNs())).isTrue();
  }

  @Test
  void aStopBeforeAnythingHasBegunLeavesAtOnce() {
    Sitting sitting = new Sitting("en").press(Key.STOP).forSeconds(0.1);

    assertThat(sitting.panel.peakFrames).isZero();
    assertThat(sitting.attendant.isOver(sitting.nowNs())).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void noKeyStartsAnythingAfterAnEnd(Key key) {
    Sitting sitting = new Sitting("en").running(5).press(Key.STOP).forSeconds(0.1);
    long frames = sitting.panel.peakFrames;

    sitting.press(key).forSeconds(3);
    assertThat(sitting.state().hasEnded()).isTrue();
    assertThat(sitting.panel.peakFrames).isEqualTo(frames);
  }

  @Test
  void theKeyForTheLanguageChangesEveryWordAndNothingElse() {
    Sitting sitting = new Sitting("id").running(5);
    String indonesian = new Narrator(sitting.setup).now(sitting.scene());

    sitting.press(Key.LANGUAGE).forSeconds(0.1);
    assertThat(new Narrator(sitting.setup).now(sitting.scene())).isNotEqualTo(indonesian);
    assertThat(sitting.scene().speech().code()).isEqualTo("en");
    assertThat(sitting.state()).isInstanceOf(State.Running.class);
  }

  @Test
  void aBugIsShownAsAFaultAndNothingIsDriven() {
    Sitting sitting = new Sitting("en").running(5);
    sitting.panel.breaks = true;

    sitting.forSeconds(0.2);
    assertThat(sitting.state()).isEqualTo(new State.Faulted(Reason.PROGRAM_FAULT));
    assertThat(sitting.panel.drivenAtLast).isFalse();
  }

  @Test
  void aWholeTreatmentEndsByItself() {
    Sitting sitting = new Sitting("id").running(0);
    long most = sitting.setup.score().durationNs() / Sitting.S + 5;
    for (int second = 0; second < most && !sitting.state().hasEnded(); second++) {
      sitting.forSeconds(1);
    }

    assertThat(sitting.state()).isEqualTo(new State.Completed());
    sitting.forSeconds(6);
    assertThat(sitting.attendant.isOver(sitting.nowNs())).isTrue();
  }

  private static double level(Sitting sitting) {
    Snapshot snapshot = sitting.scene().snapshot();
    return snapshot == null ? -1 : snapshot.level();
  }
}
