package org.sentuh.clinic.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.ServedDesk;
import org.sentuh.clinic.ServedDesk.Seat;
import org.sentuh.clinic.ToldLane;
import org.sentuh.clinic.archive.Arrival;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.fleet.Certificates;
import org.sentuh.clinic.archive.fleet.FleetRecords;
import org.sentuh.clinic.desk.DeskPage;
import org.sentuh.clinic.desk.MetricsDoor;
import org.sentuh.clinic.people.Role;
import org.sentuh.control.body.Panel;
import org.sentuh.control.event.Dose;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.treatment.Reason;
import org.sentuh.settings.PanelFile;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.LogText;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fleet at the real desk, with either database. */
@Timeout(60)
@ParameterizedClass
@EnumSource(Database.class)
final class FleetPageTest {

  private static final Panel M = PanelFile.read(Path.of("..", "..", "config", "panels", "m.yaml"));
  private static final DeviceId DEVICE = new DeviceId("sentuh-01");
  private static final DeviceId SECOND = new DeviceId("sentuh-02");
  private static final Set<Role> LOOK =
      Set.of(Role.TECHNICIAN, Role.ADMINISTRATOR, Role.MIDWIFE, Role.LEAD_MIDWIFE);
  private static final Set<Role> PLACE = Set.of(Role.TECHNICIAN, Role.ADMINISTRATOR);
  private static final Set<Role> ASK = Set.of(Role.TECHNICIAN, Role.MIDWIFE, Role.LEAD_MIDWIFE);

  private final Database database;
  private final WireJson wire = new WireJson();

  FleetPageTest(Database database) {
    this.database = database;
  }

  private ServedDesk desk() throws Exception {
    return new ServedDesk(database, FleetPageTest::pages);
  }

  private static List<DeskPage> pages(ServedDesk desk) {
    return List.of(
        new FleetPage(desk.archive, desk.clock(), Map.of("m", M), Optional.empty()).page());
  }

  private static Wall wall(ServedDesk desk) {
    return new Wall(desk.now(), Wall.Quality.TRUSTED);
  }

  /** A device says that it is there and how it is. */
  private void speaks(ServedDesk desk, DeviceId device) throws Exception {
    Message.Health health =
        new Message.Health(
            device,
            "boot-1",
            wall(desk),
            Map.of(Lane.EVENT, 3L),
            1 << 20,
            64 << 20,
            1L << 33,
            2,
            0,
            false);
    desk.archive.file(
        List.of(
            new Arrival.Seen(
                new Message.Status(device, true, "boot-1", wall(desk), "birth", "0.1.0", Set.of()),
                false,
                desk.now()),
            new Arrival.Latest(device, Channel.HEALTH, wire.write(health), false, desk.now())));
  }

  private static JsonNode read(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonMapper().readTree(answer.body());
  }

  private static JsonNode asked(Seat seat) throws Exception {
    return read(seat.get("/api/fleet/one/sentuh-01")).path("commands");
  }

  @Test
  void everyRouteIsOpenToItsRolesAndShutToAllOthers() throws Exception {
    try (ServedDesk desk = desk()) {
      desk.isOpenTo(
          pages(desk).getFirst(),
          Map.ofEntries(
              Map.entry("GET now", LOOK),
              Map.entry("GET some", LOOK),
              Map.entry("GET one/{device}", LOOK),
              Map.entry("GET treatments/{device}", LOOK),
              Map.entry("GET trends/{device}", LOOK),
              Map.entry("POST place", PLACE),
              Map.entry("GET log/{device}/{command}", Set.of(Role.TECHNICIAN)),
              Map.entry("POST ask", ASK),
              Map.entry("GET whose/{device}", PLACE),
              Map.entry("POST offer", PLACE),
              Map.entry("POST withdraw", PLACE),
              Map.entry("POST let-go", PLACE)));
    }
  }

  @Test
  void whatIsKnownIsShownAndWhatIsNotIsNotThere() throws Exception {
    try (ServedDesk desk = desk()) {
      desk.archive.register(SECOND, desk.now());
      speaks(desk, DEVICE);
      JsonNode devices = read(desk.seat(Role.TECHNICIAN).get("/api/fleet/some")).path("devices");
      assertThat(devices.get(0).path("device").stringValue())
          .as("who needs somebody comes first")
          .isEqualTo("sentuh-02");
      assertThat(devices.get(0).path("needs").get(0).path("need").stringValue()).isEqualTo("never");
      assertThat(devices.get(0).has("health")).isFalse();
      assertThat(devices.get(0).has("heard")).isFalse();
      assertThat(devices.get(0).has("software")).isFalse();
      assertThat(devices.get(0).has("selfTest")).isFalse();
      JsonNode well = devices.get(1);
      assertThat(well.path("needs").isEmpty()).isTrue();
      assertThat(well.path("software").stringValue()).isEqualTo("0.1.0");
      assertThat(well.path("health").path("waiting").path("event").intValue()).isEqualTo(3);
      assertThat(well.path("health").path("clock").stringValue()).isEqualTo("trusted");
      assertThat(well.path("online").booleanValue()).isTrue();
    }
  }

  @Test
  void onlyThoseOfTheWishedKindAreShownAndAllAreCounted() throws Exception {
    try (ServedDesk desk = desk()) {
      desk.archive.register(SECOND, desk.now());
      speaks(desk, DEVICE);
      Seat seat = desk.seat(Role.TECHNICIAN);
      JsonNode well = read(seat.get("/api/fleet/some?kind=well"));
      assertThat(well.path("devices").valueStream().map(one -> one.path("device").stringValue()))
          .containsExactly("sentuh-01");
      JsonNode needing = read(seat.get("/api/fleet/some?kind=needing"));
      assertThat(needing.path("devices").valueStream().map(one -> one.path("device").stringValue()))
          .containsExactly("sentuh-02");
      assertThat(needing.path("counts").toString())
          .isEqualTo("{\"all\":2,\"needing\":1,\"well\":1}");
      assertThat(seat.get("/api/fleet/some?kind=every").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void aSelfTestAHoleAndAStrangeMessageAreToldOfTheirDevice() throws Exception {
    try (ServedDesk desk = desk()) {
      speaks(desk, DEVICE);
      Notice.SelfTested tested =
          new Notice.SelfTested(
              "faulty",
              "completed",
              8_000_000_000L,
              210,
              List.of(new Notice.Found("motor-open", "motor", "2D", "0x40 channel 7", 3, 38, 52)),
              List.of());
      Message.Noted first =
          new Message.Noted(
              new Message.Stamp(DEVICE, "boot-1", 0, 1, wall(desk), Entry.BEGINNING), tested);
      Message.Noted fourth =
          new Message.Noted(
              new Message.Stamp(DEVICE, "boot-1", 3, 4, wall(desk), Entry.BEGINNING),
              new Notice.ClockCorrected(1));
      desk.archive.file(
          List.of(
              new Arrival.Told(wire.entry(first), Optional.of(tested), desk.now()),
              new Arrival.Told(
                  wire.entry(fourth), Optional.of(new Notice.ClockCorrected(1)), desk.now()),
              new Arrival.Refused(
                  Channel.EVENT.topic(DEVICE),
                  new byte[] {1},
                  org.sentuh.clinic.archive.Reason.NOT_UNDERSTOOD,
                  "not JSON",
                  desk.now())));
      desk.pass(FleetRecords.ON_THE_WAY.plusSeconds(1));
      JsonNode one = read(desk.seat(Role.TECHNICIAN).get("/api/fleet/one/sentuh-01"));
      assertThat(one.path("needs").valueStream().map(need -> need.path("need").stringValue()))
          .containsExactly("faulty", "refused", "behind");
      assertThat(one.path("missing").longValue()).isEqualTo(3);
      assertThat(one.path("gaps").get(0).path("first").longValue()).isEqualTo(1);
      assertThat(one.path("gaps").get(0).path("last").longValue()).isEqualTo(2);
      assertThat(one.path("boots").get(0).path("complete").booleanValue()).isFalse();
      assertThat(one.path("found").get(0).path("place").stringValue()).isEqualTo("2D");
      assertThat(one.path("found").get(0).path("fault").stringValue()).isNotEqualTo("motor-open");
      assertThat(desk.seat(Role.TECHNICIAN).get("/api/fleet/one/none-such").statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void whichForceSensorsAreCalibratedIsToldAsOfTheLastStart() throws Exception {
    try (ServedDesk desk = desk()) {
      speaks(desk, DEVICE);
      Seat seat = desk.seat(Role.TECHNICIAN);
      assertThat(read(seat.get("/api/fleet/one/sentuh-01")).has("calibrated"))
          .as("what nobody has told")
          .isFalse();
      note(
          desk,
          0,
          new Notice.SensorsCalibrated(
              List.of(
                  new Notice.Calibrated("upper-left", "TK-1", "2026-11-26T08:15:00Z", 10, 0.042),
                  new Notice.Calibrated("lower-right", "TK-2", "unknown", 6, 0.1))));
      JsonNode sensors = read(seat.get("/api/fleet/one/sentuh-01")).path("calibrated");
      assertThat(sensors.get(0).toString())
          .isEqualTo(
              "{\"place\":\"kiri atas\",\"by\":\"TK-1\",\"weights\":10,\"residual\":0.042,"
                  + "\"since\":\"2026-11-26T08:15:00Z\"}");
      assertThat(sensors.get(1).has("since")).isFalse();

      note(desk, 1, new Notice.SensorsCalibrated(List.of()));
      assertThat(read(seat.get("/api/fleet/one/sentuh-01")).path("calibrated"))
          .as("after the way back to the file")
          .isEmpty();
    }
  }

  private void note(ServedDesk desk, long sequence, Notice notice) throws Exception {
    Message.Noted noted =
        new Message.Noted(
            new Message.Stamp(DEVICE, "boot-1", sequence, 1, wall(desk), Entry.BEGINNING), notice);
    desk.archive.file(
        List.of(new Arrival.Told(wire.entry(noted), Optional.of(notice), desk.now())));
  }

  @Test
  void whatSheDoesNotAgreeToSendIsNotCalledMissing() throws Exception {
    try (ServedDesk desk = desk()) {
      speaks(desk, DEVICE);
      ToldLane wellbeing = new ToldLane(DEVICE, "boot-1", Lane.WELLBEING);
      wellbeing.next();
      desk.archive.file(List.of(new Arrival.Told(wellbeing.next(), Optional.empty(), desk.now())));
      ServedDesk.Seat technician = desk.seat(Role.TECHNICIAN);
      JsonNode before = read(technician.get("/api/fleet/one/sentuh-01"));
      assertThat(before.path("gaps").get(0).path("why").stringValue()).isEqualTo("missing");
      assertThat(before.path("boots").get(0).path("complete").booleanValue()).isFalse();
      Notice withdrawn = new Notice.ConsentChanged(Consent.WELLBEING, false);
      desk.archive.file(
          List.of(
              new Arrival.Told(
                  new ToldLane(DEVICE, "boot-1", Lane.EVENT).next(withdrawn),
                  Optional.of(withdrawn),
                  desk.now())));
      JsonNode after = read(technician.get("/api/fleet/one/sentuh-01"));
      assertThat(after.path("gaps").get(0).path("why").stringValue()).isEqualTo("not-agreed");
      assertThat(after.path("boots").get(0).path("complete").booleanValue()).isTrue();
    }
  }

  @Test
  void aStopIsHonestAboutWhereItIsAllTheWay() throws Exception {
    try (ServedDesk desk = desk()) {
      speaks(desk, DEVICE);
      Seat seat = desk.seat("TK-1", Role.TECHNICIAN);
      assertThat(
              seat.post("/api/fleet/ask", "{\"device\":\"sentuh-01\",\"request\":\"stop\"}")
                  .statusCode())
          .isEqualTo(200);
      assertThat(asked(seat).get(0).path("state").stringValue()).isEqualTo("asked");
      assertThat(asked(seat).get(0).path("who").stringValue()).isEqualTo("TK-1");
      Message.RemoteCommand command = desk.archive.unsentCommands(desk.now(), 10).getFirst();
      assertThat(command.request()).isEqualTo(Message.Request.STOP);
      assertThat(Duration.between(command.issuedAt(), command.expiresAt()))
          .isEqualTo(Duration.ofSeconds(30));
      desk.archive.commandSent(command, desk.now());
      assertThat(desk.archive.unsentCommands(desk.now(), 10)).isEmpty();
      assertThat(asked(seat).get(0).path("state").stringValue()).isEqualTo("sent");
      reply(desk, command, "accepted", "");
      assertThat(asked(seat).get(0).path("state").stringValue()).isEqualTo("accepted");
      reply(desk, command, "done", "");
      reply(desk, command, "refused", "too late to say so");
      assertThat(asked(seat).get(0).path("state").stringValue()).isEqualTo("done");
      assertThat(desk.audit().getFirst().line().act()).isEqualTo("device.ask");
      assertThat(desk.audit().getFirst().line().subject()).isEqualTo("sentuh-01");
    }
  }

  private static void reply(
      ServedDesk desk, Message.RemoteCommand command, String state, String why) throws Exception {
    desk.archive.file(
        List.of(
            new Arrival.Replied(
                new Message.CommandReply(command.device(), command.id(), state, why, wall(desk)),
                desk.now())));
  }

  @Test
  void whatNeverLeftIsExpiredAndWhatLeftIsUnansweredNotMore() throws Exception {
    try (ServedDesk desk = desk()) {
      speaks(desk, DEVICE);
      Seat seat = desk.seat(Role.MIDWIFE);
      String stop = "{\"device\":\"sentuh-01\",\"request\":\"stop\"}";
      seat.post("/api/fleet/ask", stop);
      desk.archive.commandSent(desk.archive.unsentCommands(desk.now(), 10).getFirst(), desk.now());
      desk.pass(Duration.ofSeconds(1));
      seat.post("/api/fleet/ask", stop);
      desk.pass(Duration.ofSeconds(31));
      assertThat(asked(seat).valueStream().map(one -> one.path("state").stringValue()))
          .containsExactly("expired", "unanswered");
      assertThat(desk.archive.unsentCommands(desk.now(), 10))
          .as("what has expired is never said")
          .isEmpty();
    }
  }

  @Test
  void whatADeviceRefusesIsToldWithItsReasonAndNoOtherDeviceAnswersForIt() throws Exception {
    try (ServedDesk desk = desk()) {
      speaks(desk, DEVICE);
      speaks(desk, SECOND);
      Seat seat = desk.seat(Role.TECHNICIAN);
      seat.post("/api/fleet/ask", "{\"device\":\"sentuh-01\",\"request\":\"stop\"}");
      Message.RemoteCommand command = desk.archive.unsentCommands(desk.now(), 10).getFirst();
      desk.archive.file(
          List.of(
              new Arrival.Replied(
                  new Message.CommandReply(SECOND, command.id(), "done", "", wall(desk)),
                  desk.now())));
      assertThat(asked(seat).get(0).path("state").stringValue()).isEqualTo("asked");
      reply(desk, command, "refused", "device-failed");
      assertThat(asked(seat).get(0).path("state").stringValue()).isEqualTo("refused");
      assertThat(asked(seat).get(0).path("why").stringValue()).isEqualTo("device-failed");
    }
  }

  @Test
  void nothingCanBeAskedFromAfarThatStartsOrStrengthensAnything() throws Exception {
    assertThat(FleetPage.OFFERED.keySet())
        .containsExactlyInAnyOrder(
            Message.Request.STOP, Message.Request.IDENTIFY, Message.Request.FETCH_LOG);
    assertThat(Arrays.stream(Message.Request.values()).map(Message.Request::word))
        .as("all that the wire itself can ask of a device")
        .containsExactlyInAnyOrder("stop", "identify", "fetch-log", "fetch-prescription");
    try (ServedDesk desk = desk()) {
      speaks(desk, DEVICE);
      Seat seat = desk.seat(Role.TECHNICIAN);
      for (String word :
          new String[] {
            "start", "resume", "stronger", "arm", "self-test", "START", "fetch-prescription", ""
          }) {
        assertThat(
                seat.post(
                        "/api/fleet/ask", "{\"device\":\"sentuh-01\",\"request\":\"" + word + "\"}")
                    .body())
            .as(word)
            .isEqualTo("{\"refused\":\"not-offered\"}");
      }
      assertThat(
              seat.post("/api/fleet/ask", "{\"device\":\"nobody-1\",\"request\":\"stop\"}").body())
          .isEqualTo("{\"refused\":\"no-device\"}");
      assertThat(desk.archive.unsentCommands(desk.now(), 10)).isEmpty();
    }
  }

  @Test
  void aLogIsAskedForByTechniciansAndTakenAlongOnceAllOfItIsHere() throws Exception {
    try (ServedDesk desk = desk()) {
      speaks(desk, DEVICE);
      String ask = "{\"device\":\"sentuh-01\",\"request\":\"fetch-log\"}";
      assertThat(desk.seat(Role.MIDWIFE).post("/api/fleet/ask", ask).body())
          .isEqualTo("{\"refused\":\"not-offered\"}");
      Seat seat = desk.seat(Role.TECHNICIAN);
      seat.post("/api/fleet/ask", ask);
      Message.RemoteCommand command = desk.archive.unsentCommands(desk.now(), 10).getFirst();
      reply(desk, command, "accepted", "");
      String log = "WARNING Uplink: no answer\n".repeat(1_000);
      List<Message.LogPart> parts = LogText.parts(DEVICE, command.id(), log);
      logged(desk, parts.getLast());
      logged(desk, parts.getLast());

      JsonNode coming = asked(seat).get(0).path("log");
      assertThat(coming.path("parts").intValue()).isEqualTo(1);
      assertThat(coming.path("of").intValue()).isEqualTo(parts.size());
      String address = "/api/fleet/log/sentuh-01/" + command.id();
      assertThat(seat.get(address).statusCode()).isEqualTo(404);

      for (Message.LogPart part : parts) {
        logged(desk, part);
      }
      HttpResponse<String> taken = seat.get(address);
      assertThat(taken.body()).isEqualTo(log);
      assertThat(taken.headers().firstValue("Content-Disposition").orElse(""))
          .contains("sentuh-01-" + command.id() + ".log");
      assertThat(desk.seat(Role.MIDWIFE).get(address).statusCode()).isEqualTo(403);
      assertThat(seat.get("/api/fleet/log/sentuh-02/" + command.id()).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void partsOfALogThatNobodyAskedForAreNotKept() throws Exception {
    try (ServedDesk desk = desk()) {
      speaks(desk, DEVICE);
      speaks(desk, SECOND);
      Seat seat = desk.seat(Role.TECHNICIAN);
      seat.post("/api/fleet/ask", "{\"device\":\"sentuh-01\",\"request\":\"fetch-log\"}");
      Message.RemoteCommand command = desk.archive.unsentCommands(desk.now(), 10).getFirst();

      logged(desk, LogText.parts(SECOND, command.id(), "another's").getFirst());
      logged(desk, LogText.parts(DEVICE, "c-unknown", "nobody's").getFirst());
      assertThat(desk.archive.logs(DEVICE)).isEmpty();
      assertThat(desk.archive.logs(SECOND)).isEmpty();
    }
  }

  @Test
  void ofADeviceTheLastThreeLogsAreKept() throws Exception {
    try (ServedDesk desk = desk()) {
      speaks(desk, DEVICE);
      Seat seat = desk.seat(Role.TECHNICIAN);
      for (int i = 0; i < 5; i++) {
        seat.post("/api/fleet/ask", "{\"device\":\"sentuh-01\",\"request\":\"fetch-log\"}");
        Message.RemoteCommand command = desk.archive.unsentCommands(desk.now(), 10).getFirst();
        desk.archive.commandSent(command, desk.now());
        logged(desk, LogText.parts(DEVICE, command.id(), "log " + i).getFirst());
        desk.pass(Duration.ofMinutes(1));
      }
      assertThat(desk.archive.logs(DEVICE)).hasSize(3);
    }
  }

  private static void logged(ServedDesk desk, Message.LogPart part) throws Exception {
    desk.archive.file(List.of(new Arrival.Logged(part, desk.now())));
  }

  @Test
  void anOpenPageHearsWhatADeviceSaysAndNothingMoreOnceSheIsLetGo() throws Exception {
    try (ServedDesk desk = desk()) {
      Seat seat = desk.seat("TK-1", Role.TECHNICIAN);
      HttpResponse<InputStream> stream =
          desk.http.send(
              seat.request("/api/fleet/now").GET().build(),
              HttpResponse.BodyHandlers.ofInputStream());
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
        assertThat(next(lines).path("devices").isEmpty()).isTrue();
        speaks(desk, DEVICE);
        desk.pass(Duration.ofSeconds(1)); // only then: what was looked at in between would stay
        assertThat(next(lines).path("devices").get(0).path("device").stringValue())
            .isEqualTo("sentuh-01");
        desk.people.letGo(
            "TK-1", new AuditLine(Instant.EPOCH, "console", "", "account.close", "TK-1", ""));
        String line = lines.readLine();
        while (line != null) {
          line = lines.readLine();
        }
        assertThat(seat.get("/api/fleet/now").statusCode()).isEqualTo(401);
      }
    }
  }

  private static JsonNode next(BufferedReader lines) throws Exception {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("data: {")) {
        return new JsonMapper().readTree(line.substring("data: ".length()));
      }
    }
    throw new AssertionError("the stream has ended");
  }

  @Test
  void theFiguresNameNoDeviceAndHaveAsManyLinesForManyAsForOne() throws Exception {
    try (ServedDesk desk = desk()) {
      FleetMetrics metrics = new FleetMetrics(desk.archive, desk.clock());
      String none = metrics.text();
      assertThat(none)
          .contains("\nsentuh_devices 0\n", "\nsentuh_last_heard_timestamp_seconds 0\n");
      desk.archive.register(SECOND, desk.now());
      for (int device = 3; device < 30; device++) {
        speaks(desk, new DeviceId("sentuh-" + device));
      }
      desk.pass(Duration.ofHours(25));
      speaks(desk, DEVICE);
      String many = metrics.text();
      assertThat(many)
          .contains(
              "\nsentuh_devices 29\n",
              "\nsentuh_devices_never_reported 1\n",
              "\nsentuh_devices_silent 27\n",
              "\nsentuh_messages_refused_total{reason=\"topic\"} 0\n")
          .doesNotContain("sentuh-");
      assertThat(many.lines().count()).isEqualTo(none.lines().count());
      for (String line : many.lines().toList()) {
        assertThat(line)
            .matches(
                "# (HELP|TYPE) sentuh_[a-z_]+ .+|sentuh_[a-z_]+(\\{(reason|level)=\"[a-z-]+\"})?"
                    + " \\d+");
      }
    }
  }

  private static Seat ofMawar(ServedDesk desk, Role role) throws Exception {
    String name = "MW-" + role.ordinal();
    String secret =
        desk.people.takeIn(
            name,
            "Klinik Mawar",
            role,
            new AuditLine(desk.now(), "console", "", "account.open", name, ""));
    return new Seat(desk, ServedDesk.cookie(desk.stranger().enters("link=" + secret)), "")
        .reading();
  }

  private static List<String> shown(ServedDesk desk, Seat seat) throws Exception {
    desk.pass(Duration.ofSeconds(1));
    return read(seat.get("/api/fleet/some"))
        .path("devices")
        .valueStream()
        .map(one -> one.path("device").stringValue())
        .toList();
  }

  @Test
  void everybodySeesThePanelsOfHerFacilityAndThoseOfNoneInBothDirections() throws Exception {
    try (ServedDesk desk = desk()) {
      speaks(desk, DEVICE);
      speaks(desk, SECOND);
      Seat melati = desk.seat("TK-1", Role.TECHNICIAN);
      Seat mawar = ofMawar(desk, Role.TECHNICIAN);
      assertThat(shown(desk, melati)).containsExactly("sentuh-01", "sentuh-02");
      assertThat(shown(desk, mawar)).containsExactly("sentuh-01", "sentuh-02");
      String first = "{\"device\":\"sentuh-01\",\"here\":true}";
      String second = "{\"device\":\"sentuh-02\",\"here\":true}";
      assertThat(melati.post("/api/fleet/place", first).statusCode()).isEqualTo(200);
      assertThat(mawar.post("/api/fleet/place", second).statusCode()).isEqualTo(200);
      assertThat(shown(desk, melati)).containsExactly("sentuh-01");
      assertThat(shown(desk, mawar)).containsExactly("sentuh-02");
      isShutTo(desk, melati, "sentuh-02");
      isShutTo(desk, mawar, "sentuh-01");
      assertThat(melati.post("/api/fleet/place", first).body())
          .isEqualTo("{\"refused\":\"placed-by-now\"}");
      assertThat(melati.post("/api/fleet/place", first.replace("true", "false")).statusCode())
          .isEqualTo(200);
      assertThat(shown(desk, mawar)).containsExactly("sentuh-01", "sentuh-02");
      assertThat(desk.audit().getFirst().line().act()).isEqualTo("device.place");
    }
  }

  private static void isShutTo(ServedDesk desk, Seat seat, String device) throws Exception {
    for (String path : List.of("one/", "treatments/", "trends/")) {
      desk.pass(Duration.ofSeconds(1));
      assertThat(seat.get("/api/fleet/" + path + device).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(
            seat.post("/api/fleet/ask", "{\"device\":\"" + device + "\",\"request\":\"stop\"}")
                .statusCode())
        .isEqualTo(404);
    assertThat(
            seat.post("/api/fleet/place", "{\"device\":\"" + device + "\",\"here\":true}")
                .statusCode())
        .isEqualTo(404);
    assertThat(desk.archive.unsentCommands(desk.now(), 10)).isEmpty();
  }

  @Test
  void whatHasChangedIsSeenWhetherItWasToldHandedOverOrOnlyNoted() throws Exception {
    try (ServedDesk desk = desk()) {
      speaks(desk, DEVICE);
      Seat seat = desk.seat("TK-1", Role.TECHNICIAN);
      assertThat(shown(desk, seat)).containsExactly("sentuh-01");
      desk.pass(Duration.ofMinutes(5));
      desk.archive.register(SECOND, desk.now());
      assertThat(shown(desk, seat)).containsExactly("sentuh-02", "sentuh-01");
      desk.pass(Duration.ofMinutes(5));
      new Certificates(desk.archive)
          .note(
              new Certificates.Issued(
                  "1f", "sentuh-01", "device", desk.now(), desk.now().plus(Duration.ofDays(9))),
              new AuditLine(desk.now(), "console", "", "certificate.issue", "sentuh-01", ""));
      assertThat(shown(desk, seat)).hasSize(2);
      JsonNode devices = read(seat.get("/api/fleet/some")).path("devices");
      JsonNode first =
          devices
              .valueStream()
              .filter(one -> one.path("device").stringValue().equals("sentuh-01"))
              .findFirst()
              .orElseThrow();
      assertThat(first.path("needs").get(0).path("need").stringValue()).isEqualTo("certificate");
      assertThat(first.has("certified")).isTrue();
    }
  }

  /** Sound, with the second of five entries missing, and with one that was altered. */
  @Test
  void theRecordOfATreatmentIsCompleteOnlyWhereEveryEntryFollowsOnTheOneBefore() throws Exception {
    try (ServedDesk desk = desk()) {
      speaks(desk, DEVICE);
      treatment(desk, "boot-1", -1, -1);
      treatment(desk, "boot-2", 2, -1);
      treatment(desk, "boot-3", -1, 2);
      JsonNode told = read(desk.seat(Role.TECHNICIAN).get("/api/fleet/treatments/sentuh-01"));
      assertThat(told.valueStream().map(one -> one.path("verdict").stringValue()))
          .containsExactly("altered", "incomplete", "complete");
      assertThat(told.get(1).path("missing").intValue()).isEqualTo(1);
      assertThat(told.get(0).path("broken").intValue()).isEqualTo(1);
      assertThat(told.get(2).path("last").intValue()).isEqualTo(3);
      JsonNode trends = read(desk.seat(Role.TECHNICIAN).get("/api/fleet/trends/sentuh-01"));
      assertThat(trends.path("contact").get(0).path("points").get(0).get(1).doubleValue())
          .isEqualTo(80);
      assertThat(trends.path("contact").get(1).path("points").get(0).get(1).doubleValue())
          .isEqualTo(50);
      assertThat(trends.path("contact").valueStream().map(one -> one.path("said").stringValue()))
          .as("by the panel that it was last made ready with")
          .containsExactly("kiri atas", "kanan atas");
      assertThat(trends.path("skin").isEmpty()).isTrue();
    }
  }

  private void treatment(ServedDesk desk, String boot, int without, int altered) throws Exception {
    desk.pass(Duration.ofMinutes(1));
    List<Fact> facts =
        List.of(
            new Fact.Prepared("standard", 1, "m", 262, 1, 0.5, 1),
            new Fact.StateChanged("armed", "running", Reason.NONE),
            new Fact.LevelSet(0.5, 1),
            new Fact.Ended(
                "completed",
                Reason.COMPLETED,
                1,
                0,
                new Dose(List.of(8.0, 5.0), List.of(10.0, 10.0))));
    List<Arrival> arrivals = new ArrayList<>();
    String before = Entry.BEGINNING;
    for (int sequence = 0; sequence < facts.size(); sequence++) {
      Message.Fact fact =
          new Message.Fact(
              new Message.Stamp(DEVICE, boot, sequence, sequence, wall(desk), before),
              new Event(boot, sequence, sequence, facts.get(sequence)));
      Entry entry = wire.entry(fact);
      before = sequence == altered ? "0".repeat(63) + "1" : entry.hash();
      if (sequence != without) {
        arrivals.add(new Arrival.Told(entry, Optional.empty(), desk.now()));
      }
    }
    desk.archive.file(arrivals);
  }

  @Test
  void aSecretThatSomebodyCouldGuessIsNoneForMetrics() {
    assertThatThrownBy(() -> new MetricsDoor("secret", () -> ""))
        .hasMessageContaining("at least 16");
  }
}
