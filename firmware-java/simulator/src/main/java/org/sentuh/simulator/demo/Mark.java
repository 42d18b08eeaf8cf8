package org.sentuh.simulator.demo;

/** The signs of the picture, each one column wide, with what stands for it in ASCII. */
enum Mark {
  /** A motor that is still. */
  MOTOR_STILL('·', '.'),
  /** A motor that is driven a little. */
  MOTOR_SOFT('•', 'o'),
  /** A motor that is driven strongly. */
  MOTOR_STRONG('●', 'O'),
  /** Where the touch is. */
  TOUCH('◉', '@'),
  /** Where the touch has been. */
  TRAIL('∙', ','),
  /** A pressure sensor that touches the back. */
  TOUCHING('○', '+'),
  /** A pressure sensor that does not. */
  OFF('◌', '-'),
  /** Something that is not known. */
  UNKNOWN('?', '?'),
  /** A zone that touches, among the ticks. */
  TICK('✓', 'v'),
  /** A step of strength. */
  STEP('●', '#'),
  /** Half a step of strength. */
  HALF_STEP('◐', '='),
  /** A step that is still hers to take. */
  FREE_STEP('○', '-'),
  /** A step beyond her ceiling. */
  CLOSED_STEP('◌', '.'),
  /** Her ceiling. */
  CEILING('┃', '|'),
  /** What of a bar is done. */
  DONE('━', '='),
  /** Where a bar has got to. */
  EDGE('╸', '>'),
  /** What of a bar is to come. */
  TO_COME('─', '-'),
  /** Something needs a hand. */
  WARNING('▲', '!'),
  /** Something is said. */
  NOTE('•', '*'),
  /** This way, to the right. */
  RIGHTWARD('→', '>'),
  /** This way, to the left. */
  LEFTWARD('←', '<');

  private final char unicode;
  private final char ascii;

  Mark(char unicode, char ascii) {
    this.unicode = unicode;
    this.ascii = ascii;
  }

  char in(Letters letters) {
    return letters == Letters.UNICODE ? unicode : ascii;
  }
}
