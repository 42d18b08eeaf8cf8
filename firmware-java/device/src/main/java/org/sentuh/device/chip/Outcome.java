package org.sentuh.device.chip;

/** What came of telling or checking a chip: done, or a {@link ChipFault}. */
public sealed interface Outcome permits Outcome.Done, ChipFault {

  /** The chip acknowledged everything, and what was read back was right. */
  enum Done implements Outcome {
    /** The only value. */
    DONE
  }
}
