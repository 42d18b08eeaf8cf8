package org.sentuh.simulator.model;

import org.sentuh.control.treatment.Command;

/** A command in the words of a trace. */
final class CommandWords {

  private CommandWords() {}

  static String of(Command command) {
    return switch (command) {
      case Command.Screen() -> "begin the questions";
      case Command.AnswerScreening(boolean clear) ->
          clear ? "answer: nothing forbids it" : "answer: something forbids it";
      case Command.Start() -> "start";
      case Command.Pause() -> "pause";
      case Command.Resume() -> "resume";
      case Command.Softer() -> "softer";
      case Command.Stronger() -> "stronger";
      case Command.LimitTo(double level) -> "limit to " + level;
      case Command.Stop() -> "stop";
      case Command.Acknowledge() -> "acknowledge";
    };
  }
}
