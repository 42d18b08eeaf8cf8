package org.sentuh.control.safety;

import java.util.Arrays;

/**
 * For how long each motor has been driven without a rest. A stillness that is shorter than a rest
 * is counted as if the motor had been driven in it, unless the whole treatment waited.
 */
public final class DrivenTime {

  private final long restNs;
  private final long[] drivenNs;
  private final long[] restedNs;

  /** Motors that have rested; a stillness of {@code restNs} is a rest. */
  public DrivenTime(int motors, long restNs) {
    this.restNs = restNs;
    this.drivenNs = new long[motors];
    this.restedNs = new long[motors];
    Arrays.fill(restedNs, restNs);
  }

  /**
   * Lets time pass for one motor.
   *
   * @param driven whether it was driven in that time
   * @param playing whether the treatment went on in it
   * @return for how long the motor has now been driven without a rest, in nanoseconds
   */
  public long count(int motor, boolean driven, boolean playing, long dtNs) {
    restedNs[motor] = driven ? 0 : restedNs[motor] + dtNs;
    boolean rested = restedNs[motor] >= restNs;
    long countedNs = driven || playing ? dtNs : 0;
    drivenNs[motor] = rested ? 0 : drivenNs[motor] + countedNs;
    return drivenNs[motor];
  }
}
