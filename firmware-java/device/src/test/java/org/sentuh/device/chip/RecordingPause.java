package org.sentuh.device.chip;

import java.util.ArrayList;
import java.util.List;

/** Remembers the pauses it was asked for and lets no time pass. */
final class RecordingPause implements Pause {
  private final List<Long> pausesNs = new ArrayList<>();

  @Override
  public void atLeast(long durationNs) {
    pausesNs.add(durationNs);
  }

  List<Long> pausesNs() {
    return pausesNs;
  }
}
