package org.sentuh.device.bedside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What watching phones are told. */
@Timeout(30)
class EventStreamTest {

  /** One phone's stream, read an event at a time. */
  private static final class Watching implements AutoCloseable {
    final HttpResponse<InputStream> answer;
    private final BufferedReader lines;

    Watching(Phone phone) throws IOException, InterruptedException {
      answer =
          phone
              .at()
              .http
              .send(
                  phone.request("/events").GET().build(),
                  HttpResponse.BodyHandlers.ofInputStream());
      lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /** The next state that is told. */
    JsonNode next() throws IOException {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data: {")) {
          return new JsonMapper().readTree(line.substring("data: ".length()));
        }
      }
      throw new IOException("the stream has ended");
    }

    JsonNode until(String state) throws IOException {
      JsonNode now = next();
      while (!now.path("state").stringValue().equals(state)) {
        now = next();
      }
      return now;
    }

    @Override
    public void close() throws IOException {
      answer.body().close();
    }
  }

  private static JsonNode brought(Phone phone) throws IOException, InterruptedException {
    Matcher found =
        Pattern.compile("<script type=\"application/json\" id=\"brought\">([^<]*)</script>")
            .matcher(phone.get("/").body());
    assertThat(found.find()).isTrue();
    return new JsonMapper().readTree(found.group(1));
  }

  @ParameterizedTest
  @EnumSource
  void aPageBringsAlongWhatItsPhonesStreamWouldTellFirst(Role role) throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone mother = device.phone(Role.MOTHER);
      Phone phone = device.phone(role);
      mother.starts();
      device.seconds(40);
      device.hang();
      JsonNode brought = brought(phone);
      assertThat(brought.path("/bed"))
          .isEqualTo(new JsonMapper().readTree(phone.get("/bed").body()));
      assertThat(brought.path("/events").path("state").stringValue()).isEqualTo("running");
      try (Watching stream = new Watching(phone)) {
        assertThat(brought.path("/events")).isEqualTo(stream.next());
      }
    }
  }

  @Test
  void aHelpersPageBringsNothingThatSheDoesNotLetHimSee() throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone mother = device.phone(Role.MOTHER);
      Phone helper = device.phone(Role.HELPER);
      assertThat(brought(helper).path("/events").has("zones")).isTrue();
      mother.asks("/share", "{\"sees\":\"progress\"}");
      JsonNode now = brought(helper).path("/events");
      assertThat(now.propertyNames())
          .contains("state")
          .doesNotContain("driven", "zones", "touches", "level", "ceiling", "reasons");
      assertThat(now.path("against")).isEmpty();
      assertThat(now.path("because")).isEmpty();
    }
  }

  @Test
  void whoeverIsNotPairedIsBroughtNothing() throws Exception {
    try (ServedBed device = new ServedBed()) {
      assertThat(device.stranger().get("/").body()).doesNotContain("application/json", "brought");
    }
  }

  @Test
  void aPageWithItsStateIsKeptByNoBrowserAndEndedByNoWordInIt() throws Exception {
    try (ServedBed device = new ServedBed()) {
      device.shows = "</script><script>alert(1)</script><!--";
      Phone mother = device.phone(Role.MOTHER);
      HttpResponse<String> page = mother.get("/");
      assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
      assertThat(page.body()).doesNotContain("alert(1)</script>");
      assertThat(brought(mother).path("/events").path("shows").stringValue())
          .isEqualTo(device.shows);
    }
  }

  @Test
  void whoeverConnectsIsToldEverythingAtOnceAndThenWhatChanges() throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone mother = device.phone(Role.MOTHER);
      try (Watching helper = new Watching(device.phone(Role.HELPER))) {
        JsonNode first = helper.next();
        assertThat(first.path("state").stringValue()).isEqualTo("idle");
        assertThat(first.path("zones").size()).isEqualTo(6);
        mother.starts();
        JsonNode running = helper.until("running");
        assertThat(running.path("lease").path("role").stringValue()).isEqualTo("mother");
        assertThat(running.path("lease").path("mine").booleanValue()).isFalse();
        device.seconds(40);
        JsonNode later = helper.next();
        while (later.path("placeMs").longValue() < 40_000) {
          later = helper.next();
        }
        assertThat(later.path("touches").size()).isEqualTo(2);
        assertThat(later.path("driven").valueStream().anyMatch(felt -> felt.doubleValue() > 0))
            .isTrue();
      }
    }
  }

  @Test
  void aStreamThatStandsForLongIsNoSlowRequest() throws Exception {
    try (ServedBed device = new ServedBed();
        Watching helper = new Watching(device.phone(Role.HELPER))) {
      helper.next();
      Thread.sleep(3_500); // longer than the server waits for a request
      device.send(
          device
              .stranger()
              .request("/stop")
              .POST(java.net.http.HttpRequest.BodyPublishers.noBody()));
      device.phone(Role.MOTHER).asks("/screening");
      assertThat(helper.until("screening").path("fresh").booleanValue()).isTrue();
    }
  }

  @Test
  void aPhoneThatReadsNothingHoldsUpNeitherTheOthersNorTheTicks() throws Exception {
    try (ServedBed device = new ServedBed();
        Watching deaf = new Watching(device.phone(Role.HELPER));
        Watching other = new Watching(device.phone(Role.HELPER))) {
      Phone mother = device.phone(Role.MOTHER);
      mother.starts();
      device.seconds(60);
      JsonNode now = other.until("running");
      while (now.path("placeMs").longValue() < 60_000) {
        now = other.next();
      }
      assertThat(deaf.answer.statusCode()).isEqualTo(200);
      assertThat(device.server.watching()).isEqualTo(2);
    }
  }

  @Test
  void aPhoneThatIsForgottenIsToldNothingMore() throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone helper = device.phone(Role.HELPER);
      try (Watching stream = new Watching(helper)) {
        stream.next();
        helper.asks("/leave");
        assertThat(new String(stream.answer.body().readAllBytes(), StandardCharsets.UTF_8))
            .isNotNull();
        assertThat(helper.get("/events").statusCode()).isEqualTo(401);
      }
    }
  }

  @Test
  void oneAndAllPhonesMayOnlyWatchSoOften() throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone helper = device.phone(Role.HELPER);
      List<Watching> open = new ArrayList<>();
      for (int stream = 0; stream < EventStream.MOST_OF_ONE; stream++) {
        open.add(new Watching(helper));
        open.getLast().next();
      }
      assertThat(helper.get("/events").statusCode()).isEqualTo(503);
      for (Watching one : open) {
        one.close();
      }
    }
  }
}
