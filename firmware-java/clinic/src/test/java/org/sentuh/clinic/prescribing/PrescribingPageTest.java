package org.sentuh.clinic.prescribing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.clinic.ConfigFiles;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.ServedDesk;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.design.ProgrammeVersion;
import org.sentuh.clinic.archive.design.Programmes;
import org.sentuh.clinic.authority.PrescribingKey;
import org.sentuh.clinic.design.Library;
import org.sentuh.clinic.desk.DeskPage;
import org.sentuh.clinic.people.Role;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Seal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the prescribing page asks, and what it is answered. */
final class PrescribingPageTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final DeviceId DEVICE = new DeviceId("sentuh-07");

  private @TempDir Path folder;
  private ServedDesk desk;
  private PrescribingKey key;

  @SuppressWarnings("NullAway.Init") // all of it is there before each test
  PrescribingPageTest() {}

  @BeforeEach
  void open() throws Exception {
    key = PrescribingKey.found(folder.resolve("key"));
    desk = new ServedDesk(Database.SQLITE, served -> List.of(pageOf(served)));
    desk.archive.register(DEVICE, desk.now());
    Library library = new Library(new Programmes(desk.archive));
    library.stock(ConfigFiles.programmes(), desk.now());
    ProgrammeVersion gentle = library.version("gentle", 1).orElseThrow();
    library.approve(
        gentle,
        Library.digest(gentle),
        new AuditLine(desk.now(), "BD-3", "", "programme.approve", "gentle", ""));
  }

  private DeskPage pageOf(ServedDesk served) {
    return new PrescribingPage(served.archive, ConfigFiles.equipment(), Optional.of(key)).page();
  }

  @AfterEach
  void close() {
    if (desk != null) {
      desk.close();
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static ObjectNode wish() {
    return JSON.createObjectNode()
        .put("device", "sentuh-07")
        .put("mother", "M-0412")
        .put("name", "gentle")
        .put("revision", 1)
        .put("panel", "m")
        .put("until", "2026-12-10")
        .put("treatments", 2)
        .put("hours", 4)
        .put("ceiling", 0.5);
  }

  private static String digest(String digest) {
    return JSON.createObjectNode().put("digest", digest).toString();
  }

  private JsonNode newest(ServedDesk.Seat seat) throws Exception {
    return json(seat.get("/api/prescribing/ways/sentuh-07")).get("ways").get(0);
  }

  @Test
  void midwivesHaveItAndNobodyElse() throws Exception {
    Set<Role> midwives = Set.of(Role.MIDWIFE, Role.LEAD_MIDWIFE);
    Map<String, Set<Role>> table = new TreeMap<>();
    Stream.of(
            "GET devices",
            "GET ways/{device}",
            "GET choices",
            "POST write",
            "POST approve",
            "POST withdraw",
            "POST sign",
            "POST withhold")
        .forEach(route -> table.put(route, midwives));

    desk.isOpenTo(pageOf(desk), table);
  }

  @Test
  void itIsWrittenByOneApprovedByAnotherAndSignedAndNothingElseGoesOut() throws Exception {
    ServedDesk.Seat author = desk.seat("BD-7", Role.MIDWIFE);
    ServedDesk.Seat other = desk.seat("BD-3", Role.MIDWIFE);

    String digest =
        json(author.post("/api/prescribing/write", wish().toString())).get("digest").asString();
    assertThat(newest(author).get("stage").asString()).isEqualTo("drafted");
    assertThat(newest(author).at("/says/ceiling").asDouble()).isEqualTo(0.5);
    assertThat(json(other.get("/api/prescribing/devices")).get("waiting")).hasSize(1);
    assertThat(
            json(author.post("/api/prescribing/approve", digest(digest))).get("refused").asString())
        .isEqualTo("own-work");
    assertThat(json(author.post("/api/prescribing/sign", digest(digest))).get("refused").asString())
        .isEqualTo("not-approved");
    assertThat(desk.archive.unsentPrescriptions(10)).isEmpty();

    json(other.post("/api/prescribing/approve", digest(digest)));
    assertThat(newest(author).at("/approval/by").asString()).isEqualTo("BD-3");
    json(author.post("/api/prescribing/sign", digest(digest)));

    assertThat(desk.archive.unsentPrescriptions(10))
        .singleElement()
        .satisfies(signed -> {
          assertThat(Seal.isOf(key.open(), signed)).isTrue();
          assertThat(signed.document()).contains("midwife: BD-7").contains("ceiling: 0.5");
        });
    assertThat(newest(author).get("stage").asString()).isEqualTo("signed");
    assertThat(
            json(author.get("/api/prescribing/devices")).at("/devices/0/newest/stage").asString())
        .isEqualTo("signed");
    assertThat(desk.audit())
        .extracting(kept -> kept.line().who() + " " + kept.line().act())
        .startsWith(
            "BD-7 prescription.sign",
            "BD-3 prescription.approve",
            "BD-7 device.place",
            "BD-7 prescription.write");
  }

  @Test
  void aHoldGoesOutAtOnceAndAWithdrawnDraftNever() throws Exception {
    ServedDesk.Seat seat = desk.seat("BD-7", Role.MIDWIFE);
    String digest =
        json(seat.post("/api/prescribing/write", wish().toString())).get("digest").asString();
    json(seat.post("/api/prescribing/withdraw", digest(digest)));
    assertThat(newest(seat).get("stage").asString()).isEqualTo("withdrawn");

    json(
        seat.post(
            "/api/prescribing/withhold",
            JSON.createObjectNode()
                .put("device", "sentuh-07")
                .put("mother", "M-0412")
                .put("why", "a wound")
                .put("revoked", false)
                .toString()));

    assertThat(desk.archive.unsentPrescriptions(10))
        .singleElement()
        .satisfies(signed -> assertThat(signed.document()).contains("state: held"));
  }

  @Test
  void onlyApprovedProgrammesCanBeChosenAndWhatIsNotTakenIsSaidInFull() throws Exception {
    ServedDesk.Seat seat = desk.seat("BD-7", Role.MIDWIFE);

    assertThat(json(seat.get("/api/prescribing/choices")).get("programmes")).hasSize(1);
    assertThat(
            json(seat.post("/api/prescribing/write", wish().put("name", "long").toString()))
                .get("refused")
                .asString())
        .isEqualTo("not-approved");
    JsonNode loud =
        json(seat.post("/api/prescribing/write", wish().put("ceiling", 0.9).toString()));
    assertThat(loud.get("refused").asString()).isEqualTo("not-understood");
    assertThat(loud.get("detail").asString()).contains("ceiling is 0.9");
    assertThat(
            seat.post("/api/prescribing/write", wish().put("until", "soon").toString())
                .statusCode())
        .isEqualTo(400);
    assertThat(seat.get("/api/prescribing/ways/a%20name").statusCode()).isEqualTo(400);
  }
}
