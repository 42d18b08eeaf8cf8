package org.sentuh.clinic.mothers;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sentuh.settings.DayTimes;

/**
 * Which window of a day a treatment counts for: the nearest one; the nearest free one, where that
 * was done already. What was tried and then played to its end in one window is done.
 */
final class DayOfWindows {

  private final DayTimes plan;
  private final @Nullable HomeTreatment[] taken;

  DayOfWindows(DayTimes plan) {
    this.plan = plan;
    this.taken = new HomeTreatment[plan.windows().size()];
  }

  void add(HomeTreatment treatment, LocalTime time) {
    List<Integer> nearest = new ArrayList<>(IntStream.range(0, taken.length).boxed().toList());
    nearest.sort((a, b) -> Integer.compare(distance(a, time), distance(b, time)));
    for (int window : nearest) {
      HomeTreatment there = taken[window];
      if (there == null || there.outcome() != HomeTreatment.Outcome.COMPLETED) {
        taken[window] = treatment;
        return;
      }
    }
  }

  private int distance(int window, LocalTime time) {
    return plan.windows().get(window).distanceS(time);
  }

  /** What counts for a window. */
  Optional<HomeTreatment> in(int window) {
    return Optional.ofNullable(taken[window]);
  }
}
