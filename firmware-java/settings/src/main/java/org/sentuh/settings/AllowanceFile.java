package org.sentuh.settings;

import java.nio.file.Path;
import org.sentuh.control.arming.Allowance;

/** Reads what a day and an hour may bring, as in {@code config/allowance.yaml}. */
public final class AllowanceFile {

  private AllowanceFile() {}

  /** Reads the allowance from a file. */
  public static Allowance read(Path file) {
    return read(SettingsText.of(file));
  }

  /** Reads the allowance from a text; refusals call it by the name given. */
  public static Allowance read(String name, String content) {
    return read(SettingsText.of(name, content));
  }

  static Allowance read(SettingsText text) {
    Section top =
        Section.top(
            text,
            Kind.ALLOWANCE,
            "treatments",
            "between_s",
            "zone_hour_s",
            "zone_day_s",
            "counts_from_s");
    int treatments = top.whole("treatments", 1, 4);
    double betweenS = top.number("between_s", 7_200, 86_400);
    double zoneHourS = top.number("zone_hour_s", 1, 600);
    double zoneDayS = top.number("zone_day_s", 1, 1_800);
    double countsFromS = top.number("counts_from_s", 0, 60);
    return top.make(
        "zone_day_s", () -> new Allowance(treatments, betweenS, zoneHourS, zoneDayS, countsFromS));
  }
}
