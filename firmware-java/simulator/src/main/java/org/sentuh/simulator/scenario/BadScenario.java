package org.sentuh.simulator.scenario;

/** A scenario file that is refused: which file and line, what stood there, what may stand there. */
public final class BadScenario extends Exception {

  private static final long serialVersionUID = 1L;

  BadScenario(String file, int line, String value, String allowed) {
    super(
        file
            + ":"
            + line
            + ": '"
            + value
            + "' is not understood; allowed: "
            + allowed
            + ". Correct the line and run it again.");
  }

  BadScenario(String file, String what) {
    super(file + ": " + what);
  }
}
