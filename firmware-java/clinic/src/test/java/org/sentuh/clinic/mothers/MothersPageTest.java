package org.sentuh.clinic.mothers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.ServedDesk;
import org.sentuh.clinic.ServedDesk.Seat;
import org.sentuh.clinic.ToldLane;
import org.sentuh.clinic.archive.Arrival;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.PrescriptionSeen;
import org.sentuh.clinic.desk.DeskPage;
import org.sentuh.clinic.people.Role;
import org.sentuh.control.event.Dose;
import org.sentuh.control.event.Fact;
import org.sentuh.control.treatment.Reason;
import org.sentuh.settings.PanelFile;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Wall;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a midwife sees of mothers and may change, and what nobody else may. */
final class MothersPageTest {

  private static final Set<Role> MIDWIVES = Set.of(Role.MIDWIFE, Role.LEAD_MIDWIFE);
  private static final DeviceId PANEL = new DeviceId("sentuh-01");

  private ServedDesk desk;
  private Seat midwife;

  @BeforeEach
  void open() throws Exception {
    desk = new ServedDesk(Database.SQLITE, MothersPageTest::pages);
    midwife = desk.seat("BD-7", Role.MIDWIFE);
    desk.archive.register(PANEL, desk.now());
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static List<DeskPage> pages(ServedDesk desk) {
    Hands hands =
        new Hands(
            desk.archive,
            Optional.of((device, revision, end) ->
                new Message.Desired(device, revision, end.document(), "c2lnbmVk")));
    return List.of(
        new MothersPage(
                desk.archive,
                hands,
                Map.of("m", PanelFile.read(Path.of("..", "..", "config", "panels", "m.yaml"))),
                desk::now)
            .page());
  }

  @Test
  void everyRouteIsOpenToMidwivesAndShutToAllOthers() throws Exception {
    desk.isOpenTo(
        pages(desk).getFirst(),
        Map.of(
            "GET list", MIDWIVES,
            "GET live", MIDWIVES,
            "GET one/{mother}", MIDWIVES,
            "GET hers/{mother}", MIDWIVES,
            "GET treatment/{mother}/{number}", MIDWIVES,
            "POST admit", MIDWIVES,
            "POST identify", MIDWIVES,
            "POST hand-over", MIDWIVES,
            "POST care", MIDWIVES,
            "POST visit", MIDWIVES));
  }

  @Test
  void aMotherIsTakenInGivenAPanelAndStandsInTheList() throws Exception {
    admit("M-1");
    assertThat(row().path("need").stringValue()).isEqualTo("prescription");
    assertThat(row().path("because").path("kind").stringValue()).isEqualTo("no-panel");

    assertThat(hand("M-1", "sentuh-01")).isEqualTo(200);
    desk.pass(Duration.ofMinutes(20));

    assertThat(row().path("because").path("kind").stringValue()).isEqualTo("never-reported");
    assertThat(row().path("panel").stringValue()).isEqualTo("sentuh-01");
    assertThat(acts()).contains("mother.admit M-1", "panel.hand-over sentuh-01");
  }

  @Test
  void aPanelThatGoesOnEndsWhatWasPrescribedForTheOneBefore() throws Exception {
    admit("M-1");
    admit("M-2");
    hand("M-1", "sentuh-01");

    assertThat(hand("M-2", "sentuh-01")).isEqualTo(200);

    PrescriptionSeen end = desk.archive.prescriptions(PANEL).getFirst();
    assertThat(end.signed().document()).contains("state: revoked", "mother: M-1", "midwife: BD-7");
    assertThat(desk.archive.mothers().wearer(PANEL)).contains("M-2");
    assertThat(hand("M-2", "sentuh-01")).as("it is there already").isEqualTo(409);
    assertThat(hand("M-1", "sentuh-99")).as("nobody knows it").isEqualTo(409);
  }

  @Test
  void whatReachedHerStandsByTheNamesAndPlacesOfHerPanelsZones() throws Exception {
    admit("M-1");
    hand("M-1", "sentuh-01");
    desk.pass(Duration.ofMinutes(30));
    tell(
        new Fact.Prepared("standard", 3, "m", 262, 300_000_000_000L, 0.4, 0.8),
        new Fact.StateChanged("armed", "running", Reason.NONE),
        new Fact.ContactChanged("lower-right", false),
        new Fact.Ended(
            "stopped",
            Reason.STOP_BUTTON,
            Duration.ofSeconds(130).toNanos(),
            0,
            new Dose(
                List.of(9.6, 9.5, 9.3, 9.0, 9.1, 3.8),
                List.of(10.0, 10.0, 10.0, 10.0, 10.0, 10.0))));

    JsonNode one = read("one/M-1");
    JsonNode account = read("treatment/M-1/0");

    assertThat(one.path("treatments").get(0).path("outcome").stringValue()).isEqualTo("stopped");
    assertThat(one.path("treatments").get(0).path("programme").stringValue())
        .isEqualTo("standard 3");
    JsonNode last = account.path("zones").get(5);
    assertThat(last.path("said").stringValue()).isEqualTo("kanan bawah");
    assertThat(last.path("x").doubleValue()).isEqualTo(50);
    assertThat(last.path("delivered").doubleValue()).isEqualTo(3.8);
    assertThat(account.path("off").get(0).path("said").stringValue()).isEqualTo("Kanan bawah");
    assertThat(account.path("gaps").longValue()).isZero();
    assertThat(midwife.get("/api/mothers/treatment/M-1/1").statusCode()).isEqualTo(404);
    assertThat(row().path("need").stringValue()).isEqualTo("partial");
  }

  @Test
  void whatWasDoneIsWrittenDownAndTakesTheNeedAway() throws Exception {
    admit("M-1");
    hand("M-1", "sentuh-01");
    desk.pass(Duration.ofMinutes(1));
    tell(new Fact.Ended("stopped", Reason.SCREENING_FORBIDS, 0, 0, new Dose(List.of(), List.of())));
    assertThat(row().path("need").stringValue()).isEqualTo("danger");

    desk.pass(Duration.ofMinutes(1));
    String deed = "{\"code\":\"M-1\",\"what\":\"called\",\"note\":\"<script>alert(1)</script>\"}";
    assertThat(midwife.post("/api/mothers/care", deed).statusCode()).isEqualTo(200);
    desk.pass(Duration.ofSeconds(1));

    assertThat(row().path("need").stringValue()).isNotEqualTo("danger");
    assertThat(read("one/M-1").path("care").get(0).path("note").stringValue())
        .isEqualTo("<script>alert(1)</script>");
    assertThat(acts()).contains("mother.care M-1");
    assertThat(desk.audit().toString()).as("a note is hers").doesNotContain("alert");
  }

  @Test
  void whoSheIsIsForHerOwnClinicAlone() throws Exception {
    admit("M-1");
    String said = "{\"code\":\"M-1\",\"called\":\"Ibu Sari\",\"phone\":\"0812 000\"}";
    assertThat(midwife.post("/api/mothers/identify", said).statusCode()).isEqualTo(200);
    assertThat(read("one/M-1").path("identity").path("called").stringValue()).isEqualTo("Ibu Sari");
    assertThat(read("list").toString()).doesNotContain("Sari");
    assertThat(desk.audit().toString()).doesNotContain("Sari", "0812");

    Seat other = elsewhere();
    assertThat(other.get("/api/mothers/one/M-1").statusCode()).isEqualTo(404);
    assertThat(json(other.get("/api/mothers/list")).path("all").intValue()).isZero();
    assertThat(other.post("/api/mothers/identify", said).statusCode()).isEqualTo(404);
    assertThat(
            other
                .post("/api/mothers/care", "{\"code\":\"M-1\",\"what\":\"called\",\"note\":\"\"}")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void whatCannotWaitIsNotPutAwayBeforeSomethingWasDoneAboutIt() throws Exception {
    admit("M-1");
    assertThat(visit("\"epds\":\"9\",\"epds-ten\":\"1\"", "")).isEqualTo(409);
    assertThat(visit("\"bleeding\":\"heavy\"", "")).isEqualTo(409);
    assertThat(read("one/M-1").path("visits")).isEmpty();

    assertThat(visit("\"epds\":\"9\",\"epds-ten\":\"1\"", "stayed with her")).isEqualTo(200);

    JsonNode one = read("one/M-1");
    assertThat(one.path("visits").get(0).path("concerns").get(0).stringValue())
        .isEqualTo("self-harm");
    assertThat(one.path("care").get(0).path("note").stringValue()).isEqualTo("stayed with her");
    assertThat(acts()).contains("mother.visit M-1", "mother.care M-1");
  }

  @Test
  void whatNoInstrumentGivesIsRefusedAndWhatIsLeftOutIsNot() throws Exception {
    admit("M-1");
    for (String wrong :
        List.of(
            "\"fundal\":\"41\"",
            "\"bses\":\"13\"",
            "\"bses\":\"71\"",
            "\"epds\":\"31\"",
            "\"epds\":\"2\",\"epds-ten\":\"3\"",
            "\"epds-ten\":\"4\"",
            "\"latch-l\":\"2\"",
            "\"latch-l\":\"3\",\"latch-a\":\"2\",\"latch-t\":\"2\",\"latch-c\":\"2\",\"latch-h\":\"2\"",
            "\"lochia\":\"blue\"",
            "\"fundal\":\"NaN\"")) {
      assertThat(visit(wrong, "")).as(wrong).isEqualTo(400);
    }
    assertThat(visit("\"note\":\"\"", "")).isEqualTo(200);
    assertThat(visit("\"epds\":\"13\"", "")).isEqualTo(200);
    JsonNode visits = read("one/M-1").path("visits");
    assertThat(visits.get(0).path("concerns").get(0).stringValue()).isEqualTo("low-mood");
    assertThat(visits.get(1).path("concerns")).isEmpty();
    assertThat(visits.get(1).has("epds")).as("nothing was measured").isFalse();
  }

  private int visit(String fields, String done) throws Exception {
    String body =
        "{\"code\":\"M-1\",\"on\":\"2026-11-26\",\"done\":\"%s\",%s}".formatted(done, fields);
    desk.pass(Duration.ofSeconds(1));
    return midwife.post("/api/mothers/visit", body).statusCode();
  }

  @Test
  void nonsenseIsRefusedAndNothingIsKept() throws Exception {
    admit("M-1");
    for (String body :
        List.of(
            "{}",
            admission("two words", "2026-11-23", "06:00-12:00"),
            admission("M-2", "yesterday", "06:00-12:00"),
            admission("M-2", "2026-11-23", "noon"),
            admission("M-2", "2026-11-23", ""))) {
      assertThat(midwife.post("/api/mothers/admit", body).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(
            midwife
                .post("/api/mothers/admit", admission("M-1", "2026-11-23", "06:00-12:00"))
                .statusCode())
        .isEqualTo(409);
    assertThat(midwife.get("/api/mothers/list?from=x").statusCode()).isEqualTo(400);
    desk.pass(Duration.ofSeconds(1));
    assertThat(read("list").path("all").intValue()).isEqualTo(1);
  }

  // What is asked.

  private void admit(String code) throws Exception {
    String body = admission(code, "2026-11-23", "06:00-12:00 15:00-20:00");
    assertThat(midwife.post("/api/mothers/admit", body).statusCode()).isEqualTo(200);
    desk.pass(Duration.ofSeconds(1));
  }

  private static String admission(String code, String bornOn, String windows) {
    return "{\"code\":\"%s\",\"bornOn\":\"%s\",\"birth\":\"caesarean\",\"zone\":\"Asia/Jakarta\",\"windows\":\"%s\"}"
        .formatted(code, bornOn, windows);
  }

  private int hand(String to, String panel) throws Exception {
    int status =
        midwife
            .post(
                "/api/mothers/hand-over",
                "{\"panel\":\"%s\",\"to\":\"%s\",\"why\":\"\"}".formatted(panel, to))
            .statusCode();
    desk.pass(Duration.ofSeconds(1));
    return status;
  }

  private void tell(Fact... facts) throws Exception {
    ToldLane lane = new ToldLane(PANEL, "b1", Lane.EVENT);
    Instant now = desk.now();
    Wall wall = new Wall(now, Wall.Quality.TRUSTED);
    desk.archive.file(
        Arrays.stream(facts)
            .<Arrival>map(fact -> new Arrival.Told(lane.next(fact, wall), Optional.empty(), now))
            .toList());
    desk.pass(Board.OLDEST);
  }

  private JsonNode row() throws Exception {
    return read("list").path("rows").get(0);
  }

  private JsonNode read(String path) throws Exception {
    return json(midwife.get("/api/mothers/" + path));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    return new JsonMapper().readTree(answer.body());
  }

  private List<String> acts() throws Exception {
    return desk.audit().stream()
        .map(kept -> kept.line().act() + " " + kept.line().subject())
        .toList();
  }

  private Seat elsewhere() throws Exception {
    String link =
        desk.people.takeIn(
            "BD-9",
            "Puskesmas Lain",
            Role.MIDWIFE,
            new AuditLine(desk.now(), "console", "", "account.open", "BD-9", ""));
    HttpResponse<String> entered = desk.stranger().enters("link=" + link);
    return new Seat(desk, ServedDesk.cookie(entered), "").reading();
  }
}
