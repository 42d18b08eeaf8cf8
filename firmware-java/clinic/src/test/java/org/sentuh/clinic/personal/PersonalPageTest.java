package org.sentuh.clinic.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.ServedDesk;
import org.sentuh.clinic.ServedDesk.Seat;
import org.sentuh.clinic.StudiedClinic;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Care;
import org.sentuh.clinic.archive.Identity;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.clinic.archive.personal.Wishes;
import org.sentuh.clinic.desk.DeskPage;
import org.sentuh.clinic.people.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What may be asked about one person's data, by whom, and what comes of it. */
final class PersonalPageTest {

  private static final Set<Role> LEADS = Set.of(Role.LEAD_MIDWIFE);
  private static final Set<Role> ADMINISTRATOR = Set.of(Role.ADMINISTRATOR);
  private static final Set<Role> EITHER = Set.of(Role.LEAD_MIDWIFE, Role.ADMINISTRATOR);
  private static final String HER = StudiedClinic.code(1);
  private static final String SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>";

  private ServedDesk desk;
  private StudiedClinic clinic;
  private Seat lead;
  private Seat administrator;

  @BeforeEach
  void open() throws Exception {
    desk = new ServedDesk(Database.SQLITE, served -> List.of(page(served)));
    clinic = new StudiedClinic(desk.archive);
    clinic.mother(1, Mother.Birth.VAGINAL, "2026-11-23");
    clinic.massage(1, "standard", Instant.parse("2026-11-24T23:10:00Z"));
    lead = desk.seat("BK-1", Role.LEAD_MIDWIFE);
    administrator = desk.seat("AD-1", Role.ADMINISTRATOR);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static DeskPage page(ServedDesk desk) {
    return new PersonalPage(desk.archive, desk.people).page();
  }

  private static String body(String more) {
    return "{\"code\":\"" + HER + "\"" + more + "}";
  }

  private static final String TYPED = ",\"typed\":\"" + HER + "\"";

  private void back() throws Exception {
    clinic.hand(1, Optional.of(HER), Optional.empty(), desk.now());
  }

  @Test
  void everyRouteIsOpenToItsRolesAndShutToAllOthers() throws Exception {
    desk.isOpenTo(
        page(desk),
        Map.of(
            "GET wishes", EITHER,
            "GET mother/{mother}", LEADS,
            "POST take", LEADS,
            "POST object", LEADS,
            "POST ask", LEADS,
            "POST withdraw", LEADS,
            "POST erase", EITHER,
            "POST scrub", EITHER,
            "GET person/{name}", ADMINISTRATOR,
            "POST person-take", ADMINISTRATOR));
  }

  @Test
  void aWishIsWrittenDownByOneAndDoneByAnother() throws Exception {
    back();
    assertThat(lead.post("/api/personal/ask", body(TYPED)).body()).contains("record-first");
    assertThat(
            lead.post("/api/personal/ask", body(",\"typed\":\"M-0402\",\"recorded\":true")).body())
        .contains("not-typed");
    assertThat(lead.post("/api/personal/ask", body(TYPED + ",\"recorded\":true")).statusCode())
        .isEqualTo(200);
    assertThat(lead.post("/api/personal/ask", body(TYPED + ",\"recorded\":true")).body())
        .contains("asked-already");
    assertThat(lead.post("/api/personal/erase", body(TYPED)).body()).contains("second-person");
    desk.pass(Duration.ofSeconds(5));

    JsonNode wish = read(administrator, "wishes").get(0);
    assertThat(wish.path("mine").booleanValue()).isFalse();
    assertThat(wish.has("called")).as("she learns nothing else").isFalse();
    assertThat(administrator.post("/api/personal/erase", body("")).statusCode()).isEqualTo(400);
    assertThat(administrator.post("/api/personal/erase", body(TYPED)).body())
        .isEqualTo("{\"done\":true,\"scrubbed\":true}");

    assertThat(desk.archive.mothers().identity(HER)).isEmpty();
    for (JsonNode kind : read(lead, "mother/" + HER).path("kinds")) {
      assertThat(kind.path("count").intValue() == 0 || !kind.path("goes").booleanValue())
          .as(kind.toString())
          .isTrue();
    }
    assertThat(desk.audit().stream().map(kept -> kept.line().who() + " " + kept.line().act()))
        .contains("BK-1 personal.erase-ask", "AD-1 personal.erase");
    assertThat(administrator.post("/api/personal/erase", body(TYPED)).body()).contains("not-asked");
    assertThat(administrator.post("/api/personal/scrub", body("")).statusCode()).isEqualTo(200);
  }

  @Test
  void nothingIsDeletedWhileSheHasAPanelAndAWishCanBeTakenBack() throws Exception {
    lead.post("/api/personal/ask", body(TYPED + ",\"recorded\":true"));
    assertThat(administrator.post("/api/personal/erase", body(TYPED)).body()).contains("has-panel");
    assertThat(lead.post("/api/personal/withdraw", body("")).statusCode()).isEqualTo(200);
    assertThat(lead.post("/api/personal/withdraw", body("")).body()).contains("not-asked");
    assertThat(administrator.post("/api/personal/scrub", body("")).body()).contains("not-asked");
    assertThat(desk.archive.mothers().identity(HER)).isPresent();
  }

  @Test
  void sheIsHandedAllOfItAsSomethingToReadAndSomethingForPrograms() throws Exception {
    AuditLine line = new AuditLine(desk.now(), "BK-1", StudiedClinic.HOUSE, "test", HER, "");
    desk.archive.mothers().identify(HER, new Identity(SCRIPT, "0812"), line);
    desk.archive.mothers().noted(new Care(HER, desk.now(), "BK-1", "noted", SCRIPT), line);

    Map<String, String> files = taken(lead, "take", body(""));

    String readable = files.get(HerFiles.READABLE);
    assertThat(readable)
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script", "<img")
        .contains(HER);
    List<JsonNode> lines =
        Objects.requireNonNull(files.get(HerFiles.LINES))
            .lines()
            .map(text -> new JsonMapper().readTree(text))
            .toList();
    assertThat(lines)
        .extracting(node -> node.path("kind").stringValue())
        .contains("mother", "identity", "panels", "care", "events", "audit");
    assertThat(lines).anyMatch(node -> node.path("called").asString("").equals(SCRIPT));
    assertThat(desk.audit().getFirst().line().act()).isEqualTo("personal.export");
  }

  @Test
  void somebodyWhoWorksHereIsHandedHerAccountAndHerLines() throws Exception {
    JsonNode account = read(administrator, "person/BK-1");
    assertThat(account.path("role").stringValue()).isEqualTo("lead-midwife");
    Map<String, String> files = taken(administrator, "person-take", "{\"name\":\"BK-1\"}");
    assertThat(files.get("everything.ndjson")).contains("account.open", "\"kind\":\"account\"");
    assertThat(files.get("read-me.txt")).contains("BK-1");
    assertThat(String.join("", files.values())).doesNotContain("$argon2");
    assertThat(administrator.get("/api/personal/person/nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void whoObjectsToResearchIsKnownToAtOnce() throws Exception {
    assertThat(lead.post("/api/personal/object", body(",\"objects\":true")).statusCode())
        .isEqualTo(200);
    assertThat(new Wishes(desk.archive).objects(HER)).isTrue();
    assertThat(read(lead, "mother/" + HER).path("objects").booleanValue()).isTrue();
    lead.post("/api/personal/object", body(",\"objects\":false"));
    assertThat(new Wishes(desk.archive).objects(HER)).isFalse();
  }

  @Test
  void whatIsTooLongOrNotUnderstoodIsRefusedAndAStrangerOfAnotherHouseFindsNobody()
      throws Exception {
    for (String path : List.of("take", "object", "ask", "withdraw", "erase", "scrub")) {
      desk.pass(Duration.ofSeconds(1));
      assertThat(lead.post("/api/personal/" + path, " ".repeat(300_000)).body())
          .as(path)
          .isEqualTo("{\"refused\":\"too-long\"}");
      assertThat(lead.post("/api/personal/" + path, "{\"code\":\"" + "x".repeat(41) + "\"}").body())
          .as(path)
          .isEqualTo("{\"refused\":\"not-understood\"}");
      assertThat(lead.post("/api/personal/" + path, "{\"code\":\"M-9\",\"typed\":\"M-9\"}").body())
          .as(path)
          .isEqualTo("{\"refused\":\"not-here\"}");
    }
    desk.archive
        .mothers()
        .keep(
            new Mother(
                "M-7",
                "Elsewhere",
                java.time.LocalDate.parse("2026-11-20"),
                Mother.Birth.VAGINAL,
                java.time.ZoneId.of("Asia/Jakarta"),
                "06:00-12:00",
                desk.now(),
                Optional.empty()),
            new AuditLine(desk.now(), "BK-9", "Elsewhere", "test", "M-7", ""));
    assertThat(lead.get("/api/personal/mother/M-7").statusCode()).isEqualTo(404);
  }

  private static JsonNode read(Seat seat, String path) throws Exception {
    return new JsonMapper().readTree(seat.get("/api/personal/" + path).body());
  }

  private Map<String, String> taken(Seat seat, String path, String body) throws Exception {
    HttpResponse<byte[]> answer =
        desk.http.send(
            seat.request("/api/personal/" + path)
                .header("X-Page-Token", seat.token())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
