package org.sentuh.clinic.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sentuh.clinic.ConfigFiles;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.ServedDesk;
import org.sentuh.clinic.archive.Audit;
import org.sentuh.clinic.archive.design.Programmes;
import org.sentuh.clinic.desk.DeskPage;
import org.sentuh.clinic.people.Role;
import org.sentuh.settings.ProgrammeFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the designer's page asks, and what it is answered. */
final class DesignPageTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  private ServedDesk desk;

  @SuppressWarnings("NullAway.Init") // the desk is opened before each test
  DesignPageTest() {}

  @BeforeEach
  void open() throws Exception {
    desk = new ServedDesk(Database.SQLITE, served -> List.of(pageOf(served)));
    new Library(new Programmes(desk.archive)).stock(ConfigFiles.programmes(), desk.now());
  }

  private static DeskPage pageOf(ServedDesk served) {
    return new DesignPage(
            new Library(new Programmes(served.archive)), ConfigFiles.equipment(), schema())
        .page();
  }

  private static String schema() {
    try {
      return Files.readString(ConfigFiles.ROOT.resolve("schema/programme.schema.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private static ObjectNode wish(String programme) {
    ObjectNode wish = JSON.createObjectNode().put("panel", "m").put("backMm", 262);
    wish.set(
        "programme",
        JSON.readTree(DesignFacts.programme(ProgrammeFile.read("programme", programme))));
    return wish;
  }

  @Test
  void midwivesHaveItAndNobodyElse() throws Exception {
    Set<Role> midwives = Set.of(Role.MIDWIFE, Role.LEAD_MIDWIFE);
    Map<String, Set<Role>> table = new TreeMap<>();
    Stream.of(
            "GET library",
            "GET version/{name}/{revision}",
            "GET file/{name}/{revision}",
            "GET equipment",
            "POST try",
            "POST film",
            "POST read",
            "POST text",
            "POST differences",
            "POST keep",
            "POST approve")
        .forEach(route -> table.put(route, midwives));

    desk.isOpenTo(pageOf(desk), table);
  }

  @Test
  void theLibraryTellsEachVersionAndWhoStandsBehindIt() throws Exception {
    JsonNode library = json(desk.seat("BD-7", Role.MIDWIFE).get("/api/design/library"));

    assertThat(library.get("versions")).hasSize(4);
    JsonNode standard = library.get("versions").get(3);
    assertThat(standard.get("name").asString()).isEqualTo("standard");
    assertThat(standard.get("durationMs").asInt()).isEqualTo(300_000);
    assertThat(standard.get("sources").asInt()).isEqualTo(4);
    assertThat(standard.has("approval")).isFalse();
  }

  @Test
  void whatIsTriedIsProvenOrSaysWhereItBreaksAndWhatIsNotAllowedIsSaidByItsKey() throws Exception {
    ServedDesk.Seat seat = desk.seat("BD-7", Role.MIDWIFE);
    ObjectNode standard = wish(ConfigFiles.programme("standard"));

    assertThat(
            json(seat.post("/api/design/try", standard.toString())).at("/facts/proven").asBoolean())
        .isTrue();
    ObjectNode glide = (ObjectNode) standard.at("/programme/phases/2/strokes/0/glide");
    glide.put("to", "T12");
    assertThat(
            json(seat.post("/api/design/try", standard.toString()))
                .at("/facts/counterexample/bound")
                .asString())
        .isEqualTo("reach");
    glide.put("offset_mm", 5);
    JsonNode refused = json(seat.post("/api/design/try", standard.toString())).get("refused");
    assertThat(refused.get("key").asString()).isEqualTo("phases[2].strokes[0].glide.offset_mm");
    assertThat(refused.get("allowed").asString()).isEqualTo("20 to 90 mm");
    JsonNode film =
        json(seat.post("/api/design/film", wish(ConfigFiles.programme("gentle")).toString()));
    assertThat(film.get("motors").asInt()).isEqualTo(20);
    assertThat(film.get("film").asString()).hasSize(4 * Math.ceilDiv(1800 * 33, 3));
    assertThat(
            json(seat.post("/api/design/try", "{\"programme\":1,\"panel\":\"m\"}")).has("refused"))
        .isTrue();
    assertThat(seat.post("/api/design/try", "{\"panel\":\"xl\"}").statusCode()).isEqualTo(400);
  }

  @Test
  void aChangedOneIsTheNextRevisionAndAnotherPersonApprovesIt() throws Exception {
    ServedDesk.Seat author = desk.seat("BD-7", Role.MIDWIFE);
    ObjectNode wish = wish(ConfigFiles.programme("standard"));
    ((ObjectNode) wish.get("programme")).put("ceiling", 0.6);
    wish.put("source", ConfigFiles.programme("standard")).put("why", "softer");
    wish.putObject("from").put("name", "standard").put("revision", 3);

    JsonNode kept = json(author.post("/api/design/keep", wish.toString()));

    assertThat(kept.get("revision").asInt()).isEqualTo(4);
    JsonNode version = json(author.get("/api/design/version/standard/4"));
    assertThat(version.at("/programme/ceiling").asDouble()).isEqualTo(0.6);
    assertThat(version.get("author").asString()).isEqualTo("BD-7");
    String approval =
        JSON.createObjectNode()
            .put("name", "standard")
            .put("revision", 4)
            .put("digest", version.get("digest").asString())
            .toString();
    HttpResponse<String> own = author.post("/api/design/approve", approval);
    assertThat(own.statusCode()).isEqualTo(409);
    assertThat(own.body()).contains("own-work");
    ServedDesk.Seat other = desk.seat("BD-3", Role.LEAD_MIDWIFE);
    assertThat(
            other
                .post(
                    "/api/design/approve", approval.replaceAll("\"digest\":\".", "\"digest\":\"x"))
                .body())
        .contains("other-bytes");
    json(other.post("/api/design/approve", approval));
    assertThat(json(other.get("/api/design/version/standard/4")).at("/approval/by").asString())
        .isEqualTo("BD-3");
    assertThat(desk.audit())
        .extracting(Audit.Kept::line)
        .extracting(line -> line.who() + " " + line.act())
        .startsWith("BD-3 programme.approve")
        .contains("BD-7 programme.keep");
  }

  @Test
  void whatComesAsAFileGoesOutAgainToTheByte() throws Exception {
    ServedDesk.Seat seat = desk.seat("BD-7", Role.MIDWIFE);
    String text =
        ConfigFiles.programme("gentle").replace("name: gentle", "name: night # for the night");
    JsonNode read =
        json(seat.post("/api/design/read", JSON.createObjectNode().put("text", text).toString()));
    ObjectNode wish = JSON.createObjectNode();
    wish.set("programme", read.get("programme"));
    wish.put("source", read.get("text").asString()).put("why", "for the night");

    json(seat.post("/api/design/keep", wish.toString()));

    HttpResponse<String> file = seat.get("/api/design/file/night/1");
    assertThat(file.body()).isEqualTo(text);
    assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("night.yaml");
    assertThat(seat.get("/api/design/file/night/2").statusCode()).isEqualTo(404);
    JsonNode bad =
        json(
            seat.post(
                "/api/design/read",
                JSON.createObjectNode()
                    .put("text", text.replace("ceiling: 0.60", "ceiling: 60"))
                    .toString()));
    assertThat(bad.at("/refused/key").asString()).isEqualTo("ceiling");
    assertThat(bad.at("/refused/line").asInt()).isPositive();
  }

  @Test
  void whatDiffersIsSaidInTheLanguageOfThePage() throws Exception {
    ServedDesk.Seat seat = desk.seat("BD-7", Role.MIDWIFE);
    ObjectNode wish = wish(ConfigFiles.programme("standard"));
    ((ObjectNode) wish.get("programme")).put("ceiling", 0.6);
    wish.putObject("before").put("name", "standard").put("revision", 3);

    assertThat(json(seat.post("/api/design/differences", wish.toString())).get("words").toString())
        .isEqualTo("[\"Program: kekuatan tertinggi 80 % menjadi 60 %\"]");
  }
}
