package org.sentuh.device.bedside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sentuh.control.treatment.State;
import org.sentuh.pages.Assets;
import org.sentuh.pages.Requests;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The table of routes and roles, asked both ways at the real server. */
class RouteTest {

  private static final Set<Integer> TURNED_AWAY = Set.of(401, 403);

  /** Who may what, written down once more by hand: the table of the product is held against it. */
  private static final Map<Role, Set<Route>> ALLOWED =
      Map.of(
          Role.MOTHER,
          Set.of(
              Route.BED,
              Route.EVENTS,
              Route.LEAVE,
              Route.PAUSE,
              Route.SOFTER,
              Route.LEASE,
              Route.SCREENING,
              Route.ANSWER,
              Route.START,
              Route.RESUME,
              Route.STRONGER,
              Route.LIMIT,
              Route.ACKNOWLEDGE,
              Route.WELLBEING,
              Route.DIARY,
              Route.MINE,
              Route.WRITE,
              Route.STRIKE,
              Route.FORGET,
              Route.CONSENT,
              Route.INVITE,
              Route.SHARE,
              Route.UNINVITE,
              Route.CALL,
              Route.CALL_OVER),
          Role.HELPER,
          Set.of(
              Route.BED,
              Route.EVENTS,
              Route.LEAVE,
              Route.PAUSE,
              Route.SOFTER,
              Route.MOMENTS,
              Route.COMING,
              Route.CALL_OVER,
              Route.COACH),
          Role.MIDWIFE,
          Set.of(
              Route.BED,
              Route.EVENTS,
              Route.LEAVE,
              Route.PAUSE,
              Route.SOFTER,
              Route.MOMENTS,
              Route.OVERVIEW,
              Route.TREATMENTS,
              Route.NARROW,
              Route.HOLD,
              Route.RELEASE,
              Route.WIPE,
              Route.HAND),
          Role.TECHNICIAN,
          Set.of(
              Route.BED,
              Route.EVENTS,
              Route.LEAVE,
              Route.SELF_TEST,
              Route.TEST,
              Route.CALIBRATIONS,
              Route.CALIBRATE,
              Route.LOAD,
              Route.UNLOAD,
              Route.CALIBRATION,
              Route.CALIBRATION_BACK,
              Route.CALIBRATE_OVER,
              Route.BOX,
              Route.LOG,
              Route.BUNDLE,
              Route.OFFER,
              Route.CLAIM,
              Route.WIPE));

  private static final Set<Route> FOR_ANYBODY =
      Set.of(Route.HOME, Route.PAIR, Route.STOP, Route.STOPPED, Route.ASSET, Route.OPEN_API);

  @Test
  void everyRouteIsOpenToItsRolesAndShutToAllOthers() throws Exception {
    try (ServedBed device = new ServedBed()) {
      for (Role role : Role.values()) {
        Phone phone = device.phone(role);
        List<Route> routes = new ArrayList<>(List.of(Route.values()));
        routes.remove(Route.PAIR);
        routes.remove(Route.LEAVE);
        routes.add(Route.LEAVE); // after which it may nothing more
        for (Route route : routes) {
          device.seconds(0.2);
          boolean may =
              FOR_ANYBODY.contains(route) || ALLOWED.getOrDefault(role, Set.of()).contains(route);
          assertThat(statusOf(phone, route))
              .as("%s by %s", route, role)
              .matches(status -> TURNED_AWAY.contains(status) != may, "a matching answer");
        }
      }
    }
  }

  @Test
  void whoIsNotPairedMayStopAndNothingElseThatMatters() throws Exception {
    try (ServedBed device = new ServedBed()) {
      for (Route route : Route.values()) {
        device.seconds(0.2); // as often as that anybody may ask
        int status = statusOf(device.stranger(), route);
        if (FOR_ANYBODY.contains(route)) {
          assertThat(status).as(route.name()).isNotEqualTo(401);
        } else {
          assertThat(status).as(route.name()).isEqualTo(401);
        }
      }
    }
  }

  /** The status alone, so that a stream can be asked as well. */
  private static int statusOf(Phone phone, Route route) throws IOException, InterruptedException {
    String path = route.path().replace("{digest}", "none").replace("{file}", "main.js");
    HttpRequest.Builder request = phone.request(path);
    if (!phone.token().isEmpty()) {
      request.header(Requests.TOKEN, phone.token());
    }
    HttpRequest asked =
        route.method() == Route.Method.GET
            ? request.GET().build()
            : request.POST(HttpRequest.BodyPublishers.noBody()).build();
    HttpResponse<Stream<String>> answer =
        phone.at().http.send(asked, HttpResponse.BodyHandlers.ofLines());
    answer.body().close();
    return answer.statusCode();
  }

  @Test
  void aStartWithoutARoleIsRefusedAndNothingMoves() throws Exception {
    try (ServedBed device = new ServedBed()) {
      device.phone(Role.MOTHER).isWell();
      assertThat(device.state()).isInstanceOf(State.Armed.class);
      for (Phone phone :
          new Phone[] {
            device.stranger(),
            device.phone(Role.HELPER),
            device.phone(Role.MIDWIFE),
            device.phone(Role.TECHNICIAN)
          }) {
        assertThat(phone.post("/start").statusCode()).isIn(401, 403);
      }
      assertThat(device.state()).isInstanceOf(State.Armed.class);
    }
  }

  @Test
  void theDocumentDescribesEveryRouteWithItsRolesAndNoOther() throws Exception {
    JsonNode document = document();
    Map<String, Set<String>> described = new HashMap<>();
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(method -> {
                  Set<String> roles = new HashSet<>();
                  method.getValue().path("x-roles").forEach(role -> roles.add(role.stringValue()));
                  described.put(
                      method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), roles);
                }));
    Map<String, Set<String>> served = new HashMap<>();
    for (Route route : Route.values()) {
      Set<String> roles = new HashSet<>();
      for (Role role : Role.values()) {
        if (!route.isForAnybody() && route.allows(role)) {
          roles.add(role.word());
        }
      }
      served.put(route.method() + " " + route.path(), roles.isEmpty() ? Set.of("anybody") : roles);
    }
    assertThat(described).isEqualTo(served);
  }

  @Test
  void whatIsAnsweredIsWhatTheDocumentDescribes() throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone mother = device.phone(Role.MOTHER);
      isDescribed("Bed", new JsonMapper().readTree(mother.get("/bed").body()));
      isDescribed("State", mother.asks("/screening"));
      mother.isWell();
      isDescribed("State", mother.asks("/start"));
      device.seconds(20);
      isDescribed("State", mother.asks("/softer"));
      isDescribed("State", mother.asks("/pause"));
      assertThat(new JsonMapper().readTree(device.stranger().get("/openapi.json").body()))
          .isEqualTo(document());
    }
  }

  @Test
  void whatOnlyOneRoleIsToldIsWhatTheDocumentDescribes() throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone midwife = device.phone(Role.MIDWIFE);
      Phone technician = device.phone(Role.TECHNICIAN);
      Phone mother = device.phone(Role.MOTHER);
      mother.starts();
      device.seconds(40);
      isDescribed("State", midwife.asks("/softer"));
      isDescribed("Invitation", read(mother.post("/invite")));
      isDescribed("State", mother.asks("/call"));
      isDescribed("Moments", read(midwife.get("/moments?from=60000&step=50&count=200")));
      JsonNode overview = read(midwife.get("/overview"));
      isDescribed("Overview", overview);
      JsonNode bed = read(midwife.get("/bed"));
      assertThat(overview.path("moments").size())
          .as("a moment a second")
          .isEqualTo(Math.ceilDiv(bed.path("durationMs").asInt(), 1_000));
      mother.post("/stop");
      device.seconds(1);
      mother.asks("/acknowledge");
      Phone helper = device.phone(Role.HELPER);
      isDescribed("State", helper.asks("/coach", "{\"on\":true}"));
      isDescribed("State", mother.asks("/share", "{\"sees\":\"progress\"}"));
      isDescribed("State", helper.asks("/coming"));
      isDescribed("State", midwife.asks("/hold", "{\"why\":\"a wound\"}"));
      for (int look = 0; look < 100 && device.book.treated().isEmpty(); look++) {
        Thread.sleep(10);
      }
      JsonNode treatments = read(midwife.get("/treatments"));
      assertThat(treatments.path("treatments").size()).isEqualTo(1);
      isDescribed("Treatments", treatments);
      isDescribed(
          "State",
          mother.asks("/diary", "{\"kind\":\"expressed\",\"amount\":30,\"at\":1772600000000}"));
      isDescribed("Diary", read(mother.get("/diary")));
      isDescribed("Diary", read(mother.get("/mine")));
      assertThat(mother.post("/diary", "{\"kind\":\"gold\",\"amount\":1,\"at\":1}").statusCode())
          .isEqualTo(400);
      isDescribed("State", mother.asks("/strike", "{\"number\":1}"));
      isDescribed("State", mother.asks("/consent", "{\"consent\":\"wellbeing\",\"given\":false}"));
      assertThat(device.agrees).isFalse();
      isDescribed("State", mother.asks("/forget"));
      assertThat(device.book.treated()).isEmpty();
      isDescribed("Box", read(technician.get("/box")));
      isDescribed("SelfTest", read(technician.get("/self-test")));
      device.log.publish(new LogRecord(Level.INFO, "a line"));
      isDescribed("Log", read(technician.get("/log")));
      isDescribed("Calibrations", read(technician.get("/calibration")));
      isDescribed("State", technician.asks("/self-test", "{\"hands\":false}"));
    }
  }

  private static JsonNode read(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonMapper().readTree(answer.body());
  }

  /**
   * Looks that an object has what its schema requires, nothing that it does not name, and so on
   * down.
   */
  private static void isDescribed(String schema, JsonNode value) {
    isDescribed(schema, document().path("components").path("schemas").path(schema), value);
  }

  private static void isDescribed(String where, JsonNode schema, JsonNode value) {
    JsonNode named = schema.path("$ref");
    if (named.isString()) {
      String name = named.stringValue().substring(named.stringValue().lastIndexOf('/') + 1);
      isDescribed(where, document().path("components").path("schemas").path(name), value);
      return;
    }
    @Nullable String type =
        schema.path("type").isString() ? schema.path("type").stringValue() : null;
    if ("object".equals(type)) {
      schema
          .path("required")
          .forEach(key ->
              assertThat(value.has(key.stringValue()))
                  .as(where + "." + key.stringValue())
                  .isTrue());
      value
          .properties()
          .forEach(entry -> {
            JsonNode inner = schema.path("properties").path(entry.getKey());
            assertThat(inner.isObject())
                .as(where + "." + entry.getKey() + " is described")
                .isTrue();
            isDescribed(where + "." + entry.getKey(), inner, entry.getValue());
          });
    } else if ("array".equals(type)) {
      value.forEach(item -> isDescribed(where + "[]", schema.path("items"), item));
    } else if (type != null) {
      boolean fits =
          switch (type) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> false;
          };
      assertThat(fits).as("%s is %s: %s", where, type, value).isTrue();
    }
    JsonNode words = schema.path("enum");
    if (words.isArray()) {
      assertThat(words.valueStream()).as(where).contains(value);
    }
  }

  private static JsonNode document() {
    return new JsonMapper()
        .readTree(
            new String(Assets.read(BedsideServer.class, "openapi.json"), StandardCharsets.UTF_8));
  }
}
