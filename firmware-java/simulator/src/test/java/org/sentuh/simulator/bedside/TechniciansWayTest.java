package org.sentuh.simulator.bedside;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sentuh.control.treatment.State;
import org.sentuh.device.bedside.Role;
import org.sentuh.simulator.session.ServedPanel;

/** What a technician does with her page, in a real browser before a simulated panel. */
@Tag("browser")
class TechniciansWayTest {

  private static Chromium chromium;

  @BeforeAll
  static void open() {
    chromium = Chromium.shared();
  }

  @AfterEach
  void leave() {
    chromium.leave();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .first();
  }

  @Test
  void sheSeesEveryReadingFindsTheFaultAndTakesItAlong() throws Exception {
    List<String> faults = new ArrayList<>();
    try (ServedPanel device =
        new ServedPanel(new Disk(), 0, "at 20 s motor 2D stalls", "at 20 s chip 0x19 vanishes")) {
      Page page = chromium.paired(device.server(), Role.TECHNICIAN, Chromium.Kind.USUAL);
      page.waitForSelector(".service");
      assertThat(page.locator(".card h2").first()).containsText("Belum diuji");
      faults.addAll(Chromium.faults(page, "technician-untested"));
      device.takesItsTime();
      button(page, "Uji sekarang").click();
      page.waitForSelector(".busy");
      faults.addAll(Chromium.faults(page, "technician-testing"));
      page.waitForSelector(".selftest");
      assertThat(page.locator(".card.well")).containsText("Panelnya sehat");
      assertThat(page.locator(".selftest .hint").first())
          .hasText("20 motor: 20 baik, 0 bermasalah");
      assertThat(page.locator(".card.fault")).hasCount(0);
      assertThat(page.locator("[aria-labelledby=sen] tbody tr")).hasCount(6);
      assertThat(page.locator("[aria-labelledby=sen]")).containsText("kPa");
      assertThat(page.locator("[aria-labelledby=bus] tbody tr")).hasCount(8);
      assertThat(page.locator("[aria-labelledby=box]")).containsText("12 catatan");
      Chromium.whole(page, "technician");
      faults.addAll(Chromium.faults(page, "technician-top"));

      device.passUntil(25);
      button(page, "Uji sekarang").click();
      page.waitForSelector(".card.fault");
      faults.addAll(Chromium.faults(page, "technician-fault"));
      assertThat(page.locator(".column").first()).containsText("2D");
      assertThat(page.locator(".bring")).containsText("motor");
      assertThat(page.locator("[aria-labelledby=bus] tr.care")).containsText("0x19");

      page.setViewportSize(320, 568);
      assertThat(Chromium.sideways(page)).isZero();
      page.locator(".selftest summary").click();
      assertThat(Chromium.sideways(page)).isZero();
      Chromium.whole(page, "technician-320");
      page.setViewportSize(1280, 900);
      page.evaluate("window.scrollTo(0, 0)");
      faults.addAll(Chromium.faults(page, "technician-desk"));
      assertThat(Chromium.sideways(page)).isZero();
      button(page, "Layar malam").click();
      faults.addAll(Chromium.faults(page, "technician-night"));
      page.getByRole(
              AriaRole.BUTTON,
              new Page.GetByRoleOptions().setName("ID, bahasa Indonesia. Ganti ke English"))
          .click();
      assertThat(page.locator(".bring")).containsText("Bring");
      assertThat(page.locator(".card.fault").first()).containsText("does not answer");
      Chromium.whole(page, "technician-english");
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void theLastMinuteIsDrawnWhenSheOpensItReadByKeyboardAndToldAsATable() throws Exception {
    List<String> faults = new ArrayList<>();
    try (ServedPanel device =
        new ServedPanel(new Disk(), 0, "at 12 s strap upper-left loosens to 0.2 over 4 s")) {
      Page page = chromium.paired(device.server(), Role.TECHNICIAN, Chromium.Kind.USUAL);
      page.waitForSelector(".service");
      String library =
          "performance.getEntriesByType('resource').some(one => one.name.includes('uPlot'))";
      assertThat(page.evaluate(library)).isEqualTo(false);
      button(page, "Tampilkan grafik").click();
      assertThat(page.locator(".trace canvas")).hasCount(7);
      device.passUntil(20);
      page.waitForTimeout(2_500);
      Locator upperLeft = page.locator(".trace").first();
      assertThat(upperLeft).hasAttribute("data-name", "upper-left");
      assertThat(upperLeft)
          .hasAttribute("aria-label", Pattern.compile("kiri atas: .* kPa sekarang, .*"));
      upperLeft.focus();
      page.keyboard().press("ArrowLeft");
      assertThat(page.locator(".read")).containsText(Pattern.compile("kiri atas, \\d+ detik lalu"));
      upperLeft.scrollIntoViewIfNeeded();
      faults.addAll(Chromium.faults(page, "technician-traces"));
      Chromium.whole(page, "technician-traces-whole");
      page.setViewportSize(320, 568);
      assertThat(Chromium.stickingOut(page)).isEmpty();
      button(page, "Layar malam").click();
      page.waitForTimeout(600);
      upperLeft.scrollIntoViewIfNeeded();
      faults.addAll(Chromium.faults(page, "technician-traces-night-320"));
      button(page, "Lihat sebagai tabel").click();
      assertThat(page.locator("[aria-labelledby=past] tbody tr")).hasCount(7);
      assertThat(Chromium.stickingOut(page)).isEmpty();
      faults.addAll(Chromium.faults(page, "technician-traces-table"));
      button(page, "Lihat sebagai grafik").click();
      assertThat(page.locator(".trace canvas")).hasCount(7);
      button(page, "Tutup grafik").click();
      assertThat(page.locator(".trace")).hasCount(0);
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void whatWasLoggedIsShownWithoutSecretsAndTheBundleIsTakenAlong() throws Exception {
    try (ServedPanel device = new ServedPanel(new Disk(), 0)) {
      LogRecord said =
          new LogRecord(Level.WARNING, "broker ssl://klinik:rahasia9@10.0.0.4:8883 refused");
      said.setLoggerName("org.sentuh.telemetry.uplink.PahoLink");
      device.log().publish(said);
      device.log().publish(new LogRecord(Level.INFO, "a quiet line"));
      Page page = chromium.paired(device.server(), Role.TECHNICIAN, Chromium.Kind.USUAL);
      button(page, "Tampilkan").click();
      assertThat(page.locator(".log")).containsText("a quiet line");
      assertThat(page.locator(".log")).containsText("[login]@10.0.0.4");
      assertThat(page.locator(".log")).not().containsText("rahasia9");
      button(page, "Peringatan saja").click();
      assertThat(page.locator(".log")).not().containsText("a quiet line");
      assertThat(Chromium.faults(page, "technician-log")).isEmpty();
      Download download = page.waitForDownload(() -> page.locator("a[download]").click());
      assertThat(download.suggestedFilename()).isEqualTo("sentuh-support.zip");
      assertThat(device.replays(download.path())).isTrue();
    }
  }

  @Test
  void aStopEndsATestAtOnceAndInAMassageThereIsNone() throws Exception {
    try (ServedPanel device = new ServedPanel(new Disk(), 0)) {
      Page page = chromium.paired(device.server(), Role.TECHNICIAN, Chromium.Kind.USUAL);
      Page mother = chromium.paired(device.server(), Role.MOTHER, Chromium.Kind.USUAL);
      button(page, "Uji dengan tangan").click();
      assertThat(page.locator(".asked")).containsText("tombol berhenti");
      Chromium.picture(page, "technician-hands");
      assertThat(mother.locator(".why")).containsText("Panelnya sedang memeriksa diri");
      assertThat(mother.locator(".go")).hasCount(0);
      button(mother, "STOP: matikan semua getaran").click();
      page.waitForSelector(".selftest");
      assertThat(page.locator(".card.well")).containsText("Belum tuntas");
      Mother.hasBeenAsked(mother);
      Mother.holds(mother);
      assertThat(button(page, "Uji sekarang")).isDisabled();
      assertThat(page.locator(".dot.on")).isVisible();
      button(page, "STOP: matikan semua getaran").click();
      mother.waitForSelector(".end");
    }
  }

  /** Puts a weight on the left middle sensor, and lets it be measured. */
  private static void weighs(ServedPanel device, Page page, int grams, int soFar) {
    device.weigh("middle-left", grams);
    if (grams > 0) {
      page.locator(".wizard .chip", new Page.LocatorOptions().setHasText(grams + " g"))
          .first()
          .click();
    }
    button(page, grams == 0 ? "Ukur tanpa beban" : "Ukur " + grams + " g").click();
    assertThat(page.locator(".wizard tbody tr")).hasCount(soFar + 1);
  }

  private static void calibrates(Page page) {
    button(page, "Kalibrasi kiri tengah").click();
    page.waitForSelector(".wizard");
  }

  @Test
  void sheCalibratesASensorUnderWeightsItCountsFromTheNextStartAndThereIsAWayBack()
      throws Exception {
    List<String> faults = new ArrayList<>();
    Disk disk = new Disk();
    try (ServedPanel device = new ServedPanel(disk, 0, "at 0 s wearer sits up")) {
      device.passUntil(4);
      Page page = chromium.paired(device.server(), Role.TECHNICIAN, Chromium.Kind.USUAL);
      Page mother = chromium.paired(device.server(), Role.MOTHER, Chromium.Kind.USUAL);
      assertThat(page.locator(".sensors li")).hasCount(6);
      assertThat(page.locator(".sensors li").nth(2)).containsText("dari berkas");
      calibrates(page);
      assertThat(mother.locator(".why")).containsText("Teknisi sedang menyetel sensor");
      assertThat(mother.locator(".go")).hasCount(0);
      assertThat(page.locator(".wizard .does")).containsText("Jangan ada yang menekan");
      faults.addAll(Chromium.faults(page, "calibration-zero"));
      weighs(device, page, 0, 0);
      weighs(device, page, 50, 1);
      assertThat(page.locator(".wizard .hint").last()).containsText("tiga beban yang berbeda");
      weighs(device, page, 200, 2);
      weighs(device, page, 500, 3);
      weighs(device, page, 200, 4);
      weighs(device, page, 50, 5);
      assertThat(page.locator(".wizard .care-line.fine")).containsText("Galat terbesar");
      assertThat(button(page, "Simpan kalibrasi")).isDisabled();
      page.fill("input[name=sign]", "budi");
      faults.addAll(Chromium.faults(page, "calibration-fitted"));
      Chromium.whole(page, "calibration");
      page.setViewportSize(320, 568);
      assertThat(Chromium.sideways(page)).isZero();
      Chromium.whole(page, "calibration-320");
      page.setViewportSize(1280, 900);
      button(page, "Layar malam").click();
      faults.addAll(Chromium.faults(page, "calibration-desk-night"));
      button(page, "Layar malam").click();
      page.setViewportSize(390, 844);
      button(page, "Simpan kalibrasi").click();
      assertThat(page.locator(".sensors li").nth(2)).containsText("6 timbangan, paraf budi");
      assertThat(page.locator("[aria-labelledby=cal] .care-line"))
          .containsText("setelah perangkat mulai ulang");
      page.locator("[aria-labelledby=cal]").scrollIntoViewIfNeeded();
      faults.addAll(Chromium.faults(page, "calibration-kept"));
      assertThat(page.locator(".wizard")).hasCount(0);
    }
    try (ServedPanel again = new ServedPanel(disk, 0, "at 0 s wearer sits up")) {
      again.passUntil(4);
      assertThat(again.believes("middle-left").r1Ohm())
          .isBetween(0.88 * again.really("middle-left"), 1.12 * again.really("middle-left"));
      Page page = chromium.paired(again.server(), Role.TECHNICIAN, Chromium.Kind.USUAL);
      assertThat(page.locator(".sensors li").nth(2)).containsText("paraf budi");
      assertThat(page.locator("[aria-labelledby=cal] .care-line")).hasCount(0);
      Download bundle = page.waitForDownload(() -> page.locator("a[download]").click());
      assertThat(again.replays(bundle.path())).isTrue();
      button(page, "Kembali ke yang sebelumnya").click();
      button(page, "Ketuk sekali lagi").click();
      assertThat(page.locator(".sensors li").nth(2)).containsText("dari berkas");
      assertThat(page.locator(".sensors li").nth(2)).containsText("Sebelumnya: diukur");
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void whatIsInDoubtCannotBeKeptAndAStopFromHerPhoneEndsIt() throws Exception {
    Disk disk = new Disk();
    List<String> faults = new ArrayList<>();
    try (ServedPanel device = new ServedPanel(disk, 0, "at 0 s wearer sits up")) {
      device.passUntil(4);
      Page page = chromium.paired(device.server(), Role.TECHNICIAN, Chromium.Kind.USUAL);
      Page mother = chromium.paired(device.server(), Role.MOTHER, Chromium.Kind.USUAL);
      calibrates(page);
      weighs(device, page, 0, 0);
      weighs(device, page, 50, 1);
      weighs(device, page, 500, 2);
      device.weigh("middle-left", 50); // he has taken the wrong one
      page.locator(".wizard .chip", new Page.LocatorOptions().setHasText("1000 g")).click();
      button(page, "Ukur 1000 g").click();
      assertThat(page.locator(".wizard tbody tr")).hasCount(4);
      assertThat(page.locator(".wizard .care-line").last()).containsText("terbaca lebih ringan");
      assertThat(button(page, "Simpan kalibrasi")).hasCount(0);
      faults.addAll(Chromium.faults(page, "calibration-doubt"));
      button(page, "Buang yang terakhir").click();
      assertThat(page.locator(".wizard tbody tr")).hasCount(3);
      device.takesItsTime(); // five seconds are long enough to look at
      button(page, "Ukur 500 g").click();
      assertThat(page.locator(".wizard progress")).isVisible();
      faults.addAll(Chromium.faults(page, "calibration-measuring"));
      button(mother, "STOP: matikan semua getaran").click();
      assertThat(page.locator(".wizard")).hasCount(0);
      assertThat(page.locator(".sensors li").nth(2)).containsText("dari berkas");
      assertThat(disk.value("calibration")).isEmpty();
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void duringAMassageNoSensorIsCalibrated() throws Exception {
    try (ServedPanel device = new ServedPanel(new Disk(), 0)) {
      Page page = chromium.paired(device.server(), Role.TECHNICIAN, Chromium.Kind.USUAL);
      Page mother = chromium.paired(device.server(), Role.MOTHER, Chromium.Kind.USUAL);
      Mother.hasBeenAsked(mother);
      Mother.holds(mother);
      assertThat(button(page, "Kalibrasi kiri tengah")).isDisabled();
      assertThat(
              page.evaluate(
                  """
                  async () => {
                    const now = await new Promise(heard => {
                      const stream = new EventSource('/events');
                      stream.addEventListener('now', event => { stream.close(); heard(JSON.parse(event.data)); });
                    });
                    return (await fetch('/calibrate', {method: 'POST', body: '{"zone":"middle-left"}',
                      headers: {'X-Page-Token': document.body.dataset.token, 'X-Shown': now.shown}})).status;
                  }
                  """))
          .isEqualTo(409);
      assertThat(device.state()).isInstanceOf(State.Running.class);
    }
  }
}
