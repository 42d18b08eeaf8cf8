package org.sentuh.control.treatment;

/** Where a treatment is. Motors may be driven in {@link Running} and nowhere else. */
public sealed interface State {

  /** Nothing is going on. */
  record Idle() implements State {}

  /** The questions before a treatment are being asked. */
  record Screening() implements State {}

  /** Everything is ready; a person may start. */
  record Armed() implements State {}

  /**
   * The massage is being played.
   *
   * @param pace whether it plays on or is easing out to a pause
   */
  record Running(Pace pace) implements State {}

  /**
   * The massage waits at its place.
   *
   * @param why who or what made it wait
   */
  record Paused(Reason why) implements State {}

  /** The programme was played to its end. */
  record Completed() implements State {}

  /**
   * The treatment was ended before its end, by a person or a bound. Latched until a person
   * acknowledges it.
   *
   * @param why by what
   */
  record Stopped(Reason why) implements State {}

  /**
   * The treatment was ended because something is broken. Latched until a person acknowledges it.
   *
   * @param why what
   */
  record Faulted(Reason why) implements State {}

  /** How a running treatment goes on. */
  enum Pace {
    /** It plays. */
    PLAYING,
    /** It fades, and will then be paused because the wearer asked. */
    EASING_FOR_WEARER,
    /** It fades, and will then be paused because the panel left the back. */
    EASING_FOR_CONTACT
  }

  /** Whether motors may be driven. */
  default boolean mayDrive() {
    return this instanceof Running;
  }

  /** Whether this is an end that only a person leaves. */
  default boolean hasEnded() {
    return this instanceof Completed || this instanceof Stopped || this instanceof Faulted;
  }

  /** The state's word in messages and files. */
  default String word() {
    return switch (this) {
      case Idle() -> "idle";
      case Screening() -> "screening";
      case Armed() -> "armed";
      case Running(Pace pace) -> pace == Pace.PLAYING ? "running" : "easing";
      case Paused(Reason why) -> "paused";
      case Completed() -> "completed";
      case Stopped(Reason why) -> "stopped";
      case Faulted(Reason why) -> "faulted";
    };
  }

  /** Why it is there; {@link Reason#NONE} where there is nothing to say. */
  default Reason why() {
    return switch (this) {
      case Idle() -> Reason.NONE;
      case Screening() -> Reason.NONE;
      case Armed() -> Reason.NONE;
      case Running(Pace pace) -> Reason.NONE;
      case Paused(Reason why) -> why;
      case Completed() -> Reason.COMPLETED;
      case Stopped(Reason why) -> why;
      case Faulted(Reason why) -> why;
    };
  }
}
