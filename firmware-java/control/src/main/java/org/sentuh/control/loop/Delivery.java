package org.sentuh.control.loop;

/** What became of a frame. */
public sealed interface Delivery {

  /**
   * The drivers have taken it.
   *
   * @param busTimeNs how long the bus was busy with it
   */
  record Delivered(long busTimeNs) implements Delivery {}

  /**
   * The drivers have not taken it; what the motors do now is not known, so the heartbeat is not
   * given.
   *
   * @param why what was answered, with the chip and its address
   * @param busTimeNs how long the bus was busy with it
   */
  record Refused(String why, long busTimeNs) implements Delivery {}
}
