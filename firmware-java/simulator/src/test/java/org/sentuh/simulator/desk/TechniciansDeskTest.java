package org.sentuh.simulator.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.Arrival;
import org.sentuh.clinic.people.Role;
import org.sentuh.pages.PageAddress;
import org.sentuh.simulator.bedside.Chromium;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.LogText;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;

/** What a technician does at the clinic's desk, in a real browser before a real archive. */
@Tag("browser")
class TechniciansDeskTest {

  private static Chromium chromium;

  private final WireJson wire = new WireJson();
  private volatile Instant now = Instant.now();

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

  private void speaks(Archive archive, String name, Map<Lane, Long> waiting, long journal)
      throws Exception {
    DeviceId device = new DeviceId(name);
    Message.Health health =
        new Message.Health(
            device, "boot-1", wall(), waiting, journal, 64L << 20, 5L << 30, 3, 0, false);
    archive.register(device, now.minus(Duration.ofDays(20)));
    archive.file(
        List.of(
            new Arrival.Seen(
                new Message.Status(device, true, "boot-1", wall(), "birth", "0.1.0", Set.of()),
                false,
                now),
            new Arrival.Latest(device, Channel.HEALTH, wire.write(health), false, now)));
  }

  private void tells(Archive archive, String name, long sequence, Notice notice) throws Exception {
    Message.Noted noted =
        new Message.Noted(
            new Message.Stamp(
                new DeviceId(name), "boot-1", sequence, sequence, wall(), Entry.BEGINNING),
            notice);
    archive.file(List.of(new Arrival.Told(wire.entry(noted), Optional.of(notice), now)));
  }

  private void fleet(Archive archive) throws Exception {
    speaks(archive, "sentuh-01", Map.of(Lane.EVENT, 0L, Lane.SAMPLE, 0L), 9L << 20);
    speaks(archive, "sentuh-02", Map.of(Lane.EVENT, 4L, Lane.SAMPLE, 1200L), 58L << 20);
    speaks(archive, "sentuh-03", Map.of(Lane.EVENT, 0L), 12L << 20);
    Notice.Found found = new Notice.Found("motor-open", "motor", "2D", "0x40 channel 7", 3, 38, 52);
    tells(
        archive,
        "sentuh-03",
        0,
        new Notice.SelfTested(
            "faulty", "completed", 8_000_000_000L, 210, List.of(found), List.of()));
    tells(archive, "sentuh-03", 5, new Notice.Goodbye());
    archive.register(new DeviceId("sentuh-04"), now.minus(Duration.ofDays(3)));
  }

  @Test
  void sheSeesWhatNeedsHerFindsTheFaultAndAsksForAStop() throws Exception {
    List<String> faults = new ArrayList<>();
    try (Archive archive = Archive.open("jdbc:sqlite:" + folder.resolve("archive.db"));
        Desk desk = new Desk(archive, this::wall, PageAddress.loopback(0), Optional.empty())) {
      fleet(archive);
      Page page =
          chromium.open(desk.link("TK-1", "Klinik Melati", Role.TECHNICIAN), Chromium.Kind.DESK);
      assertThat(page.locator("#link")).not().hasValue("");
      faults.addAll(Chromium.faults(page, "desk-door"));
      button(page, "Masuk dengan tautan").click();

      page.waitForSelector(".fleet tbody tr");
      assertThat(page.locator("h1")).hasText("Panel");
      assertThat(page.locator(".fleet tbody tr")).hasCount(4);
      assertThat(page.locator(".fleet tbody tr").first()).containsText("sentuh-03");
      assertThat(page.locator(".fleet tbody tr").first())
          .containsText("Uji mandiri menemukan masalah");
      assertThat(page.locator(".rail a")).hasCount(3);
      faults.addAll(Chromium.faults(page, "desk-fleet"));
      assertThat(Chromium.stickingOut(page)).isEmpty();
      page.setViewportSize(320, 640);
      assertThat(Chromium.stickingOut(page)).isEmpty();
      faults.addAll(Chromium.faults(page, "desk-fleet-320"));
      Chromium.whole(page, "desk-fleet-320-whole");
      page.setViewportSize(1280, 900);

      hearsWhatHappens(archive, page);
      faults.addAll(aPanel(archive, page));
    }
    assertThat(faults).isEmpty();
  }

  private void hearsWhatHappens(Archive archive, Page page) throws Exception {
    speaks(archive, "sentuh-05", Map.of(Lane.EVENT, 0L), 1L << 20);
    now = now.plusSeconds(1); // only then: what was looked at in between would stay
    assertThat(page.locator(".fleet tbody tr")).hasCount(5);
  }

  private List<String> aPanel(Archive archive, Page page) throws Exception {
    List<String> faults = new ArrayList<>();
    page.locator(".fleet a").first().click();
    page.waitForSelector(".one");
    assertThat(page.locator(".card.fault")).containsText("2D");
    assertThat(page.locator(".card.fault")).containsText("Bawa:");
    assertThat(page.locator("[aria-labelledby=gp]")).containsText("1–4");
    button(page, "Minta berhenti").click();
    assertThat(page.locator("[aria-labelledby=ask]")).containsText("menunggu dikirim");
    button(page, "Minta tunjukkan diri").click();
    button(page, "Minta catatan kerja").click();
    assertThat(page.locator("[aria-labelledby=ask]")).containsText("kirim catatan kerja");
    sends(archive, "treatment-underway", "a line that was logged\n");
    assertThat(page.locator("[aria-labelledby=ask]")).containsText("Panel tidak mengganggunya");
    Download taken =
        page.waitForDownload(() ->
            page.getByRole(
                    AriaRole.LINK,
                    new Page.GetByRoleOptions().setName("Ambil catatan kerja").setExact(true))
                .click());
    assertThat(Files.readString(taken.path())).isEqualTo("a line that was logged\n");
    Chromium.whole(page, "desk-panel");
    faults.addAll(Chromium.faults(page, "desk-panel-top"));
    page.setViewportSize(320, 640);
    assertThat(Chromium.stickingOut(page)).isEmpty();
    Chromium.whole(page, "desk-panel-320");
    page.setViewportSize(1280, 900);
    button(page, "Layar malam").click();
    faults.addAll(Chromium.faults(page, "desk-panel-night"));
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName("ID, bahasa Indonesia. Ganti ke English"))
        .click();
    assertThat(page.locator("[aria-labelledby=ask]")).containsText("waiting to be sent");
    Chromium.whole(page, "desk-panel-english");
    return faults;
  }

  /** The panel does not show itself, and sends what it logged. */
  private void sends(Archive archive, String why, String log) throws Exception {
    for (Message.RemoteCommand asked : archive.unsentCommands(now, 10)) {
      boolean shows = asked.request() == Message.Request.IDENTIFY;
      if (asked.request() != Message.Request.STOP) {
        archive.file(
            List.of(
                new Arrival.Replied(
                    new Message.CommandReply(
                        asked.device(),
                        asked.id(),
                        shows ? "refused" : "accepted",
                        shows ? why : "",
                        wall()),
                    now)));
      }
      if (asked.request() == Message.Request.FETCH_LOG) {
        for (Message.LogPart part : LogText.parts(asked.device(), asked.id(), log)) {
          archive.file(List.of(new Arrival.Logged(part, now)));
        }
      }
    }
  }

  @Test
  void anAdministratorTakesSomebodyInAndReadsWhoChangedWhat() throws Exception {
    List<String> faults = new ArrayList<>();
    try (Archive archive = Archive.open("jdbc:sqlite:" + folder.resolve("archive.db"));
        Desk desk = new Desk(archive, this::wall, PageAddress.loopback(0), Optional.empty())) {
      Page page =
          chromium.open(desk.link("AD-1", "Klinik Melati", Role.ADMINISTRATOR), Chromium.Kind.DESK);
      button(page, "Masuk dengan tautan").click();
      page.waitForSelector(".empty");
      faults.addAll(Chromium.faults(page, "desk-fleet-empty"));
      page.locator(".rail a[href='/people']").click();
      page.locator("input[name=name]").fill("BD-7");
      button(page, "Terima").click();
      String link = page.locator(".once code").textContent();
      assertThat(link).contains("/#");
      faults.addAll(Chromium.faults(page, "desk-people"));
      page.setViewportSize(320, 640);
      assertThat(Chromium.stickingOut(page)).isEmpty();
      page.setViewportSize(1280, 900);

      Page midwife = chromium.open(link, Chromium.Kind.USUAL);
      button(midwife, "Masuk dengan tautan").click();
      midwife.waitForSelector(".rail");
      midwife.locator(".rail a[href='/me']").click();
      midwife.locator("input[name=password]").fill("pelan pelan saja ya");
      midwife.locator("input[name=again]").fill("pelan pelan saja ya");
      button(midwife, "Simpan").click();
      assertThat(midwife.locator("#told")).hasText("Kata sandi baru sudah berlaku.");
      faults.addAll(Chromium.faults(midwife, "desk-me"));
      button(midwife, "Keluar").click();
      midwife.locator("#name").fill("BD-7");
      midwife.locator("#password").fill("salah salah salah");
      button(midwife, "Masuk").click();
      assertThat(midwife.locator("#told")).containsText("tidak cocok");
      faults.addAll(Chromium.faults(midwife, "desk-door-refused"));
      midwife.locator("#name").fill("BD-7");
      midwife.locator("#password").fill("pelan pelan saja ya");
      button(midwife, "Masuk").click();
      midwife.waitForSelector(".rail");

      page.locator(".rail a[href='/audit']").click();
      button(page, "Periksa rantainya").click();
      assertThat(page.locator(".badge.ok")).hasText("Utuh dari awal sampai akhir");
      assertThat(page.locator(".list")).containsText("account.password");
      faults.addAll(Chromium.faults(page, "desk-audit"));
      page.setViewportSize(320, 640);
      assertThat(Chromium.stickingOut(page)).isEmpty();
    }
    assertThat(faults).isEmpty();
  }
}
