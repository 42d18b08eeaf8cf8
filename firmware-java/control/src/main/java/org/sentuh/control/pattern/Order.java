package org.sentuh.control.pattern;

/** In which order a phase plays its strokes, each time it is repeated. */
public enum Order {
  /** As they are written. */
  WRITTEN,
  /** From the last to the first. */
  REVERSED,
  /** As written the first time, reversed the second, and so on. */
  BACK_AND_FORTH
}
