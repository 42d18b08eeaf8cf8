package org.sentuh.control.safety;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.controller.Intent;
import org.sentuh.control.pattern.Moment;
import org.sentuh.control.pressure.Backs;
import org.sentuh.control.pressure.PressureMap;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/**
 * One tick for the interlocks, in which nothing is the matter until a test changes it: running,
 * every zone lightly pressed, skin at 33 °C, the rail at 3.0 V and what the frame before draws,
 * ticks of 10 ms, every motor asked for 0.4 at a level of 0.4 and granted the same before.
 */
final class Scene {

  static final State PLAYING = new State.Running(State.Pace.PLAYING);
  static final State IDLE = new State.Idle();
  static final State ARMED = new State.Armed();
  static final State PAUSED = new State.Paused(Reason.PAUSED_BY_WEARER);
  static final State OFF_THE_BACK = new State.Paused(Reason.NO_CONTACT);

  /** Every state in which somebody is about to start a treatment, or has. */
  static final List<State> ATTENDED =
      List.of(
          new State.Screening(),
          ARMED,
          PLAYING,
          new State.Running(State.Pace.EASING_FOR_WEARER),
          new State.Running(State.Pace.EASING_FOR_CONTACT),
          PAUSED,
          OFF_THE_BACK);

  /** Every state in which a treatment has been started and has not ended. */
  static final List<State> UNDERWAY = ATTENDED.subList(2, 7);

  /** Every other state. */
  static final List<State> ALONE =
      List.of(
          IDLE,
          new State.Completed(),
          new State.Stopped(Reason.SKIN_HOT),
          new State.Faulted(Reason.OVERCURRENT));

  long tNs = 1_000_000_000L;
  long dtNs = 10_000_000;
  long riseNs = 10_000_000;
  long missedPeriods;
  int failedDeliveries;
  long silentNs = 10_000_000;
  long unheardNs = 10_000_000;
  State state = PLAYING;
  long runNs;
  long treatedNs;
  long pauseNs;
  double level = 0.4;
  double[] asked;
  boolean[] contact;
  PressureMap pressure;
  double[] skin;
  boolean[] skinKnown;

  /** What the supply meter says; null for what the frame before draws at 3.0 V. */
  Vitals.@Nullable Supply supply;

  boolean stopPressed;
  boolean charging;
  ApprovedFrame previous;

  private Scene(int motors, int zones, int skinSites) {
    asked = filled(motors, 0.4);
    contact = new boolean[zones];
    Arrays.fill(contact, true);
    pressure = Backs.pressing(filled(zones, 2));
    skin = filled(skinSites, 33);
    skinKnown = new boolean[skinSites];
    Arrays.fill(skinKnown, true);
    previous = new ApprovedFrame(filled(motors, 0.4), 0.4);
  }

  /** A scene on the panel of four motors, two zones and two skin temperatures. */
  static Scene four() {
    return new Scene(4, 2, 2);
  }

  /** A scene on panel M: 20 motors, 6 zones, 3 skin temperatures; nothing is asked for. */
  static Scene m() {
    Scene scene = new Scene(20, 6, 3);
    scene.asked = new double[20];
    scene.previous = ApprovedFrame.off(20);
    return scene;
  }

  Scene in(State other) {
    state = other;
    return this;
  }

  /** The same pressure in every zone. */
  Scene pressed(double kPa) {
    pressure = Backs.pressing(filled(contact.length, kPa));
    return this;
  }

  /** The first zones touch, the others do not. */
  Scene touching(int zones) {
    for (int zone = 0; zone < contact.length; zone++) {
      contact[zone] = zone < zones;
    }
    return this;
  }

  Intent intent() {
    return new Intent(
        level,
        asked.clone(),
        new double[asked.length],
        contact.clone(),
        new Moment(0, 1, List.of()));
  }

  private Vitals.Supply supply() {
    double amps = new LimitTable().limits().current().explainedAmps(previous);
    return supply != null ? supply : new Vitals.Supply(amps, 3.0, true);
  }

  Situation situation() {
    return new Situation(
        tNs,
        dtNs,
        riseNs,
        missedPeriods,
        failedDeliveries,
        silentNs,
        unheardNs,
        state,
        runNs,
        treatedNs,
        pauseNs,
        intent(),
        pressure,
        new Vitals(skin.clone(), skinKnown.clone(), supply(), stopPressed, charging),
        previous);
  }

  /** What one interlock alone makes of this tick. */
  Verdict judgedBy(Interlock interlock) {
    Draft draft = new Draft(intent());
    interlock.judge(situation(), draft);
    return draft.verdict();
  }

  /** What one interlock alone makes of this tick, after it has stood like this for some time. */
  Verdict judgedFor(double seconds, Interlock interlock) {
    Verdict verdict = judgedBy(interlock);
    for (long ns = dtNs; ns < Math.round(seconds * 1e9); ns += dtNs) {
      verdict = judgedBy(interlock);
    }
    return verdict;
  }

  static double[] filled(int length, double value) {
    double[] filled = new double[length];
    Arrays.fill(filled, value);
    return filled;
  }
}
