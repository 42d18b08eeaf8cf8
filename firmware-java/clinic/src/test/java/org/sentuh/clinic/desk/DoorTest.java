package org.sentuh.clinic.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.ServedDesk;
import org.sentuh.clinic.ServedDesk.Seat;
import org.sentuh.clinic.people.Role;

/** Who is let in at the real desk, with either database. */
@ParameterizedClass
@EnumSource(Database.class)
final class DoorTest {

  private static final String PASSWORD = "pelan pelan saja ya";

  private final Database database;

  DoorTest(Database database) {
    this.database = database;
  }

  private static List<DeskPage> pages(ServedDesk desk) {
    PeoplePage people = new PeoplePage(desk.people, desk.archive);
    return List.of(people.people(), people.audit(), people.own());
  }

  private ServedDesk desk() throws Exception {
    return new ServedDesk(database, DoorTest::pages);
  }

  private static Seat withPassword(ServedDesk desk, String name) throws Exception {
    Seat seat = desk.seat(name, Role.MIDWIFE);
    assertThat(seat.post("/api/me/password", "{\"password\":\"" + PASSWORD + "\"}").statusCode())
        .isEqualTo(200);
    return seat;
  }

  private static String form(String name, String password) {
    return "name=" + name + "&password=" + password.replace(' ', '+');
  }

  private static boolean isIn(Seat seat) throws Exception {
    return seat.get("/api/me/known").statusCode() == 200;
  }

  @Test
  void aLinkOpensTheDoorOnceAndForADay() throws Exception {
    try (ServedDesk desk = desk()) {
      String used = desk.link("BD-7", Role.MIDWIFE);
      String old = desk.link("BD-8", Role.MIDWIFE);
      HttpResponse<String> entered = desk.stranger().enters("link=" + used);
      assertThat(entered.statusCode()).isEqualTo(303);
      assertThat(isIn(new Seat(desk, ServedDesk.cookie(entered), ""))).isTrue();
      HttpResponse<String> again = desk.stranger().enters("link=" + used);
      assertThat(again.statusCode()).isEqualTo(403);
      assertThat(again.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(again.body()).contains("Tautan ini sudah dipakai");
      desk.pass(Duration.ofHours(24));
      assertThat(desk.stranger().enters("link=" + old).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void aNewLinkMakesTheOldOneVoid() throws Exception {
    try (ServedDesk desk = desk()) {
      String old = desk.link("BD-7", Role.MIDWIFE);
      Seat administrator = desk.seat(Role.ADMINISTRATOR);
      String fresh =
          administrator
              .post("/api/people/link", "{\"name\":\"BD-7\"}")
              .body()
              .replaceAll(".*\"link\":\"([^\"]+)\".*", "$1");
      assertThat(desk.stranger().enters("link=" + old).statusCode()).isEqualTo(403);
      assertThat(desk.stranger().enters("link=" + desk.server.link(fresh)).statusCode())
          .as("the whole address was pasted")
          .isEqualTo(303);
    }
  }

  @Test
  void aPasswordLetsInWhoeverChoseItAndWhatWasWrongIsNotSaid() throws Exception {
    try (ServedDesk desk = desk()) {
      withPassword(desk, "BD-7");
      desk.link("BD-8", Role.MIDWIFE);
      assertThat(desk.stranger().enters(form("BD-7", PASSWORD)).statusCode()).isEqualTo(303);
      String wrong = desk.stranger().enters(form("BD-7", "pelan pelan saja y")).body();
      assertThat(wrong).contains("tidak cocok");
      for (String other :
          new String[] {
            form("BD-9", PASSWORD), form("BD-8", PASSWORD), form("BD-8", ""), form("%00", PASSWORD)
          }) {
        HttpResponse<String> answer = desk.stranger().enters(other);
        assertThat(answer.statusCode()).as(other).isEqualTo(403);
        assertThat(answer.body()).as(other).isEqualTo(wrong);
      }
    }
  }

  @Test
  void triesOfAnAccountAreCountedByAllDesksTogether() throws Exception {
    try (ServedDesk desk = desk();
        ServedDesk beside = new ServedDesk(desk.url(), DoorTest::pages)) {
      withPassword(desk, "BD-7");
      for (int tried = 0; tried < 5; tried++) {
        ServedDesk at = tried % 2 == 0 ? desk : beside;
        assertThat(at.stranger().enters(form("BD-7", "salah salah salah")).statusCode())
            .isEqualTo(403);
      }
      for (ServedDesk at : List.of(desk, beside)) {
        HttpResponse<String> right = at.stranger().enters(form("BD-7", PASSWORD));
        assertThat(right.statusCode()).as("even the right one has to wait").isEqualTo(429);
        assertThat(right.body()).contains("Terlalu sering");
      }
      desk.pass(Duration.ofSeconds(31));
      assertThat(desk.stranger().enters(form("BD-7", PASSWORD)).statusCode()).isEqualTo(303);
    }
  }

  @Test
  void whatABrowserBroughtAlongIsNeverAdopted() throws Exception {
    try (ServedDesk desk = desk()) {
      String chosen = "desk=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
      Seat victim = new Seat(desk, chosen, "");
      HttpResponse<String> entered = victim.enters("link=" + desk.link("BD-7", Role.MIDWIFE));
      assertThat(ServedDesk.cookie(entered)).startsWith("desk=").isNotEqualTo(chosen);
      assertThat(isIn(new Seat(desk, chosen, ""))).isFalse();
    }
  }

  @Test
  void whoComesInAgainLeavesHerOldSessionBehind() throws Exception {
    try (ServedDesk desk = desk()) {
      Seat first = desk.seat("BD-7", Role.MIDWIFE);
      HttpResponse<String> entered = first.enters("link=" + desk.link("BD-8", Role.MIDWIFE));
      assertThat(entered.statusCode()).isEqualTo(303);
      assertThat(isIn(first)).isFalse();
    }
  }

  @Test
  void aSessionEndsWithIdlenessAndWithTheDaysWork() throws Exception {
    try (ServedDesk desk = desk()) {
      Seat idle = desk.seat(Role.MIDWIFE);
      Seat busy = desk.seat(Role.MIDWIFE);
      desk.pass(Duration.ofHours(1));
      assertThat(isIn(busy)).isTrue();
      desk.pass(Duration.ofMinutes(61));
      assertThat(isIn(idle)).isFalse();
      for (int hour = 2; hour < 11; hour++) {
        assertThat(isIn(busy)).as("hour " + hour).isTrue();
        desk.pass(Duration.ofHours(1));
      }
      desk.pass(Duration.ofMinutes(59));
      assertThat(isIn(busy)).isFalse();
    }
  }

  @Test
  void anotherDeskOfTheSameArchiveKnowsHerAndWhoLeavesIsOutEverywhere() throws Exception {
    try (ServedDesk desk = desk();
        ServedDesk beside = new ServedDesk(desk.url(), DoorTest::pages)) {
      Seat here = desk.seat(Role.MIDWIFE);
      Seat there = new Seat(beside, here.cookie(), here.token());
      assertThat(isIn(there)).isTrue();
      assertThat(there.post("/leave", "").statusCode()).isEqualTo(200);
      assertThat(isIn(here)).isFalse();
    }
  }

  @Test
  void whoIsLetGoIsOutAtOnceAndNothingOpensTheDoorAgain() throws Exception {
    try (ServedDesk desk = desk()) {
      Seat midwife = withPassword(desk, "BD-7");
      Seat administrator = desk.seat(Role.ADMINISTRATOR);
      assertThat(administrator.post("/api/people/close", "{\"name\":\"BD-7\"}").statusCode())
          .isEqualTo(200);
      assertThat(isIn(midwife)).isFalse();
      assertThat(desk.stranger().enters(form("BD-7", PASSWORD)).statusCode()).isEqualTo(403);
      assertThat(administrator.post("/api/people/link", "{\"name\":\"BD-7\"}").body())
          .contains("nobody");
      assertThat(
              administrator
                  .post(
                      "/api/people/open",
                      "{\"name\":\"BD-7\",\"facility\":\"Lain\",\"role\":\"midwife\"}")
                  .body())
          .as("a sign of somebody who was let go stays hers")
          .contains("name-taken");
    }
  }

  @Test
  void anotherPasswordEndsHerOtherSessionsAndKeepsThisOne() throws Exception {
    try (ServedDesk desk = desk()) {
      Seat first = withPassword(desk, "BD-7");
      Seat second =
          new Seat(desk, ServedDesk.cookie(desk.stranger().enters(form("BD-7", PASSWORD))), "")
              .reading();
      assertThat(second.post("/api/me/password", "{\"password\":\"pendek\"}").body())
          .contains("password-length");
      assertThat(isIn(first)).isTrue();
      second.post("/api/me/password", "{\"password\":\"lain lain lain lain\"}");
      assertThat(isIn(first)).isFalse();
      assertThat(isIn(second)).isTrue();
    }
  }

  @Test
  void noSecretStandsInTheArchiveOrInALog() throws Exception {
    StringBuilder logged = new StringBuilder();
    Handler listening =
        new Handler() {
          @Override
          public synchronized void publish(LogRecord line) {
            Object[] parameters = line.getParameters();
            logged
                .append(line.getMessage())
                .append(parameters == null ? "" : Arrays.toString(parameters));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger root = Logger.getLogger("org.sentuh");
    root.addHandler(listening);
    root.setLevel(Level.ALL);
    try (ServedDesk desk = desk()) {
      String link = desk.link("BD-8", Role.MIDWIFE);
      Seat seat = withPassword(desk, "BD-7");
      desk.stranger().enters(form("BD-7", "salah salah salah"));
      String session = seat.cookie().substring("desk=".length());
      String kept = everythingKept(desk);
      assertThat(kept).contains("BD-7", "$argon2id$");
      for (String secret : List.of(link, session, PASSWORD, "salah salah salah")) {
        assertThat(kept).doesNotContain(secret);
        assertThat(logged.toString()).doesNotContain(secret);
      }
    } finally {
      root.removeHandler(listening);
      root.setLevel(null);
    }
  }

  private static String everythingKept(ServedDesk desk) throws Exception {
    return desk.archive.read(connection -> {
      StringBuilder all = new StringBuilder();
      for (String table : List.of("account", "door_link", "session", "door_try", "audit")) {
        try (var select = connection.createStatement();
            var row = select.executeQuery("select * from " + table)) {
          while (row.next()) {
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
              all.append(row.getString(column)).append('\n');
            }
          }
        }
      }
      return all.toString();
    });
  }
}
