package org.sentuh.simulator.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.clinic.Desk;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.Arrival;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Handed;
import org.sentuh.clinic.archive.Identity;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.clinic.authority.PrescribingKey;
import org.sentuh.clinic.people.Role;
import org.sentuh.control.event.Dose;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.treatment.Reason;
import org.sentuh.pages.PageAddress;
import org.sentuh.settings.PanelFile;
import org.sentuh.simulator.bedside.Chromium;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;

/** A midwife's way in a real browser: who needs her and why, what reached her, what was done. */
@Tag("browser")
final class MidwifesDeskTest {

  private static final String CLINIC = "Klinik Melati";
  private static final String PLAN = "06:00-12:00 15:00-20:00";
  private static final Duration HOUR = Duration.ofHours(1);

  private static Chromium chromium;

  @TempDir private Path folder = Path.of("");

  private final WireJson wire = new WireJson();
  private Instant now = Instant.parse("2026-11-26T07:32:00Z");

  @BeforeAll
  static void open() {
    chromium = Chromium.shared();
  }

  @AfterEach
  void leave() {
    chromium.leave();
  }

  private Wall wall() {
    return new Wall(now, Wall.Quality.TRUSTED);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
  }

  // The clinic.

  private void mother(Archive archive, int number, Mother.Birth birth) throws Exception {
    Instant since = Instant.parse("2026-11-23T01:00:00Z");
    String code = String.format(Locale.ROOT, "02%02d", number);
    AuditLine line = new AuditLine(since, "BD-1", CLINIC, "test", code, "");
    archive.register(panel(number), since);
    archive
        .mothers()
        .keep(
            new Mother(
                code,
                CLINIC,
                LocalDate.parse("2026-11-23"),
                birth,
                ZoneId.of("Asia/Jakarta"),
                PLAN,
                since,
                Optional.empty()),
            line);
    archive
        .mothers()
        .handOver(
            new Handed(
                panel(number),
                0,
                Optional.empty(),
                Optional.of(code),
                since,
                Optional.empty(),
                "BD-1",
                ""),
            Optional.empty(),
            line);
    archive.prescribe(
        new Message.Desired(
            panel(number), 1, "state: active\nuntil: 2026-12-10T00:00:00Z\n", "c2lnbmVk"),
        since);
    archive.file(
        List.of(new Arrival.Answered(new Message.Reported(panel(number), 1, 1, ""), false, since)));
  }

  private static DeviceId panel(int number) {
    return new DeviceId("sentuh-" + number);
  }

  /** What a panel tells in a boot of its own, received as it happens. */
  private void tells(Archive archive, int number, String boot, Instant at, Fact... facts)
      throws Exception {
    List<Arrival> told = new ArrayList<>();
    String before = Entry.BEGINNING;
    for (int sequence = 0; sequence < facts.length; sequence++) {
      Instant moment = at.plusSeconds(20L * sequence);
      long atNs = Duration.ofSeconds(20L * sequence).toNanos();
      Entry entry =
          wire.entry(
              new Message.Fact(
                  new Message.Stamp(
                      panel(number),
                      boot,
                      sequence,
                      atNs,
                      new Wall(moment, Wall.Quality.TRUSTED),
                      before),
                  new Event(boot, sequence, atNs, facts[sequence])));
      before = entry.hash();
      told.add(new Arrival.Told(entry, Optional.empty(), moment));
    }
    archive.file(told);
  }

  /** What she answers after a massage. */
  private void says(Archive archive, int number, String boot, Instant at, int milk)
      throws Exception {
    long atNs = Duration.ofMinutes(10).toNanos();
    Entry entry =
        wire.entry(
            new Message.Wellbeing(
                new Message.Stamp(
                    panel(number),
                    boot,
                    0,
                    atNs,
                    new Wall(at, Wall.Quality.TRUSTED),
                    Entry.BEGINNING),
                Map.of("pain", 2, "calm", 7, "milk", milk, "mood", 6)));
    archive.file(List.of(new Arrival.Told(entry, Optional.empty(), at)));
  }

  private static Fact prepared() {
    return new Fact.Prepared("standard", 3, "m", 262, 300_000_000_000L, 0.4, 0.8);
  }

  private static Fact began() {
    return new Fact.StateChanged("armed", "running", Reason.NONE);
  }

  private static Fact ended(String outcome, Reason why, int seconds, double... delivered) {
    List<Double> reached = new ArrayList<>();
    List<Double> asked = new ArrayList<>();
    for (double zone : delivered) {
      reached.add(zone);
      asked.add(30.0);
    }
    return new Fact.Ended(
        outcome, why, Duration.ofSeconds(seconds).toNanos(), 0, new Dose(reached, asked));
  }

  private static Fact completed() {
    return ended("completed", Reason.COMPLETED, 300, 28.8, 28.5, 27.9, 27, 27.3, 27.9);
  }

  private void clinic(Archive archive) throws Exception {
    for (int number : new int[] {14, 98, 17, 3, 11}) {
      mother(archive, number, number % 2 == 0 ? Mother.Birth.VAGINAL : Mother.Birth.CAESAREAN);
    }
    String[] days = {"2026-11-24", "2026-11-25", "2026-11-26"};
    for (int day = 0; day < days.length; day++) {
      Instant morning = Instant.parse(days[day] + "T00:10:00Z");
      massage(archive, 11, "m" + day, morning);
      if (day < 2) {
        massage(archive, 14, "m" + day, morning);
        massage(archive, 14, "a" + day, morning.plus(HOUR.multipliedBy(9)));
        massage(archive, 17, "m" + day, morning);
        massage(archive, 17, "a" + day, morning.plus(HOUR.multipliedBy(9)));
        massage(archive, 11, "a" + day, morning.plus(HOUR.multipliedBy(9)));
      }
    }
    says(archive, 17, "m0", Instant.parse("2026-11-24T00:20:00Z"), 3);
    says(archive, 17, "a0", Instant.parse("2026-11-24T09:20:00Z"), 5);
    says(archive, 17, "m1", Instant.parse("2026-11-25T00:20:00Z"), 4);
    says(archive, 17, "a1", Instant.parse("2026-11-25T09:20:00Z"), 7);
    massage(archive, 98, "m0", Instant.parse("2026-11-24T00:10:00Z"));
    massage(archive, 3, "m0", Instant.parse("2026-11-24T00:10:00Z"));
    tells(archive, 3, "z", now.minusSeconds(60), prepared());
    tells(
        archive,
        14,
        "z",
        Instant.parse("2026-11-25T23:12:00Z"),
        prepared(),
        ended("stopped", Reason.SCREENING_FORBIDS, 0));
    tells(
        archive,
        17,
        "z",
        Instant.parse("2026-11-26T00:10:00Z"),
        prepared(),
        began(),
        new Fact.ContactChanged("lower-right", true),
        new Fact.ContactChanged("lower-right", false),
        new Fact.LimitBegan(Reason.SKIN_WARM, 0.5, 0.4),
        new Fact.LimitEnded(Reason.SKIN_WARM, 20_000_000_000L),
        ended("stopped", Reason.STOP_BUTTON, 130, 12.8, 12.5, 12.3, 12, 12.1, 4.6));
    archive
        .mothers()
        .identify(
            "0214",
            new Identity("Ibu S.", "0800 000 014"),
            new AuditLine(now, "BD-1", CLINIC, "test", "0214", ""));
  }

  private void massage(Archive archive, int number, String boot, Instant at) throws Exception {
    tells(archive, number, boot, at, prepared(), began(), completed());
  }

  // Her way.

  @Test
  void sheSeesWhoNeedsHerWhatReachedHerAndWritesDownWhatSheDid() throws Exception {
    List<String> faults = new ArrayList<>();
    try (Archive archive = Archive.open("jdbc:sqlite:" + folder.resolve("archive.db"));
        Desk desk = desk(archive)) {
      clinic(archive);
      Page page = chromium.open(desk.link("BD-1", CLINIC, Role.MIDWIFE), Chromium.Kind.DESK);
      button(page, "Masuk dengan tautan").click();
      page.waitForSelector(".mothers tbody tr");
      faults.addAll(theList(page));
      faults.addAll(oneOfThem(page));
      faults.addAll(whatWasDone(page));
    }
    assertThat(faults).isEmpty();
  }

  private Desk desk(Archive archive) throws Exception {
    return new Desk(
        archive,
        this::wall,
        PageAddress.loopback(0),
        Optional.empty(),
        new Desk.Treating(
            List.of(),
            Map.of("m", PanelFile.read(Path.of("..", "..", "config", "panels", "m.yaml"))),
            Optional.of(PrescribingKey.found(folder.resolve("key")))));
  }

  private static List<String> theList(Page page) {
    List<String> faults = new ArrayList<>();
    Locator rows = page.locator(".mothers tbody tr");
    assertThat(rows).hasCount(5);
    assertThat(rows.nth(0)).containsText("Ibu 0214");
    assertThat(rows.nth(0)).containsText("Jawaban melarang pijat");
    assertThat(rows.nth(1)).containsText("Belum tentu terlewat");
    assertThat(rows.nth(2)).containsText("Sebagian");
    assertThat(rows.nth(3)).containsText("Terlewat");
    assertThat(rows.nth(4)).containsText("Sesuai rencana");
    Chromium.whole(page, "desk-mothers");
    faults.addAll(Chromium.faults(page, "desk-mothers-top"));
    rows.nth(2).getByRole(AriaRole.BUTTON).click();
    page.waitForSelector("aside .back");
    Chromium.whole(page, "desk-mothers-beside");
    faults.addAll(Chromium.faults(page, "desk-mothers-beside-top"));
    for (int width : new int[] {390, 320}) {
      page.setViewportSize(width, 800);
      assertThat(Chromium.sideways(page)).isZero();
      Chromium.whole(page, "desk-mothers-" + width);
    }
    faults.addAll(Chromium.faults(page, "desk-mothers-320-top"));
    page.setViewportSize(1280, 900);
    button(page, "Terlewat").click();
    assertThat(rows).hasCount(1);
    button(page, "Semua").click();
    assertThat(rows).hasCount(5);
    return faults;
  }

  private static List<String> oneOfThem(Page page) {
    page.locator(".mothers a").nth(2).click();
    page.waitForSelector(".hers .back");
    assertThat(page.locator(".hers")).containsText("Kanan bawah");
    assertThat(page.locator(".part.low")).hasCount(6);
    assertThat(page.locator(".milkline .said")).hasCount(4);
    assertThat(page.locator(".milkline .whole")).hasCount(4);
    assertThat(page.locator(".milkline .ended")).hasCount(1);
    Chromium.whole(page, "desk-mother");
    List<String> faults = new ArrayList<>(Chromium.faults(page, "desk-mother-top"));
    for (int width : new int[] {390, 320}) {
      page.setViewportSize(width, 800);
      assertThat(Chromium.sideways(page)).isZero();
      Chromium.whole(page, "desk-mother-" + width);
    }
    page.setViewportSize(1280, 900);
    button(page, "Layar malam").click();
    faults.addAll(Chromium.faults(page, "desk-mother-night"));
    button(page, "Layar malam").click();
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    Chromium.whole(page, "desk-mother-print");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    return faults;
  }

  private List<String> whatWasDone(Page page) {
    page.locator("a[href='/mothers']").first().click();
    page.waitForSelector(".mothers tbody tr");
    page.locator(".mothers a").first().click();
    page.waitForSelector(".alert");
    assertThat(page.locator(".alert")).containsText("bisa jadi tanda bahaya");
    assertThat(page.locator(".alert a[href^='tel:']")).hasCount(1);
    page.locator("[aria-labelledby=care] [name=note]").fill("<b>dibawa</b> ke IGD");
    now = now.plusSeconds(30);
    button(page, "Simpan").click();
    assertThat(page.locator("[aria-labelledby=done]")).containsText("<b>dibawa</b> ke IGD");
    assertThat(page.locator(".alert")).not().containsText("tanda bahaya");
    List<String> faults = new ArrayList<>(Chromium.faults(page, "desk-mother-done"));
    faults.addAll(aVisit(page));
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName("ID, bahasa Indonesia. Ganti ke English"))
        .click();
    assertThat(page.locator("[aria-labelledby=done]")).containsText("Called");
    return faults;
  }

  /** Item 10 of EPDS is not put away before something was done about it. */
  private static List<String> aVisit(Page page) {
    page.locator(".visiting > summary").click();
    page.locator("[name=fundal]").fill("11.5");
    page.selectOption("[name=feeding]", "mixed");
    page.locator("[name=epds]").fill("9");
    page.locator("[name=epds-ten]").fill("1");
    button(page, "Simpan kunjungan").click();
    assertThat(page.locator("#told")).containsText("Ini perlu ditangani sekarang");
    page.locator("[name=done]").fill("didampingi, suami dan puskesmas dihubungi");
    button(page, "Simpan kunjungan").click();
    assertThat(page.locator("[aria-labelledby=visits]")).containsText("dampingi sekarang");
    assertThat(page.locator("[aria-labelledby=visits]")).containsText("menunggu tanda tangan");
    assertThat(page.locator("[aria-labelledby=milk]")).containsText("bayi mendapat");
    Chromium.whole(page, "desk-mother-visit");
    return Chromium.faults(page, "desk-mother-visit-top");
  }
}
