package org.sentuh.simulator.killed;

import org.sentuh.control.treatment.Command;

/** The commands of a {@link org.sentuh.simulator.faults.Stage}, as lines. */
final class OrderWords {

  private OrderWords() {}

  static String of(Command command) {
    return switch (command) {
      case Command.Screen() -> "screen";
      case Command.AnswerScreening(boolean clear) when clear -> "clear";
      case Command.Start() -> "start";
      case Command.Pause() -> "pause";
      case Command.Resume() -> "resume";
      case Command.Stop stop -> "stop";
      case Command.Acknowledge() -> "acknowledge";
      default -> throw new IllegalArgumentException("no stage needs " + command);
    };
  }

  static Command command(String order) {
    return switch (order) {
      case "screen" -> new Command.Screen();
      case "clear" -> new Command.AnswerScreening(true);
      case "start" -> new Command.Start();
      case "pause" -> new Command.Pause();
      case "resume" -> new Command.Resume();
      case "stop" -> new Command.Stop();
      case "acknowledge" -> new Command.Acknowledge();
      default -> throw new IllegalArgumentException("no order is called '" + order + "'");
    };
  }
}
