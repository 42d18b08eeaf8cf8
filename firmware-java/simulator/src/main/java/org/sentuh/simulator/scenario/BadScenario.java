package org.sentuh.simulator.scenario;

/** A scenario file that is refused: which file and line, what stood there, what may stand there. */
public final class BadScenario extends Exception {

  private static final long serialVersionUID = 1L;
  private static final int LONGEST_SHOWN = 80;

  BadScenario(String file, int line, String value, String allowed) {
    super(
        file
            + ":"
            + line
            + ": '"
            + shown(value)
            + "' is not understood; allowed: "
            + allowed
            + ". Correct the line and run it again.");
  }

  BadScenario(String file, String what) {
    super(file + ": " + what);
  }

  /** No longer than a line, and without what a terminal would obey. */
  private static String shown(String text) {
    String clean = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", "?");
    return clean.length() > LONGEST_SHOWN ? clean.substring(0, LONGEST_SHOWN) + "..." : clean;
  }
}
