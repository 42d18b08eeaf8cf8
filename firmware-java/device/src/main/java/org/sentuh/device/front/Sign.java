package org.sentuh.device.front;

import org.jspecify.annotations.Nullable;
import org.sentuh.control.treatment.State;

/**
 * What the light shows and the buzzer says. A letter is a tenth of a second: {@code #} is on,
 * {@code .} is off. The light begins anew every two seconds; the buzzer speaks once, when the sign
 * comes.
 *
 * <p>Nothing here endangers a life, so none is as urgent as the fast red flashes of IEC 60601-1-8:
 * an end that somebody has to look at has the pulses of its medium priority.
 */
enum Sign {
  /** It has been switched on and tests its panel. */
  TESTS("....................", ""),
  /** Nothing goes on. */
  RESTS("#...................", ""),
  /** The questions before a massage are being asked, on a phone. */
  ASKED("#..#................", ""),
  /** All is well; a long press begins. */
  READY("##################..", "#"),
  /** The massage is played. */
  MASSAGES("####################", "#..#"),
  /** It waits; a long press lets it go on. */
  PAUSED("##########..........", "####"),
  /** It was played to its end. */
  DONE("#..#..#.............", "#..#..#"),
  /** It was ended before; a page says why. */
  ENDED("####....####........", "###..###..###"),
  /** Somebody at the clinic asked which box it is. */
  SHOWS("##...##...##...##...", "##..##..##..##"),
  /** A press began nothing; a page says why. */
  REFUSED("#.#.#.#.#.#.#.#.#.#.", "##########"),
  /** A press began nothing, for the questions come first: they are answered on a phone. */
  QUESTIONS("#..#......#..#......", "#..#......#..#");

  private final String light;
  private final String buzzer;

  Sign(String light, String buzzer) {
    this.light = light;
    this.buzzer = buzzer;
  }

  /** What stands for a state; null before the first tick. */
  static Sign of(@Nullable State state) {
    return switch (state) {
      case null -> TESTS;
      case State.Idle() -> RESTS;
      case State.Screening() -> ASKED;
      case State.Armed() -> READY;
      case State.Running(_) -> MASSAGES;
      case State.Paused(_) -> PAUSED;
      case State.Completed() -> DONE;
      case State.Stopped(_), State.Faulted(_) -> ENDED;
    };
  }

  /** The light's pattern, two seconds long. */
  String light() {
    return light;
  }

  /** What the buzzer says once. */
  String buzzer() {
    return buzzer;
  }

  /** Whether the light is on so many tenths of a second after the sign has come. */
  boolean isLit(long tenths) {
    return light.charAt((int) (tenths % light.length())) == '#';
  }

  /** Whether the buzzer sounds so many tenths of a second after the sign has come. */
  boolean sounds(long tenths) {
    return tenths < buzzer.length() && buzzer.charAt((int) tenths) == '#';
  }
}
