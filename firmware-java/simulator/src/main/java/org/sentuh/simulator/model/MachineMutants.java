package org.sentuh.simulator.model;

import java.util.List;
import org.sentuh.control.treatment.Answer;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.control.treatment.State;
import org.sentuh.control.treatment.Treatment;

/** The state machine with one thing wrong, in each way that somebody might get it wrong. */
final class MachineMutants {

  private static final int ALL_ZONES = 6;
  private static final Answer REFUSED = new Answer.Refused(Refusal.NOT_NOW);

  private MachineMutants() {}

  static List<Mutant<TreatmentRun>> all() {
    return List.of(
        taking(
            "a start leads out of a stop",
            (t, c, zones) ->
                c instanceof Command.Start && t.state() instanceof State.Stopped
                    ? begun(t)
                    : t.take(c, zones)),
        taking(
            "a resume leads out of a fault",
            (t, c, zones) ->
                c instanceof Command.Resume && t.state() instanceof State.Faulted
                    ? begun(t)
                    : t.take(c, zones)),
        passing(
            "an armed panel starts by itself after a while",
            (t, dtNs, zones) -> {
              if (t.state() instanceof State.Armed && dtNs > TreatmentRun.QUANTUM_NS) {
                t.take(new Command.Start(), zones);
              }
              t.advance(dtNs, zones);
            }),
        passing(
            "a pause ends by itself when the panel touches again",
            (t, dtNs, zones) -> {
              if (t.state().why() == Reason.NO_CONTACT) {
                t.take(new Command.Resume(), zones);
              }
              t.advance(dtNs, zones);
            }),
        taking(
            "a stop is not heard while it eases out",
            (t, c, zones) ->
                c instanceof Command.Stop && isEasing(t.state()) ? REFUSED : t.take(c, zones)),
        taking(
            "a stop only pauses",
            (t, c, zones) ->
                t.take(
                    c instanceof Command.Stop && t.state().mayDrive() ? new Command.Pause() : c,
                    zones)),
        taking(
            "a stop acknowledges the fault that stands",
            (t, c, zones) -> {
              boolean clears = c instanceof Command.Stop && t.state() instanceof State.Faulted;
              return t.take(clears ? new Command.Acknowledge() : c, zones);
            }),
        taking(
            "a stop from afar is told as one of the wearer",
            (t, c, zones) -> t.take(c instanceof Command.Stop ? new Command.Stop() : c, zones)),
        taking(
            "a start that comes too early is not answered",
            (t, c, zones) ->
                c instanceof Command.Start && t.state() instanceof State.Screening
                    ? null
                    : t.take(c, zones)),
        taking(
            "a second pause throws",
            (t, c, zones) -> {
              if (c instanceof Command.Pause && t.state() instanceof State.Paused) {
                throw new IllegalStateException("paused already");
              }
              return t.take(c, zones);
            }),
        new Mutant<>("a later stop takes the place of the reason that stands", ForgetsWhy::run),
        ending(
            "every stop is told as one of the wearer",
            (t, why) -> t.end(why.kind() == Reason.Kind.STOP ? Reason.STOPPED_BY_WEARER : why)),
        ending(
            "a fault is not heard while it runs",
            (t, why) -> {
              if (!(t.state() instanceof State.Running) || why.kind() == Reason.Kind.STOP) {
                t.end(why);
              }
            }),
        passing(
            "an end wears off after ten minutes",
            (t, dtNs, zones) -> {
              if (t.state() instanceof State.Stopped && dtNs > TreatmentRun.DURATION_NS) {
                t.take(new Command.Acknowledge(), zones);
              }
              t.advance(dtNs, zones);
            }),
        taking(
            "stronger goes past her ceiling while it waits",
            (t, c, zones) -> {
              if (c instanceof Command.Stronger && t.state() instanceof State.Paused) {
                t.take(new Command.LimitTo(1), zones);
                t.take(c, zones);
              }
              return t.take(c, zones);
            }),
        taking(
            "resuming makes it stronger",
            (t, c, zones) -> {
              Answer answer = t.take(c, zones);
              if (c instanceof Command.Resume && answer instanceof Answer.Accepted) {
                t.take(new Command.Stronger(), zones);
              }
              return answer;
            }),
        taking(
            "a pause is refused and done all the same",
            (t, c, zones) -> {
              Answer answer = t.take(c, zones);
              return c instanceof Command.Pause && isEasing(t.state()) ? REFUSED : answer;
            }),
        passing(
            "it plays on while nothing touches",
            (t, dtNs, zones) -> t.advance(dtNs, Math.max(1, zones))),
        passing(
            "easing goes on for ever",
            (t, dtNs, zones) -> t.advance(isEasing(t.state()) ? 0 : dtNs, zones)),
        taking(
            "a start skips the first moment of the programme",
            (t, c, zones) -> {
              Answer answer = t.take(c, zones);
              if (c instanceof Command.Start && answer instanceof Answer.Accepted) {
                t.advance(1, zones);
              }
              return answer;
            }),
        taking("it resumes while nothing touches", (t, c, zones) -> t.take(c, Math.max(1, zones))),
        taking(
            "a fault can never be acknowledged",
            (t, c, zones) ->
                c instanceof Command.Acknowledge && t.state() instanceof State.Faulted
                    ? REFUSED
                    : t.take(c, zones)));
  }

  private static Mutant<TreatmentRun> taking(String words, Machine.Taking how) {
    return new Mutant<>(words, () -> new TreatmentRun(product().taking(how)));
  }

  private static Mutant<TreatmentRun> passing(String words, Machine.Passing how) {
    return new Mutant<>(words, () -> new TreatmentRun(product().passing(how)));
  }

  private static Mutant<TreatmentRun> ending(String words, Machine.Ending how) {
    return new Mutant<>(words, () -> new TreatmentRun(product().ending(how)));
  }

  private static Machine product() {
    return Machine.of(TreatmentRun.treatment());
  }

  private static boolean isEasing(State state) {
    return state instanceof State.Running(State.Pace pace) && pace != State.Pace.PLAYING;
  }

  private static Answer begun(Treatment treatment) {
    treatment.take(new Command.Acknowledge(), ALL_ZONES);
    treatment.take(new Command.Screen(), ALL_ZONES);
    treatment.take(new Command.AnswerScreening(true), ALL_ZONES);
    return treatment.take(new Command.Start(), ALL_ZONES);
  }

  /** Tells the stop that came last. */
  private static final class ForgetsWhy {

    private State last = new State.Idle();

    static TreatmentRun run() {
      ForgetsWhy forgets = new ForgetsWhy();
      return new TreatmentRun(product().ending(forgets::end).telling(forgets::state));
    }

    private void end(Treatment treatment, Reason why) {
      treatment.end(why);
      last = why.kind() == Reason.Kind.STOP ? new State.Stopped(why) : last;
    }

    private State state(Treatment treatment) {
      boolean later = treatment.state() instanceof State.Stopped && last instanceof State.Stopped;
      return later ? last : treatment.state();
    }
  }
}
