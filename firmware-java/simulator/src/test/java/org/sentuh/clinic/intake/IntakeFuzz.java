package org.sentuh.clinic.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.clinic.archive.Arrival;
import org.sentuh.fuzz.Allowance;
import org.sentuh.fuzz.Published;

/** Whatever a device, or who passes for one, tells a clinic: it arrives, and stops nobody else. */
class IntakeFuzz {

  private final Reader reader = new Reader();

  @MethodSource("org.sentuh.fuzz.Seeds#messages")
  @FuzzTest
  void anythingPublishedArrives(byte[] input) throws Exception {
    Published published = new Published(input);
    Arrival arrival =
        Allowance.keep(
            input, () -> reader.read(published.topic(), published.payload(), false, Instant.EPOCH));
    if (arrival instanceof Arrival.Refused refused) {
      assertThat(refused.payload()).isEqualTo(published.payload());
      assertThat(refused.why()).isNotBlank().doesNotContain("the reader failed");
    }
  }
}
