package org.sentuh.clinic.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.clinic.Database;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;

/** What was prescribed, and what became of it, in either database. */
@ParameterizedClass
@EnumSource(Database.class)
final class PrescriptionsTest {

  private static final DeviceId DEVICE = new DeviceId("sentuh-01");
  private static final DeviceId OTHER = new DeviceId("sentuh-02");
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

  private final Database database;
  private String url = "";
  private Archive archive;

  @SuppressWarnings("NullAway.Init") // the archive is opened before each test
  PrescriptionsTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void open() throws ArchiveUnavailable {
    url = database.fresh();
    archive = Archive.open(url);
  }

  @AfterEach
  void close() {
    if (archive != null) {
      archive.close();
    }
  }

  @Test
  void whatIsSignedWaitsForTheBrokerThenForTheDevice() throws ArchiveUnavailable {
    assertThat(archive.prescribe(signed(DEVICE, 1), NOON)).isTrue();
    assertThat(archive.unsentPrescriptions(10)).containsExactly(signed(DEVICE, 1));
    assertThat(states()).containsExactly(PrescriptionSeen.State.SIGNED);

    archive.prescriptionSent(DEVICE, 1, NOON.plusSeconds(1));
    assertThat(archive.unsentPrescriptions(10)).isEmpty();
    assertThat(states()).containsExactly(PrescriptionSeen.State.SENT);

    answer(1, 1, "", 2);
    assertThat(archive.prescriptions(DEVICE))
        .containsExactly(
            new PrescriptionSeen(
                signed(DEVICE, 1),
                PrescriptionSeen.State.ACCEPTED,
                NOON,
                Optional.of(NOON.plusSeconds(1)),
                Optional.of(NOON.plusSeconds(2)),
                ""));
  }

  @Test
  void aRefusalIsKeptWithItsReasonAlsoWhenALaterOneIsTaken() throws ArchiveUnavailable {
    archive.prescribe(signed(DEVICE, 1), NOON);
    answer(0, 1, "it is not proven", 1);
    archive.prescribe(signed(DEVICE, 2), NOON);
    answer(2, 2, "", 2);

    assertThat(states())
        .containsExactly(PrescriptionSeen.State.ACCEPTED, PrescriptionSeen.State.REFUSED);
    assertThat(archive.prescriptions(DEVICE).getLast().refused()).isEqualTo("it is not proven");
  }

  @Test
  void onlyTheNewestIsSaidAndTheOthersAreSuperseded() throws ArchiveUnavailable {
    archive.prescribe(signed(DEVICE, 1), NOON);
    archive.prescribe(signed(DEVICE, 2), NOON);
    archive.prescribe(signed(OTHER, 1), NOON);

    assertThat(archive.unsentPrescriptions(10))
        .containsExactly(signed(DEVICE, 2), signed(OTHER, 1));
    assertThat(states())
        .containsExactly(PrescriptionSeen.State.SIGNED, PrescriptionSeen.State.SUPERSEDED);
  }

  @Test
  void noRevisionIsSignedTwice() throws ArchiveUnavailable {
    archive.prescribe(signed(DEVICE, 2), NOON);

    assertThat(archive.prescribe(signed(DEVICE, 2), NOON)).isFalse();
    assertThat(archive.prescribe(signed(DEVICE, 1), NOON)).isFalse();
    assertThat(archive.prescriptions(DEVICE)).hasSize(1);
  }

  @Test
  void aDeviceThatAsksAndHasLessIsToldAgainForABrokerMayHaveLostIt() throws ArchiveUnavailable {
    archive.prescribe(signed(DEVICE, 1), NOON);
    archive.prescriptionSent(DEVICE, 1, NOON);
    sync(1);
    assertThat(archive.unsentPrescriptions(10)).as("it has it").isEmpty();
    sync(0);
    assertThat(archive.unsentPrescriptions(10)).containsExactly(signed(DEVICE, 1));

    archive.prescriptionSent(DEVICE, 1, NOON);
    answer(0, 1, "it is not proven", 1);
    sync(0);
    assertThat(archive.unsentPrescriptions(10)).as("it has said no").isEmpty();
  }

  @Test
  void severalProgramsMayOpenAFreshArchiveAtTheSameMoment() throws Exception {
    String fresh = database.fresh();
    try (ExecutorService programs = Executors.newFixedThreadPool(4)) {
      List<Callable<Integer>> openings =
          Collections.nCopies(
              4,
              () -> {
                try (Archive opened = Archive.open(fresh)) {
                  return opened.devices().size();
                }
              });
      for (Future<Integer> opening : programs.invokeAll(openings)) {
        assertThat(opening.get()).isZero();
      }
    }
  }

  @Test
  void whatIsPrescribedOutlivesTheArchive() throws ArchiveUnavailable {
    archive.prescribe(signed(DEVICE, 1), NOON);
    archive.close();
    archive = Archive.open(url);

    assertThat(archive.prescriptions(DEVICE))
        .extracting(PrescriptionSeen::signed)
        .containsExactly(signed(DEVICE, 1));
    assertThat(archive.prescriptions(OTHER)).isEmpty();
  }

  private List<PrescriptionSeen.State> states() throws ArchiveUnavailable {
    return archive.prescriptions(DEVICE).stream().map(PrescriptionSeen::state).toList();
  }

  private void answer(int revision, int offered, String refused, int seconds)
      throws ArchiveUnavailable {
    archive.file(
        List.of(
            new Arrival.Answered(
                new Message.Reported(DEVICE, revision, offered, refused),
                false,
                NOON.plusSeconds(seconds))));
  }

  private void sync(int revision) throws ArchiveUnavailable {
    archive.file(
        List.of(new Arrival.Asked(new Message.Sync(DEVICE, "b1", List.of(), revision), NOON)));
  }

  private static Message.Desired signed(DeviceId device, int revision) {
    return new Message.Desired(device, revision, "revision: " + revision + "\n", "c2lnbmVk");
  }
}
