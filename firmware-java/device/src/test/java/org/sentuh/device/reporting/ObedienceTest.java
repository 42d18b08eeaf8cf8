package org.sentuh.device.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.control.loop.Inbox;
import org.sentuh.control.treatment.Command;
import org.sentuh.device.prescription.Clinic;
import org.sentuh.device.prescription.KeptPrescription;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Wall;

final class ObedienceTest {

  private static final DeviceId DEVICE = Clinic.DEVICE;
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  private final Obedience obedience = obedience(null);
  private final FullInbox full = new FullInbox();

  @Test
  void aStopFromAfarGoesPastEverythingThatWaits() {
    obedience.listen(full.inbox);

    assertThat(obedience.obey(command(Message.Request.STOP)).state()).isEqualTo("accepted");
    assertThat(full.inbox.put(new Command.Pause())).as("no room for anything else").isFalse();
  }

  @Test
  void aStopBeforeAnyLoopIsAcceptedForNothingMoves() {
    assertThat(obedience.obey(command(Message.Request.STOP)).state()).isEqualTo("accepted");
  }

  @Test
  void itShowsItselfOrSaysWhyNotAndNeverBeforeItHasStarted() {
    assertThat(obedience.obey(command(Message.Request.IDENTIFY)).why()).isEqualTo("starting");

    obedience.serve(new Served(Optional.empty()));
    assertThat(obedience.obey(command(Message.Request.IDENTIFY)).state()).isEqualTo("done");

    obedience.serve(new Served(Optional.of("treatment-underway")));
    Message.CommandReply refused = obedience.obey(command(Message.Request.IDENTIFY));
    assertThat(refused.state()).isEqualTo("refused");
    assertThat(refused.why()).isEqualTo("treatment-underway");
  }

  @Test
  void aLogIsAcceptedAndReadWhenItIsSent() {
    assertThat(obedience.obey(command(Message.Request.FETCH_LOG)).state()).isEqualTo("refused");
    assertThat(obedience.log()).isEmpty();

    obedience.serve(new Served(Optional.empty()));
    assertThat(obedience.obey(command(Message.Request.FETCH_LOG)).state()).isEqualTo("accepted");
    assertThat(obedience.log()).isEqualTo("all is well\n");
  }

  /** Shows itself, or says why not. */
  private record Served(Optional<String> identify) implements FromAfar {
    @Override
    public String log() {
      return "all is well\n";
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyRequestIsAnsweredUnderItsOwnIdAndARefusalSaysWhy(Message.Request request) {
    Message.CommandReply reply = obedience.obey(command(request));

    assertThat(reply.id()).isEqualTo("c-1");
    assertThat(reply.wall().at()).isEqualTo(NOON);
    if (reply.state().equals("refused")) {
      assertThat(reply.why()).isNotEmpty();
    }
  }

  @Test
  void aDeviceThatNoClinicPrescribesToTakesNothingAndSaysSo() {
    Message.Reported reported = obedience.offer(new Message.Desired(DEVICE, 7, "{}", "signature"));

    assertThat(reported.offered()).isEqualTo(7);
    assertThat(reported.refused()).contains("takes no prescription");
    assertThat(obedience.prescriptionRevision()).isZero();
  }

  @Test
  void aPrescriptionIsForTheOneWhoKeepsItToJudge(@TempDir Path folder) {
    Clinic clinic = new Clinic();
    KeptPrescription kept =
        KeptPrescription.in(folder, Clinic.fitting(), () -> new Wall(NOON, Wall.Quality.TRUSTED));
    kept.claim(clinic.key.getPublic());
    Obedience prescribed = obedience(kept);

    assertThat(prescribed.offer(clinic.prescribes(7, Clinic.active("gentle"))).refused()).isEmpty();
    assertThat(prescribed.prescriptionRevision()).isEqualTo(7);
    assertThat(prescribed.offer(clinic.prescribes(8, "")).refused()).isNotEmpty();
  }

  private static Obedience obedience(@Nullable KeptPrescription prescription) {
    return new Obedience(
        DEVICE, prescription, () -> new Wall(NOON, Wall.Quality.TRUSTED), ObedienceTest::health);
  }

  private static Message.RemoteCommand command(Message.Request request) {
    return new Message.RemoteCommand(
        DEVICE, "c-1", request, NOON, NOON.plus(Duration.ofMinutes(1)));
  }

  private static Message.Health health() {
    return new Message.Health(
        DEVICE, "b1", new Wall(NOON, Wall.Quality.TRUSTED), Map.of(), 0, 1, 0, 0, 0, false);
  }

  /** Has room for nothing but a stop. */
  private static final class FullInbox {
    final Inbox inbox = new Inbox();

    FullInbox() {
      boolean room = true;
      while (room) {
        room = inbox.put(new Command.Softer());
      }
    }
  }
}
