package org.sentuh.simulator.bedside;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
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

/** What a midwife does on a visit, in a real browser before a simulated panel. */
@Tag("browser")
class MidwifesWayTest {

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
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void sheLooksAtAnyMomentNarrowsHoldsAndReleases() throws Exception {
    List<String> faults = new ArrayList<>();
    try (ServedPanel device = new ServedPanel(new Disk(), 0)) {
      Page page = chromium.paired(device.server(), Role.MIDWIFE, Chromium.Kind.USUAL);
      page.waitForSelector(".score .tune");
      page.locator("input[type=range]").fill("111");
      assertThat(page.locator(".time")).hasText("1:51 dari 5:00");
      assertThat(page.locator(".strokename")).containsText("Memutar pelan");
      page.waitForSelector("#shownow .tip[visibility=visible]");
      assertThat(page.locator(".scrubber .m.on")).not().hasCount(0); // its moments have come
      assertThat(page.locator(".scrubber .m.on").count()).isBetween(2, 10);
      faults.addAll(Chromium.faults(page, "midwife"));
      button(page, "Gerakan berikutnya").click();
      assertThat(page.locator(".time")).not().hasText("1:51 dari 5:00");
      page.keyboard().press("Tab");
      page.locator("input[type=range]").focus();
      page.keyboard().press("ArrowLeft");
      button(page, "Putar").click();
      page.waitForTimeout(1200);
      button(page, "Jeda").first().click();

      page.locator("[aria-labelledby=ceil] button[aria-label=Turunkan]").click();
      page.fill("input[name=sign]", "ani");
      button(page, "Simpan 7,5 sebagai batas").click();
      assertThat(page.locator("[aria-labelledby=ceil]")).containsText("Sudah diturunkan");
      page.fill("input[name=why]", "luka di punggung");
      button(page, "Tahan").click();
      page.waitForSelector(".held");
      assertThat(page.locator(".held")).containsText("luka di punggung");
      faults.addAll(Chromium.faults(page, "midwife-held"));
      Page mother = chromium.paired(device.server(), Role.MOTHER, Chromium.Kind.USUAL);
      assertThat(mother.locator(".why")).containsText("Bidan");
      page.fill("input[name=sign]", "ani");
      page.fill("input[name=device]", "sentuh-02");
      button(page, "Boleh lagi").click();
      assertThat(page.locator("#told")).containsText("Belum sesuai");
      page.fill("input[name=device]", "sentuh-01");
      button(page, "Boleh lagi").click();
      mother.waitForSelector(".today .go");

      Mother.hasBeenAsked(mother);
      Mother.holds(mother);
      device.pass(60);
      assertThat(page.locator(".live .now h2")).isVisible();
      button(page, "Lebih lembut").click();
      button(page, "STOP: matikan semua getaran").click();
      page.waitForSelector(".treated");
      assertThat(page.locator(".treated").first()).containsText("dari resep");
      Chromium.whole(page, "midwife-whole");
      page.setViewportSize(320, 568);
      assertThat(Chromium.sideways(page)).isZero();
      Chromium.whole(page, "midwife-320");
      page.setViewportSize(1280, 900);
      page.evaluate("window.scrollTo(0, 0)");
      faults.addAll(Chromium.faults(page, "midwife-desk"));
      button(page, "Layar malam").click();
      faults.addAll(Chromium.faults(page, "midwife-night"));
      page.getByRole(
              AriaRole.BUTTON,
              new Page.GetByRoleOptions().setName("ID, bahasa Indonesia. Ganti ke English"))
          .click();
      assertThat(page.locator("[aria-labelledby=last] h2")).hasText("Last massages");
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void sheSeesWhichPanelTheClinicLooksForAndWipesItOnlyByItsName() throws Exception {
    List<String> faults = new ArrayList<>();
    try (ServedPanel device = new ServedPanel(new Disk(), 0)) {
      Page page = chromium.paired(device.server(), Role.MIDWIFE, Chromium.Kind.USUAL);
      device.show();
      page.waitForSelector(".shows");
      assertThat(page.locator(".shows")).containsText("sentuh-01");
      faults.addAll(Chromium.faults(page, "midwife-shows"));
      button(page, "Hapus semua miliknya").click();
      assertThat(button(page, "Hapus")).isDisabled();
      page.fill("input[name=wipe-sign]", "BD-7");
      page.fill("input[name=wipe-device]", "sentuh-02");
      page.locator("[aria-labelledby=wipe]").scrollIntoViewIfNeeded();
      faults.addAll(Chromium.faults(page, "midwife-wipe"));
      page.setViewportSize(320, 568);
      assertThat(Chromium.sideways(page)).isZero();
      Chromium.whole(page, "midwife-wipe-320");
      button(page, "Hapus").click();
      assertThat(page.locator("#told")).containsText("Belum sesuai");
      page.setViewportSize(1280, 900);
      page.getByRole(
              AriaRole.BUTTON,
              new Page.GetByRoleOptions().setName("ID, bahasa Indonesia. Ganti ke English"))
          .click();
      assertThat(page.locator("[aria-labelledby=wipe] h2")).hasText("For another mother");
      Chromium.whole(page, "midwife-wipe-english");
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void onHerHandItPlaysGentlyAndAStopFromAnyPhoneEndsIt() throws Exception {
    List<String> faults = new ArrayList<>();
    try (ServedPanel device =
        new ServedPanel(
            new Disk(),
            0,
            "at 0 s strap upper-left loosens to 0 over 0.1 s",
            "at 0 s strap upper-right loosens to 0 over 0.1 s",
            "at 0 s strap middle-right loosens to 0 over 0.1 s",
            "at 0 s strap lower-left loosens to 0 over 0.1 s",
            "at 0 s strap lower-right loosens to 0 over 0.1 s")) {
      Page page = chromium.paired(device.server(), Role.MIDWIFE, Chromium.Kind.USUAL);
      Page helper = chromium.paired(device.server(), Role.HELPER, Chromium.Kind.USUAL);
      device.passUntil(10);
      button(page, "Tunjukkan di tangan").click();
      assertThat(page.locator(".showing")).containsText("Pelan-pelan di bawah tangan");
      page.locator(".showing").scrollIntoViewIfNeeded();
      page.waitForSelector(".showing .m.on");
      faults.addAll(Chromium.faults(page, "midwife-hand"));
      button(helper, "STOP: matikan semua getaran").click();
      assertThat(button(page, "Tunjukkan di tangan")).isEnabled();
      assertThat(device.state())
          .isIn(new State.Idle(), new State.Stopped(Reason.STOPPED_BY_WEARER));
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void aPanelThatIsWornShowsNothingOnAHand() throws Exception {
    try (ServedPanel device = new ServedPanel(new Disk(), 0)) {
      Page page = chromium.paired(device.server(), Role.MIDWIFE, Chromium.Kind.USUAL);
      button(page, "Tunjukkan di tangan").click();
      assertThat(page.locator("[aria-labelledby=hand]")).containsText("panelnya sedang dipakai");
    }
  }
}
