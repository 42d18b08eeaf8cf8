package org.sentuh.simulator.demo;

import java.util.Optional;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.State;

/** The keys of the view and what they ask of the treatment. */
enum Key {
  /** Pause, or go on. */
  PAUSE('p'),
  /** One step softer. */
  SOFTER('-'),
  /** One step stronger. */
  STRONGER('+'),
  /** Stop now, without a question; after an end, leave. */
  STOP('q'),
  /** The other language. */
  LANGUAGE('l'),
  /** Day or night. */
  THEME('n'),
  /** What the keys do. */
  HELP('?'),
  /** Where the pages are, and the codes for phones. */
  PAGES('a');

  private final char letter;

  Key(char letter) {
    this.letter = letter;
  }

  char letter() {
    return letter;
  }

  /** The key of a typed character, if it is one. */
  static Optional<Key> of(int typed) {
    return switch (typed) {
      case 'p', 'P', ' ' -> Optional.of(PAUSE);
      case '-', '_' -> Optional.of(SOFTER);
      case '+', '=' -> Optional.of(STRONGER);
      case 'q', 'Q' -> Optional.of(STOP);
      case 'l', 'L' -> Optional.of(LANGUAGE);
      case 'n', 'N' -> Optional.of(THEME);
      case '?', 'h', 'H' -> Optional.of(HELP);
      case 'a', 'A' -> Optional.of(PAGES);
      default -> Optional.empty();
    };
  }

  /** What the key asks of a treatment in that state, if it asks anything. */
  Optional<Command> command(State state) {
    return switch (this) {
      case PAUSE ->
          Optional.of(state instanceof State.Paused ? new Command.Resume() : new Command.Pause());
      case SOFTER -> Optional.of(new Command.Softer());
      case STRONGER -> Optional.of(new Command.Stronger());
      case STOP -> state.hasEnded() ? Optional.empty() : Optional.of(new Command.Stop());
      case LANGUAGE, THEME, HELP, PAGES -> Optional.empty();
    };
  }
}
