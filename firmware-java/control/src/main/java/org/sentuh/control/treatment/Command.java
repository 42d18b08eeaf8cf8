package org.sentuh.control.treatment;

/**
 * What a person may ask of a treatment. Commands take effect at the beginning of a tick, stop
 * before all others.
 */
public sealed interface Command {

  /** Begin the questions. */
  record Screen() implements Command {}

  /**
   * The questions have been answered.
   *
   * @param clear whether nothing forbids a treatment now
   */
  record AnswerScreening(boolean clear) implements Command {}

  /** Start the massage: always a deliberate act of a person at the panel. */
  record Start() implements Command {}

  /** Let it wait. */
  record Pause() implements Command {}

  /** Go on. */
  record Resume() implements Command {}

  /** One step softer. */
  record Softer() implements Command {}

  /** One step stronger, up to her ceiling. */
  record Stronger() implements Command {}

  /**
   * Set the mother's own ceiling.
   *
   * @param level 0 to 1; what is above the prescription's is taken as that
   */
  record LimitTo(double level) implements Command {}

  /**
   * Stop now. Taken in every state.
   *
   * @param from where whoever asks for it is
   */
  record Stop(From from) implements Command {

    /** All of them are obeyed alike, and told apart afterwards. */
    public enum From {
      /** At the device: a page, a command on the box, the program itself. */
      HERE(Reason.STOPPED_BY_WEARER),
      /** The clinic. */
      AFAR(Reason.STOPPED_FROM_AFAR);

      private final Reason told;

      From(Reason told) {
        this.told = told;
      }

      /** What an end by it is told as. */
      public Reason told() {
        return told;
      }
    }

    /** One at the device. */
    public Stop() {
      this(From.HERE);
    }
  }

  /** I have read why it ended. */
  record Acknowledge() implements Command {}

  /**
   * What somebody asked while something outside of the treatment stood against it: refused in every
   * state, and changes nothing.
   *
   * @param asked what was asked
   * @param against what stood against it
   */
  record Barred(Command asked, Refusal against) implements Command {}

  /** Its word in events, as in {@code Start}. */
  default String word() {
    return this instanceof Barred(Command asked, Refusal against)
        ? asked.word()
        : getClass().getSimpleName();
  }
}
