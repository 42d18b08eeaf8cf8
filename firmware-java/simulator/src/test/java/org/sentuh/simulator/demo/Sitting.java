package org.sentuh.simulator.demo;

import java.util.Optional;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.control.treatment.State;
import org.sentuh.device.readiness.Readiness;
import org.sentuh.device.realtime.Hearing;
import org.sentuh.simulator.session.NewMother;

/**
 * Somebody with a fake panel on, watched by an attendant, in stepped time: ticks every 10 ms and a
 * look every 100 ms.
 */
final class Sitting {

  static final long TICK_NS = 10_000_000L;
  static final long S = 1_000_000_000L;
  private static final long LOOK_NS = 100_000_000L;

  final FakePanel panel = new FakePanel();
  final Setup setup = FakeTreatment.setup();
  final Attendant attendant;
  boolean phoneLeads;
  boolean phoneWatches;
  boolean outdated;
  private final TreatmentLoop loop;
  Optional<Refusal> refusal = Optional.empty();
  private final SteppedClock clock = new SteppedClock();

  Sitting(String language) {
    Ports ports = panel.ports(clock);
    Readiness readiness = NewMother.readiness(setup, clock);
    Hearing hearing = new Hearing(readiness.watch(ports.recorder()));
    this.loop =
        new TreatmentLoop(
            setup,
            new Ports(clock, ports.sensors(), ports.actuators(), ports.heartbeat(), hearing),
            readiness);
    this.attendant =
        new Attendant(
            setup,
            loop,
            hearing,
            () -> refusal,
            () -> outdated,
            readiness,
            phones(),
            new Speech(language),
            5 * S);
  }

  private Phones phones() {
    return new Phones() {
      @Override
      public boolean lead() {
        return phoneLeads;
      }

      @Override
      public boolean watch() {
        return phoneWatches;
      }

      @Override
      public String told(Speech speech) {
        return "";
      }
    };
  }

  /** Somebody at a phone asks for something. */
  Sitting atAPhone(Command command) {
    if (!loop.inbox().put(command)) {
      throw new AssertionError("no room for " + command);
    }
    return this;
  }

  /** Lets time pass. */
  Sitting forSeconds(double seconds) {
    long untilNs = clock.nowNs() + Math.round(seconds * S);
    while (clock.nowNs() < untilNs) {
      clock.sleepUntil(clock.nowNs() + TICK_NS);
      loop.tick(clock.nowNs(), 0);
      if (clock.nowNs() % LOOK_NS == 0) {
        attendant.look(clock.nowNs());
      }
    }
    return this;
  }

  /** Lets time pass until the massage is played, and then some more. */
  Sitting running(double seconds) {
    for (int tenth = 0; tenth < 200 && !state().mayDrive(); tenth++) {
      forSeconds(0.1);
    }
    return forSeconds(seconds);
  }

  Sitting press(Key key) {
    attendant.press(key, clock.nowNs());
    return this;
  }

  State state() {
    return attendant.state();
  }

  Scene scene() {
    return attendant.scene(clock.nowNs());
  }

  long nowNs() {
    return clock.nowNs();
  }
}
