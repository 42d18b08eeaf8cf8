package org.sentuh.clinic.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.ServedDesk;
import org.sentuh.clinic.ServedDesk.Seat;
import org.sentuh.clinic.StudiedClinic;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.clinic.desk.DeskPage;
import org.sentuh.clinic.people.Role;
import org.sentuh.telemetry.wire.Consent;

/** What a researcher may ask of the desk, and nobody else. */
final class ResearchPageTest {

  private static final Set<Role> RESEARCHERS = Set.of(Role.RESEARCHER);

  @TempDir private Path folder = Path.of("");

  private ServedDesk desk(boolean keyed) throws Exception {
    Optional<PseudonymKey> key =
        keyed ? Optional.of(PseudonymKey.of(folder.resolve("key"))) : Optional.empty();
    return new ServedDesk(Database.SQLITE, desk -> List.of(page(desk, key)));
  }

  private static DeskPage page(ServedDesk desk, Optional<PseudonymKey> key) {
    return new ResearchPage(desk.archive, StudiedClinic.PANELS, key).page();
  }

  @Test
  void everyRouteIsOpenToResearchersAndShutToAllOthers() throws Exception {
    try (ServedDesk desk = desk(true)) {
      desk.isOpenTo(
          page(desk, Optional.empty()),
          Map.of(
              "GET tables", RESEARCHERS,
              "GET codebook", RESEARCHERS,
              "POST take", RESEARCHERS));
    }
  }

  @Test
  void aResearcherTakesFilesAlongAndItHasItsLine() throws Exception {
    try (ServedDesk desk = desk(true)) {
      Seat seat = desk.seat("RS-1", Role.RESEARCHER);
      assertThat(seat.post("/api/research/take", "{\"study\":\"Week one\"}").body())
          .isEqualTo("{\"refused\":\"nobody-agrees\"}");
      StudiedClinic clinic = new StudiedClinic(desk.archive);
      clinic.mother(1, Mother.Birth.VAGINAL, "2026-11-23");
      clinic.agrees(1, Consent.RESEARCH, true, StudiedClinic.SINCE.plusSeconds(60));
      clinic.massage(1, "standard", Instant.parse("2026-11-24T23:10:00Z"));

      Map<String, String> files = taken(desk, seat, "{\"study\":\"Week one\"}");

      assertThat(files.keySet())
          .contains("treatments.csv", "treatments.ndjson", "codebook_id.md", "datapackage.json");
      assertThat(files.get("treatments.csv")).contains("\r\n").contains(",vaginal,other,NA,");
      assertThat(taken(desk, seat, "{\"study\":\"Week one\"}")).isEqualTo(files);
      assertThat(desk.audit().getFirst().line().act()).isEqualTo("research.export");
      assertThat(seat.get("/api/research/codebook").body()).contains("week_since_birth");
    }
  }

  private static Map<String, String> taken(ServedDesk desk, Seat seat, String body)
      throws Exception {
    HttpResponse<byte[]> answer =
        desk.http.send(
            seat.request("/api/research/take")
                .header("X-Page-Token", seat.token())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"sentuh-treatments.zip\"");
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  @Test
  void aDeskWithoutAKeyTakesNothingOut() throws Exception {
    try (ServedDesk desk = desk(false)) {
      Seat seat = desk.seat(Role.RESEARCHER);
      assertThat(seat.post("/api/research/take", "{\"study\":\"Week one\"}").body())
          .isEqualTo("{\"refused\":\"no-pseudonyms\"}");
      assertThat(seat.get("/api/research/tables").body()).contains("\"key\":false");
    }
  }

  @Test
  void aStudyIsCalledByLettersAlone() throws Exception {
    try (ServedDesk desk = desk(true)) {
      Seat seat = desk.seat(Role.RESEARCHER);
      for (String study : new String[] {"", "<script>alert(1)</script>", "=1+1", "a/b"}) {
        assertThat(seat.post("/api/research/take", "{\"study\":\"" + study + "\"}").body())
            .as(study)
            .isEqualTo("{\"refused\":\"study-form\"}");
      }
      for (String body :
          new String[] {"", "{\"study\":7}", "{\"study\":\"" + "a".repeat(61) + "\"}"}) {
        assertThat(seat.post("/api/research/take", body).body())
            .isEqualTo("{\"refused\":\"not-understood\"}");
      }
      assertThat(seat.post("/api/research/take", " ".repeat(300_000)).body())
          .isEqualTo("{\"refused\":\"too-long\"}");
    }
  }
}
