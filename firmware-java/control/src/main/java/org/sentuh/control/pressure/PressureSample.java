package org.sentuh.control.pressure;

/**
 * The raw pressure counts of one tick, as they came from the converters.
 *
 * <p>Channels are converted in turns, so each count has its own time. Immutable by contract: the
 * arrays given are not changed afterwards.
 */
public final class PressureSample {

  private final int[] counts;
  private final long[] convertedNs;
  private final ChannelHealth[] health;
  private final int railCounts;

  /**
   * Takes the arrays as they are; the giver keeps its hands off them.
   *
   * @param counts one a sensor site, signed 16 bit
   * @param convertedNs when each was converted, monotonic
   * @param health one a sensor site
   * @param railCounts the divider rail as the same converter reads it; 0 while it has not been
   *     converted
   */
  public PressureSample(int[] counts, long[] convertedNs, ChannelHealth[] health, int railCounts) {
    this.counts = counts;
    this.convertedNs = convertedNs;
    this.health = health;
    this.railCounts = railCounts;
  }

  /** The number of sensor sites. */
  public int sites() {
    return counts.length;
  }

  /** The counts of one site. */
  public int counts(int site) {
    return counts[site];
  }

  /** When one site was converted, monotonic nanoseconds. */
  public long convertedNs(int site) {
    return convertedNs[site];
  }

  /** What the converter says of one site. */
  public ChannelHealth health(int site) {
    return health[site];
  }

  /** The divider rail in the same counts. */
  public int railCounts() {
    return railCounts;
  }
}
