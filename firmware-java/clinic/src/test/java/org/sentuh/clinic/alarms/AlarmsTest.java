package org.sentuh.clinic.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.ServedDesk;
import org.sentuh.clinic.ServedDesk.Seat;
import org.sentuh.clinic.archive.Arrival;
import org.sentuh.clinic.archive.Audit;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Trace;
import org.sentuh.clinic.archive.alarms.Alarm;
import org.sentuh.clinic.archive.alarms.AlarmRecords;
import org.sentuh.clinic.archive.fleet.FleetRecords;
import org.sentuh.clinic.desk.DeskPage;
import org.sentuh.clinic.people.Role;
import org.sentuh.settings.AlarmRule;
import org.sentuh.settings.AlarmRules;
import org.sentuh.settings.AlarmsFile;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alarms at real desks, with either database. */
@Timeout(120)
@ParameterizedClass
@EnumSource(Database.class)
final class AlarmsTest {

  private static final Path RULES = Path.of("../../config/alarms.yaml");
  private static final DeviceId DEVICE = new DeviceId("sentuh-01");
  private static final Set<Role> LOOK =
      Set.of(Role.TECHNICIAN, Role.ADMINISTRATOR, Role.MIDWIFE, Role.LEAD_MIDWIFE);
  private static final Set<Role> ADOPT = Set.of(Role.ADMINISTRATOR, Role.LEAD_MIDWIFE);
  private static final long MB = 1 << 20;

  private final Database database;
  private final WireJson wire = new WireJson();

  AlarmsTest(Database database) {
    this.database = database;
  }

  private ServedDesk desk() throws Exception {
    ServedDesk desk = new ServedDesk(database, AlarmsTest::pages);
    AlarmWatch.stock(desk.archive, Files.readString(RULES), desk.now());
    return desk;
  }

  private static List<DeskPage> pages(ServedDesk desk) {
    return List.of(new AlarmsPage(desk.archive, desk.clock()).page());
  }

  private static AlarmWatch watch(ServedDesk desk) {
    return new AlarmWatch(desk.archive, desk.clock());
  }

  private static AlarmRecords records(ServedDesk desk) {
    return new AlarmRecords(desk.archive);
  }

  private static JsonNode read(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonMapper().readTree(answer.body());
  }

  private void healthy(ServedDesk desk, DeviceId device, long waiting, long journalMb)
      throws Exception {
    health(desk, device, waiting, journalMb, Wall.Quality.TRUSTED, false);
  }

  private void health(
      ServedDesk desk,
      DeviceId device,
      long waiting,
      long journalMb,
      Wall.Quality clock,
      boolean full)
      throws Exception {
    Message.Health health =
        new Message.Health(
            device,
            "boot-1",
            new Wall(desk.now(), clock),
            Map.of(Lane.EVENT, waiting),
            journalMb * MB,
            100 * MB,
            5_000 * MB,
            1,
            0,
            full);
    desk.archive.file(
        List.of(new Arrival.Latest(device, Channel.HEALTH, wire.write(health), false, desk.now())));
  }

  private void tested(ServedDesk desk, DeviceId device, long sequence, String outcome, double ma)
      throws Exception {
    Notice.SelfTested tested =
        new Notice.SelfTested(
            outcome,
            "completed",
            8_000_000_000L,
            210,
            List.of(),
            List.of(),
            List.of(new Notice.MotorDrew("2D", ma)));
    Message.Noted noted =
        new Message.Noted(
            new Message.Stamp(
                device,
                "boot-1",
                sequence,
                sequence,
                new Wall(desk.now(), Wall.Quality.TRUSTED),
                Entry.BEGINNING),
            tested);
    desk.archive.file(
        List.of(new Arrival.Told(wire.entry(noted), Optional.of(tested), desk.now())));
  }

  private static List<String> open(ServedDesk desk) throws Exception {
    return records(desk).open().stream().map(Alarm::rule).toList();
  }

  @Test
  void everyRouteIsOpenToItsRolesAndShutToAllOthers() throws Exception {
    try (ServedDesk desk = desk()) {
      Map<String, Set<Role>> table = new HashMap<>();
      for (String route : List.of("now", "some", "one/{alarm}", "past", "rules", "try")) {
        table.put("GET " + route, LOOK);
      }
      table.put("POST acknowledge", LOOK);
      table.put("POST snooze", LOOK);
      table.put("POST adopt", ADOPT);
      desk.isOpenTo(pages(desk).getFirst(), table);
    }
  }

  @Test
  void whatARuleCanBeAboutIsWhatTheArchiveKeeps() {
    for (AlarmRule.About about : AlarmRule.About.values()) {
      if (about != AlarmRule.About.CERTIFICATE) {
        assertThat(Known.trace(about).word()).isEqualTo(about.word());
      }
    }
    assertThat(Trace.values()).hasSize(AlarmRule.About.values().length - 1);
  }

  @Test
  void anAlarmIsOpenedOnceHoweverManyDesksLookAndIsOverWhenItIsNoLongerSo() throws Exception {
    try (ServedDesk one = desk();
        ServedDesk other = new ServedDesk(one.url(), AlarmsTest::pages)) {
      watch(one).look();
      health(one, DEVICE, 0, 10, Wall.Quality.TRUSTED, true);
      one.pass(Duration.ofSeconds(10));
      other.pass(Duration.ofSeconds(12));
      watch(one).look();
      watch(other).look();
      watch(one).look();
      assertThat(open(one)).containsExactly("no-room");
      assertThat(open(other)).containsExactly("no-room");
      Alarm alarm = records(one).open().getFirst();
      assertThat(records(other).deeds(alarm.number())).hasSize(1);
      one.pass(Duration.ofMinutes(1));
      health(one, DEVICE, 0, 10, Wall.Quality.TRUSTED, false);
      other.pass(Duration.ofMinutes(2));
      watch(other).look();
      watch(one).look();
      assertThat(open(one)).isEmpty();
      assertThat(records(one).deeds(alarm.number()).stream().map(Alarm.Deed::what))
          .containsExactly("opened", "closed");
      assertThat(one.audit().stream().map(kept -> kept.line().act()))
          .containsOnlyOnce("alarm.open")
          .containsOnlyOnce("alarm.close");
      assertThat(one.archive.read(Audit::firstBroken)).isEmpty();
    }
  }

  @Test
  void whatBeganAndEndedBetweenTwoLooksIsKnownAllTheSame() throws Exception {
    try (ServedDesk desk = desk()) {
      watch(desk).look();
      desk.pass(Duration.ofMinutes(5));
      health(desk, DEVICE, 0, 10, Wall.Quality.TRUSTED, true);
      desk.pass(Duration.ofSeconds(30));
      health(desk, DEVICE, 0, 10, Wall.Quality.TRUSTED, false);
      desk.pass(Duration.ofMinutes(30));
      watch(desk).look();
      assertThat(open(desk)).isEmpty();
      assertThat(records(desk).closed("Klinik Melati", 10)).hasSize(1);
    }
  }

  @Test
  void somebodyElseIsCalledWhereNobodySeesToItAndOnlyOnce() throws Exception {
    try (ServedDesk desk = desk();
        ServedDesk other = new ServedDesk(desk.url(), AlarmsTest::pages)) {
      watch(desk).look();
      tested(desk, DEVICE, 0, "faulty", 40);
      desk.pass(Duration.ofSeconds(5));
      watch(desk).look();
      assertThat(records(desk).open().getFirst().who()).isEqualTo("technician");
      desk.pass(Duration.ofHours(25));
      other.pass(Duration.ofHours(25));
      watch(desk).look();
      watch(other).look();
      watch(desk).look();
      Alarm alarm =
          records(desk).open().stream()
              .filter(one -> one.rule().equals("faulty"))
              .findFirst()
              .orElseThrow();
      assertThat(alarm.who()).isEqualTo("lead-midwife");
      assertThat(records(desk).deeds(alarm.number()).stream().map(Alarm.Deed::what))
          .containsExactly("opened", "escalated");
    }
  }

  @Test
  void whoSeesToItSaysSoAndThenNobodyElseIsCalled() throws Exception {
    try (ServedDesk desk = desk()) {
      watch(desk).look();
      tested(desk, DEVICE, 0, "faulty", 40);
      desk.pass(Duration.ofSeconds(5));
      watch(desk).look();
      Seat seat = desk.seat("TK-1", Role.TECHNICIAN);
      JsonNode now = read(seat.get("/api/alarms/some"));
      assertThat(now.path("counts").path("urgent").intValue()).isEqualTo(1);
      String number = now.path("alarms").get(0).path("number").toString();
      String note = "</script><script>alert(1)</script>";
      String body = "{\"alarm\":\"" + number + "\",\"note\":\"" + note + "\"}";
      assertThat(seat.post("/api/alarms/acknowledge", body).statusCode()).isEqualTo(200);
      assertThat(seat.post("/api/alarms/acknowledge", body).body())
          .isEqualTo("{\"refused\":\"settled\"}");
      desk.pass(Duration.ofDays(2));
      watch(desk).look();
      JsonNode one = read(desk.seat("TK-2", Role.TECHNICIAN).get("/api/alarms/one/" + number));
      assertThat(one.path("deeds").valueStream().map(deed -> deed.path("what").stringValue()))
          .containsExactly("opened", "acknowledged");
      assertThat(one.path("deeds").get(1).path("by").stringValue()).isEqualTo("TK-1");
      assertThat(one.path("deeds").get(1).path("note").stringValue()).isEqualTo(note);
      assertThat(desk.audit().stream().map(kept -> kept.line().act()))
          .contains("alarm.acknowledge");
    }
  }

  @Test
  void whatIsPutOffDoesNotCallUntilThenAndNotForLongerThanIsSensible() throws Exception {
    try (ServedDesk desk = desk()) {
      watch(desk).look();
      tested(desk, DEVICE, 0, "faulty", 40);
      desk.pass(Duration.ofSeconds(5));
      watch(desk).look();
      Seat seat = desk.seat("TK-1", Role.TECHNICIAN);
      String number = Long.toString(records(desk).open().getFirst().number());
      assertThat(snooze(seat, number, desk.now().plus(Duration.ofHours(25))).body())
          .isEqualTo("{\"refused\":\"snooze-too-long\"}");
      assertThat(snooze(seat, number, desk.now().minusSeconds(1)).statusCode()).isEqualTo(409);
      Instant until = desk.now().plus(Duration.ofHours(20));
      assertThat(snooze(seat, number, until).statusCode()).isEqualTo(200);
      assertThat(records(desk).calling(desk.now())).isEmpty();
      desk.pass(Duration.ofHours(25));
      watch(desk).look();
      Alarm alarm = records(desk).one(Long.parseLong(number), "Klinik Melati").orElseThrow();
      assertThat(alarm.escalated()).as("it waits from the end of the snooze on").isEmpty();
      assertThat(records(desk).calling(desk.now())).containsKey("sentuh-01");
      desk.pass(Duration.ofHours(20));
      watch(desk).look();
      alarm = records(desk).one(Long.parseLong(number), "Klinik Melati").orElseThrow();
      assertThat(alarm.escalated()).isPresent();
    }
  }

  private static HttpResponse<String> snooze(Seat seat, String number, Instant until)
      throws Exception {
    return seat.post(
        "/api/alarms/snooze",
        "{\"alarm\":\"" + number + "\",\"until\":\"" + until + "\",\"note\":\"\"}");
  }

  /** Days of a fleet, looked at every half hour; then the same days at once. */
  @Test
  void aDryRunOverWhatIsStoredFiresAsTheLiveOneDid() throws Exception {
    try (ServedDesk desk = desk()) {
      watch(desk).look();
      Instant begun = desk.now();
      Random chance = new Random(7);
      long sequence = 0;
      for (int step = 0; step < 6 * 48; step++) {
        desk.pass(Duration.ofMinutes(30));
        for (int number = 1; number <= 3; number++) {
          DeviceId device = new DeviceId("sentuh-0" + number);
          boolean asleep = step / 57 % 3 == number - 1;
          if (!asleep && chance.nextInt(3) == 0) {
            health(
                desk,
                device,
                chance.nextInt(12_000),
                chance.nextInt(100),
                chance.nextInt(5) == 0 ? Wall.Quality.UNSET : Wall.Quality.TRUSTED,
                chance.nextInt(30) == 0);
          }
          if (!asleep && chance.nextInt(20) == 0) {
            tested(
                desk,
                device,
                sequence++,
                chance.nextInt(4) == 0 ? "faulty" : "sound",
                20 + chance.nextInt(40));
          }
        }
        watch(desk).look();
      }
      compare(desk, begun);
    }
  }

  private static void compare(ServedDesk desk, Instant begun) throws Exception {
    Set<String> live = new TreeSet<>();
    List<Alarm> all = new ArrayList<>(records(desk).open());
    all.addAll(records(desk).closed("Klinik Melati", 10_000));
    all.forEach(alarm ->
        live.add(
            String.join(
                " ",
                alarm.rule(),
                alarm.device().value(),
                alarm.place(),
                alarm.began().toString(),
                alarm.opened().toString(),
                alarm.closed().toString())));
    Set<String> dry = new TreeSet<>();
    AlarmRules rules = AlarmsFile.read("rules", records(desk).rules().orElseThrow().content());
    for (AlarmRule rule : rules.rules()) {
      for (Episode episode :
          new DryRun(desk.archive)
              .of(rule, new FleetRecords(desk.archive).seenBy("Klinik Melati"), 30, desk.now())) {
        assertThat(episode.opened()).isAfter(begun);
        dry.add(
            String.join(
                " ",
                episode.rule(),
                episode.device().value(),
                episode.place(),
                episode.began().toString(),
                episode.opened().toString(),
                episode.closed().toString()));
      }
    }
    Set<String> kinds = new HashSet<>();
    dry.forEach(one -> kinds.add(one.substring(0, one.indexOf(' '))));
    assertThat(kinds).contains("silent", "no-room", "storage", "faulty", "motor-worn");
    assertThat(live).isEqualTo(dry);
  }

  @Test
  void otherNumbersAreTriedBeforeTheyAreAdoptedAndThenEverythingIsLookedAtByThem()
      throws Exception {
    try (ServedDesk desk = desk()) {
      watch(desk).look();
      healthy(desk, DEVICE, 0, 60);
      desk.pass(Duration.ofHours(3));
      watch(desk).look();
      assertThat(open(desk)).isEmpty();
      Seat technician = desk.seat("TK-1", Role.TECHNICIAN);
      assertThat(tried(technician, "storage", "80", "60").path("times").intValue()).isZero();
      JsonNode fired = tried(technician, "storage", "50", "60");
      assertThat(fired.path("times").intValue()).isEqualTo(1);
      assertThat(fired.path("fired").get(0).path("device").stringValue()).isEqualTo("sentuh-01");
      assertThat(open(desk)).as("a try changes nothing").isEmpty();
      String body = "{\"number\":\"1\",\"rule\":\"storage\",\"limit\":\"50\",\"lasting\":\"60\"}";
      assertThat(technician.post("/api/alarms/adopt", body).statusCode()).isEqualTo(403);
      Seat lead = desk.seat("BK-1", Role.LEAD_MIDWIFE);
      assertThat(lead.post("/api/alarms/adopt", body).statusCode()).isEqualTo(200);
      assertThat(lead.post("/api/alarms/adopt", body).body())
          .as("meanwhile others count")
          .isEqualTo("{\"refused\":\"others-by-now\"}");
      watch(desk).look();
      assertThat(open(desk)).containsExactly("storage");
      AlarmRecords.Adopted rules = records(desk).rules().orElseThrow();
      assertThat(rules.content()).contains("# When somebody is called to a panel");
      assertThat(AlarmsFile.read("rules", rules.content()).revision()).isEqualTo(2);
      AlarmWatch.stock(desk.archive, Files.readString(RULES), desk.now());
      assertThat(records(desk).rules().orElseThrow().number())
          .as("a file that was there before does not come back")
          .isEqualTo(2);
      assertThat(desk.audit().getFirst().line().act()).isEqualTo("alarm.open");
    }
  }

  private static JsonNode tried(Seat seat, String rule, String limit, String lasting)
      throws Exception {
    String query =
        "rule="
            + rule
            + "&limit="
            + URLEncoder.encode(limit, StandardCharsets.UTF_8)
            + "&lasting="
            + lasting
            + "&days=30";
    return read(seat.get("/api/alarms/try?" + query));
  }

  @Test
  void everyRuleThatIsShippedCanBeGivenOtherNumbers() throws Exception {
    String content = Files.readString(RULES);
    for (AlarmRule rule : AlarmsFile.read(RULES).rules()) {
      double limit =
          rule.about().side() == AlarmRule.Side.YES ? 0 : Math.max(rule.about().least(), 33);
      Optional<String> text = RulesText.with(content, rule, limit, Duration.ofMinutes(7));
      assertThat(text).as(rule.id()).isPresent();
      assertThat(RulesText.with(text.get(), rule, rule.limit(), rule.lasting()))
          .as("and back again")
          .isPresent();
    }
  }

  @Test
  void numbersThatMakeNoSenseAreRefusedAndNothingIsWritten() throws Exception {
    try (ServedDesk desk = desk()) {
      Seat seat = desk.seat("TK-1", Role.TECHNICIAN);
      for (String query :
          List.of(
              "rule=storage&limit=101&lasting=0",
              "rule=storage&limit=50&lasting=-1",
              "rule=storage&limit=50&lasting=0.5",
              "rule=storage&limit=50&lasting=0&days=91",
              "rule=storage&limit=NaN&lasting=0",
              "rule=storage&limit=x&lasting=0",
              "rule=nothing&limit=50&lasting=0",
              "rule=&limit=&lasting=",
              "rule=" + URLEncoder.encode("<script>", StandardCharsets.UTF_8) + "&limit=1")) {
        assertThat(seat.get("/api/alarms/try?" + query).statusCode()).as(query).isBetween(400, 409);
      }
      assertThat(seat.get("/api/alarms/one/7").statusCode()).isEqualTo(404);
      assertThat(seat.get("/api/alarms/one/x").statusCode()).isEqualTo(404);
      assertThat(records(desk).rules().orElseThrow().number()).isEqualTo(1);
    }
  }

  @Test
  void everybodySeesThePanelsOfHerFacilityAndThoseOfNoneInBothDirections() throws Exception {
    try (ServedDesk desk = desk()) {
      watch(desk).look();
      for (String name : List.of("melati-1", "mawar-1", "nobody-1")) {
        health(desk, new DeviceId(name), 0, 10, Wall.Quality.TRUSTED, true);
      }
      place(desk, "melati-1", "Klinik Melati");
      place(desk, "mawar-1", "Klinik Mawar");
      desk.pass(Duration.ofSeconds(5));
      watch(desk).look();
      Seat melati = desk.seat("TK-1", Role.TECHNICIAN);
      String secret =
          desk.people.takeIn(
              "TK-2",
              "Klinik Mawar",
              Role.TECHNICIAN,
              new AuditLine(desk.now(), "console", "", "account.open", "TK-2", ""));
      Seat mawar =
          new Seat(desk, ServedDesk.cookie(desk.stranger().enters("link=" + secret)), "").reading();
      assertThat(devices(melati)).containsExactlyInAnyOrder("melati-1", "nobody-1");
      assertThat(devices(mawar)).containsExactlyInAnyOrder("mawar-1", "nobody-1");
      for (Alarm alarm : records(desk).open()) {
        String its = alarm.device().value();
        String body = "{\"alarm\":\"" + alarm.number() + "\",\"note\":\"\"}";
        if (its.equals("mawar-1")) {
          assertThat(melati.post("/api/alarms/acknowledge", body).statusCode()).isEqualTo(404);
          assertThat(melati.get("/api/alarms/one/" + alarm.number()).statusCode()).isEqualTo(404);
          assertThat(snooze(melati, "" + alarm.number(), desk.now().plusSeconds(60)).statusCode())
              .isEqualTo(404);
          assertThat(mawar.post("/api/alarms/acknowledge", body).statusCode()).isEqualTo(200);
        } else if (its.equals("melati-1")) {
          assertThat(mawar.post("/api/alarms/acknowledge", body).statusCode()).isEqualTo(404);
          assertThat(melati.post("/api/alarms/acknowledge", body).statusCode()).isEqualTo(200);
        }
      }
      assertThat(
              read(melati.get("/api/alarms/try?rule=no-room&limit=0&lasting=0&days=7"))
                  .path("devices")
                  .intValue())
          .isEqualTo(2);
    }
  }

  private static void place(ServedDesk desk, String device, String facility) throws Exception {
    desk.archive.write(connection -> {
      try (var update =
          connection.prepareStatement("update device set facility = ? where device = ?")) {
        update.setString(1, facility);
        update.setString(2, device);
        return update.executeUpdate();
      }
    });
  }

  private static List<String> devices(Seat seat) throws Exception {
    return read(seat.get("/api/alarms/some"))
        .path("alarms")
        .valueStream()
        .map(alarm -> alarm.path("device").stringValue())
        .toList();
  }
}
