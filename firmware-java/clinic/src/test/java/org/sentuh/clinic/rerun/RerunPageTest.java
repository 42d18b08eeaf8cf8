package org.sentuh.clinic.rerun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.clinic.ConfigFiles;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.ServedDesk;
import org.sentuh.clinic.ServedDesk.Seat;
import org.sentuh.clinic.StudiedClinic;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.clinic.archive.design.Programmes;
import org.sentuh.clinic.design.Library;
import org.sentuh.clinic.desk.DeskPage;
import org.sentuh.clinic.people.Role;
import org.sentuh.clinic.personal.PersonalPage;
import org.sentuh.clinic.research.ResearchPage;
import org.sentuh.telemetry.words.Phrases;

/**
 * Who may ask for another programme over recorded massages; and that each new page has its words.
 */
final class RerunPageTest {

  private static final Set<Role> MIDWIVES = Set.of(Role.MIDWIFE, Role.LEAD_MIDWIFE);

  private static DeskPage page(ServedDesk desk) {
    return new RerunPage(desk.archive, ConfigFiles.equipment()).page();
  }

  @Test
  void everyRouteIsOpenToMidwivesAndShutToAllOthers() throws Exception {
    try (ServedDesk desk = new ServedDesk(Database.SQLITE, served -> List.of(page(served)))) {
      desk.isOpenTo(
          page(desk),
          Map.of("GET choices", MIDWIVES, "GET try/{mother}/{name}/{revision}", MIDWIVES));
    }
  }

  @Test
  void whereItWasNotToldHowThePanelLayNothingIsMadeUp() throws Exception {
    try (ServedDesk desk = new ServedDesk(Database.SQLITE, served -> List.of(page(served)))) {
      StudiedClinic clinic = new StudiedClinic(desk.archive);
      clinic.mother(1, Mother.Birth.VAGINAL, "2026-11-23");
      clinic.massage(1, "standard", Instant.parse("2026-11-24T23:10:00Z"));
      Seat midwife = desk.seat(Role.MIDWIFE);
      assertThat(midwife.get("/api/rerun/try/M-0401/standard/3").statusCode())
          .as("the library is empty")
          .isEqualTo(404);
      new Library(new Programmes(desk.archive))
          .stock(List.of(Path.of("..", "..", "config", "programmes", "standard.yaml")), desk.now());
      assertThat(midwife.get("/api/rerun/try/M-0401/standard/3").body())
          .isEqualTo("{\"code\":\"M-0401\",\"treatments\":[],\"without\":1}");
      assertThat(midwife.get("/api/rerun/try/M-9/standard/3").statusCode()).isEqualTo(404);
      assertThat(midwife.get("/api/rerun/try/M-0401/standard/x").statusCode()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rerun, id",
    "rerun, en",
    "research, id",
    "research, en",
    "personal, id",
    "personal, en"
  })
  void everyPhraseOfTheScriptsIsThere(String name, String code) throws IOException {
    Class<?> room =
        switch (name) {
          case "rerun" -> RerunPage.class;
          case "research" -> ResearchPage.class;
          default -> PersonalPage.class;
        };
    String script =
        new String(
            Objects.requireNonNull(room.getResourceAsStream(name + ".js")).readAllBytes(),
            StandardCharsets.UTF_8);
    String file = name + "_" + code + ".properties";
    Phrases phrases = Phrases.read(file, room.getResourceAsStream(file));
    Matcher said = Pattern.compile("'(" + name + "\\.[a-z.-]+)'").matcher(script);
    int found = 0;
    while (said.find()) {
      found++;
      assertThat(phrases.has(said.group(1))).as(said.group(1)).isTrue();
    }
    assertThat(found).isGreaterThan(10);
  }
}
