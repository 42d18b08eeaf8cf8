package org.sentuh.device.bedside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;
import org.sentuh.pages.Requests;

/** What is turned away, at the real server. */
class GateTest {

  /** Sends what no HTTP client would, and returns all that comes back. */
  private static String raw(ServedBed device, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), device.server.port())) {
      socket.setSoTimeout(6_000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void everyAnswerForbidsWhatAPageNeverNeeds() throws Exception {
    try (ServedBed device = new ServedBed()) {
      for (String path : new String[] {"/", "/stopped", "/openapi.json", "/nowhere", "/bed"}) {
        Map<String, java.util.List<String>> headers = device.stranger().get(path).headers().map();
        assertThat(headers.get("content-security-policy"))
            .as(path)
            .singleElement()
            .asString()
            .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
            .doesNotContain("unsafe", "http:", "https:");
        assertThat(headers.get("x-content-type-options")).as(path).containsExactly("nosniff");
        assertThat(headers.get("cache-control")).as(path).containsExactly("no-store");
        assertThat(headers.get("referrer-policy")).as(path).containsExactly("same-origin");
      }
    }
  }

  @Test
  void theCookieIsOutOfReachOfScriptsAndOtherSites() throws Exception {
    try (ServedBed device = new ServedBed()) {
      String cookie =
          device
              .stranger()
              .pair(device.server.codes().issue(Role.MOTHER))
              .headers()
              .firstValue("Set-Cookie")
              .orElseThrow();
      assertThat(cookie).contains("; HttpOnly", "; SameSite=Lax", "; Path=/");
    }
  }

  @Test
  void aRequestOfAnotherPageChangesNothing() throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone mother = device.phone(Role.MOTHER);
      Phone withoutToken = new Phone(device, mother.cookie(), "");
      assertThat(withoutToken.post("/screening").body()).isEqualTo("{\"refused\":\"other-page\"}");
      Phone guessed = new Phone(device, mother.cookie(), "0".repeat(64));
      assertThat(guessed.post("/screening").statusCode()).isEqualTo(403);
      for (String[] header :
          new String[][] {
            {"Origin", "http://elsewhere.example"}, {"Sec-Fetch-Site", "cross-site"}
          }) {
        HttpResponse<String> answer =
            device.send(
                mother
                    .request("/screening")
                    .header(Requests.TOKEN, mother.token())
                    .header(header[0], header[1])
                    .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).as(header[0]).isEqualTo(403);
      }
      assertThat(device.state()).isInstanceOf(State.Idle.class);
    }
  }

  @Test
  void aCodeIsGoodOnceAndStolenOnesAreOfNoUse() throws Exception {
    try (ServedBed device = new ServedBed()) {
      String code = device.server.codes().issue(Role.MOTHER);
      assertThat(device.stranger().pair(code.toLowerCase(java.util.Locale.ROOT)).statusCode())
          .isEqualTo(303);
      assertThat(device.stranger().pair(code).statusCode()).isEqualTo(403);
      String late = device.server.codes().issue(Role.MOTHER);
      device.seconds(3_601);
      assertThat(device.stranger().pair(late).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void whoGuessesCodesIsSoonTurnedAway() throws Exception {
    try (ServedBed device = new ServedBed()) {
      device.hang();
      for (int guess = 0; guess < 5; guess++) {
        assertThat(device.stranger().pair("AAAA-AAA" + guess).statusCode()).isEqualTo(403);
      }
      String code = device.server.codes().issue(Role.MOTHER);
      assertThat(device.stranger().pair(code).statusCode()).isEqualTo(429);
      device.seconds(11);
      assertThat(device.stranger().pair(code).statusCode()).isEqualTo(303);
    }
  }

  @Test
  void anotherNameThatLeadsHereIsNotServed() throws Exception {
    try (ServedBed device = new ServedBed()) {
      String head = " HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n";
      assertThat(raw(device, "GET /" + head + "\r\n")).startsWith("HTTP/1.1 421");
      assertThat(raw(device, "POST /stop" + head + "Content-Length: 0\r\n\r\n"))
          .startsWith("HTTP/1.1 303");
    }
  }

  @Test
  void whatIsTooLongOrNotUnderstoodIsRefusedWithAReason() throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone mother = device.phone(Role.MOTHER);
      mother.asks("/screening");
      assertThat(mother.post("/answer", "x".repeat(100_000)).statusCode()).isEqualTo(413);
      for (String body :
          new String[] {
            "",
            "[]",
            "{",
            "{\"question\":1,\"yes\":true}",
            "{\"question\":\"bleeding\"}",
            "{\"question\":\"nobody-asks-this\",\"yes\":true}",
            "\"\\u0000\"",
            "null",
            "[".repeat(1_500)
          }) {
        assertThat(mother.post("/answer", body).body())
            .as(body)
            .isEqualTo("{\"refused\":\"not-understood\"}");
      }
      assertThat(mother.post("/limit", "{\"level\":1e999}").statusCode()).isIn(400, 409);
      assertThat(mother.post("/wellbeing", "{\"calm\":11}").statusCode()).isEqualTo(400);
      assertThat(mother.post("/wellbeing", "{\"calm\":99999999999}").statusCode()).isEqualTo(400);
      assertThat(raw(device, "NONSENSE" + "\r\n".repeat(2))).doesNotContain("Exception");
      String climbing = "GET /assets/../../etc/passwd HTTP/1.1";
      assertThat(
              raw(
                  device,
                  String.join("\r\n", climbing, "Host: localhost", "Connection: close", "", "")))
          .doesNotContain("200 OK");
    }
  }

  @Test
  void aSlowRequestIsHungUpOnAndHoldsNobodyUp() throws Exception {
    try (ServedBed device = new ServedBed();
        Socket slow = new Socket(InetAddress.getLoopbackAddress(), device.server.port())) {
      slow.setSoTimeout(8_000);
      slow.getOutputStream()
          .write(
              "POST /pair HTTP/1.1\r\nHost: localhost\r\nContent-Length: 40\r\n\r\ncode="
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(device.stranger().get("/").statusCode()).isEqualTo(200);
      boolean hungUp;
      try {
        byte[] rest = slow.getInputStream().readAllBytes();
        hungUp = !new String(rest, StandardCharsets.US_ASCII).contains("303");
      } catch (java.net.SocketException reset) {
        hungUp = true;
      }
      assertThat(hungUp).isTrue();
    }
  }

  /** Each has begun to ask and says no more, as a broken phone or somebody who means harm does. */
  @Test
  void fourHundredWhoNeverFinishAskingKeepNobodyFromAStop() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try (ServedBed device = new ServedBed()) {
      device.phone(Role.MOTHER).starts();
      device.seconds(5);
      for (int one = 0; one < 400; one++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), device.server.port());
        slow.add(socket);
        socket
            .getOutputStream()
            .write("POST /stop HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.US_ASCII));
      }
      long beganNs = System.nanoTime();
      String whole =
          String.join(
              "\r\n",
              "POST /stop HTTP/1.1",
              "Host: localhost",
              "Connection: close",
              "Content-Length: 0",
              "",
              "");
      assertThat(raw(device, whole)).startsWith("HTTP/1.1 303");
      assertThat(Duration.ofNanos(System.nanoTime() - beganNs)).isLessThan(Duration.ofSeconds(1));
      assertThat(device.state()).isEqualTo(new State.Stopped(Reason.STOPPED_BY_WEARER));
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void fourHundredWhoWishToWatchAreFewerAndKeepNobodyFromAStop() throws Exception {
    List<Socket> watchers = new ArrayList<>();
    try (ServedBed device = new ServedBed()) {
      Phone mother = device.phone(Role.MOTHER);
      mother.starts();
      String ask =
          "GET /events HTTP/1.1\r\nHost: localhost\r\nCookie: " + mother.cookie() + "\r\n\r\n";
      for (int one = 0; one < 400; one++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), device.server.port());
        watchers.add(socket);
        socket.getOutputStream().write(ask.getBytes(StandardCharsets.US_ASCII));
      }
      assertThat(mother.post("/stop").statusCode()).isEqualTo(303);
      assertThat(device.state()).isEqualTo(new State.Stopped(Reason.STOPPED_BY_WEARER));
      assertThat(device.server.watching()).isLessThanOrEqualTo(EventStream.MOST_OF_ONE);
    } finally {
      for (Socket socket : watchers) {
        socket.close();
      }
    }
  }

  @Test
  void aHeadThatNeverEndsIsRefusedAndTheServerGoesOn() throws Exception {
    try (ServedBed device = new ServedBed()) {
      String line = "X-Long: " + "x".repeat(30_000) + "\r\n";
      String many = "X-Many: 1\r\n".repeat(500);
      for (String head : new String[] {line, many}) {
        String answer;
        try {
          answer = raw(device, "GET / HTTP/1.1\r\nHost: localhost\r\n" + head + "\r\n");
        } catch (java.net.SocketException hungUp) {
          answer = "";
        }
        assertThat(answer).doesNotContain(" 200 ", "Exception");
        assertThat(device.stranger().get("/").statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void noOtherSitePairsAPhoneEitherAndTheCodeStaysGood() throws Exception {
    try (ServedBed device = new ServedBed()) {
      String code = device.server.codes().issue(Role.MOTHER);
      HttpResponse<String> answer =
          device.send(
              HttpRequest.newBuilder(device.at("/pair"))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .header("Origin", "http://elsewhere.example")
                  .header("Sec-Fetch-Site", "cross-site")
                  .POST(HttpRequest.BodyPublishers.ofString("code=" + code)));
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(device.stranger().pair(code).statusCode()).isEqualTo(303);
    }
  }

  /** Somebody has read the code over her shoulder, and is as quick as she. */
  @Test
  void ofTwoWhoShowOneCodeAtOnceOneIsPaired() throws Exception {
    try (ServedBed device = new ServedBed();
        var both = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 5; round++) {
        String code = device.server.codes().issue(Role.HELPER);
        Callable<Integer> shows = () -> device.stranger().pair(code).statusCode();
        List<Integer> told = new ArrayList<>();
        for (Future<Integer> one : both.invokeAll(List.of(shows, shows))) {
          told.add(one.get());
        }
        assertThat(told).containsExactlyInAnyOrder(303, 403);
        device.seconds(60);
      }
    }
  }

  @Test
  void aPhoneThatAsksTooOftenWaitsButNeverForAStop() throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone mother = device.phone(Role.MOTHER);
      device.hang();
      int turnedAway = 0;
      for (int ask = 0; ask < 25; ask++) {
        turnedAway += mother.post("/answer", "[]").statusCode() == 429 ? 1 : 0;
      }
      assertThat(turnedAway).isPositive();
      assertThat(mother.post("/stop").statusCode()).isEqualTo(303);
    }
  }

  @Test
  void noSecretStandsInWhatIsKeptOrShown() throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone mother = device.phone(Role.MOTHER);
      String token = mother.cookie().split("=", 2)[1];
      assertThat(device.memory.lines.toString()).doesNotContain(token);
      assertThat(mother.get("/").body()).doesNotContain(token);
      assertThat(mother.get("/bed").body()).doesNotContain(token).doesNotContain(mother.token());
    }
  }

  @Test
  void theTokenOfOnePhonesPageIsOfNoUseWithTheCookieOfAnother() throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone mother = device.phone(Role.MOTHER);
      Phone helper = device.phone(Role.HELPER);
      Phone mixed = new Phone(device, mother.cookie(), helper.token());
      assertThat(mixed.post("/screening").statusCode()).isEqualTo(403);
      Phone other = new Phone(device, helper.cookie(), mother.token());
      assertThat(other.post("/pause").statusCode()).isEqualTo(403);
      assertThat(device.state()).isInstanceOf(State.Idle.class);
    }
  }

  @Test
  void aPhoneThatHasLeftAndAnInvitationThatWasTakenBackAreOfNoUse() throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone mother = device.phone(Role.MOTHER);
      Phone helper = device.phone(Role.HELPER);
      String invited = mother.post("/invite").body().replaceAll(".*\"code\":\"([^\"]+)\".*", "$1");
      mother.asks("/uninvite");
      assertThat(device.stranger().pair(invited).statusCode()).isEqualTo(403);
      assertThat(helper.get("/bed").statusCode()).isEqualTo(401);
      mother.asks("/leave");
      assertThat(mother.get("/bed").statusCode()).isEqualTo(401);
      assertThat(mother.post("/screening").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void noOtherSiteMayReadWhatIsAnswered() throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone mother = device.phone(Role.MOTHER);
      for (String path : new String[] {"/", "/bed", "/openapi.json", "/diary"}) {
        HttpResponse<String> answer =
            device.send(mother.request(path).header("Origin", "http://elsewhere.example").GET());
        assertThat(answer.headers().map().keySet())
            .as(path)
            .noneMatch(header -> header.toLowerCase(java.util.Locale.ROOT).startsWith("access-"));
      }
      String preflight =
          raw(
              device,
              String.join(
                  "\r\n",
                  "OPTIONS /start HTTP/1.1",
                  "Host: localhost",
                  "Origin: http://elsewhere.example",
                  "Access-Control-Request-Method: POST",
                  "Connection: close",
                  "",
                  ""));
      assertThat(preflight).doesNotContain("Access-Control", " 200 ", " 204 ");
    }
  }

  @Test
  void whatIsLoggedOfAPairingHoldsNoCodeAndNoToken() throws Exception {
    java.util.logging.Logger root = java.util.logging.Logger.getLogger("");
    java.util.logging.Level before = root.getLevel();
    List<String> logged = new CopyOnWriteArrayList<>();
    Handler all =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            logged.add(
                line.getMessage() + Arrays.toString(line.getParameters()) + line.getThrown());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    all.setLevel(java.util.logging.Level.ALL);
    root.addHandler(all);
    root.setLevel(java.util.logging.Level.ALL);
    try (ServedBed device = new ServedBed()) {
      String label = device.server.label().issue();
      String code = device.server.codes().issue(Role.MOTHER);
      String cookie = device.stranger().pair(code).headers().firstValue("Set-Cookie").orElseThrow();
      Phone mother = new Phone(device, cookie.split(";", 2)[0], "").reading();
      device.stranger().pair(code);
      device.stranger().pair(label);
      mother.post("/answer", "x".repeat(5_000));
      new Phone(device, mother.cookie(), "0".repeat(64)).post("/screening");
      mother.asks("/leave");
      String token = mother.cookie().split("=", 2)[1];
      assertThat(logged)
          .noneMatch(line ->
              line.contains(code)
                  || line.contains(code.replace("-", ""))
                  || line.contains(label)
                  || line.contains(label.replace("-", ""))
                  || line.contains(token)
                  || line.contains(mother.token()));
    } finally {
      root.removeHandler(all);
      root.setLevel(before);
    }
  }
}
