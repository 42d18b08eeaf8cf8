package org.sentuh.control.pressure;

/**
 * What a pressure channel must do to be believed.
 *
 * @param staleNs older readings are stale, 50 ms to 1 s
 * @param silentNs older readings are faulted, more than stale, to 5 s
 * @param frozenNs a loaded channel that does not change by one count for so long is faulted, 1 to
 *     30 s
 * @param loadedCounts counts below this are an unloaded sensor, which may well stand still
 * @param mostKpa no panel on a back makes more, 20 to 100 kPa
 * @param jumpCounts a greater change from one conversion to the next is a jump, 2000 to 32767
 * @param noisyCounts a greater mean bend of three conversions is noise, 200 to 8000
 * @param settleNs a channel that has jumped or was noisy is believed after so long, 0.2 to 5 s
 * @param railCounts what the divider's rail reads when it is right
 * @param railTolerance how far the rail may be off, as a fraction, 0.01 to 0.5
 */
public record Plausibility(
    long staleNs,
    long silentNs,
    long frozenNs,
    int loadedCounts,
    double mostKpa,
    int jumpCounts,
    int noisyCounts,
    long settleNs,
    int railCounts,
    double railTolerance) {

  /** Refuses rules that would believe anything or nothing. */
  public Plausibility {
    boolean sound =
        staleNs >= 50_000_000L
            && staleNs < silentNs
            && silentNs <= 5_000_000_000L
            && frozenNs >= 1_000_000_000L
            && frozenNs <= 30_000_000_000L
            && loadedCounts >= 0
            && mostKpa >= 20
            && mostKpa <= 100
            && jumpCounts >= 2_000
            && jumpCounts <= Short.MAX_VALUE
            && noisyCounts >= 200
            && noisyCounts <= 8_000
            && settleNs >= 200_000_000L
            && settleNs <= 5_000_000_000L
            && railCounts > 0
            && railTolerance >= 0.01
            && railTolerance <= 0.5;
    if (!sound) {
      throw new IllegalArgumentException(
          "pressure plausibility is out of its bounds: stale "
              + staleNs
              + " ns, silent "
              + silentNs
              + " ns, frozen "
              + frozenNs
              + " ns, loaded "
              + loadedCounts
              + ", most "
              + mostKpa
              + " kPa, jump "
              + jumpCounts
              + ", noise "
              + noisyCounts
              + ", settling "
              + settleNs
              + " ns, rail "
              + railCounts
              + " ± "
              + railTolerance);
    }
  }
}
