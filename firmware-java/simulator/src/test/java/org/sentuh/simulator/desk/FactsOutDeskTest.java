package org.sentuh.simulator.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.clinic.Desk;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.Arrival;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Care;
import org.sentuh.clinic.archive.Handed;
import org.sentuh.clinic.archive.Identity;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.clinic.authority.PrescribingKey;
import org.sentuh.clinic.people.Role;
import org.sentuh.clinic.research.PseudonymKey;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.pages.PageAddress;
import org.sentuh.simulator.bedside.Chromium;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.Played;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.tissue.ShippedRecording;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.SampleFrame;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;

/**
 * What leaves the desk and what is deleted, in a real browser: a researcher takes treatments along,
 * two people delete what is kept of a mother, and a midwife tries another programme on what a panel
 * told.
 */
@Tag("browser")
final class FactsOutDeskTest {

  private static final String CLINIC = "Klinik Melati";
  private static final String HER = "M-0412";
  private static final DeviceId PANEL = new DeviceId("sentuh-01");
  private static final Path CONFIG = Path.of("../../config");
  private static final Instant NOW = Instant.parse("2026-11-26T07:32:00Z");

  private static Chromium chromium;

  @TempDir private Path folder = Path.of("");

  private final WireJson wire = new WireJson();
  private final List<String> faults = new ArrayList<>();
  private Archive archive;
  private Desk desk;

  @BeforeAll
  static void open() {
    chromium = Chromium.shared();
  }

  @AfterEach
  void leave() {
    chromium.leave();
    desk.close();
    archive.close();
  }

  private static Wall wall(Instant at) {
    return new Wall(at, Wall.Quality.TRUSTED);
  }

  @BeforeEach
  void clinic() throws Exception {
    archive = Archive.open("jdbc:sqlite:" + folder.resolve("archive.db"));
    Instant since = Instant.parse("2026-11-23T01:00:00Z");
    AuditLine line = new AuditLine(since, "BD-7", CLINIC, "mother.admit", HER, "");
    archive.register(PANEL, since);
    archive
        .mothers()
        .keep(
            new Mother(
                HER,
                CLINIC,
                LocalDate.parse("2026-11-22"),
                Mother.Birth.VAGINAL,
                ZoneId.of("Asia/Jakarta"),
                "06:00-12:00 15:00-20:00",
                since,
                Optional.empty()),
            line);
    archive.mothers().identify(HER, new Identity("Ibu Sari", "0812-5550"), line);
    archive.mothers().noted(new Care(HER, since, "BD-7", "visited", "baik-baik saja"), line);
    hand(Optional.empty(), Optional.of(HER), since);
    massage(Instant.parse("2026-11-24T23:10:00Z"));
    desk =
        new Desk(
            archive,
            () -> wall(NOW),
            PageAddress.loopback(0),
            Optional.empty(),
            Desk.treating(
                archive,
                CONFIG,
                Optional.of(PrescribingKey.found(folder.resolve("key"))),
                () -> wall(NOW)),
            Optional.of(PseudonymKey.of(folder.resolve("pseudonyms"))));
  }

  private void hand(Optional<String> from, Optional<String> to, Instant at) throws Exception {
    archive
        .mothers()
        .handOver(
            new Handed(PANEL, 0, from, to, at, Optional.empty(), "BD-7", ""),
            Optional.empty(),
            new AuditLine(at, "BD-7", CLINIC, "panel.hand-over", PANEL.value(), ""));
  }

  /** A massage of a simulated panel on a real back, as it comes to a clinic. */
  private void massage(Instant at) throws Exception {
    Order order = Order.shipped();
    Played played =
        SteppedTreatment.play(order, ShippedRecording.RECLINE_60.read(), Scenario.UNEVENTFUL, 1);
    List<Arrival> arrivals = new ArrayList<>();
    String before = Entry.BEGINNING;
    long sequence = 0;
    Notice agreed = new Notice.ConsentChanged(Consent.RESEARCH, true);
    Entry first =
        wire.entry(
            new Message.Noted(new Message.Stamp(PANEL, "b1", 0, 0, wall(at), before), agreed));
    arrivals.add(new Arrival.Told(first, Optional.of(agreed), at));
    before = first.hash();
    for (Event event : played.events()) {
      if (event.fact() instanceof Fact.Second) {
        continue;
      }
      sequence++;
      Message.Stamp stamp =
          new Message.Stamp(
              PANEL, "b1", sequence, event.atNs(), wall(at.plusNanos(event.atNs())), before);
      Entry entry =
          wire.entry(
              new Message.Fact(stamp, new Event("b1", sequence, event.atNs(), event.fact())));
      before = entry.hash();
      arrivals.add(new Arrival.Told(entry, Optional.empty(), at.plusNanos(event.atNs())));
    }
    arrivals.addAll(frames(order, played.events(), at));
    archive.file(arrivals);
  }

  private List<Arrival> frames(Order order, List<Event> events, Instant at) {
    List<String> zones = order.setup().panel().sensors().stream().map(site -> site.name()).toList();
    List<Event> seconds =
        events.stream().filter(event -> event.fact() instanceof Fact.Second).toList();
    List<Arrival> frames = new ArrayList<>();
    String before = Entry.BEGINNING;
    for (int from = 0; from < seconds.size(); from += SampleFrame.MOST_SECONDS) {
      List<Event> some =
          seconds.subList(from, Math.min(seconds.size(), from + SampleFrame.MOST_SECONDS));
      Entry entry =
          wire.entry(
              new Message.Sample(
                  new Message.Stamp(
                      PANEL,
                      "b1",
                      frames.size(),
                      some.getLast().atNs(),
                      wall(at.plusNanos(some.getLast().atNs())),
                      before),
                  new SampleFrame(
                      zones,
                      some.getFirst().atNs(),
                      some.stream().map(event -> (Fact.Second) event.fact()).toList())));
      before = entry.hash();
      frames.add(new Arrival.Told(entry, Optional.empty(), at.plusSeconds(600)));
    }
    return frames;
  }

  private String url() {
    String url = desk.url();
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private Page seat(String name, Role role) throws Exception {
    Page page = chromium.open(desk.link(name, CLINIC, role), Chromium.Kind.DESK);
    page.onPageError(faults::add);
    page.click(".bylink .b");
    page.waitForSelector(".rail");
    return page;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
  }

  /** Wide and small, by day and by night, in the other language: nothing is found against it. */
  private void looked(Page page, String name, String ready) {
    faults.addAll(Chromium.faults(page, name));
    Chromium.whole(page, name + "-whole");
    button(page, "Layar malam").click();
    faults.addAll(Chromium.faults(page, name + "-night"));
    button(page, "Layar malam").click();
    page.setViewportSize(320, 700);
    assertThat(Chromium.sideways(page)).as(name).isZero();
    Chromium.whole(page, name + "-320");
    faults.addAll(Chromium.faults(page, name + "-small"));
    page.setViewportSize(1280, 900);
    assertThat(page.locator(ready).first()).isVisible();
  }

  @Test
  void aResearcherReadsWhatThereIsAndTakesItAlong() throws Exception {
    Page page = seat("RS-1", Role.RESEARCHER);
    assertThat(page.locator("h2").first()).hasText("Ambil data pijat");
    page.locator(".book summary").first().click();
    looked(page, "desk-research", ".book");

    page.fill("input[name=study]", "Nyaman minggu pertama");
    Download download = page.waitForDownload(() -> button(page, "Buat berkasnya").click());
    assertThat(download.suggestedFilename()).isEqualTo("sentuh-treatments.zip");
    assertThat(Files.size(download.path())).isPositive();
    assertThat(page.locator("#told")).containsText("kB sudah disimpan");
    page.fill("input[name=study]", "<script>");
    button(page, "Buat berkasnya").click();
    assertThat(page.locator("#told")).containsText("Nama penelitian");

    page.locator(".lang").click();
    assertThat(page.locator("h2").first()).hasText("Take treatments along");
    faults.addAll(Chromium.faults(page, "desk-research-en"));
    assertThat(faults).isEmpty();
  }

  @Test
  void twoPeopleDeleteWhatIsKeptOfAMother() throws Exception {
    hand(Optional.of(HER), Optional.empty(), NOW.minusSeconds(3600));
    Page lead = seat("BK-1", Role.LEAD_MIDWIFE);
    lead.navigate(url() + "/personal");
    lead.fill("input[name=code]", HER);
    button(lead, "Cari").click();
    assertThat(lead.locator(".foundhere h2").first()).containsText(HER);
    looked(lead, "desk-personal", ".foundhere");
    Download download = lead.waitForDownload(() -> button(lead, "Buat berkasnya").click());
    assertThat(download.suggestedFilename()).isEqualTo("sentuh-M-0412.zip");
    lead.check("input[name=recorded]");
    lead.locator(".foundhere input[name=typed]").fill(HER);
    button(lead, "Tuliskan keinginannya").click();
    assertThat(lead.locator(".wish")).containsText("menunggu orang kedua");
    faults.addAll(Chromium.faults(lead, "desk-personal-asked"));

    Page administrator = seat("AD-1", Role.ADMINISTRATOR);
    administrator.navigate(url() + "/personal");
    faults.addAll(Chromium.faults(administrator, "desk-personal-second"));
    administrator.locator(".wish input[name=typed]").fill("M-0000");
    button(administrator, "Hapus").click();
    assertThat(administrator.locator("#told")).containsText("bukan kodenya");
    administrator.locator(".wish input[name=typed]").fill(HER);
    button(administrator, "Hapus").click();
    assertThat(administrator.locator(".wish .badge.ok")).hasText("dihapus");
    assertThat(archive.mothers().identity(HER)).isEmpty();
    administrator.fill("input[name=code]", "BK-1");
    button(administrator, "Cari").click();
    assertThat(administrator.locator(".foundhere")).containsText("baris catatan");
    administrator.locator(".lang").click();
    assertThat(administrator.locator(".wish .badge.ok")).hasText("deleted");
    faults.addAll(Chromium.faults(administrator, "desk-personal-en"));
    assertThat(faults).isEmpty();
  }

  @Test
  void aMidwifeTriesAGentlerProgrammeOnWhatHerPanelTold() throws Exception {
    Page page = seat("BD-7", Role.MIDWIFE);
    page.navigate(url() + "/rerun/" + HER);
    page.selectOption("select[name=programme]", "gentle.1");
    button(page, "Coba").click();
    assertThat(page.locator(".both tbody tr")).hasCount(6);
    assertThat(page.locator(".rerun")).containsText("berselisih");
    looked(page, "desk-rerun", ".both");
    page.locator(".lang").click();
    assertThat(page.locator("h2").first()).hasText("Her last massages, under another programme");
    assertThat(faults).isEmpty();
  }
}
