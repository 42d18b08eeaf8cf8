package org.sentuh.device.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.telemetry.uplink.UplinkSettings;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Wall;

/** With a real journal, and a broker that is not there. */
final class ReportingTest {

  private static final DeviceId DEVICE = new DeviceId("sentuh-01");
  private static final URI NOBODY = URI.create("tcp://127.0.0.1:1");

  @TempDir Path folder;

  @Test
  void whatHappensIsKeptWhileThereIsNoBroker() throws InterruptedException {
    try (Reporting reporting = open("b1", folder)) {
      reporting.consent(Consent.TREATMENT, true);
      Recorder recorder = reporting.recorder(List.of("upper-left"));
      for (int i = 0; i < 5; i++) {
        assertThat(recorder.offer(new Event("b", i, i, new Fact.CommandTaken("start")))).isTrue();
      }
      awaitWaiting(reporting, 6);

      assertThat(reporting.isTold()).isFalse();
      assertThat(reporting.mayBeginTreatment()).isEmpty();
      assertThat(reporting.uplink().confirmed()).isFalse();
    }
    try (Reporting next = open("b2", folder)) {
      // Five facts, one consent, one goodbye, and how the last boot ended.
      awaitWaiting(next, 8);
    }
  }

  @Test
  void whatIsWithheldDoesNotCountAsUntold() throws InterruptedException {
    try (Reporting reporting = open("b1", folder)) {
      reporting.wellbeing(Map.of("comfort", 7));
      while (reporting.journal().waiting().getOrDefault(Lane.WELLBEING, 0L) == 0) {
        Thread.onSpinWait();
      }

      assertThat(reporting.isTold()).isTrue();
    }
  }

  @Test
  void withoutARecordNoTreatmentMayBegin() throws Exception {
    Path noFolder = Files.writeString(folder.resolve("a-file"), "in the way");
    try (Reporting reporting = open("b1", noFolder)) {
      assertThat(reporting.mayBeginTreatment()).contains(Refusal.RECORD_NOT_KEPT);
    }
  }

  private static void awaitWaiting(Reporting reporting, long events) throws InterruptedException {
    for (int i = 0; i < 400 && waiting(reporting) < events; i++) {
      Thread.sleep(25);
    }
    assertThat(waiting(reporting)).isEqualTo(events);
  }

  private static long waiting(Reporting reporting) {
    return reporting.journal().waiting().getOrDefault(Lane.EVENT, 0L);
  }

  private static Reporting open(String boot, Path folder) {
    return Reporting.open(
        new Reporting.Place(folder, folder.resolve("memory"), 8 << 20),
        new UplinkSettings(DEVICE, boot, "test", List.of(NOBODY), null),
        new MonotonicClock(),
        () -> new Wall(Instant.parse("2026-11-25T12:00:00Z"), Wall.Quality.TRUSTED),
        new Random(1));
  }

  private static final class MonotonicClock implements Clock {
    @Override
    public long nowNs() {
      return System.nanoTime();
    }

    @Override
    public void sleepUntil(long deadlineNs) {
      throw new AssertionError("nobody sleeps here");
    }
  }
}
