package org.sentuh.simulator.model;

import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Refusal;

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
      case Command.Stop(Command.Stop.From from) ->
          from == Command.Stop.From.HERE ? "stop" : "stop from afar";
      case Command.Acknowledge() -> "acknowledge";
      case Command.Barred(Command asked, Refusal why) -> of(asked) + ", which is not permitted";
    };
  }
}
