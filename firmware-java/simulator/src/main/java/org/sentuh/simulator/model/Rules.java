package org.sentuh.simulator.model;

import java.util.List;
import java.util.stream.Stream;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;
import org.sentuh.control.treatment.Treatment;

/** What must hold at every moment of every treatment, each rule in one sentence. */
final class Rules {

  private static final int STEP = TreatmentRun.hundredths(Treatment.STEP);

  /** What holds whether the machine is played by itself or by the loop. */
  private static final List<Invariant> ALWAYS =
      List.of(
          new Invariant("Nothing is thrown.", m -> m.thrown() == null),
          new Invariant(
              "Every command is answered: it is taken, or refused with a reason.",
              m -> m.replies().stream().noneMatch(r -> r.outcome() instanceof Reply.Unanswered)),
          new Invariant(
              "A stop is taken in every state and leaves nothing running.", Rules::stopsAtOnce),
          new Invariant(
              "What was stopped from afar says so, and nothing else does.", Rules::tellsFromWhere),
          new Invariant(
              "It begins to run only because a person started or resumed it, and never while"
                  + " nothing touches the back when resumed.",
              Rules::runsByAPerson),
          new Invariant(
              "After an end it runs or waits only when a person has acknowledged the end, begun the"
                  + " questions, was cleared by them and started it, in this order.",
              m -> !isUnderway(m.after().state()) || m.after().deed() == Deed.STARTED),
          new Invariant(
              "An end is left only by acknowledging it.",
              m ->
                  !m.before().state().hasEnded()
                      || m.after().state().hasEnded()
                      || m.took(Command.Acknowledge.class)),
          new Invariant(
              "The reason of an end stays until it is acknowledged; a fault alone takes the place"
                  + " of a stop.",
              Rules::keepsItsReason),
          new Invariant(
              "Her level rises only when she asks for it, one step at a time, and never above her"
                  + " ceiling; her ceiling never above what is prescribed.",
              Rules::isHerLevel),
          new Invariant(
              "The place in the programme moves only while it runs, no faster than time, and goes"
                  + " back only when an end is acknowledged.",
              Rules::keepsItsPlace),
          new Invariant(
              "What eases out never plays on by itself, and waits or has ended within half a"
                  + " second.",
              Rules::easesOut));

  private static final List<Invariant> ALONE =
      List.of(
          new Invariant(
              "What is taken says the state that is then.",
              m -> m.replies().stream().allMatch(r -> saysWhatIs(r, m))),
          new Invariant(
              "What is refused changes nothing.",
              m ->
                  m.replies().isEmpty()
                      || m.replies().getFirst().taken()
                      || m.before().equals(m.after())),
          new Invariant(
              "What ends it is the reason that it tells, in every state that has not ended.",
              m ->
                  m.ending() == Reason.NONE
                      || m.before().state().hasEnded()
                      || (m.after().state().hasEnded() && m.after().state().why() == m.ending())),
          new Invariant(
              "The time that it runs, and the time that it waits, is counted to the nanosecond and"
                  + " nowhere else.",
              Rules::countsItsTime),
          new Invariant(
              "It is completed when, and only when, its programme has been played to the end.",
              Rules::completes),
          new Invariant(
              "It does not play on while nothing touches the back.",
              m ->
                  m.touching()
                      || m.dtNs() == 0
                      || !m.after().state().equals(new State.Running(State.Pace.PLAYING))));

  private static final List<Invariant> IN_THE_LOOP =
      List.of(
          new Invariant(
              "No motor is driven but in a running treatment, and none in the tick that ends it.",
              m -> m.output() == null || !m.output().driven() || m.after().state().mayDrive()),
          new Invariant(
              "No motor is driven in the tick that takes a stop.",
              m -> m.output() == null || !m.output().driven() || !m.asked(Command.Stop.class)),
          new Invariant(
              "Nothing is driven while the panel reports what forbids it.",
              m ->
                  m.output() == null
                      || !m.output().driven()
                      || m.output().forbids() == Reason.NONE),
          new Invariant(
              "What the panel reports ends every treatment that somebody attends, for its own"
                  + " reason and no lesser one.",
              Rules::isEndedByItsOwnReason),
          new Invariant(
              "The heartbeat is not given after an end of any kind, nor for a frame that was not"
                  + " taken.",
              Rules::beatsOnlyWhenWell));

  private Rules() {}

  /** For the machine played by itself. */
  static List<Invariant> ofTheMachine() {
    return Stream.concat(ALWAYS.stream(), ALONE.stream()).toList();
  }

  /** For the machine played by the loop, behind its inbox and with all interlocks. */
  static List<Invariant> ofTheLoop() {
    return Stream.concat(ALWAYS.stream(), IN_THE_LOOP.stream()).toList();
  }

  private static boolean isUnderway(State state) {
    return state instanceof State.Running || state instanceof State.Paused;
  }

  private static boolean isAttended(State state) {
    return isUnderway(state) || state instanceof State.Armed || state instanceof State.Screening;
  }

  private static boolean stopsAtOnce(Moment m) {
    State now = m.after().state();
    return !m.asked(Command.Stop.class)
        || (m.took(Command.Stop.class) && (now.hasEnded() || now instanceof State.Idle));
  }

  private static boolean tellsFromWhere(Moment m) {
    State before = m.before().state();
    return before instanceof State.Idle
        || before.hasEnded()
        || !(m.after().state() instanceof State.Stopped(Reason why))
        || m.replies().stream()
            .filter(Reply::taken)
            .map(Reply::command)
            .filter(Command.Stop.class::isInstance)
            .allMatch(stop -> isToldOf(stop, why));
  }

  private static boolean isToldOf(Command stop, Reason why) {
    boolean afar = stop.equals(new Command.Stop(Command.Stop.From.AFAR));
    return why == (afar ? Reason.STOPPED_FROM_AFAR : Reason.STOPPED_BY_WEARER);
  }

  private static boolean runsByAPerson(Moment m) {
    boolean begins = m.after().state().mayDrive() && !m.before().state().mayDrive();
    boolean resumed = m.took(Command.Resume.class);
    return (!begins || m.took(Command.Start.class) || resumed) && (!resumed || m.touching());
  }

  private static boolean keepsItsReason(Moment m) {
    State before = m.before().state();
    State after = m.after().state();
    return !before.hasEnded()
        || !after.hasEnded()
        || before.equals(after)
        || m.took(Command.Acknowledge.class)
        || (after instanceof State.Faulted && !(before instanceof State.Faulted));
  }

  private static boolean isHerLevel(Moment m) {
    int steps = (int) m.replies().stream().filter(r -> isStronger(r)).count();
    return m.after().level() <= m.after().ceiling()
        && m.after().ceiling() <= TreatmentRun.PRESCRIBED
        && m.after().level() - m.before().level() <= STEP * steps;
  }

  private static boolean isStronger(Reply reply) {
    return reply.taken() && reply.command() instanceof Command.Stronger;
  }

  private static boolean keepsItsPlace(Moment m) {
    long moved = m.after().placeNs() - m.before().placeNs();
    boolean acknowledged = m.took(Command.Acknowledge.class);
    boolean mayMove = m.before().state().mayDrive() || m.replies().stream().anyMatch(Reply::taken);
    return moved < 0
        ? acknowledged && m.after().placeNs() == 0
        : moved == 0 || (mayMove && moved <= m.dtNs());
  }

  private static boolean easesOut(Moment m) {
    State before = m.before().state();
    State after = m.after().state();
    boolean eased = before instanceof State.Running(State.Pace p) && p != State.Pace.PLAYING;
    return (!eased || before.equals(after) || !after.mayDrive())
        && m.after().easingNs() < Treatment.EASING_NS;
  }

  private static boolean saysWhatIs(Reply reply, Moment m) {
    return !(reply.outcome() instanceof Reply.Taken(var now)) || m.after().state().equals(now);
  }

  private static boolean countsItsTime(Moment m) {
    boolean acknowledged = m.took(Command.Acknowledge.class);
    long runs = m.before().state().mayDrive() ? m.dtNs() : 0;
    long waits = m.before().state() instanceof State.Paused ? m.dtNs() : 0;
    boolean stillWaits = waits > 0 && m.after().state() instanceof State.Paused;
    return m.after().treatedNs() == m.before().treatedNs() + runs
        && m.after().runNs() == (acknowledged ? 0 : m.before().runNs() + runs)
        && m.after().pausedNs() == (acknowledged ? 0 : m.before().pausedNs() + waits)
        && (!stillWaits || m.after().pauseNs() == m.before().pauseNs() + waits)
        && (m.after().state() instanceof State.Paused || m.after().pauseNs() == 0);
  }

  private static boolean completes(Moment m) {
    boolean played = m.after().placeNs() == TreatmentRun.DURATION_NS;
    boolean completed = m.after().state() instanceof State.Completed;
    boolean was = m.before().state().hasEnded();
    return (!completed || played) && (was || !played || completed);
  }

  private static boolean isEndedByItsOwnReason(Moment m) {
    if (m.output() == null || m.output().forbids() == Reason.NONE) {
      return true;
    }
    State after = m.after().state();
    boolean ends =
        after.hasEnded() && !m.before().state().hasEnded() && !(after instanceof State.Completed);
    boolean asked = m.replies().stream().anyMatch(Reply::taken);
    return !isAttended(after)
        && (!ends || asked || after.why().compareTo(m.output().forbids()) >= 0);
  }

  private static boolean beatsOnlyWhenWell(Moment m) {
    boolean over = m.after().state().hasEnded();
    return m.output() == null || !m.output().beat() || (m.output().taken() && !over);
  }
}
