package org.sentuh.control.safety;

/**
 * A rule that lowers a draft or stops a treatment. It remembers only what it needs, and judges
 * every tick.
 */
interface Interlock {

  /** What it is called, what it bounds, what it says and how long it holds. */
  InterlockCard card();

  /** Judges one tick. */
  void judge(Situation situation, Draft draft);
}
