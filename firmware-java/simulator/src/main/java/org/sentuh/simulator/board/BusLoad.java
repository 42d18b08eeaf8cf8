package org.sentuh.simulator.board;

/**
 * What went over a simulated bus.
 *
 * @param transactions from start to stop, also those that nobody acknowledged
 * @param bytes of nine bits, addresses and register numbers included
 * @param busyNs time on the wire, or waiting for a stuck bus
 */
public record BusLoad(long transactions, long bytes, long busyNs) {
  /** Nothing at all. */
  public static final BusLoad NONE = new BusLoad(0, 0, 0);

  /** Returns what came on top of an earlier state. */
  public BusLoad minus(BusLoad earlier) {
    return new BusLoad(
        transactions - earlier.transactions, bytes - earlier.bytes, busyNs - earlier.busyNs);
  }
}
