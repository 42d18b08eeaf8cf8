package org.sentuh.control.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.controller.Controller;
import org.sentuh.control.controller.Intent;
import org.sentuh.control.pressure.Calibration;
import org.sentuh.control.pressure.PressureMap;
import org.sentuh.control.safety.ApprovedFrame;
import org.sentuh.control.safety.Interlocks;
import org.sentuh.control.safety.Reasons;
import org.sentuh.control.safety.Situation;
import org.sentuh.control.safety.Verdict;
import org.sentuh.control.safety.Vitals;
import org.sentuh.control.treatment.Answer;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.control.treatment.Treatment;

/**
 * One tick of the device, from the inbox to the heartbeat.
 *
 * <p>Without a clock, randomness or I/O of its own: the same setup and inputs give the same
 * decisions, to the byte. {@link #tick} runs on one thread; {@link #latest} and {@link #inbox} are
 * for any thread.
 */
public final class TreatmentLoop {

  /** The part of the period within which a tick must be done to be given its heartbeat. */
  private static final double BUDGET = 0.8;

  private static final int MOST_RISE_PERIODS = 2;

  private final Ports ports;
  private final Permission permission;
  private final long periodNs;
  private final Inbox inbox = new Inbox();
  private final Calibration calibration;
  private final Treatment treatment;
  private final Controller controller;
  private final Interlocks interlocks;
  private final Scribe scribe;
  private long lastNs;
  private int zonesInContact;
  private int failedDeliveries;
  private long silentNs;
  private long unheardNs;
  private boolean begun;
  private boolean broken;
  private volatile @Nullable Snapshot latest;

  /**
   * A loop for one treatment; nothing is sampled or driven before the first tick.
   *
   * @param permission what is asked before anything is armed, started or resumed
   */
  public TreatmentLoop(Setup setup, Ports ports, Permission permission) {
    this.ports = ports;
    this.permission = permission;
    this.periodNs = setup.periodNs();
    this.calibration = new Calibration(setup.laws(), setup.plausibility());
    this.treatment = new Treatment(setup.score(), setup.level(), setup.ceiling());
    this.controller =
        new Controller(
            setup.panel(),
            setup.proven().crossFade(),
            setup.limits().contact().rule(),
            setup.limits().contact().firmness(),
            setup.limits().intensity().smoothness());
    this.interlocks = new Interlocks(setup.limits(), setup.panel(), setup.spent());
    this.scribe = new Scribe(setup, treatment, ports.recorder());
  }

  /**
   * A loop whose commands have been judged already, as those of a recording, or on which nobody
   * lies.
   */
  public TreatmentLoop(Setup setup, Ports ports) {
    this(setup, ports, (command, tNs, latest) -> Optional.empty());
  }

  /** Where people's commands are put. */
  public Inbox inbox() {
    return inbox;
  }

  /** The latest tick, or null before the first. */
  public @Nullable Snapshot latest() {
    return latest;
  }

  /**
   * One tick. A bug anywhere in it turns everything off for good and ends the heartbeat; only one
   * in the recorder is thrown on, for nobody else could tell of it.
   *
   * @param tNs the tick's time, later than the last one's
   * @param missedPeriods whole periods that were missed before it
   */
  public void tick(long tNs, long missedPeriods) {
    if (broken) {
      answerBroken(tNs);
      return;
    }
    try {
      play(tNs, missedPeriods);
    } catch (RuntimeException bug) {
      breakDown(tNs, bug);
    }
  }

  /** Off first, then words: whatever went wrong may go wrong again. */
  private void breakDown(long tNs, RuntimeException bug) {
    broken = true;
    treatment.end(Reason.PROGRAM_FAULT);
    ApprovedFrame off = interlocks.off();
    Snapshot last = latest;
    if (last != null) {
      Reasons why = Reasons.of(Reason.PROGRAM_FAULT);
      Verdict stopped = new Verdict.Stopped(off, Reason.PROGRAM_FAULT, why);
      latest = snapshot(tNs, last.intent(), stopped, last.pressure(), last.vitals());
    }
    Delivery delivery = turnOff(off);
    scribe.refused(tNs, delivery);
    scribe.broke(tNs, bug);
  }

  /** Drivers that throw even now have not taken it. */
  private Delivery turnOff(ApprovedFrame off) {
    try {
      return ports.actuators().apply(off);
    } catch (RuntimeException worse) {
      return new Delivery.Refused(String.valueOf(worse), 0);
    }
  }

  private void play(long tNs, long missedPeriods) {
    long dtNs = elapse(tNs);
    long riseNs = Math.min(dtNs, MOST_RISE_PERIODS * periodNs);
    List<Command> commands = obey(tNs);
    PanelSample sample = ports.sensors().sample(tNs);
    PressureMap pressure = calibration.map(sample.pressure(), tNs);
    treatment.advance(riseNs, zonesInContact);
    Intent intent = controller.step(treatment, pressure, riseNs);
    Verdict verdict =
        interlocks.judge(situation(tNs, dtNs, riseNs, missedPeriods, intent, pressure, sample));
    end(verdict);
    Delivery delivery = ports.actuators().apply(verdict.frame());
    boolean punctual = ports.clock().nowNs() - tNs <= BUDGET * periodNs;
    beat(delivery, punctual);
    zonesInContact = intent.zonesInContact();
    Snapshot now = snapshot(tNs, intent, verdict, pressure, sample.vitals());
    publish(new TickRecord(missedPeriods, commands, sample, delivery, punctual, now), riseNs, dtNs);
  }

  private long elapse(long tNs) {
    if (!begun) {
      scribe.prepared(tNs);
    } else if (tNs <= lastNs) {
      throw new IllegalArgumentException("tick at " + tNs + " ns follows one at " + lastNs + " ns");
    }
    long dtNs = begun ? tNs - lastNs : periodNs;
    silentNs += dtNs;
    unheardNs += dtNs;
    begun = true;
    lastNs = tNs;
    return dtNs;
  }

  /** A stop comes first, and puts aside what has waited with it. */
  private List<Command> obey(long tNs) {
    List<Command> given = inbox.drain();
    List<Command> taken = given.isEmpty() ? List.of() : new ArrayList<>(given.size());
    boolean stopped = false;
    for (int i = 0; i < given.size(); i++) {
      Command command = stopped ? given.get(i) : judged(given.get(i), tNs);
      Answer answer =
          stopped
              ? new Answer.Refused(Refusal.STOPPED_FIRST)
              : treatment.take(command, zonesInContact);
      scribe.answered(tNs, command, answer);
      taken.add(command);
      stopped |= command instanceof Command.Stop;
    }
    return taken;
  }

  /** Everything is off for good: a stop is done already, and nothing else is taken. */
  private void answerBroken(long tNs) {
    for (Command command : inbox.drain()) {
      Answer answer =
          command instanceof Command.Stop
              ? new Answer.Accepted(treatment.state())
              : new Answer.Refused(Refusal.PROGRAM_ENDED);
      scribe.answered(tNs, command, answer);
    }
  }

  /**
   * What is refused from outside is recorded as such, so that a replay needs nobody's permission.
   */
  private Command judged(Command command, long tNs) {
    return switch (command) {
      case Command.AnswerScreening(boolean clear) when clear -> permitted(command, tNs);
      case Command.Start start -> permitted(command, tNs);
      case Command.Resume resume -> permitted(command, tNs);
      default -> command;
    };
  }

  private Command permitted(Command command, long tNs) {
    return permission
        .against(command, tNs, latest)
        .<Command>map(why -> new Command.Barred(command, why))
        .orElse(command);
  }

  private Situation situation(
      long tNs,
      long dtNs,
      long riseNs,
      long missedPeriods,
      Intent intent,
      PressureMap pressure,
      PanelSample sample) {
    return new Situation(
        tNs,
        dtNs,
        riseNs,
        missedPeriods,
        failedDeliveries,
        silentNs,
        unheardNs,
        treatment.state(),
        treatment.runNs(),
        treatment.treatedNs(),
        treatment.pauseNs(),
        intent,
        pressure,
        sample.vitals(),
        interlocks.previous());
  }

  private void end(Verdict verdict) {
    if (verdict instanceof Verdict.Stopped stopped) {
      treatment.end(stopped.why());
      controller.rest();
    }
  }

  /**
   * Silence means off: no beat after an end of any kind, after a frame that was not taken, or too
   * late. So the hardware cuts the rail after every massage, and is seen to.
   */
  private void beat(Delivery delivery, boolean punctual) {
    failedDeliveries = delivery instanceof Delivery.Delivered ? 0 : failedDeliveries + 1;
    boolean due = !treatment.state().hasEnded();
    boolean given = due && failedDeliveries == 0 && punctual;
    if (given) {
      ports.heartbeat().beat();
      silentNs = 0;
    }
    unheardNs = given || !due ? 0 : unheardNs;
  }

  private Snapshot snapshot(
      long tNs, Intent intent, Verdict verdict, PressureMap pressure, Vitals vitals) {
    return new Snapshot(
        tNs,
        treatment.state(),
        treatment.placeNs(),
        treatment.level(),
        treatment.ceiling(),
        intent,
        verdict,
        pressure,
        vitals);
  }

  private void publish(TickRecord tick, long riseNs, long dtNs) {
    Snapshot now = tick.snapshot();
    latest = now;
    scribe.missed(now.tNs(), tick.missedPeriods());
    scribe.refused(now.tNs(), tick.delivery());
    scribe.tick(now, tick.delivery(), riseNs, dtNs);
    ports.recorder().tick(tick);
  }
}
