package org.sentuh.clinic.archive;

/**
 * How far a reading has seen the archive's changes. Every row of a device, a mother and what
 * belongs to them carries the number of the transaction that wrote it last; numbers are given when
 * a transaction begins and rows are seen when it has ended, which need not be in the same order. So
 * a horizon is two numbers, and who reads on from {@link #settled} misses nothing, whatever was
 * held up on its way, and reads little twice. Nothing of this is a time.
 *
 * @param settled all that has a lower number is in what was read
 * @param below no row that was read has this number or a higher one; a copy of a database that was
 *     put back into another server may hold higher ones, which say nothing
 */
public record Horizon(long settled, long below) {

  /** Nothing has been read. */
  public static final Horizon NOTHING = new Horizon(Long.MIN_VALUE, Long.MIN_VALUE);

  /** Whether this one, read later, belongs to another state of the database than the one before. */
  public boolean isBehind(Horizon before) {
    return settled < before.settled;
  }
}
