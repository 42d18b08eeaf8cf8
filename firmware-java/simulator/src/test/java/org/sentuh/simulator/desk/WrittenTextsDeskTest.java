package org.sentuh.simulator.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.clinic.Desk;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.Arrival;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.clinic.authority.PrescribingKey;
import org.sentuh.clinic.people.Role;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.pages.PageAddress;
import org.sentuh.simulator.bedside.Chromium;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;

/** What people write is text on every page, and a list of many mothers is turned page by page. */
@Tag("browser")
class WrittenTextsDeskTest {

  private static final String CLINIC = "Klinik Melati";
  private static final DeviceId PANEL = new DeviceId("sentuh-01");
  private static final MachineWallClock CLOCK = new MachineWallClock();
  private static final Path CONFIG = Path.of("../../config");

  /** An attribute's end, an element and its script, no longer than the shortest field takes. */
  private static final String SCRIPT = "\"><img src=x onerror='ran=1'>";

  private static Chromium chromium;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void open() {
    chromium = Chromium.shared();
  }

  @AfterEach
  void leave() {
    chromium.leave();
  }

  private Desk desk(Archive archive) throws Exception {
    Path config = folder.resolve("config");
    try (Stream<Path> files = Files.walk(CONFIG)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = config.resolve(CONFIG.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Path gentle = config.resolve("programmes/gentle.yaml");
    String titled =
        Files.readString(gentle)
            .replaceFirst("(?m)^  id: .*$", "  id: '" + SCRIPT.replace("'", "''") + "'");
    assertThat(titled).contains("onerror");
    Files.writeString(gentle, titled);
    return new Desk(
        archive,
        CLOCK,
        PageAddress.loopback(0),
        Optional.empty(),
        Desk.treating(
            archive, config, Optional.of(PrescribingKey.found(folder.resolve("key"))), CLOCK));
  }

  private static Page seat(Desk desk, String name, Role role) throws Exception {
    Page page = chromium.open(desk.link(name, CLINIC, role), Chromium.Kind.DESK);
    page.click(".bylink .b");
    page.waitForSelector(".rail");
    return page;
  }

  /** As the page itself would send it. */
  private static void posts(Page page, String path, Map<String, Object> body) {
    Object status =
        page.evaluate(
            """
            async ([path, body]) => (await fetch('/api/' + path, {method: 'POST', body: JSON.stringify(body),
              headers: {'Content-Type': 'application/json', 'X-Page-Token': document.body.dataset.token}})).status
            """,
            List.of(path, body));
    assertThat(((Number) status).intValue()).as(path + " " + body).isEqualTo(200);
  }

  private static String url(Page page, String path) {
    return page.url().replaceFirst("(//[^/]+).*", "$1" + path);
  }

  @Test
  void whatSomebodyWroteInAnyFieldIsTextOnEveryPageThatShowsIt() throws Exception {
    try (Archive archive = Archive.open("jdbc:sqlite:" + folder.resolve("archive.db"));
        Desk desk = desk(archive)) {
      archive.register(PANEL, CLOCK.now().at());
      archive.register(new DeviceId("sentuh-02"), CLOCK.now().at());
      Page midwife = seat(desk, "BD-1", Role.LEAD_MIDWIFE);
      write(midwife);
      archive.file(
          List.of(
              new Arrival.Answered(
                  new Message.Reported(PANEL, 0, 1, SCRIPT), false, CLOCK.now().at())));
      Page technician = seat(desk, "TK-1", Role.TECHNICIAN);
      posts(
          technician,
          "fleet/let-go",
          Map.of("device", "sentuh-02", "typed", "sentuh-02", "why", SCRIPT));
      List<String> shown = new ArrayList<>();
      for (String path :
          new String[] {
            "/mothers",
            "/mothers/M-1",
            "/design",
            "/prescribing",
            "/prescribing/sentuh-01",
            "/fleet",
            "/fleet/sentuh-01",
            "/alarms",
            "/rerun",
            "/audit",
            "/personal"
          }) {
        looks(midwife, path, shown);
      }
      looks(technician, "/fleet/sentuh-02", shown);
      assertThat(shown)
          .as("pages that show it, as what it is")
          .contains(
              "/mothers/M-1", "/design", "/prescribing/sentuh-01", "/fleet/sentuh-02", "/audit");
    }
  }

  private static void write(Page midwife) {
    posts(
        midwife,
        "mothers/admit",
        Map.of(
            "code", "M-1",
            "bornOn", LocalDate.now(ZoneId.of("Asia/Jakarta")).minusDays(3).toString(),
            "birth", "vaginal",
            "zone", "Asia/Jakarta",
            "windows", "08:00-10:00"));
    posts(midwife, "mothers/identify", Map.of("code", "M-1", "called", SCRIPT, "phone", SCRIPT));
    posts(midwife, "mothers/hand-over", Map.of("panel", "sentuh-01", "to", "M-1", "why", SCRIPT));
    posts(midwife, "mothers/care", Map.of("code", "M-1", "what", "called", "note", SCRIPT));
    posts(
        midwife,
        "mothers/visit",
        Map.of(
            "code",
            "M-1",
            "on",
            LocalDate.now(ZoneId.of("Asia/Jakarta")).toString(),
            "note",
            SCRIPT,
            "done",
            SCRIPT));
    posts(
        midwife,
        "prescribing/withhold",
        Map.of("device", "sentuh-01", "mother", "M-1", "revoked", false, "why", "text " + SCRIPT));
    posts(
        midwife,
        "prescribing/withhold",
        Map.of("device", "sentuh-02", "mother", "M-2", "revoked", true, "why", "text " + SCRIPT));
  }

  /** Nothing of it has become a part of the page, or runs. */
  private static void looks(Page page, String path, List<String> shown) {
    page.navigate(url(page, path));
    page.waitForSelector("#main > *");
    page.waitForTimeout(1_000);
    assertThat(page.evaluate("document.querySelectorAll('img[src=x], [onerror]').length"))
        .as(path)
        .isEqualTo(0);
    assertThat(page.evaluate("'ran' in window")).as(path).isEqualTo(false);
    if (page.locator("body").innerText().contains(SCRIPT)) {
      shown.add(path);
    }
  }

  @Test
  void aListOfManyMothersIsTurnedPageByPageAndFoundInOneStep() throws Exception {
    List<String> faults = new ArrayList<>();
    try (Archive archive = Archive.open("jdbc:sqlite:" + folder.resolve("archive.db"));
        Desk desk = desk(archive)) {
      for (int number = 1; number <= 120; number++) {
        mother(archive, String.format(Locale.ROOT, "M-%04d", number));
      }
      Page page = seat(desk, "BD-1", Role.MIDWIFE);
      Locator rows = page.locator(".mothers tbody tr");
      Locator turning = page.locator("nav.turn");
      assertThat(rows).hasCount(50);
      assertThat(turning).containsText("1 sampai 50");
      assertThat(turning.locator("button").first()).isDisabled();
      turning.scrollIntoViewIfNeeded();
      faults.addAll(Chromium.faults(page, "desk-mothers-turn"));
      turning.locator("button").last().click();
      assertThat(turning).containsText("51 sampai 100");
      turning.locator("button").last().click();
      assertThat(rows).hasCount(20);
      assertThat(turning).containsText("101 sampai 120");
      assertThat(turning.locator("button").last()).isDisabled();
      page.setViewportSize(320, 640);
      assertThat(Chromium.stickingOut(page)).isEmpty();
      turning.scrollIntoViewIfNeeded();
      faults.addAll(Chromium.faults(page, "desk-mothers-turn-320"));
      turning.locator("button").first().click();
      assertThat(turning).containsText("51 sampai 100");
      page.locator("input[type=search]").fill("0077");
      assertThat(rows).hasCount(1);
      assertThat(rows.first()).containsText("M-0077");
    }
    assertThat(faults).isEmpty();
  }

  private static void mother(Archive archive, String code) throws Exception {
    archive
        .mothers()
        .keep(
            new Mother(
                code,
                CLINIC,
                LocalDate.now(ZoneId.of("Asia/Jakarta")).minusDays(2),
                Mother.Birth.VAGINAL,
                ZoneId.of("Asia/Jakarta"),
                "08:00-10:00",
                CLOCK.now().at(),
                Optional.empty()),
            new AuditLine(CLOCK.now().at(), "BD-1", CLINIC, "test", code, ""));
  }
}
