package org.sentuh.simulator.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.controller.ContactRule;
import org.sentuh.control.controller.PressureRule;
import org.sentuh.control.controller.Smoothness;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.prescription.Proof;
import org.sentuh.control.pressure.Plausibility;
import org.sentuh.control.safety.DaySpent;
import org.sentuh.control.safety.Limits;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.control.treatment.State;
import org.sentuh.control.treatment.Treatment;

/**
 * The loop with its inbox and all its interlocks, tick by tick: every command in every state, any
 * two in one tick (two screens, in either order, and the same one twice), and one trouble at a time
 * at any moment.
 *
 * <p>The limits are chosen so that every time that counts is a few ticks. Her level is the softest
 * and the only one, so that it adds no states; levels are explored by {@link TreatmentRun}.
 */
final class LoopRun implements Run {

  private static final Command STOP_FROM_AFAR = new Command.Stop(Command.Stop.From.AFAR);
  private static final String A_TICK = "a tick";
  private static final Limits LIMITS = limits();
  private static final Plausibility PLAUSIBILITY =
      new Plausibility(
          100_000_000L,
          1_000_000_000L,
          5_000_000_000L,
          200,
          60,
          Short.MAX_VALUE,
          8_000,
          1_000_000_000L,
          TriedPanel.RAIL,
          0.1);
  private static final Setup LONG = playing(2.5);
  private static final Setup SHORT = playing(0.5);
  private static final int LONG_TICKS = (int) (10_000_000_000L / TriedPanel.PERIOD_NS);
  private static final int FAILED_MOST = 3;
  private static final int QUIET_MOST = 2;

  /** Her level rises by 0.005 a tick, and from 0.02 on a motor is driven (Controller.FELT). */
  private static final int RISING_MOST = 8;

  private static final int WARY_TICKS = (int) (1_000_000_000L / TriedPanel.PERIOD_NS);

  /**
   * Where it is; everything that what follows can depend on, as seen from outside.
   *
   * @param failed ticks in a row whose frame was not taken, to as many as make a difference
   * @param unheard ticks in a row without the heartbeat that was due
   * @param wary ticks since one came late for which a second one ends it
   * @param quiet ticks in a row without a heartbeat, to as many as the cut-off may take
   * @param uncut whether the rail was on in a silence that was longer
   * @param nowhere ticks in a row in which nothing touched a treatment that is underway
   * @param risingTicks ticks in a row that it has been playing, to as many as drive the motors
   * @param driven whether a motor is driven
   * @param placeTicks the place in a programme that is short enough to be played to its end; after
   *     an end it counts for nothing
   */
  private record Key(
      State state,
      Trouble trouble,
      int zones,
      int failed,
      int unheard,
      int wary,
      int quiet,
      boolean uncut,
      int nowhere,
      int risingTicks,
      boolean driven,
      long easingTicks,
      long placeTicks,
      Deed deed,
      boolean broken) {

    @Override
    public String toString() {
      return StateWords.of(state)
          + (driven ? ", motors on" : "")
          + (trouble == Trouble.NONE ? "" : ", " + trouble.words());
    }
  }

  private final TriedPanel panel = new TriedPanel();
  private final TreatmentLoop loop;
  private final boolean isShort;
  private final Between between;
  private Deed deed = Deed.ACKNOWLEDGED;
  private long easingNs;
  private int failed;
  private int unheard;
  private int wary;
  private int quiet;
  private boolean uncut;
  private int nowhere;
  private int rising;
  private boolean broken;

  private LoopRun(Setup setup, Between between) {
    this.isShort = setup.equals(SHORT);
    this.between = between;
    this.loop = new TreatmentLoop(setup, new Ports(panel, panel, panel, panel, panel));
    loop.tick(panel.nextTickNs(0), 0);
  }

  private static Setup playing(double seconds) {
    Score score = TreatmentRun.score(seconds, Treatment.SOFTEST);
    return new Setup(
        "explored",
        TriedPanel.PERIOD_NS,
        Proof.of(score, TriedPanel.PANEL, LIMITS).orRefuse(),
        Collections.nCopies(TriedPanel.PANEL.zones(), TriedPanel.LAW),
        PLAUSIBILITY,
        DaySpent.NOTHING,
        Treatment.SOFTEST);
  }

  /** The product's own loop with a programme that nobody plays to its end. */
  static LoopRun ofTheProduct() {
    return new LoopRun(LONG, Between.NOTHING);
  }

  /** The product's own loop with a programme of half a second. */
  static LoopRun toItsEnd() {
    return new LoopRun(SHORT, Between.NOTHING);
  }

  /** The product's own loop with something wrong on the way to it or from it. */
  static LoopRun with(Between between) {
    return new LoopRun(LONG, between);
  }

  /** Everything that can happen to it. */
  static List<Occurrence<LoopRun>> occurrences() {
    ArrayList<Occurrence<LoopRun>> all = new ArrayList<>(singly());
    all.add(new Occurrence<>("a tick comes late", LoopRun::mayBeLate, r -> r.tick(List.of(), 1)));
    all.add(new Occurrence<>("10 s pass", LoopRun::mayWait, LoopRun::waitLong));
    for (Command first : commands()) {
      for (Command second : commands()) {
        String words = CommandWords.of(first) + " and at once " + CommandWords.of(second);
        all.add(
            new Occurrence<>(words, LoopRun::isWell, run -> run.tick(List.of(first, second), 0)));
      }
    }
    return all;
  }

  /** One thing a tick: every command, every trouble, and a program that breaks. */
  static List<Occurrence<LoopRun>> singly() {
    ArrayList<Occurrence<LoopRun>> all = new ArrayList<>();
    for (Command command : commands()) {
      all.add(new Occurrence<>(CommandWords.of(command), run -> run.tick(List.of(command), 0)));
    }
    all.add(new Occurrence<>(A_TICK, run -> run.tick(List.of(), 0)));
    for (Trouble trouble : Trouble.values()) {
      all.add(new Occurrence<>(trouble.words(), LoopRun::isCalm, run -> run.suffer(trouble)));
    }
    all.add(new Occurrence<>("the program breaks in the sensors", LoopRun::breakInSensors));
    all.add(new Occurrence<>("the program breaks in the drivers", LoopRun::breakInDrivers));
    return all;
  }

  /** Whether an occurrence is one of which {@link Explorer#exploreAndCompare} makes use. */
  static boolean isProbe(Occurrence<LoopRun> occurrence) {
    return occurrence.words().equals(A_TICK);
  }

  private static List<Command> commands() {
    return TreatmentRun.commands().stream()
        .filter(command -> !(command instanceof Command.LimitTo(double to)) || to == 1)
        .toList();
  }

  /** Nothing is the matter, and nothing that was is remembered. */
  private boolean isWell() {
    return panel.trouble() == Trouble.NONE && nowhere == 0 && wary == 0;
  }

  private boolean isCalm() {
    return wary == 0;
  }

  private boolean mayBeLate() {
    return panel.trouble() == Trouble.NONE && nowhere == 0 && latest().state().mayDrive();
  }

  private boolean mayWait() {
    return wary == 0 && !latest().state().mayDrive();
  }

  @Override
  public boolean isForGood() {
    return broken;
  }

  @Override
  public Object key() {
    Snapshot now = latest();
    return new Key(
        now.state(),
        panel.trouble(),
        now.intent().zonesInContact(),
        failed,
        unheard,
        wary,
        quiet,
        uncut,
        nowhere,
        rising,
        panel.driven(),
        easingNs / TriedPanel.PERIOD_NS,
        isShort && !now.state().hasEnded() ? now.placeNs() / TriedPanel.PERIOD_NS : 0,
        deed,
        broken);
  }

  private List<Moment> suffer(Trouble trouble) {
    panel.suffer(trouble);
    return tick(List.of(), 0);
  }

  private List<Moment> breakInSensors() {
    panel.throwInSensors();
    return breakDown();
  }

  private List<Moment> breakInDrivers() {
    panel.throwInDrivers();
    return breakDown();
  }

  private List<Moment> breakDown() {
    List<Moment> moments = tick(List.of(), 0);
    broken = true;
    return moments;
  }

  private List<Moment> waitLong() {
    ArrayList<Moment> moments = new ArrayList<>();
    for (int tick = 0; tick < LONG_TICKS; tick++) {
      moments.addAll(tick(List.of(), 0));
    }
    return moments;
  }

  private List<Moment> tick(List<Command> asked, int missedPeriods) {
    Sight before = sight();
    boolean touching = latest().intent().zonesInContact() > 0;
    List<Command> put = between.commands(before.state(), asked);
    List<Command> inside = put.stream().filter(loop.inbox()::put).toList();
    long tNs = panel.nextTickNs(missedPeriods);
    @Nullable RuntimeException thrown = null;
    try {
      loop.tick(tNs, missedPeriods);
    } catch (RuntimeException bug) {
      thrown = bug;
    }
    List<Reply> replies = replies(asked, inside);
    follow(before, replies, missedPeriods);
    Moment.Output output =
        between.output(new Moment.Output(panel.driven(), panel.beaten(), panel.taken(), forbids()));
    return List.of(
        new Moment(
            before, replies, Reason.NONE, dtNs(missedPeriods), touching, sight(), output, thrown));
  }

  private static long dtNs(int missedPeriods) {
    return (1 + missedPeriods) * TriedPanel.PERIOD_NS;
  }

  /**
   * A zone that is pressed hard ends what is underway, and nothing before it; where the hardware
   * has cut the rail, no current shows a motor that does not go off, and no voltage says anything.
   */
  private Reason forbids() {
    State state = latest().state();
    boolean before = state instanceof State.Screening || state instanceof State.Armed;
    return switch (panel.trouble()) {
      case PRESSED -> before ? Reason.NONE : Trouble.PRESSED.forbids();
      case STUCK_ON, RAIL_CUT, RAIL_LOW -> panel.wasCut() ? Reason.NONE : panel.trouble().forbids();
      default -> panel.trouble().forbids();
    };
  }

  /** What the loop wrote down of each command, in the order in which it answered. */
  private List<Reply> replies(List<Command> asked, List<Command> inside) {
    ArrayList<Fact> facts = new ArrayList<>(panel.answers());
    ArrayList<Reply> replies = new ArrayList<>();
    for (Command command : stopsFirst(asked)) {
      Reply reply = new Reply(command, answer(command, facts));
      boolean away = reply.outcome() instanceof Reply.Unanswered && !inside.contains(command);
      replies.add(away ? new Reply(command, new Reply.TurnedAway()) : reply);
    }
    return replies;
  }

  /** A stop is answered first, and several of them are one: that of somebody who is with her. */
  private static List<Command> stopsFirst(List<Command> asked) {
    boolean one = asked.stream().allMatch(command -> command instanceof Command.Stop);
    return asked.stream()
        .sorted(
            Comparator.<Command, Boolean>comparing(command -> !(command instanceof Command.Stop))
                .thenComparing(command -> command.equals(STOP_FROM_AFAR)))
        .limit(one ? 1 : asked.size())
        .toList();
  }

  private static Reply.Outcome answer(Command command, List<Fact> facts) {
    String word = command.word();
    for (Fact fact : facts) {
      if (fact instanceof Fact.CommandTaken(String told) && told.equals(word)) {
        facts.remove(fact);
        return new Reply.Taken(null);
      }
      if (fact instanceof Fact.CommandRefused(String told, Refusal why) && told.equals(word)) {
        facts.remove(fact);
        return new Reply.NotTaken(why);
      }
    }
    return new Reply.Unanswered();
  }

  /** Keeps the explorer's own account of what the loop does not tell. */
  private void follow(Sight before, List<Reply> replies, int missedPeriods) {
    for (Reply reply : replies) {
      deed = reply.taken() ? deed.then(reply.command()) : deed;
    }
    Snapshot now = latest();
    deed = deed.in(now.state());
    boolean easing = now.state() instanceof State.Running(State.Pace p) && p != State.Pace.PLAYING;
    boolean eased = easing && now.state().equals(before.state());
    easingNs = eased ? easingNs + Math.min(dtNs(missedPeriods), 2 * TriedPanel.PERIOD_NS) : 0;
    failed = panel.taken() ? 0 : Math.min(failed + 1, FAILED_MOST);
    boolean over = now.state().hasEnded();
    unheard = panel.beaten() || over ? 0 : Math.min(unheard + 1, FAILED_MOST);
    uncut = quiet == QUIET_MOST ? panel.trouble() == Trouble.RAIL_WELDED : uncut;
    quiet = panel.beaten() ? 0 : Math.min(quiet + 1, QUIET_MOST);
    wary = missedPeriods > 0 ? WARY_TICKS : Math.max(0, wary - 1);
    boolean playing = now.state().equals(new State.Running(State.Pace.PLAYING));
    rising = playing ? Math.min(rising + 1 + Math.min(missedPeriods, 1), RISING_MOST) : 0;
    boolean counts =
        now.state() instanceof State.Running
            || (now.state() instanceof State.Paused(Reason why) && why == Reason.NO_CONTACT);
    boolean none = counts && now.intent().zonesInContact() == 0;
    nowhere = none ? nowhere + 1 + missedPeriods : 0;
  }

  private Snapshot latest() {
    Snapshot latest = loop.latest();
    if (latest == null) {
      throw new IllegalStateException("the first tick left no snapshot");
    }
    return latest;
  }

  private Sight sight() {
    Snapshot now = latest();
    return new Sight(
        now.state(),
        TreatmentRun.hundredths(now.level()),
        TreatmentRun.hundredths(now.ceiling()),
        now.placeNs(),
        0,
        0,
        0,
        0,
        easingNs,
        deed);
  }

  /** As strict as they may be where that makes a time short, as loose where it is hidden. */
  private static Limits limits() {
    long tick = TriedPanel.PERIOD_NS;
    return new Limits(
        new Limits.Skin(39, 41, 4, 6, 3, 30, 38),
        new Limits.Pressure(4.3, 60, 10, 30, 10, 20, 0, 0.5, 10),
        new Limits.Contact(
            new ContactRule(1.0, tick, 0.7, tick),
            1,
            1,
            new PressureRule(4.3, 10, 1.5, 3, 0.5, 0.5),
            2),
        new Limits.Time(900, 1200, 3600, 3600, 10),
        new Limits.Intensity(0.7, 0.8, new Smoothness(0.1, 4, 5, 20)),
        new Limits.Motors(8, 10, 30, 60, 1, 1.0, 0),
        TriedPanel.CURRENT,
        new Limits.Vibration(0.5, 1.0, 0.55),
        new Limits.Supply(2.7, 3.3, 0, 0.4, 0.1));
  }
}
