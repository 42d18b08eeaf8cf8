package org.sentuh.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sentuh.clinic.Desk;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.authority.PrescribingKey;
import org.sentuh.clinic.intake.Intake;
import org.sentuh.clinic.intake.IntakeSettings;
import org.sentuh.clinic.people.Role;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.pages.PageAddress;
import org.sentuh.simulator.broker.DemoBroker;
import org.sentuh.simulator.ordeal.Mosquitto;
import org.sentuh.simulator.ordeal.Program;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A clinic with a real broker, an intake and a desk, and a technician who sits at it. */
final class ClinicBesideABox implements AutoCloseable {

  private static final Pattern TOKEN = Pattern.compile("data-token=\"([0-9a-f]+)\"");
  private static final MachineWallClock CLOCK = new MachineWallClock();
  private static final int LOOK_MS = 300;
  private static final int MOST_LOOKS = 100;

  private final int port = DemoBroker.freePort();
  private final Program broker;
  private final Archive archive;
  private final Intake intake;
  private final Desk desk;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String cookie;
  private final String token;

  ClinicBesideABox(Path folder) throws Exception {
    broker = Mosquitto.make(folder.resolve("broker"), port, folder.resolve("broker.log"));
    broker.start();
    archive = Archive.open("jdbc:sqlite:" + folder.resolve("archive.db"));
    intake = Intake.start(IntakeSettings.of(address(), "one"), archive, CLOCK);
    PrescribingKey key = PrescribingKey.found(folder.resolve("key"));
    desk =
        new Desk(
            archive,
            CLOCK,
            PageAddress.loopback(0),
            Optional.empty(),
            new Desk.Treating(List.of(), Map.of(), Optional.of(key)));
    String link = desk.link("TK-1", "Klinik Melati", Role.TECHNICIAN);
    cookie =
        http.send(
                HttpRequest.newBuilder(at("/enter"))
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "link=" + link.substring(link.indexOf('#') + 1)))
                    .build(),
                HttpResponse.BodyHandlers.discarding())
            .headers()
            .firstValue("Set-Cookie")
            .orElseThrow()
            .split(";", 2)[0];
    Matcher page = TOKEN.matcher(send(asks("/fleet").GET()).body());
    assertThat(page.find()).as("her page").isTrue();
    token = page.group(1);
  }

  /** The broker's, as a device's configuration names it. */
  String address() {
    return "tcp://127.0.0.1:" + port;
  }

  private URI at(String path) {
    return URI.create(desk.url()).resolve(path);
  }

  private HttpRequest.Builder asks(String path) {
    return HttpRequest.newBuilder(at(path)).header("Cookie", cookie);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The technician changes something at the fleet's page. */
  void posts(String path, String json) throws Exception {
    HttpResponse<String> answer =
        send(
            asks("/api/fleet/" + path)
                .header("Content-Type", "application/json")
                .header("X-Page-Token", token)
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
  }

  /** Whose the panel is by the desk, as soon as that is so; half a minute at most. */
  JsonNode whose(String what, Predicate<JsonNode> as) throws Exception {
    JsonNode now = JsonMapper.shared().createObjectNode();
    for (int look = 0; look < MOST_LOOKS; look++) {
      now = JsonMapper.shared().readTree(send(asks("/api/fleet/whose/sentuh-01").GET()).body());
      if (as.test(now)) {
        return now;
      }
      Thread.sleep(LOOK_MS);
    }
    throw new AssertionError("the desk does not say " + what + ": " + now);
  }

  /** The text of the newest offer. */
  String offers(URI pages) throws Exception {
    String bare = pages.toString().replaceFirst("/$", "");
    posts(
        "offer",
        "{\"device\":\"sentuh-01\",\"address\":\"%s\",\"broker\":\"%s\"}"
            .formatted(bare, address()));
    return whose("what is offered", now -> !offer(now).path("text").asString("").isEmpty())
        .path("offers")
        .path(0)
        .path("text")
        .asString();
  }

  /** The newest offer. */
  static JsonNode offer(JsonNode whose) {
    return whose.path("offers").path(0);
  }

  @Override
  public void close() {
    desk.close();
    intake.close();
    archive.close();
    broker.close();
    http.shutdownNow();
  }
}
