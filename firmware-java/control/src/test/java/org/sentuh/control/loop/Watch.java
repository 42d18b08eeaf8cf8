package org.sentuh.control.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.sentuh.control.pressure.PressureMap;
import org.sentuh.control.safety.ApprovedFrame;
import org.sentuh.control.safety.Frames;
import org.sentuh.control.safety.Limits;
import org.sentuh.control.safety.Vitals;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.State;

/**
 * Looks at every tick of a world from outside, at its frames, its beats and its states, and says
 * what must never be. It knows the limits and nothing of how they are kept.
 */
final class Watch {

  /** What sums of doubles may be off. */
  private static final double ULPS = 1e-12;

  /** After so long without a beat the hardware may have turned the motors off. */
  private static final long HOLD_NS = 100_000_000;

  private final Setup setup;
  private final World world;
  private ApprovedFrame before;
  private State stateBefore = new State.Idle();
  private long tNs;
  private long heardNs;
  private boolean begun;

  /** Ticks in which any motor was driven. */
  int driven;

  Watch(Setup setup, World world) {
    this.setup = setup;
    this.world = world;
    this.before = Frames.of(0, new double[setup.panel().motors().size()]);
  }

  void tick(long late) {
    int frames = world.frames.size();
    int beats = world.beats;
    world.tick(late);
    assertThat(world.frames).as("one frame a tick").hasSize(frames + 1);
    Snapshot now = world.latest();
    ApprovedFrame frame = world.frames.getLast();
    belowEveryLimit(frame);
    noJump(frame, now.tNs());
    onlyWhileRunning(frame, now);
    startedByAPerson(now.state());
    beats(world.beats - beats, now);
    driven += frame.isOff() ? 0 : 1;
    before = frame;
    stateBefore = now.state();
    tNs = now.tNs();
    begun = true;
  }

  /** As many ticks as make so many seconds. */
  void seconds(int seconds) {
    for (long ns = 0; ns < seconds * 1_000_000_000L; ns += setup.periodNs()) {
      tick(0);
    }
  }

  /** The frame of the last tick. */
  ApprovedFrame before() {
    return before;
  }

  private void belowEveryLimit(ApprovedFrame frame) {
    double most = Math.min(setup.score().programme().ceiling(), setup.limits().intensity().cap());
    assertThat(frame.level()).as("level").isBetween(0.0, most);
    for (int motor = 0; motor < frame.motors(); motor++) {
      assertThat(frame.intensity(motor)).as("motor %s", motor).isBetween(0.0, most);
    }
    assertThat(frame.motorsOn()).isLessThanOrEqualTo(setup.limits().motors().onMost());
  }

  private void noJump(ApprovedFrame frame, long nowNs) {
    long dtNs = begun ? nowNs - tNs : setup.periodNs();
    double seconds = Math.min(dtNs, 2 * setup.periodNs()) / 1e9;
    Limits.Intensity limits = setup.limits().intensity();
    boolean silent = begun && nowNs - heardNs > HOLD_NS;
    double level = silent ? 0 : before.level();
    assertThat(frame.level())
        .as("level after %s", level)
        .isLessThanOrEqualTo(level + limits.smoothness().levelRisePerS() * seconds + ULPS);
    for (int motor = 0; motor < frame.motors(); motor++) {
      double from = silent ? 0 : before.intensity(motor);
      assertThat(frame.intensity(motor))
          .as("motor %s after %s", motor, from)
          .isLessThanOrEqualTo(from + limits.smoothness().motorRisePerS() * seconds + ULPS);
    }
  }

  private void onlyWhileRunning(ApprovedFrame frame, Snapshot now) {
    if (!(now.state() instanceof State.Running) || mustStop(now)) {
      assertThat(frame.isOff()).as("off in %s", now.state()).isTrue();
      assertThat(frame.level()).isZero();
    }
    for (int motor = 0; motor < frame.motors(); motor++) {
      if (now.pressure().isFaulted(setup.panel().zoneOf(motor))) {
        assertThat(frame.intensity(motor)).as("motor %s without a sensor", motor).isZero();
      }
    }
  }

  /** Whatever stops in the very tick that sees it. */
  private boolean mustStop(Snapshot now) {
    Vitals vitals = now.vitals();
    PressureMap pressure = now.pressure();
    boolean hot = false;
    for (int site = 0; site < vitals.skinSites(); site++) {
      hot |=
          vitals.isSkinKnown(site)
              && vitals.skinCelsius(site) >= setup.limits().skin().stopCelsius();
    }
    return hot
        || vitals.stopPressed()
        || vitals.charging()
        || !vitals.supply().known()
        || vitals.skinSitesKnown() * 2 <= vitals.skinSites()
        || pressure.faultedSites() >= setup.limits().contact().faultyStop();
  }

  private void startedByAPerson(State state) {
    boolean starts = state instanceof State.Running && !(stateBefore instanceof State.Running);
    if (starts) {
      assertThat(world.ticks.getLast().commands())
          .hasAtLeastOneElementOfType(
              stateBefore instanceof State.Paused ? Command.class : Command.Start.class);
    }
  }

  private void beats(int given, Snapshot now) {
    TickRecord tick = world.ticks.getLast();
    boolean ended = now.state().hasEnded();
    boolean due = !ended && tick.punctual() && tick.delivery() instanceof Delivery.Delivered;
    assertThat(given).as("beats").isEqualTo(due ? 1 : 0);
    heardNs = given > 0 ? now.tNs() : heardNs;
  }
}
