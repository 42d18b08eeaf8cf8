package org.sentuh.control.prescription;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.TemperatureSite;
import org.sentuh.control.controller.Controller;
import org.sentuh.control.controller.Intent;
import org.sentuh.control.pressure.PressureMap;
import org.sentuh.control.safety.ApprovedFrame;
import org.sentuh.control.safety.DaySpent;
import org.sentuh.control.safety.InterlockCard;
import org.sentuh.control.safety.Interlocks;
import org.sentuh.control.safety.Limits;
import org.sentuh.control.safety.Situation;
import org.sentuh.control.safety.Verdict;
import org.sentuh.control.safety.Vitals;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.Treatment;

/**
 * A programme played at its ceiling, in full contact and without a pause, on the very controller
 * and interlocks of the device, with a supply and a skin as the proof takes them. What an interlock
 * does to it is a counter-example.
 */
final class Trial {

  private static final long TICK_NS = 10_000_000L;
  private static final double BEGINNING_CELSIUS = 30;
  private static final double RAIL_VOLTS = 3;

  private final Subject subject;
  private final List<Margin> broken;
  private final List<InterlockCard> cards;
  private final Controller controller;
  private final Interlocks interlocks;
  private final Treatment treatment;
  private final Warmth warmth;
  private final boolean[] driven;
  private double kPa;
  private long tNs;

  private Trial(Subject subject, List<Margin> broken) {
    Limits limits = subject.limits();
    this.subject = subject;
    this.broken = broken;
    this.cards = Proof.cards(subject);
    this.controller =
        new Controller(
            subject.panel(),
            subject.crossFade(),
            limits.contact().rule(),
            limits.contact().firmness(),
            limits.intensity().smoothness());
    this.interlocks = new Interlocks(hungry(limits), subject.panel(), DaySpent.NOTHING);
    this.treatment = new Treatment(subject.score(), subject.ceiling(), subject.ceiling());
    List<Place> places =
        subject.panel().temperatures().stream().map(TemperatureSite::place).toList();
    this.warmth = new Warmth(places, subject.panel().motors());
    this.driven = new boolean[subject.motors()];
  }

  /**
   * The same limits with motors that draw what the proof takes, so that their current is theirs.
   */
  private static Limits hungry(Limits limits) {
    Limits.Current told = limits.current();
    Limits.Current taken =
        new Limits.Current(
            DrivenMotor.AMPS,
            DrivenMotor.AMPS,
            told.spareAmps(),
            told.spareShare(),
            told.unexplainedAs(),
            told.missingShare(),
            told.missingLeastAmps(),
            told.missingS());
    return new Limits(
        limits.skin(),
        limits.pressure(),
        limits.contact(),
        limits.time(),
        limits.intensity(),
        limits.motors(),
        taken,
        limits.vibration(),
        limits.supply());
  }

  /** Where a bound that is not kept is broken, if it is. */
  static Optional<Counterexample> of(Subject subject, List<Margin> margins) {
    List<Margin> broken = margins.stream().filter(margin -> !margin.isKept()).toList();
    for (Margin margin : broken) {
      if (margin.bound().equals(Reach.NAME)) {
        return Optional.of(refusedBefore(subject, margin));
      }
    }
    return new Trial(subject, broken).play();
  }

  private static Counterexample refusedBefore(Subject subject, Margin margin) {
    return new Counterexample(
        margin.bound(),
        margin.atNs(),
        margin.site(),
        margin.value(),
        margin.most(),
        margin.unit(),
        Reason.NONE,
        subject.ceiling(),
        0,
        margin.advice());
  }

  private Optional<Counterexample> play() {
    wear();
    while (treatment.state().mayDrive()) {
      Intent intent = tick();
      Verdict verdict = judge(intent);
      for (Margin margin : broken) {
        Reason reason = acts(margin, verdict);
        if (reason != Reason.NONE) {
          return Optional.of(counterexample(margin, reason, intent, verdict.frame()));
        }
      }
      if (verdict instanceof Verdict.Stopped stopped) {
        treatment.end(stopped.why());
      }
    }
    return Optional.empty();
  }

  /** Until every zone touches and is let in; then as lightly as it may be without coming off. */
  private void wear() {
    Limits.Contact contact = subject.limits().contact();
    kPa = contact.rule().onKpa();
    double seconds =
        contact.rule().onNs() / 1e9 + 2 / subject.limits().intensity().smoothness().gateRisePerS();
    for (; tNs < seconds * 1e9; tNs += TICK_NS) {
      controller.step(treatment, pressure(), TICK_NS);
    }
    kPa = Math.max(contact.rule().offKpa(), Math.min(kPa, contact.firmness().comfortKpa()));
    for (Command command :
        List.of(new Command.Screen(), new Command.AnswerScreening(true), new Command.Start())) {
      treatment.take(command, subject.panel().zones());
    }
  }

  private Intent tick() {
    tNs += TICK_NS;
    treatment.advance(TICK_NS, subject.panel().zones());
    return controller.step(treatment, pressure(), TICK_NS);
  }

  private PressureMap pressure() {
    return PressureMap.even(subject.panel().zones(), kPa);
  }

  private Verdict judge(Intent intent) {
    ApprovedFrame previous = interlocks.previous();
    for (int motor = 0; motor < driven.length; motor++) {
      driven[motor] = previous.intensity(motor) > 0;
    }
    warmth.pass(driven, TICK_NS);
    return interlocks.judge(
        new Situation(
            tNs,
            TICK_NS,
            TICK_NS,
            0,
            0,
            TICK_NS,
            TICK_NS,
            treatment.state(),
            treatment.runNs(),
            treatment.treatedNs(),
            treatment.pauseNs(),
            intent,
            pressure(),
            vitals(previous),
            previous));
  }

  private Vitals vitals(ApprovedFrame previous) {
    double[] celsius = new double[subject.panel().temperatures().size()];
    boolean[] known = new boolean[celsius.length];
    Arrays.fill(known, true);
    for (int site = 0; site < celsius.length; site++) {
      celsius[site] = BEGINNING_CELSIUS + warmth.riseK(site);
    }
    double amps = previous.motorsOn() * DrivenMotor.AMPS;
    return new Vitals(celsius, known, new Vitals.Supply(amps, RAIL_VOLTS, true), false, false);
  }

  /** What a bound's interlock does to this frame, or {@link Reason#NONE}. */
  private Reason acts(Margin margin, Verdict verdict) {
    for (InterlockCard card : cards) {
      for (Reason reason :
          card.name().equals(margin.bound()) ? card.reasons() : List.<Reason>of()) {
        if (reason.kind() != Reason.Kind.NOTE && verdict.reasons().has(reason)) {
          return reason;
        }
      }
    }
    return Reason.NONE;
  }

  private Counterexample counterexample(
      Margin margin, Reason reason, Intent intent, ApprovedFrame frame) {
    return new Counterexample(
        margin.bound(),
        treatment.placeNs(),
        site(margin, intent, frame),
        asked(margin, intent),
        margin.most(),
        margin.unit(),
        reason,
        subject.ceiling(),
        kPa,
        margin.advice());
  }

  /** A count goes past its bound; what grows with time has just come to it. */
  private static double asked(Margin margin, Intent intent) {
    int asked = 0;
    for (int motor = 0; motor < intent.motors(); motor++) {
      asked += intent.intensity(motor) > 0 ? 1 : 0;
    }
    return switch (margin.unit()) {
      case "motors" -> asked;
      case "A" -> asked * DrivenMotor.AMPS;
      default -> margin.most();
    };
  }

  private @Nullable String site(Margin margin, Intent intent, ApprovedFrame frame) {
    if (margin.unit().equals("K")) {
      return warmest();
    }
    return margin.site() == null ? null : mostLowered(intent, frame);
  }

  private String warmest() {
    int warmest = 0;
    List<TemperatureSite> sites = subject.panel().temperatures();
    for (int site = 1; site < sites.size(); site++) {
      warmest = warmth.riseK(site) > warmth.riseK(warmest) ? site : warmest;
    }
    return sites.get(warmest).name();
  }

  private String mostLowered(Intent intent, ApprovedFrame frame) {
    int lowered = 0;
    for (int motor = 1; motor < intent.motors(); motor++) {
      double by = intent.intensity(motor) - frame.intensity(motor);
      if (by > intent.intensity(lowered) - frame.intensity(lowered)) {
        lowered = motor;
      }
    }
    return subject.motor(lowered);
  }
}
