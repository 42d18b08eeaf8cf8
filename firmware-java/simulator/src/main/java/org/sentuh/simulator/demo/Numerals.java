package org.sentuh.simulator.demo;

import java.util.List;

/** Large thin figures, three rows high, as calm as a wall clock. */
final class Numerals {

  /** How many rows the figures take. */
  static final int ROWS = 3;

  private static final String FIGURES = "0123456789:";

  private static final List<String> UNICODE =
      List.of(
          "╭─╮   ╷ ╶─╮ ╶─╮ ╷ ╷ ╭─╴ ╭─╴ ╶─╮ ╭─╮ ╭─╮    ",
          "│ │   │ ╭─╯ ╶─┤ ╰─┤ ╰─╮ ├─╮   │ ├─┤ ╰─┤  : ",
          "╰─╯   ╵ ╰─╴ ╶─╯   ╵ ╶─╯ ╰─╯   ╵ ╰─╯ ╶─╯    ");

  private static final List<String> ASCII =
      List.of(
          " _       _   _       _   _   _   _   _     ",
          "| |   |  _|  _| |_| |_  |_    | |_| |_|  : ",
          "|_|   | |_   _|   |  _| |_|   | |_|  _|    ");

  private static final int PITCH = 4;
  private static final int FIGURE = 3;

  private Numerals() {}

  /** One row of a time such as {@code 3:10}. */
  static String row(String time, int row, Letters letters) {
    String drawn = (letters == Letters.UNICODE ? UNICODE : ASCII).get(row);
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < time.length(); i++) {
      int start = FIGURES.indexOf(time.charAt(i)) * PITCH;
      boolean colon = time.charAt(i) == ':';
      line.append(drawn, colon ? start + 1 : start, colon ? start + 2 : start + FIGURE);
      line.append(' ');
    }
    return line.toString();
  }
}
