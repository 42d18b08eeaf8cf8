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
import org.sentuh.device.bedside.Role;
import org.sentuh.simulator.session.ServedPanel;

/** What somebody beside her does, in a real browser before a simulated panel. */
@Tag("browser")
class HelpersWayTest {

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

  /** Two thumbs press one place and its mirror image, again and again. */
  private static String[] presses() {
    List<String> lines = new ArrayList<>();
    for (int press = 0; press < 30; press++) {
      String[] row = {"upper", "middle", "lower"};
      for (String side : new String[] {"left", "right"}) {
        String strap = row[press / 2 % 3] + "-" + side;
        lines.add("at " + (20 + 2 * press) + " s strap " + strap + " loosens to 5 over 0.2 s");
        lines.add("at " + (21 + 2 * press) + " s strap " + strap + " loosens to 1 over 0.2 s");
      }
    }
    return lines.toArray(String[]::new);
  }

  @Test
  void heIsInvitedPutsThePanelOnIsCoachedAndCalled() throws Exception {
    List<String> faults = new ArrayList<>();
    try (ServedPanel device = new ServedPanel(new Disk(), 0, presses())) {
      Page mother = chromium.paired(device.server(), Role.MOTHER, Chromium.Kind.USUAL);
      mother.locator(".company summary").click();
      button(mother, "Undang pendamping").click();
      String code = mother.locator(".codeline").innerText();
      faults.addAll(Chromium.faults(mother, "mother-company"));
      String link = Chromium.scanned(mother.locator(".company .qr"));
      assertThat(link).isEqualTo(device.server().url() + "#" + code);
      mother.locator("button[aria-pressed]").last().click(); // the moon
      assertThat(mother.locator("html")).hasAttribute("data-theme", "night");
      assertThat(Chromium.scanned(mother.locator(".company .qr"))).isEqualTo(link);
      faults.addAll(Chromium.faults(mother, "mother-company-night"));
      Page page = chromium.open(link, Chromium.Kind.USUAL);
      assertThat(page.locator("#code")).hasValue(code);
      page.click("button.go");
      page.waitForSelector(".helper");
      assertThat(page.locator(".how-to li")).hasCount(4);
      assertThat(page.locator(".care-line")).containsText("Sudah pas");
      faults.addAll(Chromium.faults(page, "helper-idle"));
      Chromium.whole(page, "helper-whole");

      device.passUntil(18);
      button(page, "Mulai dengan tangan").click();
      assertThat(page.locator(".coach .strokename")).containsText("Kedua ibu jari");
      assertThat(page.locator(".grades li")).hasCount(4);
      page.waitForSelector(".coach .thumb.done");
      page.waitForTimeout(4_000);
      assertThat(page.locator(".coach .thumb.done").first()).isVisible();
      faults.addAll(Chromium.faults(page, "helper-coach"));
      page.setViewportSize(320, 568);
      assertThat(Chromium.sideways(page)).isZero();
      Chromium.whole(page, "helper-320");
      button(page, "Layar malam").click();
      faults.addAll(Chromium.faults(page, "helper-320-night"));
      page.setViewportSize(390, 844);

      button(mother, "Panggil pendamping").click();
      page.waitForSelector(".call");
      faults.addAll(Chromium.faults(page, "helper-called"));
      button(page, "Saya datang").click();
      assertThat(mother.locator(".company summary")).containsText("sedang datang");
      button(page, "Selesai").click();
      assertThat(page.locator(".call")).hasCount(0);
      button(page, "Cukup").click();
      assertThat(page.locator(".grades")).hasCount(0);
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void heSeesWhatSheLetsHimAndIsToldHowItEnded() throws Exception {
    List<String> faults = new ArrayList<>();
    try (ServedPanel device = new ServedPanel(new Disk(), 0)) {
      Page mother = chromium.paired(device.server(), Role.MOTHER, Chromium.Kind.USUAL);
      Page page = chromium.paired(device.server(), Role.HELPER, Chromium.Kind.USUAL);
      mother.locator(".company summary").click();
      mother.locator("input[value=progress]").check();
      assertThat(page.locator(".helper .care-line")).hasCount(0);
      Mother.hasBeenAsked(mother);
      Mother.holds(mother);
      device.pass(40);
      page.waitForSelector(".live");
      assertThat(page.locator(".left b")).containsText(":");
      assertThat(page.locator(".live .m.on")).hasCount(0);
      assertThat(page.locator(".power")).hasCount(0);
      faults.addAll(Chromium.faults(page, "helper-progress"));
      button(mother, "STOP: matikan semua getaran").click();
      page.waitForSelector(".helper .held");
      assertThat(page.locator(".held")).containsText("erhenti");
      faults.addAll(Chromium.faults(page, "helper-stopped"));
      button(mother, "Nanti saja").click();
      mother.locator(".company summary").click();
      button(mother, "Lepaskan semua ponsel pendamping").click();
      page.waitForSelector("#code");
    }
    assertThat(faults).isEmpty();
  }
}
