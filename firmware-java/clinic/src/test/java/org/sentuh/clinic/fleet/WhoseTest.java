package org.sentuh.clinic.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.ServedDesk;
import org.sentuh.clinic.ServedDesk.Seat;
import org.sentuh.clinic.archive.Arrival;
import org.sentuh.clinic.authority.PrescribingKey;
import org.sentuh.clinic.people.Role;
import org.sentuh.settings.Prescription;
import org.sentuh.settings.PrescriptionDocument;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.ClaimOffer;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Seal;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A panel is offered, claimed and let go at the real desk, with either database. */
@Timeout(60)
@ParameterizedClass
@EnumSource(Database.class)
final class WhoseTest {

  private static final DeviceId DEVICE = new DeviceId("sentuh-07");
  private static final String OFFER =
      "{\"device\":\"sentuh-07\",\"address\":\"http://sentuh.local:8080\",\"broker\":\"\"}";
  private static final String LET_GO =
      "{\"device\":\"sentuh-07\",\"typed\":\"sentuh-07\",\"why\":\"goes to another clinic\"}";

  private final Database database;
  private final WireJson wire = new WireJson();
  @TempDir private Path folder = Path.of("");
  private PrescribingKey key;

  @SuppressWarnings("NullAway.Init") // the key is made before each test
  WhoseTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void found() throws Exception {
    key = PrescribingKey.found(folder.resolve("key"));
  }

  private ServedDesk desk() throws Exception {
    return new ServedDesk(
        database,
        desk ->
            List.of(new FleetPage(desk.archive, desk.clock(), Map.of(), Optional.of(key)).page()));
  }

  private static JsonNode read(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonMapper().readTree(answer.body());
  }

  private static JsonNode whose(Seat seat) throws Exception {
    return read(seat.get("/api/fleet/whose/sentuh-07"));
  }

  private static JsonNode first(Seat seat) throws Exception {
    return whose(seat).path("offers").path(0);
  }

  private static List<String> needs(Seat seat) throws Exception {
    List<String> needs = new ArrayList<>();
    read(seat.get("/api/fleet/one/sentuh-07"))
        .path("needs")
        .forEach(need -> needs.add(need.path("need").stringValue()));
    return needs;
  }

  /** The panel says how it is, and whose. */
  private void says(ServedDesk desk, String clinicKey, String claim) throws Exception {
    says(desk, clinicKey, claim, "");
  }

  private void says(ServedDesk desk, String clinicKey, String claim, String refused)
      throws Exception {
    desk.pass(Duration.ofSeconds(2));
    Message.Health health =
        new Message.Health(
            DEVICE,
            "boot-1",
            new Wall(desk.now(), Wall.Quality.TRUSTED),
            Map.of(),
            1 << 20,
            64 << 20,
            1L << 33,
            2,
            0,
            false,
            "",
            clinicKey,
            claim,
            refused);
    desk.archive.file(
        List.of(new Arrival.Latest(DEVICE, Channel.HEALTH, wire.write(health), false, desk.now())));
  }

  private void answers(ServedDesk desk, Message.Desired signed, String refused) throws Exception {
    desk.archive.file(
        List.of(
            new Arrival.Answered(
                new Message.Reported(DEVICE, signed.revision(), signed.revision(), refused),
                false,
                desk.now())));
  }

  @Test
  void anOfferIsSignedShownAsAPictureAndClaimedOnlyByThePanelsWord() throws Exception {
    try (ServedDesk desk = desk()) {
      Seat technician = desk.seat("TK-1", Role.TECHNICIAN);
      read(technician.post("/api/fleet/offer", OFFER));

      JsonNode offer = first(technician);
      assertThat(offer.path("state").stringValue()).isEqualTo("offered");
      assertThat(offer.path("qr").path("size").intValue()).isGreaterThan(20);
      ClaimOffer signed = ClaimOffer.read(offer.path("text").stringValue());
      assertThat(signed.isSigned()).isTrue();
      assertThat(signed.terms().key()).isEqualTo(key.open());
      assertThat(signed.terms().facility()).isEqualTo("Klinik Melati");
      assertThat(signed.terms().by()).isEqualTo("TK-1");
      assertThat(signed.terms().after()).isZero();
      assertThat(Duration.between(desk.now(), signed.terms().until()))
          .isEqualTo(Duration.ofMinutes(30));
      assertThat(offer.path("link").stringValue())
          .isEqualTo("http://sentuh.local:8080/#claim=" + signed.text());
      String fingerprint = Seal.fingerprint(key.open());
      assertThat(offer.path("fingerprint").stringValue()).isEqualTo(fingerprint);

      says(desk, "", "");
      assertThat(first(technician).path("state").stringValue()).isEqualTo("offered");
      says(desk, fingerprint, signed.terms().number());
      assertThat(first(technician).path("state").stringValue()).isEqualTo("claimed");
      assertThat(first(technician).path("told").stringValue()).isEqualTo(desk.now().toString());
      assertThat(first(technician).has("text")).as("nobody needs it any more").isFalse();
      assertThat(whose(technician).path("says").path("fingerprint").stringValue())
          .isEqualTo(fingerprint);
      assertThat(desk.audit())
          .filteredOn(kept -> kept.line().act().equals("device.offer"))
          .hasSize(1);
    }
  }

  @Test
  void anOfferEndsIsWithdrawnOrIsOvertakenAndTakenAllTheSameIsNotHidden() throws Exception {
    try (ServedDesk desk = desk()) {
      Seat technician = desk.seat(Role.TECHNICIAN);
      read(technician.post("/api/fleet/offer", OFFER));
      String one = first(technician).path("number").stringValue();
      desk.pass(Duration.ofSeconds(1));
      read(technician.post("/api/fleet/offer", OFFER));
      assertThat(whose(technician).path("offers").path(1).path("state").stringValue())
          .isEqualTo("withdrawn");
      String two = first(technician).path("number").stringValue();
      desk.pass(Duration.ofMinutes(30));
      assertThat(first(technician).path("state").stringValue()).isEqualTo("ended");
      assertThat(
              technician
                  .post(
                      "/api/fleet/withdraw",
                      "{\"device\":\"sentuh-07\",\"number\":\"" + two + "\"}")
                  .statusCode())
          .isEqualTo(409);

      says(desk, Seal.fingerprint(key.open()), one);
      JsonNode taken = whose(technician).path("offers").path(1);
      assertThat(taken.path("state").stringValue()).isEqualTo("claimed");
      assertThat(taken.has("withdrawn")).isTrue();
      says(desk, "", "");
      assertThat(whose(technician).path("offers").path(1).path("state").stringValue())
          .isEqualTo("left");
    }
  }

  @Test
  void thatAnOfferWasTriedInVainAtThePanelIsSaidWithItsReasonUntilItIsTaken() throws Exception {
    try (ServedDesk desk = desk()) {
      Seat technician = desk.seat(Role.TECHNICIAN);
      read(technician.post("/api/fleet/offer", OFFER));
      String number = first(technician).path("number").stringValue();
      says(desk, "", "", "00000000000000ff offer-over");
      assertThat(first(technician).has("refused")).as("another offer").isFalse();
      says(desk, "", "", number + " massage-goes-on");
      String at = desk.now().toString();
      says(desk, "", "", number + " massage-goes-on");
      assertThat(first(technician).path("refused").stringValue()).isEqualTo("massage-goes-on");
      assertThat(first(technician).path("refusedAt").stringValue()).as("at first").isEqualTo(at);
      assertThat(first(technician).path("state").stringValue())
          .as("it may still be taken")
          .isEqualTo("offered");
      says(desk, Seal.fingerprint(key.open()), number);
      assertThat(first(technician).path("state").stringValue()).isEqualTo("claimed");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sentuh 07, http://sentuh.local:8080, '', no-such-name",
    "sentuh-07, javascript:alert(1), '', no-address",
    "sentuh-07, http://sentuh.local/elsewhere, '', no-address",
    "sentuh-07, http://a@sentuh.local, '', no-address",
    "sentuh-07, http://sentuh.local:8080, http://broker, no-broker",
  })
  void whatCannotBeOfferedIsRefusedByItsReason(
      String device, String address, String broker, String why) throws Exception {
    try (ServedDesk desk = desk()) {
      HttpResponse<String> answer =
          desk.seat(Role.TECHNICIAN)
              .post(
                  "/api/fleet/offer",
                  "{\"device\":\"%s\",\"address\":\"%s\",\"broker\":\"%s\"}"
                      .formatted(device, address, broker));
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains(why);
    }
  }

  @Test
  void aPanelIsLetGoByASignedLastWordAndIsFlaggedUntilItSaysThatItIsWiped() throws Exception {
    try (ServedDesk desk = desk()) {
      Seat technician = desk.seat("TK-1", Role.TECHNICIAN);
      String fingerprint = Seal.fingerprint(key.open());
      read(technician.post("/api/fleet/offer", OFFER));
      String number = first(technician).path("number").stringValue();
      says(desk, fingerprint, number);
      assertThat(needs(technician)).doesNotContain("let-go");

      assertThat(
              technician
                  .post("/api/fleet/let-go", LET_GO.replace("another clinic", ""))
                  .statusCode())
          .isEqualTo(200);
      Message.Desired signed = desk.archive.unsentPrescriptions(1).getFirst();
      assertThat(Seal.isOf(key.open(), signed)).isTrue();
      assertThat(PrescriptionDocument.read("last word", signed.document()))
          .isInstanceOf(Prescription.Unbound.class);
      assertThat(stage(technician)).isEqualTo("asked");
      assertThat(needs(technician)).contains("let-go");

      desk.archive.prescriptionSent(DEVICE, signed.revision(), desk.now());
      assertThat(stage(technician)).isEqualTo("sent");
      says(desk, "", "");
      assertThat(stage(technician)).as("nobody's before it has heard of it").isEqualTo("sent");
      answers(desk, signed, "");
      says(desk, fingerprint, number);
      assertThat(stage(technician)).isEqualTo("taken");
      assertThat(needs(technician)).contains("let-go");
      says(desk, "", "");
      assertThat(stage(technician)).isEqualTo("wiped");
      assertThat(needs(technician)).doesNotContain("let-go");
      assertThat(desk.audit())
          .filteredOn(kept -> kept.line().act().equals("device.let-go"))
          .hasSize(1);

      read(technician.post("/api/fleet/offer", OFFER));
      assertThat(ClaimOffer.read(first(technician).path("text").stringValue()).terms().after())
          .as("nothing of before is ever taken")
          .isEqualTo(signed.revision());
    }
  }

  private static String stage(Seat seat) throws Exception {
    return whose(seat).path("letGo").path("stage").stringValue();
  }

  @Test
  void aRefusedLastWordIsSaidWithItsReason() throws Exception {
    try (ServedDesk desk = desk()) {
      Seat technician = desk.seat(Role.TECHNICIAN);
      read(technician.post("/api/fleet/offer", OFFER));
      read(technician.post("/api/fleet/let-go", LET_GO));
      Message.Desired signed = desk.archive.unsentPrescriptions(1).getFirst();
      answers(desk, signed, "an older program knows no such state");
      assertThat(stage(technician)).isEqualTo("refused");
      says(desk, "", "");
      assertThat(stage(technician)).isEqualTo("refused");
      assertThat(needs(technician)).contains("let-go");
    }
  }

  @Test
  void lettingGoTakesTheNameAReasonAndAPanelThatNoMotherHas() throws Exception {
    try (ServedDesk desk = desk()) {
      Seat technician = desk.seat(Role.TECHNICIAN);
      read(technician.post("/api/fleet/offer", OFFER));
      assertThat(
              technician
                  .post(
                      "/api/fleet/let-go",
                      LET_GO.replace("\"typed\":\"sentuh-07\"", "\"typed\":\"07\""))
                  .body())
          .contains("other-name");
      assertThat(
              technician
                  .post("/api/fleet/let-go", LET_GO.replace("goes to another clinic", " "))
                  .body())
          .contains("needs-why");
      assertThat(desk.archive.unsentPrescriptions(1)).isEmpty();
    }
  }
}
