package org.sentuh.control.arming;

/**
 * How often and how much within any 24 hours and any hour, beside the time and vibration of a day
 * that {@link org.sentuh.control.safety.Limits} bound. A file may be stricter than the product's
 * own bounds here, never looser.
 *
 * @param treatments how many begin within any 24 hours, 1 to 4
 * @param betweenS the rest between the end of one and the beginning of the next, 7200 s and more
 * @param zoneHourS what one zone gets within any hour, in seconds of full intensity, up to 600
 * @param zoneDayS the same within any 24 hours, up to 1800
 * @param countsFromS one that ran for less is no treatment of the day and needs no rest after it,
 *     though all that it brought counts; 0 to 60 s
 */
public record Allowance(
    int treatments, double betweenS, double zoneHourS, double zoneDayS, double countsFromS) {

  /** Refuses what is looser than the product's own bounds. */
  public Allowance {
    within("treatments", treatments, 1, 4);
    within("between_s", betweenS, 7_200, 86_400);
    within("zone_hour_s", zoneHourS, 1, 600);
    within("zone_day_s", zoneDayS, zoneHourS, 1_800);
    within("counts_from_s", countsFromS, 0, 60);
  }

  private static void within(String key, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          key + " " + value + " is outside " + least + " to " + most + "; it may only be stricter");
    }
  }
}
