package org.sentuh.device.selftest;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.SelfTestAsk;
import org.sentuh.control.loop.SelfTestLoop;
import org.sentuh.control.loop.SelfTestTick;
import org.sentuh.control.safety.Limits;
import org.sentuh.control.safety.Vitals;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.device.selftest.SelfTestReport.MotorSeen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The self-test of a panel whose chips have been started: from what it says at rest to the cut-off
 * of its motors, in some two seconds.
 *
 * <pre>
 * still      0.08 s  the rail comes up, the stop button's wire is compared with it
 * person     as long as she needs, with a bound: stop button, places; only where somebody is there
 * rest       0.28 s  every sensor's and thermometer's baseline, the current of nothing
 * motors     0.06 s each, one at a time, gently: what it draws standing and turning
 * cut-off    0.4 s   one motor turns, the heartbeat ends as if the program had died
 * </pre>
 *
 * <p>These times are what the chips need. A force sensor is converted every fourth tick, so at rest
 * there are nine readings of each, whose noise is known to a quarter; whether one lives at all is
 * judged in the end, from all of some fifty. The meter's step is 0.05 mA and its offset 0.2 mA at
 * most (10 uV on 50 milliohm): one reading tells a motor of 60 mA as well as many, and {@link
 * Pulse} says when it holds nothing else.
 *
 * <p>Every tick goes through {@link SelfTestLoop} and the interlocks in it; a stop ends everything
 * at once. {@link #run} returns when it is over and is called on the thread that owns the bus,
 * {@link #stop} on any. A test is run once; {@link #untilHeldUpNoMore} is several.
 */
public final class SelfTest {

  private static final Logger LOG = LoggerFactory.getLogger(SelfTest.class);
  private static final int MOST_AGAIN = 2;

  /** From the end of a tick to the next, per cent of a period; a tick's own work is well within. */
  private static final int LEAST_BETWEEN = 75;

  private static final int STILL_TICKS = 8;
  private static final int REST_TICKS = 28;

  /** What the supply meter and two ticks add to a cut-off before it can be read. */
  private static final long READING_NS = 30_000_000L;

  /** A late tick may come so long after the one before it and do no harm. */
  private static final long LEAST_CUT_OFF_NS = 100_000_000L;

  private static final long GIVES_UP_NS = 250_000_000L;

  /** After so long without its supply the rail has to be empty. */
  private static final long RAIL_FALLS_NS = 200_000_000L;

  /** Below this a rail has been opened. */
  static final double RAIL_OPEN_VOLTS = 0.5;

  private final Bench bench;
  private final Chips chips;
  private final Optional<Person> person;
  private final Wiring wiring;
  private final Clock clock;
  private final SelfTestLoop loop;
  private final Rest rest;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<Unknown> unknown = EnumSet.noneOf(Unknown.class);
  private final List<MotorSeen> motors = new ArrayList<>();
  private final long startedNs;
  private long deadlineNs;
  private long overNs;
  private Reason ended = Reason.NONE;
  private long missedTicks;
  private boolean rested;
  private boolean stopTried;
  private long cutOffNs = -1;
  private double railOffVolts = Double.NaN;

  /**
   * A test that has not begun.
   *
   * @param chips what was found out about the bus
   * @param person who can be asked to press something; where nobody is, it is not tried and said to
   *     be unknown
   * @throws IllegalStateException in a treatment
   */
  public SelfTest(Bench bench, Chips chips, Optional<Person> person) {
    this.bench = bench;
    this.chips = chips;
    this.person = person;
    this.wiring = new Wiring(bench.settings(), bench.panel());
    this.clock = bench.ports().clock();
    this.rest = new Rest(wiring, bench);
    this.loop =
        new SelfTestLoop(
            bench.panel(),
            bench.limits(),
            bench.settings().tickNs(),
            bench.ports(),
            bench.standing());
    this.startedNs = clock.nowNs();
    this.deadlineNs = startedNs;
    this.overNs = startedNs;
  }

  /**
   * A machine that is starting, or has much else to do, holds ticks up, and what was read at
   * another moment of a pulse than it is judged for says nothing of a motor: what such a test found
   * is looked for once more, and twice at most.
   *
   * @param once makes a test and runs it, with nobody at the panel who would have to press
   *     everything again
   * @param stopped whether a stop was asked for since the first began
   */
  public static SelfTestReport untilHeldUpNoMore(
      Supplier<SelfTestReport> once, BooleanSupplier stopped) {
    SelfTestReport seen = once.get();
    for (int again = 0;
        again < MOST_AGAIN && seen.wasHeldUp() && !stopped.getAsBoolean();
        again++) {
      LOG.info(
          "{} ticks of the self-test came late, held up by other work on this machine; it begins"
              + " again",
          seen.missedTicks());
      seen = once.get();
    }
    return seen;
  }

  /** Turns everything off with the next tick, and ends the test. */
  public void stop(Command.Stop asked) {
    loop.stop(asked);
  }

  /** Runs the test, and leaves everything off. */
  public SelfTestReport run() {
    if (chips.areTooSlow()) { // no tick would be over in time
      return chips.alone(bench.settings(), bench.panel(), clock.nowNs());
    }
    findings.addAll(chips.findings());
    still();
    if (goesOn()) {
      person.ifPresent(this::hands);
    }
    rest();
    if (goesOn()) {
      bench.harness().verify();
      pulses();
    }
    if (goesOn()) {
      cutOff();
    }
    loop.end();
    if (rested) {
      findings.addAll(rest.sensorFindings());
    }
    broken();
    return report();
  }

  private boolean goesOn() {
    return ended == Reason.NONE;
  }

  private SelfTestTick atRest(SelfTestAsk ask) {
    SelfTestTick tick = tick(ask);
    rest.hear(tick, true);
    return tick;
  }

  private SelfTestTick moving(SelfTestAsk ask) {
    SelfTestTick tick = tick(ask);
    rest.hear(tick, false);
    return tick;
  }

  /**
   * A tick that was held up moves those after it: what a chip is asked next is asked after the time
   * that it needs, and not when the clock would have had it.
   */
  private SelfTestTick tick(SelfTestAsk ask) {
    long periodNs = bench.settings().tickNs();
    clock.sleepUntil(Math.max(deadlineNs, overNs + LEAST_BETWEEN * periodNs / 100));
    long tNs = Math.max(deadlineNs, clock.nowNs());
    long missed = (tNs - deadlineNs) / periodNs;
    missedTicks += missed;
    deadlineNs = tNs + periodNs;
    SelfTestTick tick = loop.tick(tNs, missed, ask);
    overNs = clock.nowNs();
    ended = tick.ended();
    return tick;
  }

  /**
   * A wire that says pressed while the rail stands: one of the two contacts is not as it says. Who
   * presses just now has a rail that falls; it is given its time.
   */
  private void still() {
    SelfTestTick tick = atRest(new SelfTestAsk.Still());
    for (int i = 1; i < STILL_TICKS && goesOn(); i++) {
      tick = atRest(new SelfTestAsk.Still());
    }
    if (!tick.sample().vitals().stopPressed()) {
      rest.take(tick.sample().vitals().supply());
    }
    long untilNs = deadlineNs + RAIL_FALLS_NS;
    while (contactsDisagree(tick) && goesOn() && deadlineNs < untilNs) {
      tick = atRest(new SelfTestAsk.Still());
    }
    if (contactsDisagree(tick)) {
      double volts = tick.sample().vitals().supply().volts();
      find(Fault.STOP_CONTACTS_DISAGREE, "", "", volts, Double.NaN, RAIL_OPEN_VOLTS);
    }
  }

  private static boolean contactsDisagree(SelfTestTick tick) {
    Vitals vitals = tick.sample().vitals();
    Vitals.Supply supply = vitals.supply();
    return vitals.stopPressed() && supply.known() && supply.volts() > RAIL_OPEN_VOLTS;
  }

  private void hands(Person there) {
    Hands hands = new Hands(there, wiring, bench.panel().zones(), this::await);
    findings.addAll(hands.tryStop());
    stopTried = hands.stopTried();
    if (goesOn()) {
      findings.addAll(hands.tryPlaces());
    }
    if (!hands.placesTried()) {
      unknown.add(Unknown.PLACES_NOT_PRESSED);
    }
  }

  /** Lets ticks pass in which nothing can move, until something is seen or a time is over. */
  private @Nullable SelfTestTick await(Predicate<SelfTestTick> seen, long mostNs) {
    long untilNs = deadlineNs + mostNs;
    while (goesOn() && deadlineNs < untilNs) {
      SelfTestTick tick = moving(new SelfTestAsk.Still());
      if (goesOn() && seen.test(tick)) {
        return tick;
      }
    }
    return null;
  }

  /**
   * What ends a test while nothing moves ends the pulses; the sensors can be looked at all the
   * same.
   */
  private void rest() {
    for (int i = 0; i < REST_TICKS && !isStopped(); i++) {
      SelfTestTick tick = atRest(new SelfTestAsk.Rest());
      if (!tick.hasEnded()) {
        rest.take(tick.sample().vitals().supply());
      }
    }
    if (isStopped()) {
      return;
    }
    rested = true;
    findings.addAll(rest.supplyFindings(bench.limits().supply()));
    if (rest.flows()) {
      ended = Reason.OVERCURRENT;
    }
  }

  private boolean isStopped() {
    return switch (ended) {
      case STOP_BUTTON, STOPPED_BY_WEARER, STOPPED_FROM_AFAR -> true;
      default -> false;
    };
  }

  /** Without a gap: the tick that begins with one motor reads the end of the one before. */
  private void pulses() {
    List<Finding> found = new ArrayList<>();
    @Nullable Pulse last = null;
    for (int motor = 0; motor < bench.panel().motors().size() && goesOn(); motor++) {
      Pulse pulse = pulseOf(motor);
      SelfTestTick first = moving(new SelfTestAsk.Pulse(motor));
      if (last != null) {
        last.take(last.drivenTicks(), first);
        judged(last).ifPresent(found::add);
      }
      boolean isBlamed = last != null && !goesOn();
      last = isBlamed ? null : drive(pulse, first);
    }
    if (last != null && goesOn()) {
      last.take(last.drivenTicks(), moving(new SelfTestAsk.Rest()));
    }
    if (last != null) {
      judged(last).ifPresent(found::add);
    }
    findings.addAll(Together.of(found, motors, wiring));
  }

  private Pulse drive(Pulse pulse, SelfTestTick first) {
    pulse.take(0, first);
    for (int at = 1; at < pulse.drivenTicks() && goesOn(); at++) {
      pulse.take(at, moving(new SelfTestAsk.Pulse(pulse.motor())));
    }
    return pulse;
  }

  private Optional<Finding> judged(Pulse pulse) {
    int motor = pulse.motor();
    String site = bench.panel().motors().get(motor).name();
    String wire = wiring.motor(motor);
    if (ended == Reason.OVERCURRENT || ended == Reason.CURRENT_WITHOUT_DRIVE) {
      motors.add(MotorSeen.shorted(site, wire, pulse.mostAmps()));
      return Optional.of(shorted(motor, pulse.mostAmps()));
    }
    if (!goesOn() || !pulse.isMeasured()) {
      motors.add(MotorSeen.untried(site, wire));
      return Optional.empty();
    }
    double runDuty = bench.harness().runningDuty(motor, pulse.intensity());
    MotorSignature drew = pulse.signature(kickDuty(motor), runDuty);
    motors.add(drew.seen(site, wire, MotorData.ERM_3_V));
    return drew.finding(site, wire, MotorData.ERM_3_V);
  }

  private Pulse pulseOf(int motor) {
    long kickNs = wiring.motors().get(motor).calibration().kickNs();
    return new Pulse(motor, rest.amps(), kickNs, bench.settings().tickNs());
  }

  private Finding shorted(int motor, double amps) {
    double most =
        MotorSignature.SHORT * MotorData.ERM_3_V.blockedAmps(kickDuty(motor), rest.volts());
    return Finding.of(
        Fault.MOTOR_SHORTED,
        bench.panel().motors().get(motor).name(),
        wiring.motor(motor),
        amps * 1e3,
        Double.NaN,
        most * 1e3);
  }

  private double kickDuty(int motor) {
    return wiring.motors().get(motor).calibration().kickDuty();
  }

  /** The program holds its breath while a motor turns; the hardware must turn it off. */
  private void cutOff() {
    OptionalInt sound =
        IntStream.range(0, motors.size())
            .filter(motor -> motors.get(motor).tried() && motors.get(motor).fault().isEmpty())
            .findFirst();
    if (sound.isEmpty()) {
      return;
    }
    int motor = sound.getAsInt();
    SelfTestTick tick = moving(new SelfTestAsk.Pulse(motor));
    for (int i = 0; i < pulseOf(motor).drivenTicks() && goesOn(); i++) {
      tick = moving(new SelfTestAsk.Pulse(motor));
    }
    double drivenAmps = tick.sample().vitals().supply().amps() - rest.amps();
    double goneAmps = rest.amps() + drivenAmps / 4;
    long beatNs = tick.tNs();
    long mostNs = bench.settings().lines().heartbeatCutOffNs() + READING_NS;
    boolean gone = false;
    while (goesOn() && !gone && deadlineNs - beatNs <= mostNs + GIVES_UP_NS) {
      tick = moving(new SelfTestAsk.Silence());
      gone = tick.sample().vitals().supply().amps() < goneAmps;
    }
    if (goesOn()) {
      cutOffNs = tick.tNs() - beatNs;
      judgeCutOff(gone, mostNs);
    }
  }

  /** What ended the test may be a fault that nobody has named yet. */
  private void broken() {
    double none = Double.NaN;
    switch (ended) {
      case DRIVERS_LOST ->
          bench.harness().lastRefusal().ifPresent(fault -> name(Finding.of(fault)));
      case SUPPLY_UNKNOWN ->
          name(Finding.of(Fault.METER_SILENT, "INA226", wiring.meter(), none, none, none));
      case SUPPLY_OUTSIDE -> rail(Fault.RAIL_OUTSIDE);
      case RAIL_CUT -> rail(Fault.RAIL_OFF);
      default -> {}
    }
  }

  private void rail(Fault fault) {
    Limits.Supply bounds = bench.limits().supply();
    String wire = wiring.meter();
    boolean known = findings.stream().anyMatch(f -> f.fault().subject() == Fault.Subject.POWER);
    if (!known) {
      double most = bounds.mostVolts();
      name(Finding.of(fault, "", wire, rest.volts(), bounds.leastVolts(), most));
    }
  }

  private void name(Finding finding) {
    if (findings.stream().noneMatch(known -> known.fault() == finding.fault())) {
      findings.add(finding);
    }
  }

  private void judgeCutOff(boolean gone, long mostNs) {
    double ms = cutOffNs / 1e6;
    if (!gone || cutOffNs > mostNs) {
      find(Fault.CUT_OFF_LATE, "", "", ms, LEAST_CUT_OFF_NS / 1e6, mostNs / 1e6);
    } else if (cutOffNs < LEAST_CUT_OFF_NS) {
      find(Fault.CUT_OFF_EARLY, "", "", ms, LEAST_CUT_OFF_NS / 1e6, mostNs / 1e6);
    }
    if (gone) {
      fall();
    }
  }

  /** The rail's capacitor empties in some tens of milliseconds. */
  private void fall() {
    long untilNs = deadlineNs + RAIL_FALLS_NS;
    railOffVolts = rest.volts();
    while (goesOn() && deadlineNs < untilNs && railOffVolts >= RAIL_OPEN_VOLTS) {
      railOffVolts = moving(new SelfTestAsk.Silence()).sample().vitals().supply().volts();
    }
    if (goesOn() && railOffVolts >= RAIL_OPEN_VOLTS) {
      find(Fault.RAIL_NOT_CUT, "", wiring.meter(), railOffVolts, Double.NaN, RAIL_OPEN_VOLTS);
    }
  }

  private void find(
      Fault fault, String place, String wire, double measured, double least, double most) {
    findings.add(Finding.of(fault, place, wire, measured, least, most));
  }

  private SelfTestReport report() {
    for (int motor = motors.size(); motor < bench.panel().motors().size(); motor++) {
      motors.add(MotorSeen.untried(bench.panel().motors().get(motor).name(), wiring.motor(motor)));
    }
    noteUnknown();
    return new SelfTestReport(
        bench.panel().name(),
        clock.nowNs(),
        clock.nowNs() - startedNs,
        goesOn() ? Reason.COMPLETED : ended,
        missedTicks,
        findings,
        unknown,
        chips.seen(),
        motors,
        rest.sensors(),
        rest.thermometers(),
        new SelfTestReport.Power(
            rest.volts(),
            rest.amps(),
            cutOffNs,
            bench.settings().lines().heartbeatCutOffNs() + READING_NS,
            railOffVolts,
            stopTried));
  }

  private void noteUnknown() {
    unknown.addAll(
        EnumSet.of(
            Unknown.MOTORS_EXCHANGED,
            Unknown.FELT_STRENGTH,
            Unknown.EQUAL_CHIPS,
            Unknown.FROZEN_THERMOMETER));
    note(!stopTried, Unknown.STOP_NOT_PRESSED);
    note(person.isEmpty(), Unknown.PLACES_NOT_PRESSED);
    note(!motors.stream().allMatch(MotorSeen::tried), Unknown.MOTORS_NOT_TRIED);
    note(cutOffNs < 0, Unknown.CUT_OFF_NOT_TRIED);
  }

  private void note(boolean is, Unknown what) {
    if (is) {
      unknown.add(what);
    }
  }
}
