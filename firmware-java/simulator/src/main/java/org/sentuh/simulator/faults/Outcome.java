package org.sentuh.simulator.faults;

import java.util.Set;
import org.sentuh.control.treatment.Reason;

/**
 * What was seen of one trial, to be judged by what was expected.
 *
 * @param state the word of the state that the treatment was in last
 * @param gone whether no program is left
 * @param why why it is in that state; {@link Reason#NONE} where there is nothing to say
 * @param said every reason that was said while it ran
 * @param offMs from the fault, or from when motors were first wanted after it, until no motor was
 *     driven any more
 * @param beyondS motor-seconds that were driven in this time
 * @param ungrantedMs the longest time for which a motor was driven and nothing was granted
 */
public record Outcome(
    String state,
    boolean gone,
    Reason why,
    Set<Reason> said,
    double offMs,
    double beyondS,
    double ungrantedMs) {

  /** The cell of the matrix that it is. */
  public Cell cell(Fault fault, Stage stage, Expectation expected) {
    Reason reason = reason(expected);
    boolean ends =
        switch (expected) {
          case Expectation.GoesOn goes -> false;
          case Expectation.Passes passes -> isBroken();
          default -> true;
        };
    return new Cell(
        fault.name(),
        stage,
        1,
        gone ? "gone" : state,
        reason.code(),
        ends ? offMs : 0,
        ends ? beyondS : 0,
        unsafe(expected),
        wrong(expected, stage, reason));
  }

  private boolean isBroken() {
    return state.equals("stopped") || state.equals("faulted");
  }

  private boolean hasEnded() {
    return isBroken() || state.equals("completed");
  }

  private Reason reason(Expectation expected) {
    if (hasEnded() || state.equals("paused")) {
      return why;
    }
    return switch (expected) {
      case Expectation.GoesOn(Set<Reason> saying) -> firstSaid(saying);
      case Expectation.Passes(Set<Reason> saying) -> firstSaid(saying);
      default -> Reason.NONE;
    };
  }

  private Reason firstSaid(Set<Reason> saying) {
    return saying.stream().filter(said::contains).findFirst().orElse(Reason.NONE);
  }

  private String unsafe(Expectation expected) {
    return switch (expected) {
      case Expectation.Ends(long withinMs, Set<Reason> why) ->
          isBroken() ? tooLong(withinMs) : "it did not end, but is " + state;
      case Expectation.FallsSilent(long withinMs) -> tooLong(withinMs);
      case Expectation.StaysOff(long withinMs, Reason why) -> tooLong(withinMs);
      case Expectation.GoesOn(Set<Reason> saying) -> coasts(Expectation.COASTS_MS);
      case Expectation.Passes(Set<Reason> saying) -> coasts(Expectation.CUT_OFF_MS);
    };
  }

  private String tooLong(long most) {
    return offMs <= most ? "" : "driven for " + offMs + " ms, at most " + most;
  }

  private String coasts(long most) {
    return ungrantedMs <= most ? "" : "driven for " + ungrantedMs + " ms where nothing was granted";
  }

  private String wrong(Expectation expected, Stage stage, Reason reason) {
    return switch (expected) {
      case Expectation.Ends(long withinMs, Set<Reason> allowed) ->
          allowed.contains(reason) ? "" : reason.code() + ", not " + allowed;
      case Expectation.FallsSilent(long withinMs) -> "";
      case Expectation.StaysOff(long withinMs, Reason asked) ->
          hasEnded() && reason != asked && reason != Reason.COMPLETED
              ? reason.code() + ", not " + asked.code()
              : "";
      case Expectation.Passes(Set<Reason> saying) ->
          saying.contains(reason) || (!stage.isPlaying() && !hasEnded())
              ? ""
              : reason.code() + ", not one of " + saying;
      case Expectation.GoesOn(Set<Reason> saying) -> {
        if (isBroken()) {
          yield "it ended: " + reason.code();
        }
        yield saying.isEmpty() || saying.contains(reason) ? "" : "nothing was said of " + saying;
      }
    };
  }
}
