package org.sentuh.simulator.faults;

/**
 * What came of one fault in one state, in the worst of its trials.
 *
 * @param fault its name
 * @param stage where the treatment was
 * @param trials how many, each with parts and a moment of its own
 * @param state the word of the state in the end; {@code gone} where no program is left
 * @param reason the code of the reason that was given
 * @param offMs from the fault, or from when motors were first wanted after it, until no motor was
 *     driven any more; 0 where none was
 * @param beyondS motor-seconds that were driven in this time
 * @param unsafe why it is unsafe; empty when it is safe
 * @param wrongReason why the reason is wrong; empty when it is right
 */
public record Cell(
    String fault,
    Stage stage,
    int trials,
    String state,
    String reason,
    double offMs,
    double beyondS,
    String unsafe,
    String wrongReason) {

  /** Whether it ended in the named safe state, in time. */
  public boolean isSafe() {
    return unsafe.isEmpty();
  }

  /** Whether the reason is one of the fault's. */
  public boolean isRightlyExplained() {
    return wrongReason.isEmpty();
  }

  /** The worse of two trials of the same cell. */
  Cell worse(Cell other) {
    Cell worst = badness() >= other.badness() ? this : other;
    return new Cell(
        fault,
        stage,
        trials + other.trials,
        worst.state,
        worst.reason,
        Math.max(offMs, other.offMs),
        Math.max(beyondS, other.beyondS),
        worst.unsafe,
        worst.wrongReason);
  }

  private double badness() {
    return (isSafe() ? 0 : 2e9) + (isRightlyExplained() ? 0 : 1e9) + offMs;
  }
}
