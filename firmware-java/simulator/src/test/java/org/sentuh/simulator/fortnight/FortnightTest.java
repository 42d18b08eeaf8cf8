package org.sentuh.simulator.fortnight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.BootSeen;
import org.sentuh.clinic.archive.DeviceSeen;
import org.sentuh.clinic.archive.Findings;
import org.sentuh.clinic.archive.PrescriptionSeen;
import org.sentuh.clinic.authority.PrescribingKey;
import org.sentuh.clinic.mothers.Because;
import org.sentuh.clinic.mothers.Board;
import org.sentuh.clinic.mothers.Cell;
import org.sentuh.clinic.mothers.History;
import org.sentuh.clinic.mothers.HomeTreatment;
import org.sentuh.clinic.mothers.Judge;
import org.sentuh.clinic.mothers.Need;
import org.sentuh.clinic.mothers.Rules;
import org.sentuh.clinic.mothers.Standing;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.simulator.clinic.ShippedConfig;
import org.sentuh.simulator.session.Order;
import org.sentuh.telemetry.wire.DeviceId;

/** What a clinic knows when its two weeks have been played. Played once for all these. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FortnightTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  private static final Instant NOW = Instant.parse("2026-11-26T04:32:00Z"); // half past eleven

  private static final String REGULAR = "M-0411";
  private static final String REFUSED = "M-0412";
  private static final String MISSED = "M-0413";
  private static final DeviceId LIVE = new DeviceId("sentuh-01");
  private static final DeviceId SMALL = new DeviceId("sentuh-02");
  private static final DeviceId RESTED = new DeviceId("sentuh-03");

  private Archive archive;
  private Fortnight fortnight;

  @BeforeAll
  void liveThroughIt(@TempDir Path folder) throws Exception {
    Path config = ShippedConfig.into(folder.resolve("clinic/config"));
    archive = Archive.open("jdbc:sqlite:" + folder.resolve("clinic/archive.db"));
    fortnight =
        new Fortnight(
            new Fortnight.Ground(
                folder.resolve("clinic"),
                config,
                folder.resolve("neighbours"),
                PrescribingKey.found(folder.resolve("key")),
                Order.shipped(),
                "en"),
            NOW,
            ZONE,
            new RealTimeClock());
    fortnight.begins(archive, ShippedConfig.programme("standard"));
    assertTimeoutPreemptively(
        Duration.ofMinutes(3),
        () -> {
          fortnight.goesOn();
          fortnight.awaitEnd();
        });
    assertThat(fortnight.isOver()).as("the log says why not").isTrue();
    assertThat(Fortnight.isBehind(folder.resolve("clinic"), NOW.plusSeconds(60))).isTrue();
    assertThat(Fortnight.isBehind(folder.resolve("clinic"), NOW.plus(Duration.ofDays(1))))
        .isFalse();
  }

  @AfterAll
  void leave() throws Exception {
    fortnight.close();
    archive.close();
  }

  private Standing standing(String mother) throws ArchiveUnavailable {
    return new Board(archive.mothers(), new Judge(Rules.USUAL)).standing(mother, NOW).orElseThrow();
  }

  private List<HomeTreatment> treatments(String mother) throws ArchiveUnavailable {
    return new History(archive).treatments(mother, NOW);
  }

  @Test
  void oneHasMissedTodayAndAnotherDay() throws Exception {
    Standing standing = standing(MISSED);
    assertThat(standing.need()).isEqualTo(Need.MISSED);
    assertThat(standing.days())
        .containsExactly(List.of(Cell.MISSED), List.of(Cell.DONE), List.of(Cell.MISSED));
    assertThat(((Because.Missed) standing.because()).windows()).isEqualTo(2);
  }

  @Test
  void oneDeviceRefusesByItsOwnJudgementAndSaysWhy() throws Exception {
    List<PrescriptionSeen> seen = archive.prescriptions(SMALL);
    assertThat(seen.getFirst().state()).isEqualTo(PrescriptionSeen.State.REFUSED);
    assertThat(seen.getFirst().refused()).contains("long");
    assertThat(seen.getFirst().answeredAt().orElseThrow()).isBefore(NOW.minus(Duration.ofDays(2)));
    assertThat(standing(REFUSED).need()).isEqualTo(Need.REFUSED);
    assertThat(standing(REFUSED).days()).allMatch(day -> day.equals(List.of(Cell.REFUSED)));
    assertThat(treatments(REFUSED)).hasSize(8).allMatch(FortnightTest::isWhole);
  }

  @Test
  void oneIsTreatedAsPlannedAndTodaysPrescriptionWaitsForTheBroker() throws Exception {
    assertThat(treatments(REGULAR)).hasSize(12).allMatch(FortnightTest::isWhole);
    assertThat(treatments(REGULAR))
        .allMatch(massage -> hour(massage).isAfter(LocalTime.of(10, 59)))
        .extracting(massage -> massage.moment().atZone(ZONE).toLocalDate())
        .doesNotHaveDuplicates();
    assertThat(archive.prescriptions(LIVE))
        .extracting(PrescriptionSeen::state)
        .containsExactly(PrescriptionSeen.State.SIGNED, PrescriptionSeen.State.SUPERSEDED);
    assertThat(archive.unsentPrescriptions(9)).singleElement().extracting("revision").isEqualTo(2);
  }

  private static LocalTime hour(HomeTreatment massage) {
    return massage.moment().atZone(ZONE).toLocalTime();
  }

  private static boolean isWhole(HomeTreatment massage) {
    return massage.outcome() == HomeTreatment.Outcome.COMPLETED
        && massage.run().compareTo(Duration.ofSeconds(175)) > 0;
  }

  @Test
  void onePanelRestedAndOneMassageWasStoppedAndAMidwifeWasThere() throws Exception {
    assertThat(archive.prescriptions(RESTED))
        .extracting(PrescriptionSeen::state)
        .containsExactly(
            PrescriptionSeen.State.ACCEPTED,
            PrescriptionSeen.State.SUPERSEDED,
            PrescriptionSeen.State.SUPERSEDED);
    assertThat(archive.prescriptions(RESTED).get(1).signed().document())
        .contains("state: held", "red skin");
    List<HomeTreatment> stopped =
        treatments(MISSED).stream().filter(massage -> !isWhole(massage)).toList();
    assertThat(stopped)
        .singleElement()
        .satisfies(massage -> {
          assertThat(massage.outcome()).isEqualTo(HomeTreatment.Outcome.STOPPED);
          assertThat(massage.run()).isBetween(Duration.ofSeconds(69), Duration.ofSeconds(71));
        });
    assertThat(treatments(MISSED)).hasSize(9);
    assertThat(new History(archive).felt(MISSED, 9)).hasSize(2);
    Findings found = archive.mothers().findings(MISSED).getFirst();
    assertThat(found.latch()).containsExactly(2, 2, 2, 1, 2);
    assertThat(archive.mothers().care(MISSED)).hasSize(2);
  }

  @Test
  void nothingIsMissingAlteredOrRefusedAndEverybodyWasHeardToday() throws Exception {
    for (DeviceId device : List.of(LIVE, SMALL, RESTED)) {
      assertThat(archive.gaps(device)).as(device.value()).isEmpty();
      assertThat(archive.boots(device)).extracting(BootSeen::boot).doesNotHaveDuplicates();
    }
    assertThat(archive.quarantine(9)).isEmpty();
    assertThat(archive.devices())
        .filteredOn(device -> !device.device().equals(LIVE))
        .extracting(DeviceSeen::lastHeard)
        .allSatisfy(heard ->
            assertThat(heard.orElseThrow()).isBetween(NOW.minus(Duration.ofHours(1)), NOW));
  }

  @Test
  void whereANightIsItIsPlayedSomewhereElseSoThatTodayHasSeenAWindow(@TempDir Path folder)
      throws Exception {
    Instant night = Instant.parse("2026-11-26T18:20:00Z"); // 01:20 in Jakarta
    Path config = ShippedConfig.into(folder);
    PrescribingKey key = PrescribingKey.found(folder.resolve("key"));
    Fortnight there =
        new Fortnight(
            new Fortnight.Ground(folder, config, folder, key, Order.shipped(), "id"),
            night,
            ZONE,
            new RealTimeClock());
    assertThat(there.zone()).isEqualTo(ZoneId.of("UTC"));
    there.close();
  }
}
