package org.sentuh.simulator.bedside;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;
import org.sentuh.device.bedside.Role;
import org.sentuh.simulator.session.ServedPanel;

/** What a mother does with the pages, in a real browser before a simulated panel. */
@Tag("browser")
class MothersWayTest {

  private static Chromium chromium;

  @BeforeAll
  static void open() {
    chromium = Chromium.shared();
  }

  @AfterEach
  void leave() {
    chromium.leave();
  }

  private static void button(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  /** Through the questions, all of them well. */
  private static void isWell(Page page) {
    button(
        page,
        page.locator("html").getAttribute("lang").equals("id") ? "Bersiap pijat" : "Get ready");
    for (page.waitForSelector(".question, .wear"); page.locator(".question").isVisible(); ) {
      String asked = page.locator("#asks").innerText();
      page.locator(".pair button").first().click();
      page.waitForFunction("asked => document.querySelector('#asks')?.innerText !== asked", asked);
      page.waitForSelector(".question, .wear");
    }
    page.waitForSelector(".wear");
  }

  @Test
  void sheIsAskedStartsFeelsInControlAndSaysHowItWas() throws Exception {
    List<String> faults = new ArrayList<>();
    try (ServedPanel device =
        new ServedPanel(
            new Disk(),
            0,
            "at 150 s strap lower-left loosens to 0.1 over 1 s",
            "at 180 s strap lower-left loosens to 1 over 1 s")) {
      Page door = chromium.open(device.server(), Chromium.Kind.USUAL);
      faults.addAll(Chromium.faults(door, "door"));
      Page page = chromium.paired(device.server(), Role.MOTHER, Chromium.Kind.USUAL);
      page.waitForSelector(".today .go");
      assertThat(page.locator(".remains")).hasText("Masih boleh 4 kali dalam 24 jam.");
      faults.addAll(Chromium.faults(page, "today"));
      button(
          page,
          "Ada yang terasa tidak beres? Perdarahan, demam, sakit kepala hebat, sesak, sangat"
              + " sedih");
      faults.addAll(Chromium.faults(page, "worry"));
      button(page, "Kembali");
      button(page, "Bersiap pijat");
      page.waitForSelector(".question");
      faults.addAll(Chromium.faults(page, "question"));
      button(page, "Tidak yakin");
      faults.addAll(Chromium.faults(page, "unsure"));
      button(page, "Nanti saja");
      page.waitForSelector(".today .go");
      isWell(page);
      device.pass(3);
      assertThat(page.locator(".ticks li.done")).hasCount(3);
      faults.addAll(Chromium.faults(page, "wear"));
      page.locator(".hold").click(); // a tap is no start
      assertThat(device.state()).isInstanceOf(State.Armed.class);
      Mother.holds(page);
      device.pass(48.3);
      page.waitForTimeout(800);
      faults.addAll(Chromium.faults(page, "live"));
      assertThat(page.locator(".now h2")).containsText("Memutar pelan");
      button(page, "Lebih lembut");
      assertThat(page.locator(".meter .num")).containsText("3,5");
      button(page, "Jadikan ini batas saya");
      assertThat(page.locator(".limit")).containsText("Ini batas yang Ibu pilih.");
      Chromium.picture(page, "live-limit");
      device.passUntil(155);
      page.waitForTimeout(300);
      faults.addAll(Chromium.faults(page, "live-loose"));
      assertThat(page.locator(".now p")).containsText("tali pinggang kiri");
      device.passUntil(184);
      assertThat(Chromium.room(page)).as("room above the bar").isNotNegative();
      button(page, "Jeda");
      assertThat(page.locator(".now h2")).containsText("Pijatnya menunggu");
      assertThat(Chromium.room(page)).as("room above the bar").isNotNegative();
      faults.addAll(Chromium.faults(page, "paused"));
      button(page, "Lanjut");
      assertThat(page.locator(".now h2")).containsText("Memutar pelan");
      device.pass(300);
      page.waitForSelector(".end");
      faults.addAll(Chromium.faults(page, "end"));
      page.locator(".faces label").nth(6).click();
      button(page, "Simpan");
      page.waitForSelector(".today .why");
      assertThat(device.diary()).containsEntry("calm", 7).containsEntry("pain", -1);
      assertThat(page.locator(".why")).containsText("Boleh lagi mulai");
      faults.addAll(Chromium.faults(page, "resting"));
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void inAnotherLanguageAtNightAndOnTheSmallestScreenNothingIsLost() throws Exception {
    List<String> faults = new ArrayList<>();
    try (ServedPanel device = new ServedPanel(new Disk(), 0)) {
      Page page = chromium.paired(device.server(), Role.MOTHER, Chromium.Kind.DARK);
      page.waitForSelector(".today .go");
      faults.addAll(Chromium.faults(page, "today-night"));
      page.setViewportSize(320, 568);
      Chromium.picture(page, "today-320");
      assertThat(Chromium.sideways(page)).isZero();
      button(page, "Get ready");
      page.waitForSelector(".question");
      assertThat(Chromium.sideways(page)).isZero();
      faults.addAll(Chromium.faults(page, "question-320-night"));
      button(page, "Later");
      page.waitForSelector(".today .go");
      Mother.hasBeenAsked(page);
      device.pass(3);
      faults.addAll(Chromium.faults(page, "wear-320-night"));
      assertThat(Chromium.sideways(page)).isZero();
      button(page, "Hard to hold? Use two taps");
      button(page, "Tap once more to start");
      page.waitForSelector(".live");
      device.pass(40.9);
      page.waitForTimeout(800);
      faults.addAll(Chromium.faults(page, "live-320-night"));
      assertThat(Chromium.sideways(page)).isZero();
      faults.addAll(inLargeText(page, "live-320-large"));
      page.setViewportSize(390, 844);
      page.waitForTimeout(300);
      faults.addAll(Chromium.faults(page, "live-night"));
      page.getByRole(
              AriaRole.BUTTON,
              new Page.GetByRoleOptions().setName("EN, English. Change to Bahasa Indonesia"))
          .click();
      assertThat(page.locator(".now h2")).containsText("Memutar pelan");
      button(page, "Layar malam");
      Chromium.picture(page, "live-day-again");
      button(page, "STOP: matikan semua getaran");
      page.waitForSelector(".end");
      assertThat(device.state()).isEqualTo(new State.Stopped(Reason.STOPPED_BY_WEARER));
      page.setViewportSize(320, 568);
      faults.addAll(Chromium.faults(page, "end-320"));
      assertThat(Chromium.sideways(page)).isZero();
    }
    assertThat(faults).isEmpty();
  }

  /** With text twice as large as usual. */
  private static List<String> inLargeText(Page page, String name) {
    page.evaluate("document.documentElement.style.fontSize = '200%'");
    page.waitForTimeout(300);
    List<String> faults = Chromium.faults(page, name);
    page.evaluate("document.documentElement.style.fontSize = ''");
    return faults;
  }

  @Test
  void aDangerSignLeadsToPeopleAndNowhereElse() throws Exception {
    try (ServedPanel device = new ServedPanel(new Disk(), 0)) {
      Page page = chromium.paired(device.server(), Role.MOTHER, Chromium.Kind.USUAL);
      button(page, "Bersiap pijat");
      page.waitForSelector(".question");
      button(page, "Tidak");
      assertThat(page.locator("#asks")).containsText("darah nifas");
      button(page, "Ya");
      page.waitForSelector(".danger");
      assertThat(page.locator(".told")).containsText("IGD");
      List<String> faults = new ArrayList<>(Chromium.faults(page, "danger"));
      assertThat(page.locator(".go, .hold")).hasCount(0);
      button(page, "Saya mengerti");
      page.waitForSelector(".today .why");
      assertThat(page.locator(".go")).hasCount(0);
      faults.addAll(Chromium.faults(page, "today-held"));
      assertThat(faults).isEmpty();
    }
  }

  @Test
  void withDeadScriptsThePageStillStops() throws Exception {
    try (ServedPanel device = new ServedPanel(new Disk(), 0)) {
      Page mother = chromium.paired(device.server(), Role.MOTHER, Chromium.Kind.USUAL);
      Mother.hasBeenAsked(mother);
      Mother.holds(mother);
      Page dead = chromium.paired(device.server(), Role.HELPER, Chromium.Kind.SCRIPTLESS);
      Chromium.picture(dead, "scriptless");
      dead.click("button.stop");
      assertThat(dead.locator("h1")).hasText("Sudah berhenti. Semua getaran mati.");
      Chromium.picture(dead, "stopped");
      assertThat(device.state()).isEqualTo(new State.Stopped(Reason.STOPPED_BY_WEARER));
      mother.waitForSelector(".end");
    }
  }

  @Test
  void oneOfTwoPhonesLeadsTheOtherWatchesAndMayStop() throws Exception {
    try (ServedPanel device = new ServedPanel(new Disk(), 0)) {
      Page first = chromium.paired(device.server(), Role.MOTHER, Chromium.Kind.USUAL);
      Page second = chromium.paired(device.server(), Role.MOTHER, Chromium.Kind.USUAL);
      Page helper = chromium.paired(device.server(), Role.HELPER, Chromium.Kind.USUAL);
      Mother.hasBeenAsked(first);
      assertThat(second.locator(".why")).containsText("Ponsel lain sedang memegang kendali");
      List<String> faults = new ArrayList<>(Chromium.faults(second, "led-elsewhere"));
      Mother.holds(first);
      assertThat(second.locator(".note")).isVisible();
      assertThat(helper.locator(".note")).isVisible();
      faults.addAll(Chromium.faults(helper, "helper"));
      button(second, "STOP: matikan semua getaran");
      first.waitForSelector(".end");
      assertThat(faults).isEmpty();
    }
  }

  @Test
  void aDeviceThatIsSwitchedOffAndOnAgainIsFoundByThePage() throws Exception {
    Disk disk = new Disk();
    Page page;
    int port;
    try (ServedPanel device = new ServedPanel(disk, 0)) {
      port = device.server().port();
      page = chromium.paired(device.server(), Role.MOTHER, Chromium.Kind.USUAL);
      page.waitForSelector(".today .go");
    }
    assertThat(page.locator(".line.care")).containsText("kehilangan panel sejak");
    Chromium.picture(page, "lost");
    try (ServedPanel again = new ServedPanel(disk, port)) {
      assertThat(page.locator(".line .ok")).isVisible();
      button(page, "Bersiap pijat");
      page.waitForSelector(".question");
      assertThat(again.state()).isInstanceOf(State.Screening.class);
    }
  }

  @Test
  void theSecondVisitFetchesNothingThatItHasAlready() throws Exception {
    try (ServedPanel device = new ServedPanel(new Disk(), 0)) {
      Page page = chromium.paired(device.server(), Role.MOTHER, Chromium.Kind.USUAL);
      page.waitForSelector(".today .go");
      List<String> fetched = new ArrayList<>();
      page.onResponse(answer -> {
        if (answer.url().contains("/assets/")) {
          fetched.add(answer.url());
        }
      });
      page.navigate(device.server().url());
      page.waitForSelector(".today .go");
      Number overTheWire =
          (Number)
              page.evaluate(
                  "performance.getEntriesByType('resource').filter(one =>"
                      + " one.name.includes('/assets/') && one.transferSize > 0).length");
      assertThat(overTheWire.intValue()).as("of %s", fetched).isZero();
    }
  }

  @Test
  void whatSheWritesDownIsHersToSeeToTakeAlongAndToDelete() throws Exception {
    List<String> faults = new ArrayList<>();
    Disk disk = new Disk();
    try (ServedPanel device = new ServedPanel(disk, 0)) {
      Page page = chromium.paired(device.server(), Role.MOTHER, Chromium.Kind.USUAL);
      page.locator(".note-down").click();
      assertThat(page.locator(".empty")).containsText("Tidak harus");
      faults.addAll(Chromium.faults(page, "diary-empty"));
      button(page, "ASI perah");
      button(page, "30 mL");
      button(page, "30 menit lalu");
      faults.addAll(Chromium.faults(page, "diary-write"));
      button(page, "Simpan");
      button(page, "Menyusui");
      button(page, "Simpan");
      assertThat(page.locator(".entries li:not(.dayname)")).hasCount(2);
      assertThat(page.locator(".timeline .milk")).hasCount(1);
      faults.addAll(Chromium.faults(page, "diary"));
      page.setViewportSize(320, 568);
      assertThat(Chromium.sideways(page)).isZero();
      Chromium.whole(page, "diary-320");
      page.setViewportSize(390, 844);
      button(page, "Data saya");
      assertThat(page.locator(".toggle input:checked")).hasCount(4);
      page.locator(".toggle").nth(3).click();
      assertThat(page.locator("[aria-labelledby=agree] input:checked")).hasCount(3);
      page.locator("[aria-labelledby=rem] .toggle").click();
      page.locator("[aria-labelledby=rem] select").first().selectOption("3");
      page.locator("[aria-labelledby=rem] select").nth(1).selectOption("3");
      faults.addAll(Chromium.faults(page, "mine"));
      com.microsoft.playwright.Download taken =
          page.waitForDownload(() -> page.locator("a[download]").click());
      assertThat(java.nio.file.Files.readString(taken.path())).contains("\"expressed\"", "30");
      button(page, "Kembali");
      assertThat(page.locator(".why.soft")).containsText("saat yang enak untuk pijat");
      button(page, "Layar malam");
      faults.addAll(Chromium.faults(page, "today-reminded-night"));
      page.locator(".note-down").click();
      button(page, "Data saya");
      button(page, "Hapus catatannya");
      button(page, "Ketuk sekali lagi untuk menghapus");
      button(page, "Kembali");
      page.locator(".note-down").click();
      assertThat(page.locator(".empty")).isVisible();
    }
    assertThat(faults).isEmpty();
    assertThat(disk.value("diary")).contains("1");
  }
}
