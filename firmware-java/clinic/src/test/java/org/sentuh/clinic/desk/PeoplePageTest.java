package org.sentuh.clinic.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.ServedDesk;
import org.sentuh.clinic.ServedDesk.Seat;
import org.sentuh.clinic.archive.Audit;
import org.sentuh.clinic.people.Role;

/** Who may what of the desk's own pages, and what every request has to bring. */
class PeoplePageTest {

  private static final Set<Role> ADMINISTRATOR = Set.of(Role.ADMINISTRATOR);
  private static final Set<Role> READERS = Set.of(Role.ADMINISTRATOR, Role.LEAD_MIDWIFE);
  private static final Set<Role> ALL = EnumSet.allOf(Role.class);

  private static List<DeskPage> pages(ServedDesk desk) {
    PeoplePage people = new PeoplePage(desk.people, desk.archive);
    return List.of(people.people(), people.audit(), people.own());
  }

  private static ServedDesk desk() throws Exception {
    return new ServedDesk(Database.SQLITE, PeoplePageTest::pages);
  }

  @Test
  void everyRouteIsOpenToItsRolesAndShutToAllOthers() throws Exception {
    try (ServedDesk desk = desk()) {
      desk.isOpenTo(
          desk.server.pages().get(0),
          Map.of(
              "GET all", ADMINISTRATOR,
              "POST open", ADMINISTRATOR,
              "GET provider", ADMINISTRATOR,
              "POST vouched", ADMINISTRATOR,
              "POST link", ADMINISTRATOR,
              "POST close", ADMINISTRATOR));
      desk.isOpenTo(desk.server.pages().get(1), Map.of("GET lines", READERS, "GET check", READERS));
      desk.isOpenTo(desk.server.pages().get(2), Map.of("GET known", ALL, "POST password", ALL));
    }
  }

  @Test
  void everyChangeHasItsLineInTheAudit() throws Exception {
    try (ServedDesk desk = desk()) {
      Seat seat = desk.seat("AD-1", Role.ADMINISTRATOR);
      seat.post(
          "/api/people/open",
          "{\"name\":\"BD-7\",\"facility\":\"Klinik Melati\",\"role\":\"midwife\"}");
      seat.post("/api/people/link", "{\"name\":\"BD-7\"}");
      seat.post("/api/me/password", "{\"password\":\"pelan pelan saja ya\"}");
      seat.post("/api/people/close", "{\"name\":\"BD-7\"}");
      seat.post("/api/people/close", "{\"name\":\"BD-7\"}"); // nothing to change any more
      seat.post("/leave", "");
      assertThat(desk.audit().reversed().stream().map(PeoplePageTest::told))
          .containsExactly(
              "console account.open AD-1",
              "console account.link AD-1",
              "AD-1 door.enter AD-1",
              "AD-1 account.open BD-7",
              "AD-1 account.link BD-7",
              "AD-1 account.link BD-7",
              "AD-1 account.password AD-1",
              "AD-1 account.close BD-7",
              "AD-1 door.leave AD-1");
      assertThat(desk.archive.read(Audit::firstBroken)).isEmpty();
    }
  }

  private static String told(Audit.Kept kept) {
    return kept.line().who() + " " + kept.line().act() + " " + kept.line().subject();
  }

  @Test
  void everyAnswerForbidsWhatAPageNeverNeeds() throws Exception {
    try (ServedDesk desk = desk()) {
      Seat seat = desk.seat(Role.ADMINISTRATOR);
      for (String path : new String[] {"/", "/people", "/design", "/api/people/all", "/nowhere"}) {
        Map<String, List<String>> headers = seat.get(path).headers().map();
        assertThat(headers.get("content-security-policy"))
            .as(path)
            .singleElement()
            .asString()
            .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
            .doesNotContain("unsafe", "http:", "https:");
        assertThat(headers.get("x-content-type-options")).as(path).containsExactly("nosniff");
        assertThat(headers.get("cache-control")).as(path).containsExactly("no-store");
      }
    }
  }

  @Test
  void theCookieIsOutOfReachOfScriptsAndOtherSites() throws Exception {
    try (ServedDesk desk = desk()) {
      String cookie =
          desk.stranger()
              .enters("link=" + desk.link("BD-7", Role.MIDWIFE))
              .headers()
              .firstValue("Set-Cookie")
              .orElseThrow();
      assertThat(cookie).contains("; HttpOnly", "; SameSite=Lax", "; Path=/");
    }
  }

  @Test
  void aRequestOfAnotherPageChangesNothing() throws Exception {
    try (ServedDesk desk = desk()) {
      Seat seat = desk.seat(Role.ADMINISTRATOR);
      String open = "{\"name\":\"BD-7\",\"facility\":\"Klinik\",\"role\":\"midwife\"}";
      Seat withoutToken = new Seat(desk, seat.cookie(), "");
      assertThat(withoutToken.post("/api/people/open", open).body())
          .isEqualTo("{\"refused\":\"other-page\"}");
      Seat guessed = new Seat(desk, seat.cookie(), "0".repeat(64));
      assertThat(guessed.post("/api/people/open", open).statusCode()).isEqualTo(403);
      for (String[] header :
          new String[][] {
            {"Origin", "http://elsewhere.example"}, {"Sec-Fetch-Site", "cross-site"}
          }) {
        HttpResponse<String> answer =
            seat.send(
                seat.request("/api/people/open")
                    .header("X-Page-Token", seat.token())
                    .header(header[0], header[1])
                    .POST(HttpRequest.BodyPublishers.ofString(open)));
        assertThat(answer.statusCode()).as(header[0]).isEqualTo(403);
        HttpResponse<String> door =
            seat.send(
                desk.stranger()
                    .request("/enter")
                    .header(header[0], header[1])
                    .POST(HttpRequest.BodyPublishers.ofString("link=nothing")));
        assertThat(door.body()).as(header[0]).isEqualTo("{\"refused\":\"other-page\"}");
      }
      assertThat(desk.people.all()).noneMatch(account -> account.name().equals("BD-7"));
    }
  }

  @Test
  void whatIsTooLongOrNotUnderstoodIsRefusedWithAReason() throws Exception {
    try (ServedDesk desk = desk()) {
      Seat seat = desk.seat(Role.ADMINISTRATOR);
      assertThat(seat.post("/api/people/open", " ".repeat(Visit.MOST_BODY_BYTES + 1)).body())
          .isEqualTo("{\"refused\":\"too-long\"}");
      for (String body : new String[] {"", "[]", "{\"name\":7}", "{", "{\"name\":\"a\\u0000\"}"}) {
        assertThat(seat.post("/api/people/open", body).body())
            .as(body)
            .isEqualTo("{\"refused\":\"not-understood\"}");
      }
      for (String name : new String[] {"", "Ibu Siti", "a/b", "<b>", "'; drop table account"}) {
        assertThat(
                seat.post(
                        "/api/people/open",
                        "{\"name\":\"" + name + "\",\"facility\":\"K\",\"role\":\"midwife\"}")
                    .body())
            .as(name)
            .isEqualTo("{\"refused\":\"name-form\"}");
      }
    }
  }

  @Test
  void whatSomebodyWroteIsTextAndNeverAScript() throws Exception {
    try (ServedDesk desk = desk()) {
      Seat administrator = desk.seat(Role.ADMINISTRATOR);
      assertThat(
              administrator
                  .post(
                      "/api/people/open",
                      "{\"name\":\"BD-7\",\"facility\":\"<script>alert(1)</script>\","
                          + "\"role\":\"midwife\"}")
                  .body())
          .isEqualTo("{\"refused\":\"facility-form\"}");
      String link =
          administrator
              .post(
                  "/api/people/open",
                  "{\"name\":\"BD-8\",\"facility\":\"Klinik O'Brien\",\"role\":\"midwife\"}")
              .body()
              .replaceAll(".*\"link\":\"([^\"]+)\".*", "$1");
      Seat midwife =
          new Seat(desk, ServedDesk.cookie(desk.stranger().enters("link=" + link)), "").reading();
      assertThat(midwife.get("/me").body()).contains("Klinik O&#39;Brien");
      assertThat(midwife.get("/people").body()).contains("Ini bukan halaman Anda");
    }
  }

  @Test
  void aPageOfAnotherNameThatLeadsHereIsTurnedAway() throws Exception {
    try (ServedDesk desk = desk();
        java.net.Socket socket =
            new java.net.Socket(
                java.net.InetAddress.getLoopbackAddress(),
                java.net.URI.create(desk.server.url()).getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n"
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      assertThat(
              new String(
                  socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 421");
    }
  }
}
