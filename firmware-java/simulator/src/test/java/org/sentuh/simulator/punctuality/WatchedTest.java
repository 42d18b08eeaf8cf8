package org.sentuh.simulator.punctuality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What is measured is a massage: the device's own program begins one by what a phone asks. */
@EnabledOnOs(OS.LINUX)
class WatchedTest {

  @Test
  void aMassageBeginsAndIsWatched() throws Exception {
    Watched watched = Watched.measure(2, 1, 1);

    assertThat(watched.alone().ticks()).isPositive();
    assertThat(watched.watched().ticks()).isPositive();
    assertThat(watched.told()).as("states told a second and phone").isPositive();
    assertThat(watched.peakMb()).isPositive();
  }
}
