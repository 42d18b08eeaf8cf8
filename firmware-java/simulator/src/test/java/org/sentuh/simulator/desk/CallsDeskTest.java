package org.sentuh.simulator.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.clinic.Desk;
import org.sentuh.clinic.alarms.AlarmWatch;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.Arrival;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.fleet.Certificates;
import org.sentuh.clinic.people.Role;
import org.sentuh.control.event.Dose;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.treatment.Reason;
import org.sentuh.pages.PageAddress;
import org.sentuh.simulator.bedside.Chromium;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.SampleFrame;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;

/** Who is called to which panel, at the real desk in a real browser. */
@Tag("browser")
class CallsDeskTest {

  private static final Path RULES = Path.of("../../config/alarms.yaml");
  private static Chromium chromium;

  private final WireJson wire = new WireJson();
  private volatile Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private long sequence;
  private long frames;
  private String before = Entry.BEGINNING;
  private String frameBefore = Entry.BEGINNING;

  @TempDir private Path folder = Path.of("");

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
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .first();
  }

  private void health(Archive archive, String name, long journalMb, boolean full) throws Exception {
    DeviceId device = new DeviceId(name);
    Message.Health health =
        new Message.Health(
            device,
            "boot-1",
            wall(),
            Map.of(Lane.EVENT, 0L),
            journalMb << 20,
            64L << 20,
            5L << 30,
            3,
            0,
            full);
    archive.file(
        List.of(
            new Arrival.Seen(
                new Message.Status(device, true, "boot-1", wall(), "birth", "0.1.0", Set.of()),
                false,
                now),
            new Arrival.Latest(device, Channel.HEALTH, wire.write(health), false, now)));
  }

  private Message.Stamp stamp(DeviceId device) {
    return new Message.Stamp(device, "boot-1", sequence, sequence, wall(), before);
  }

  private void files(Archive archive, Message.Stamped message, Optional<Notice> notice)
      throws Exception {
    Entry entry = wire.entry(message);
    before = entry.hash();
    sequence++;
    archive.file(List.of(new Arrival.Told(entry, notice, now)));
  }

  private void tells(Archive archive, DeviceId device, Fact fact) throws Exception {
    files(
        archive,
        new Message.Fact(stamp(device), new Event("boot-1", sequence, sequence, fact)),
        Optional.empty());
  }

  private void tests(Archive archive, DeviceId device, double ma) throws Exception {
    Notice.SelfTested tested =
        new Notice.SelfTested(
            "sound",
            "completed",
            8_000_000_000L,
            210,
            List.of(),
            List.of(),
            List.of(new Notice.MotorDrew("1D", 41 + sequence % 3), new Notice.MotorDrew("2D", ma)));
    files(archive, new Message.Noted(stamp(device), tested), Optional.of(tested));
  }

  private void warms(Archive archive, DeviceId device, double celsius) throws Exception {
    Fact.Second second =
        new Fact.Second(
            frames * 1_000_000_000L,
            0.5,
            List.of(new Fact.ZoneSecond(1, 2, 3, 0.4, true)),
            List.of(celsius, celsius - 1),
            0.3,
            3.1);
    Message.Sample sample =
        new Message.Sample(
            new Message.Stamp(device, "boot-1", frames, frames, wall(), frameBefore),
            new SampleFrame(List.of("upper-left"), frames, List.of(second)));
    Entry entry = wire.entry(sample);
    frameBefore = entry.hash();
    frames++;
    archive.file(List.of(new Arrival.Told(entry, Optional.empty(), now)));
  }

  private void treats(Archive archive, DeviceId device, double reached, double celsius)
      throws Exception {
    tells(archive, device, new Fact.StateChanged("armed", "running", Reason.NONE));
    warms(archive, device, celsius - 1);
    warms(archive, device, celsius);
    tells(
        archive,
        device,
        new Fact.Ended(
            "completed",
            Reason.COMPLETED,
            900_000_000_000L,
            0,
            new Dose(List.of(9.6, reached), List.of(10.0, 10.0))));
  }

  /** Three weeks of a panel whose motor wears and whose strap gives way, and others. */
  private void history(Archive archive) throws Exception {
    Instant today = now;
    DeviceId device = new DeviceId("sentuh-01");
    for (int day = 20; day >= 1; day--) {
      now = today.minus(Duration.ofDays(day));
      health(archive, "sentuh-01", 30 + day % 3 * 10, day % 5 == 0);
      tests(archive, device, 40 - Math.max(0, 15 - day));
      treats(archive, device, 9 - (20 - day) * 0.2, 35 + day % 4 * 0.5);
      now = now.plus(Duration.ofHours(2));
      health(archive, "sentuh-01", 30, false);
    }
    now = today.minus(Duration.ofDays(3));
    health(archive, "sentuh-03", 10, false);
    now = today;
    health(archive, "sentuh-01", 30, false);
    health(archive, "sentuh-02", 12, true);
    Instant ends = today.plus(Duration.ofDays(12));
    new Certificates(archive)
        .note(
            new Certificates.Issued("5a", "sentuh-02", "device", today, ends),
            new AuditLine(today, "console", "", "certificate.issue", "sentuh-02", ""));
  }

  @Test
  void sheSeesToACallPutsOneOffAndTriesOtherNumbers() throws Exception {
    List<String> faults = new ArrayList<>();
    try (Archive archive = Archive.open("jdbc:sqlite:" + folder.resolve("archive.db"))) {
      history(archive);
      AlarmWatch.stock(archive, Files.readString(RULES), now);
      new AlarmWatch(archive, this::wall).look();
      try (Desk desk = new Desk(archive, this::wall, PageAddress.loopback(0), Optional.empty())) {
        Page page =
            chromium.open(desk.link("TK-1", "Klinik Melati", Role.TECHNICIAN), Chromium.Kind.DESK);
        button(page, "Masuk dengan tautan").click();
        page.waitForSelector(".fleet tbody tr");
        assertThat(page.locator(".fleet tbody")).containsText("1 segera");
        faults.addAll(Chromium.faults(page, "desk-fleet-calls"));
        page.locator(".rail a[href='/alarms']").click();
        page.waitForSelector(".alarms tbody tr");
        // Nobody has seen to this one for days: it was passed on, and is as urgent as today's.
        assertThat(page.locator(".alarms tbody tr").first()).containsText("diteruskan");
        assertThat(page.locator(".alarms tbody tr").nth(1)).containsText("sentuh-02");
        assertThat(page.locator(".alarms tbody")).containsText("Sertifikatnya segera berakhir");
        assertThat(page.locator(".alarms tbody")).containsText("Motornya menua");
        faults.addAll(looked(page, "desk-calls"));
        faults.addAll(seesTo(page));
        faults.addAll(tries(page));
        faults.addAll(aPanel(page));
        faults.addAll(adopts(desk));
      }
    }
    assertThat(faults).isEmpty();
  }

  /** Wide, at 320 px and at night; nothing sticks out, and axe has nothing to say. */
  private static List<String> looked(Page page, String name) {
    List<String> faults = new ArrayList<>(Chromium.faults(page, name));
    Chromium.whole(page, name + "-whole");
    page.setViewportSize(320, 640);
    assertThat(Chromium.stickingOut(page)).isEmpty();
    faults.addAll(Chromium.faults(page, name + "-320"));
    Chromium.whole(page, name + "-320-whole");
    page.setViewportSize(1280, 900);
    button(page, "Layar malam").click();
    faults.addAll(Chromium.faults(page, name + "-night"));
    button(page, "Layar malam").click();
    return faults;
  }

  private static List<String> seesTo(Page page) {
    page.locator(".alarms a").first().click();
    page.waitForSelector(".deeds");
    String script = "<img src=x onerror=alert(1)>";
    page.locator("#note").fill("Saya bawa kabelnya. " + script);
    button(page, "Saya tangani").click();
    assertThat(page.locator(".deeds")).containsText("Ada yang menangani");
    assertThat(page.locator(".deeds")).containsText(script);
    assertThat(page.locator(".deeds img")).hasCount(0);
    button(page, "4 jam").click();
    assertThat(page.locator(".deeds")).containsText("Ditunda");
    List<String> faults = looked(page, "desk-call");
    page.locator(".one a[href^='/fleet/']").waitFor();
    page.locator("a[href='/alarms']").last().click();
    page.waitForSelector(".alarms tbody tr");
    assertThat(page.locator(".counts")).containsText("ditunda 1");
    return faults;
  }

  private static List<String> tries(Page page) {
    button(page, "Aturan").click();
    Locator rule = page.locator("[aria-labelledby=r-no-room]");
    rule.waitFor();
    rule.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Coba")).click();
    assertThat(rule.locator(".fired")).containsText("Akan memanggil 5 kali dalam 30 hari");
    Locator storage = page.locator("[aria-labelledby=r-storage]");
    storage.locator("[name=limit]").fill("50");
    storage.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Coba")).click();
    assertThat(storage.locator(".fired")).containsText("di 1 panel");
    assertThat(storage.locator(".fired"))
        .containsText("Administrator atau bidan koordinator bisa memakai angka ini");
    storage.locator("[name=limit]").fill("500");
    storage.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Coba")).click();
    assertThat(page.locator("#told")).containsText("di luar yang masuk akal");
    return looked(page, "desk-rules");
  }

  private static List<String> aPanel(Page page) {
    page.locator(".rail a[href='/fleet']").click();
    page.locator(".fleet a[href='/fleet/sentuh-01']").click();
    page.waitForSelector(".trend");
    assertThat(page.locator("[aria-labelledby=tr]")).containsText("lengkap dan utuh");
    assertThat(page.locator("[aria-labelledby=td]")).containsText("2D");
    assertThat(page.locator("[aria-labelledby=td] .spark").first()).isVisible();
    List<String> faults = looked(page, "desk-panel-trends");
    button(page, "Masukkan ke tempat saya").click();
    assertThat(page.locator("[aria-labelledby=pr]")).containsText("Klinik Melati");
    return faults;
  }

  private static List<String> adopts(Desk desk) throws Exception {
    Page page =
        chromium.open(desk.link("BK-1", "Klinik Melati", Role.LEAD_MIDWIFE), Chromium.Kind.DESK);
    button(page, "Masuk dengan tautan").click();
    page.waitForSelector(".rail");
    page.locator(".rail a[href='/alarms']").click();
    button(page, "Aturan").click();
    Locator storage = page.locator("[aria-labelledby=r-storage]");
    storage.locator("[name=limit]").fill("50");
    storage.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Coba")).click();
    storage
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Pakai angka ini"))
        .click();
    assertThat(page.locator("#told")).containsText("Angka baru sudah dipakai");
    assertThat(storage.locator("[name=limit]")).hasValue("50");
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName("ID, bahasa Indonesia. Ganti ke English"))
        .click();
    page.waitForLoadState();
    assertThat(page.locator(".rail")).containsText("Panels");
    Chromium.whole(page, "desk-rules-english");
    return Chromium.faults(page, "desk-rules-english-top");
  }
}
