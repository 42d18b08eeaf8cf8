package org.sentuh.simulator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Level;
import org.sentuh.control.pattern.Hold;
import org.sentuh.control.pattern.Order;
import org.sentuh.control.pattern.Permission;
import org.sentuh.control.pattern.Phase;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.Ramp;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.pattern.Sides;
import org.sentuh.control.pattern.Stroke;
import org.sentuh.control.pattern.Title;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.control.treatment.State;
import org.sentuh.control.treatment.Treatment;

/**
 * A treatment of one second, played by itself: every command with and without contact, every reason
 * that can end it, and time in quarters of a second.
 *
 * <p>Its clocks that only grow (time treated in all, time paused) are left out of the key, for
 * nothing in it asks them; what they must do is checked at every moment.
 */
final class TreatmentRun implements Run {

  /** A quarter of a second: easing takes two of them, and the programme four. */
  static final long QUANTUM_NS = Treatment.EASING_NS / 2;

  /** Her level begins here, in hundredths, and is prescribed up to {@link #PRESCRIBED}. */
  static final int LEVEL = 10;

  /** What is prescribed, in hundredths: one step above where her level begins. */
  static final int PRESCRIBED = 15;

  /** How long its programme lasts. */
  static final long DURATION_NS = 4 * QUANTUM_NS;

  private static final int ALL_ZONES = 6;
  private static final long LONG_NS = 600_000_000_000L;
  private static final Score SCORE = score(DURATION_NS / 1e9, 0.8);

  /** Where it is; everything that what follows can depend on. */
  private record Key(State state, int level, int ceiling, long placeNs, long easingNs, Deed deed) {

    @Override
    public String toString() {
      return StateWords.of(state)
          + ", level "
          + level
          + " of "
          + ceiling
          + (placeNs > 0 ? ", at " + placeNs / 1e9 + " s" : "")
          + (easingNs > 0 ? ", easing for " + easingNs / 1e9 + " s" : "");
    }
  }

  private final Machine machine;
  private long easingNs;
  private Deed deed = Deed.ACKNOWLEDGED;

  TreatmentRun(Machine machine) {
    this.machine = machine;
  }

  /** The product's own state machine, at its beginning. */
  static TreatmentRun ofTheProduct() {
    return new TreatmentRun(Machine.of(treatment()));
  }

  static Treatment treatment() {
    return new Treatment(SCORE, LEVEL / 100.0, PRESCRIBED / 100.0);
  }

  /** A hand that stays, so short that a treatment of it can be explored to its end. */
  static Score score(double seconds, double ceiling) {
    Stroke hold = new Stroke(new Hold(Level.T1, 30, seconds), Sides.BOTH, 1, 0);
    Title title = new Title("tangan diam", "a hand that stays");
    return new Score(
        new Programme(
            "explored",
            1,
            title,
            Permission.MOTHER,
            Treatment.SOFTEST,
            ceiling,
            List.of("written to be explored"),
            List.of(new Phase(title, List.of(hold), Order.WRITTEN, 1, Ramp.NONE))),
        BackLength.REFERENCE);
  }

  /** Everything that can happen to it. */
  static List<Occurrence<TreatmentRun>> occurrences() {
    ArrayList<Occurrence<TreatmentRun>> all = new ArrayList<>();
    for (int zones : new int[] {ALL_ZONES, 0}) {
      String contact = zones == 0 ? ", nothing touching" : "";
      for (Command command : commands()) {
        all.add(new Occurrence<>(CommandWords.of(command) + contact, r -> r.take(command, zones)));
      }
      all.add(new Occurrence<>("0.25 s pass" + contact, r -> r.pass(QUANTUM_NS, zones)));
      all.add(new Occurrence<>("10 minutes pass" + contact, r -> r.pass(LONG_NS, zones)));
    }
    all.add(new Occurrence<>("no time passes", r -> r.pass(0, ALL_ZONES)));
    for (Reason reason : Reason.values()) {
      if (reason.kind() == Reason.Kind.STOP || reason.kind() == Reason.Kind.FAULT) {
        all.add(new Occurrence<>(reason.code() + " ends it", r -> r.end(reason)));
      }
    }
    return all;
  }

  /**
   * Whether an occurrence shows what a state might hide: every command, and time; the many reasons
   * that end it all go one way.
   */
  static boolean isProbe(Occurrence<TreatmentRun> occurrence) {
    return !occurrence.words().endsWith(" ends it") && !occurrence.words().contains("limit to");
  }

  /** Every command, with every value that makes a difference. */
  static List<Command> commands() {
    return List.of(
        new Command.Screen(),
        new Command.AnswerScreening(true),
        new Command.AnswerScreening(false),
        new Command.Start(),
        new Command.Pause(),
        new Command.Resume(),
        new Command.Softer(),
        new Command.Stronger(),
        new Command.LimitTo(1),
        new Command.LimitTo(0.1),
        new Command.LimitTo(Treatment.SOFTEST),
        new Command.LimitTo(0),
        new Command.LimitTo(Double.NaN),
        new Command.Barred(new Command.Start(), Refusal.ON_HOLD),
        new Command.Stop(),
        new Command.Stop(Command.Stop.From.AFAR),
        new Command.Acknowledge());
  }

  @Override
  public Object key() {
    Sight sight = sight();
    return new Key(
        sight.state(),
        sight.level(),
        sight.ceiling(),
        sight.placeNs(),
        sight.easingNs(),
        sight.deed());
  }

  private List<Moment> take(Command command, int zones) {
    return moment(
        Reason.NONE, 0, zones, () -> List.of(Reply.of(command, machine.take(command, zones))));
  }

  private List<Moment> pass(long dtNs, int zones) {
    return moment(
        Reason.NONE,
        dtNs,
        zones,
        () -> {
          machine.advance(dtNs, zones);
          return List.of();
        });
  }

  private List<Moment> end(Reason why) {
    return moment(
        why,
        0,
        ALL_ZONES,
        () -> {
          machine.end(why);
          return List.of();
        });
  }

  private List<Moment> moment(Reason ending, long dtNs, int zones, Supplier<List<Reply>> act) {
    Sight before = sight();
    List<Reply> replies = List.of();
    @Nullable RuntimeException thrown = null;
    try {
      replies = act.get();
    } catch (RuntimeException bug) {
      thrown = bug;
    }
    for (Reply reply : replies) {
      deed = reply.taken() ? deed.then(reply.command()) : deed;
    }
    deed = deed.in(machine.state());
    easingNs = easedNs(before, dtNs);
    return List.of(new Moment(before, replies, ending, dtNs, zones > 0, sight(), null, thrown));
  }

  /** How long it has been easing: the treatment does not tell. */
  private long easedNs(Sight before, long dtNs) {
    boolean eases = machine.state() instanceof State.Running(State.Pace pace) && isEasing(pace);
    return eases && machine.state().equals(before.state()) ? before.easingNs() + dtNs : 0;
  }

  private static boolean isEasing(State.Pace pace) {
    return pace != State.Pace.PLAYING;
  }

  private Sight sight() {
    Treatment treatment = machine.treatment();
    return new Sight(
        machine.state(),
        hundredths(treatment.level()),
        hundredths(treatment.ceiling()),
        treatment.placeNs(),
        treatment.runNs(),
        treatment.treatedNs(),
        treatment.pausedNs(),
        treatment.pauseNs(),
        easingNs,
        deed);
  }

  static int hundredths(double level) {
    return (int) Math.round(level * 100);
  }
}
