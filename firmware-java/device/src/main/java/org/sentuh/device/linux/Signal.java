package org.sentuh.device.linux;

/** A signal of Linux (signal(7)), sent without starting a program for it. Any thread. */
public enum Signal {
  /** Ends a process that nobody asks. */
  KILL(9),
  /** What a process gets that touches memory which is not its own. */
  SEGV(11),
  /** Asks a process to end. */
  TERM(15),
  /** Lets a held process go on. */
  CONT(18),
  /** Holds a process that nobody asks. */
  STOP(19);

  private final int number;

  Signal(int number) {
    this.number = number;
  }

  /** Whether this is a Linux that may be called. */
  public static boolean isThere() {
    return LinuxCalls.areThere();
  }

  /** Sends it; a process that has ended gets none. */
  public void to(long process) {
    var _ = LinuxCalls.kill(Math.toIntExact(process), number);
  }
}
