package org.sentuh.control.loop;

import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.Panel;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.pattern.Passage;
import org.sentuh.control.pattern.ProgrammeFit;
import org.sentuh.control.pressure.Reading;
import org.sentuh.control.safety.Reasons;
import org.sentuh.control.treatment.Answer;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;
import org.sentuh.control.treatment.Treatment;

/**
 * Notices what has changed from tick to tick and writes it down as events, numbered without a hole.
 * What the recorder has no room for is counted and reported as soon as there is room again.
 */
final class Scribe {

  private static final long SETTLING_NS = 1_000_000_000L;
  private static final long SAME_TROUBLE_NS = 1_000_000_000L;

  private final Panel panel;
  private final Treatment treatment;
  private final Recorder recorder;
  private final String boot;
  private final DoseMeter dose;
  private final SecondMeter seconds;
  private final boolean[] touching;
  private final boolean[] faulted;
  private final long[] reasonSinceNs = new long[Reason.values().length];
  private Reasons reasons = Reasons.NONE;
  private State state = new State.Idle();
  private int passage = -1;
  private double level;
  private double ceiling;
  private long preparedNs;
  private @Nullable String refusedWhy;
  private long refusedNs;
  private long sequence;
  private long dropped;

  Scribe(Setup setup, Treatment treatment, Recorder recorder) {
    this.panel = setup.panel();
    this.treatment = treatment;
    this.recorder = recorder;
    this.boot = setup.boot();
    this.dose = new DoseMeter(panel, setup.proven().prescribed());
    this.seconds = new SecondMeter(panel.zones());
    this.touching = new boolean[panel.zones()];
    this.faulted = new boolean[panel.zones()];
    this.level = treatment.level();
    this.ceiling = treatment.ceiling();
  }

  /** Writes down what is about to be played. */
  void prepared(long tNs) {
    preparedNs = tNs;
    var score = treatment.score();
    var programme = score.programme();
    write(
        tNs,
        new Fact.Prepared(
            programme.name(),
            programme.revision(),
            panel.name(),
            score.back().mm(),
            score.durationNs(),
            treatment.level(),
            treatment.ceiling()));
    for (ProgrammeFit.Overreach reach : ProgrammeFit.overreaches(score, panel)) {
      write(
          tNs,
          new Fact.DrawnToEdge(reach.phase(), reach.stroke(), reach.level(), reach.outsideMm()));
    }
  }

  void answered(long tNs, Command command, Answer answer) {
    String word = command.word();
    write(
        tNs,
        switch (answer) {
          case Answer.Accepted(State now) -> new Fact.CommandTaken(word);
          case Answer.Refused(var why) -> new Fact.CommandRefused(word, why);
        });
    if (treatment.level() != level || treatment.ceiling() != ceiling) {
      level = treatment.level();
      ceiling = treatment.ceiling();
      write(tNs, new Fact.LevelSet(level, ceiling));
    }
    states(tNs);
  }

  void missed(long tNs, long periods) {
    if (periods > 0) {
      write(tNs, new Fact.TicksMissed(periods));
    }
  }

  /** The same words within a second of the last refusal are the same trouble, and told once. */
  void refused(long tNs, Delivery delivery) {
    if (delivery instanceof Delivery.Refused(String why, long busTimeNs)) {
      if (!why.equals(refusedWhy) || tNs - refusedNs >= SAME_TROUBLE_NS) {
        write(tNs, new Fact.DeliveryRefused(why));
      }
      refusedWhy = why;
      refusedNs = tNs;
    }
  }

  void broke(long tNs, RuntimeException bug) {
    write(tNs, new Fact.ProgramFault(String.valueOf(bug)));
    states(tNs);
  }

  /**
   * Compares a tick with the one before.
   *
   * @param playedNs how long the treatment has gone on since then; no more than it may rise in, so
   *     that a stall, in which the motors went off by themselves, counts as no dose
   * @param dtNs how long ago that was
   */
  void tick(Snapshot now, Delivery delivery, long playedNs, long dtNs) {
    boolean delivered = delivery instanceof Delivery.Delivered;
    dose.add(now, delivered, playedNs);
    sensors(now);
    strokes(now);
    limits(now);
    states(now.tNs());
    Fact.@Nullable Second second = seconds.add(now, dose, playedNs, dtNs);
    if (second != null) {
      write(now.tNs(), second);
    }
  }

  private void sensors(Snapshot now) {
    for (int zone = 0; zone < touching.length; zone++) {
      String name = panel.sensors().get(zone).name();
      if (now.intent().inContact(zone) != touching[zone]) {
        touching[zone] = !touching[zone];
        write(now.tNs(), new Fact.ContactChanged(name, touching[zone]));
      }
      if (settled(now) && now.pressure().isFaulted(zone) != faulted[zone]) {
        faulted[zone] = !faulted[zone];
        write(
            now.tNs(),
            now.pressure().reading(zone) instanceof Reading.Faulted(var fault)
                ? new Fact.SensorFaulted(name, fault)
                : new Fact.SensorRecovered(name));
      }
    }
  }

  /**
   * A sensor that has not spoken in the first second after power-on is faulted, one in its first
   * tick is not.
   */
  private boolean settled(Snapshot now) {
    return now.tNs() - preparedNs >= SETTLING_NS;
  }

  private void strokes(Snapshot now) {
    int playing = now.state().mayDrive() ? now.intent().moment().passage() : passage;
    if (playing != passage) {
      Passage begun = treatment.score().passages().get(playing);
      write(
          now.tNs(),
          new Fact.StrokeBegan(begun.phase(), begun.repeat(), begun.number(), begun.startNs()));
    }
    passage = playing;
  }

  private void limits(Snapshot now) {
    Reasons said = now.verdict().reasons();
    long held = said.bits();
    long changed = held ^ reasons.bits();
    for (int i = 0; changed != 0; i++, changed >>>= 1) {
      if ((changed & 1) == 0) {
        continue;
      }
      Reason reason = Reason.values()[i];
      if (said.has(reason)) {
        reasonSinceNs[i] = now.tNs();
        write(now.tNs(), new Fact.LimitBegan(reason, peak(now), now.verdict().frame().peak()));
      } else if (isLatched(reason, now.state())) {
        held |= 1L << i;
      } else {
        write(now.tNs(), new Fact.LimitEnded(reason, now.tNs() - reasonSinceNs[i]));
      }
    }
    reasons = new Reasons(held);
  }

  /** What has ended a treatment holds until a person acknowledges it, though said only once. */
  private static boolean isLatched(Reason reason, State state) {
    boolean ends = reason.kind() == Reason.Kind.STOP || reason.kind() == Reason.Kind.FAULT;
    return ends && state.hasEnded();
  }

  /** Several commands may be taken in one tick: each is followed by the state that it led to. */
  private void states(long tNs) {
    State now = treatment.state();
    if (now.equals(state)) {
      return;
    }
    write(tNs, new Fact.StateChanged(state.word(), now.word(), now.why()));
    if (now instanceof State.Idle) {
      dose.reset();
      passage = -1;
    }
    if (now.hasEnded() && !state.hasEnded()) {
      ended(tNs, now);
    }
    state = now;
  }

  private void ended(long tNs, State end) {
    write(
        tNs,
        new Fact.Ended(
            end.word(),
            end.why(),
            treatment.runNs(),
            treatment.pausedNs(),
            dose.dose(treatment.level())));
  }

  private static double peak(Snapshot now) {
    double peak = 0;
    for (int motor = 0; motor < now.intent().motors(); motor++) {
      peak = Math.max(peak, now.intent().intensity(motor));
    }
    return peak;
  }

  private void write(long tNs, Fact fact) {
    if (dropped > 0 && recorder.offer(new Event(boot, sequence, tNs, new Fact.Dropped(dropped)))) {
      sequence++;
      dropped = 0;
    }
    if (dropped == 0 && recorder.offer(new Event(boot, sequence, tNs, fact))) {
      sequence++;
    } else {
      dropped++;
    }
  }
}
