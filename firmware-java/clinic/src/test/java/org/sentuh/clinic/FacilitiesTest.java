package org.sentuh.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.clinic.ServedDesk.Seat;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Handed;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.clinic.archive.design.ProgrammeVersion;
import org.sentuh.clinic.archive.design.Programmes;
import org.sentuh.clinic.authority.PrescribingKey;
import org.sentuh.clinic.design.Library;
import org.sentuh.clinic.desk.DeskPage;
import org.sentuh.clinic.desk.PeoplePage;
import org.sentuh.clinic.fleet.FleetPage;
import org.sentuh.clinic.mothers.Hands;
import org.sentuh.clinic.mothers.MothersPage;
import org.sentuh.clinic.people.Role;
import org.sentuh.clinic.prescribing.PrescribingPage;
import org.sentuh.clinic.rerun.RerunPage;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;

/**
 * Two facilities at one desk: whoever works at one learns nothing of the mothers and panels of the
 * other, and changes nothing of theirs. With either database.
 */
@Timeout(60)
@ParameterizedClass
@EnumSource(Database.class)
final class FacilitiesTest {

  private static final String ELSEWHERE = "Klinik Mawar";
  private static final DeviceId THEIRS = new DeviceId("mawar-01");
  private static final DeviceId THEIR_SPARE = new DeviceId("mawar-02");
  private static final DeviceId OURS = new DeviceId("melati-01");
  private static final String WISH =
      """
      {"device":"%s","mother":"%s","name":"gentle","revision":1,"panel":"m",
      "until":"2026-12-10","treatments":2,"hours":4,"ceiling":0.5}\
      """;

  private final Database database;
  @TempDir private Path folder = Path.of("");
  private ServedDesk desk;
  private PrescribingKey key;
  private Seat ours;
  private Seat theirs;

  @SuppressWarnings("NullAway.Init") // all of it is there before each test
  FacilitiesTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void open() throws Exception {
    key = PrescribingKey.found(folder.resolve("key"));
    desk = new ServedDesk(database, this::pages);
    Library library = new Library(new Programmes(desk.archive));
    library.stock(ConfigFiles.programmes(), desk.now());
    ProgrammeVersion gentle = library.version("gentle", 1).orElseThrow();
    library.approve(
        gentle, Library.digest(gentle), line("programme.approve", "gentle", "Klinik Melati"));
    mother("MW-1", ELSEWHERE);
    mother("ML-1", "Klinik Melati");
    for (DeviceId device : List.of(OURS, THEIR_SPARE, THEIRS)) {
      desk.archive.register(device, desk.now());
    }
    hand(OURS, Optional.empty(), Optional.of("ML-1"));
    hand(THEIR_SPARE, Optional.empty(), Optional.of("MW-1")); // it belongs to them from then on
    hand(THEIR_SPARE, Optional.of("MW-1"), Optional.empty());
    hand(THEIRS, Optional.empty(), Optional.of("MW-1"));
    ours = desk.seat("BD-7", Role.LEAD_MIDWIFE);
    theirs = desk.seat("BD-8", Role.LEAD_MIDWIFE, ELSEWHERE);
    desk.pass(Duration.ofSeconds(5));
  }

  @AfterEach
  void close() {
    if (desk != null) {
      desk.close();
    }
  }

  private List<DeskPage> pages(ServedDesk served) {
    Hands hands =
        new Hands(
            served.archive,
            Optional.of((device, revision, end) ->
                new Message.Desired(device, revision, end.document(), "c2lnbmVk")));
    PeoplePage people = new PeoplePage(served.people, served.archive);
    return List.of(
        new MothersPage(served.archive, hands, Map.of(), served::now).page(),
        new FleetPage(served.archive, served.clock(), Map.of(), Optional.of(key)).page(),
        new PrescribingPage(served.archive, ConfigFiles.equipment(), Optional.of(key)).page(),
        new RerunPage(served.archive, ConfigFiles.equipment()).page(),
        people.audit());
  }

  private AuditLine line(String act, String subject, String facility) {
    return new AuditLine(desk.now(), "BD-3", facility, act, subject, "");
  }

  private void mother(String code, String facility) throws Exception {
    desk.archive
        .mothers()
        .keep(
            new Mother(
                code,
                facility,
                LocalDate.of(2026, 11, 20),
                Mother.Birth.VAGINAL,
                ZoneId.of("Asia/Jakarta"),
                "08:00-10:00",
                desk.now(),
                Optional.empty()),
            line("mother.admit", code, facility));
  }

  private void hand(DeviceId device, Optional<String> from, Optional<String> to) throws Exception {
    desk.pass(Duration.ofSeconds(1));
    Handed handed =
        new Handed(device, 0, from, to, desk.now(), Optional.empty(), "BD-3", "a reason");
    assertThat(
            desk.archive
                .mothers()
                .handOver(
                    handed,
                    Optional.empty(),
                    line(
                        "panel.hand-over",
                        device.value(),
                        device.equals(OURS) ? "Klinik Melati" : ELSEWHERE)))
        .isTrue();
  }

  private static String body(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static String digest(HttpResponse<String> written) {
    return body(written).replaceAll(".*\"digest\":\"([0-9a-f]+)\".*", "$1");
  }

  @Test
  void listsHaveWhatIsOnesOwn() throws Exception {
    digest(theirs.post("/api/prescribing/write", WISH.formatted("mawar-01", "MW-1")));
    for (String path :
        new String[] {
          "/api/mothers/list", "/api/fleet/some", "/api/prescribing/devices", "/api/audit/lines"
        }) {
      assertThat(body(ours.get(path))).as(path).doesNotContain("MW-1").doesNotContain("mawar-0");
      assertThat(body(theirs.get(path)))
          .as(path)
          .containsAnyOf("MW-1", "mawar-01")
          .doesNotContain("ML-1\"")
          .doesNotContain("melati-01\"");
    }
    assertThat(body(desk.seat(Role.ADMINISTRATOR).get("/api/audit/lines")))
        .as("whoever takes people in everywhere answers for everywhere")
        .contains("mawar-01");
  }

  @Test
  void whatIsAnothersCannotBeLookedAt() throws Exception {
    for (String path :
        new String[] {
          "/api/mothers/one/MW-1",
          "/api/mothers/hers/MW-1",
          "/api/mothers/treatment/MW-1/0",
          "/api/fleet/one/mawar-01",
          "/api/fleet/treatments/mawar-01",
          "/api/fleet/trends/mawar-01",
          "/api/prescribing/ways/mawar-01",
          "/api/rerun/try/MW-1/gentle/1"
        }) {
      HttpResponse<String> answer = ours.get(path);
      assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(404);
    }
  }

  @Test
  void nothingOfAnothersIsPrescribedApprovedSignedOrHeld() throws Exception {
    String draft =
        digest(theirs.post("/api/prescribing/write", WISH.formatted("mawar-01", "MW-1")));
    Map<String, String> wishes =
        Map.of(
            "write", WISH.formatted("mawar-01", "MW-1"),
            "approve", "{\"digest\":\"" + draft + "\"}",
            "withdraw", "{\"digest\":\"" + draft + "\"}",
            "sign", "{\"digest\":\"" + draft + "\"}",
            "withhold", "{\"device\":\"mawar-01\",\"mother\":\"MW-1\",\"why\":\"rest\"}");
    for (Map.Entry<String, String> wish : wishes.entrySet()) {
      desk.pass(Duration.ofSeconds(1));
      HttpResponse<String> answer = ours.post("/api/prescribing/" + wish.getKey(), wish.getValue());
      assertThat(answer.statusCode()).as(wish.getKey() + answer.body()).isEqualTo(404);
    }
    assertThat(ours.post("/api/prescribing/write", WISH.formatted("spare-01", "MW-1")).statusCode())
        .as("for their mother, on a panel of none")
        .isEqualTo(404);
    assertThat(desk.archive.unsentPrescriptions(10)).isEmpty();
    digest(ours.post("/api/prescribing/write", WISH.formatted("spare-01", "ML-1")));
    assertThat(theirs.get("/api/prescribing/ways/spare-01").statusCode())
        .as("a panel of none comes to who prescribes to it first")
        .isEqualTo(404);
    assertThat(body(theirs.get("/api/prescribing/ways/mawar-01"))).contains("\"drafted\"");
  }

  @Test
  void aPanelThatIsPlacedElsewhereIsNeitherGivenToAMotherNorClaimedNorAsked() throws Exception {
    HttpResponse<String> given =
        ours.post(
            "/api/mothers/hand-over", "{\"panel\":\"mawar-02\",\"to\":\"ML-1\",\"why\":\"\"}");
    assertThat(given.statusCode()).as(given.body()).isEqualTo(409);
    assertThat(given.body()).contains("placed-elsewhere");
    Seat technician = desk.seat("TK-1", Role.TECHNICIAN);
    HttpResponse<String> offered =
        technician.post(
            "/api/fleet/offer",
            "{\"device\":\"mawar-02\",\"address\":\"http://sentuh.local:8080\",\"broker\":\"\"}");
    assertThat(offered.statusCode()).as(offered.body()).isEqualTo(409);
    assertThat(offered.body()).contains("placed-elsewhere");
    for (String wish :
        new String[] {
          "ask {\"device\":\"mawar-02\",\"request\":\"stop\"}",
          "place {\"device\":\"mawar-02\",\"here\":true}",
          "let-go {\"device\":\"mawar-02\",\"typed\":\"mawar-02\",\"why\":\"mine\"}",
          "withdraw {\"device\":\"mawar-02\",\"number\":\"0011223344556677\"}"
        }) {
      String[] parts = wish.split(" ", 2);
      desk.pass(Duration.ofSeconds(1));
      assertThat(technician.post("/api/fleet/" + parts[0], parts[1]).statusCode())
          .as(wish)
          .isEqualTo(404);
    }
    assertThat(
            desk.seat("TK-2", Role.TECHNICIAN, ELSEWHERE)
                .post("/api/fleet/place", "{\"device\":\"mawar-02\",\"here\":false}")
                .statusCode())
        .as("its people give it away")
        .isEqualTo(200);
    body(
        technician.post(
            "/api/fleet/offer",
            "{\"device\":\"mawar-02\",\"address\":\"http://sentuh.local:8080\",\"broker\":\"\"}"));
  }
}
