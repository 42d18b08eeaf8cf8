package org.sentuh.clinic.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sentuh.clinic.archive.DeviceSeen;
import org.sentuh.clinic.archive.fleet.DeviceFacts;
import org.sentuh.clinic.archive.fleet.DeviceFacts.Told;
import org.sentuh.clinic.archive.fleet.Wiped;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Wall;

/** What about a device needs somebody. */
class NeedTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final DeviceId DEVICE = new DeviceId("sentuh-01");
  private static final long MB = 1 << 20;

  private static DeviceSeen seen(Optional<Instant> heard, boolean online, Optional<Instant> death) {
    return new DeviceSeen(
        DEVICE,
        Optional.of(NOW.minusSeconds(900_000)),
        heard,
        heard,
        online,
        Optional.of("boot-1"),
        heard,
        Optional.empty(),
        death,
        death.isPresent() ? 1 : 0);
  }

  private static DeviceSeen there() {
    return seen(Optional.of(NOW), true, Optional.empty());
  }

  private static Message.Health health(long journal, long free, Wall.Quality clock, boolean full) {
    return new Message.Health(
        DEVICE,
        "boot-1",
        new Wall(NOW, clock),
        Map.of(Lane.EVENT, 0L),
        journal,
        100 * MB,
        free,
        1,
        0,
        full);
  }

  private static DeviceFacts facts(
      DeviceSeen seen, Message.Health health, String tested, Map<String, Long> lost) {
    return new DeviceFacts(
        seen,
        Optional.of("0.1.0"),
        Optional.of(new Told<>(health, NOW)),
        tested.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Told<>(
                    new Notice.SelfTested(tested, "completed", 1, 200, List.of(), List.of()), NOW)),
        Optional.empty(),
        5,
        0,
        lost,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Wiped.NOT_DUE);
  }

  private static DeviceFacts healthy(Message.Health health) {
    return facts(there(), health, "sound", Map.of());
  }

  private static final Message.Health WELL = health(MB, 5_000 * MB, Wall.Quality.TRUSTED, false);

  @Test
  void aDeviceThatIsWellNeedsNobody() {
    assertThat(Need.of(healthy(WELL), NOW)).isEmpty();
  }

  @Test
  void eachFactNeedsWhatItNeedsAndNothingElse() {
    Map<Need, DeviceFacts> table =
        Map.ofEntries(
            Map.entry(Need.FAULTY, facts(there(), WELL, "faulty", Map.of())),
            Map.entry(Need.UNTESTED, facts(there(), WELL, "unfinished", Map.of())),
            Map.entry(Need.NO_ROOM, healthy(health(99 * MB, 9 * MB, Wall.Quality.TRUSTED, true))),
            Map.entry(
                Need.NEARLY_FULL,
                healthy(health(81 * MB, 5_000 * MB, Wall.Quality.TRUSTED, false))),
            Map.entry(Need.CLOCK, healthy(health(MB, 5_000 * MB, Wall.Quality.UNSET, false))),
            Map.entry(Need.LOST, facts(there(), WELL, "sound", Map.of("quota", 3L))),
            Map.entry(
                Need.SILENT,
                facts(
                    seen(
                        Optional.of(NOW.minus(Need.SILENT_AFTER).minusMillis(1)),
                        false,
                        Optional.empty()),
                    WELL,
                    "sound",
                    Map.of())),
            Map.entry(
                Need.NEVER,
                facts(seen(Optional.empty(), false, Optional.empty()), WELL, "sound", Map.of())),
            Map.entry(
                Need.GONE,
                facts(
                    seen(Optional.of(NOW.minusSeconds(60)), false, Optional.of(NOW)),
                    WELL,
                    "sound",
                    Map.of())));
    table.forEach(
        (need, facts) -> assertThat(Need.of(facts, NOW)).as(need.word()).containsExactly(need));
  }

  @Test
  void littleRoomOnTheDiskIsNearlyFullWhateverTheJournalHas() {
    assertThat(Need.of(healthy(health(MB, 199 * MB, Wall.Quality.TRUSTED, false)), NOW))
        .containsExactly(Need.NEARLY_FULL);
  }

  @Test
  void whatIsJustOnItsWayNeedsNobody() {
    assertThat(healthy(WELL).missing()).isPositive();
    assertThat(Need.of(healthy(WELL), NOW)).isEmpty();
  }

  @Test
  void whatSheWithdrewIsNotLost() {
    assertThat(Need.of(facts(there(), WELL, "sound", Map.of("consent", 30L)), NOW)).isEmpty();
  }

  @Test
  void aDayWithoutNewsIsNotYetSilence() {
    assertThat(
            Need.of(
                facts(
                    seen(Optional.of(NOW.minus(Need.SILENT_AFTER)), false, Optional.empty()),
                    WELL,
                    "",
                    Map.of()),
                NOW))
        .isEmpty();
  }

  @Test
  void whatIsMissingAlteredOrRefusedIsToldTheMostUrgentFirst() {
    DeviceFacts facts =
        new DeviceFacts(
            there(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            7,
            7,
            Map.of(),
            1,
            2,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Wiped.NOT_YET);
    assertThat(Need.of(facts, NOW))
        .containsExactly(Need.ALTERED, Need.UNWIPED, Need.REFUSED, Need.BEHIND);
  }

  @Test
  void aCertificateThatEndsWithinAMonthNeedsSomebodyAndOneThatLastsDoesNot() {
    for (long days : new long[] {-1, 0, 30}) {
      assertThat(Need.of(certified(NOW.plusSeconds(days * 86_400)), NOW))
          .as("%d days", days)
          .containsExactly(Need.CERTIFICATE);
    }
    assertThat(Need.of(certified(NOW.plusSeconds(30 * 86_400 + 1)), NOW)).isEmpty();
  }

  @Test
  void aPanelThatWasLetGoNeedsSomebodyUntilItSaysThatItIsWiped() {
    assertThat(Need.of(facts(Optional.empty(), Optional.of(NOW)), NOW))
        .containsExactly(Need.LET_GO);
  }

  private static DeviceFacts certified(Instant end) {
    return facts(Optional.of(end), Optional.empty());
  }

  private static DeviceFacts facts(Optional<Instant> certified, Optional<Instant> letGo) {
    return new DeviceFacts(
        there(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        Map.of(),
        0,
        0,
        Optional.empty(),
        certified,
        letGo,
        Wiped.DONE);
  }
}
