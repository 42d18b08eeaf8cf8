package org.sentuh.clinic.archive.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sentuh.clinic.archive.Handed;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Wall;

/** Whether a panel still holds what is of the mother before. */
final class WipedTest {

  private static final DeviceId PANEL = new DeviceId("sentuh-01");
  private static final Instant BACK = Instant.parse("2026-11-20T10:00:00Z");

  private static final Handed HERS = handed(1, "M-1", Optional.of(BACK));
  private static final Handed CLINICS = handed(2, null, Optional.of(BACK.plusSeconds(86_400)));
  private static final Handed NEXT = handed(3, "M-2", Optional.empty());

  private static Handed handed(
      int number, @org.jspecify.annotations.Nullable String to, Optional<Instant> until) {
    return new Handed(
        PANEL,
        number,
        Optional.empty(),
        Optional.ofNullable(to),
        BACK.minus(Duration.ofDays(10 - number)),
        until,
        "BD-7",
        "");
  }

  private static Wiped of(List<Handed> holders, String wiped) {
    Message.Health health =
        new Message.Health(
            PANEL,
            "b1",
            new Wall(BACK, Wall.Quality.TRUSTED),
            Map.of(),
            0,
            1,
            1,
            0,
            0,
            false,
            wiped,
            "",
            "",
            "");
    return Wiped.of(holders, Optional.of(health));
  }

  @Test
  void untilThePanelSaysSoItIsNotWiped() {
    List<Handed> holders = List.of(HERS, CLINICS, NEXT);
    assertThat(of(holders, "")).isEqualTo(Wiped.NOT_YET);
    assertThat(Wiped.of(holders, Optional.empty())).isEqualTo(Wiped.NOT_YET);
    assertThat(of(holders, "2026-11-19T10:00:00Z")).as("before").isEqualTo(Wiped.NOT_YET);
    assertThat(of(holders, "2026-11-20T18:00:00Z")).as("at the clinic").isEqualTo(Wiped.DONE);
    assertThat(of(holders, "2026-11-20T09:30:00Z")).as("one visit").isEqualTo(Wiped.DONE);
  }

  @Test
  void whatNobodyHasGivenBackNeedsNotBeWiped() {
    assertThat(of(List.of(), "")).isEqualTo(Wiped.NOT_DUE);
    assertThat(of(List.of(handed(1, "M-1", Optional.empty())), "")).isEqualTo(Wiped.NOT_DUE);
  }

  @Test
  void aTimeThatNobodyKnowsIsSaidToBeSo() {
    assertThat(of(List.of(HERS), "unknown")).isEqualTo(Wiped.UNKNOWN);
    assertThat(of(List.of(HERS), "yesterday")).isEqualTo(Wiped.UNKNOWN);
  }
}
