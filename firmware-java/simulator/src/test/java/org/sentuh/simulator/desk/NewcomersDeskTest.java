package org.sentuh.simulator.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.clinic.people.Role;
import org.sentuh.simulator.bedside.Chromium;

/**
 * A newcomer's first minutes with the demo, in a real browser and without a manual: who missed
 * today, why a device refused, something gentler for the live one, and its answer.
 */
@Tag("browser")
final class NewcomersDeskTest {

  /** Hers is the live device: a machine that makes its ticks late ends its massage, and says so. */
  private static final Pattern GOES_ON = Pattern.compile("Sesuai rencana|Panel dua kali terlambat");

  private static final double DAYS_ARE_PLAYED_MS = 120_000;
  private static final double ANSWERED_MS = 20_000;

  private static Chromium chromium;

  @TempDir private Path folder = Path.of("");

  private final List<String> faults = new ArrayList<>();

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

  private static Locator row(Page page, String of) {
    return page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(of));
  }

  private Page enters(RunningDemo demo, Role role, Chromium.Kind kind) throws Exception {
    Page page = chromium.open(demo.link(role), kind);
    page.onPageError(faults::add);
    page.click(".bylink .b");
    page.waitForSelector(".rail");
    return page;
  }

  private static String origin(Page page) {
    return page.url().replaceAll("^(http://[^/]+).*$", "$1");
  }

  private static LocatorAssertions.ContainsTextOptions within(double ms) {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(ms);
  }

  @Test
  void findsWhoMissedTodayWhyADeviceRefusedAndSeesTheLiveOneAcceptSomethingGentler()
      throws Exception {
    try (RunningDemo demo = new RunningDemo(folder.resolve("demo"), "id")) {
      Page lead = enters(demo, Role.LEAD_MIDWIFE, Chromium.Kind.DESK);
      whoMissedToday(lead);
      whyOneRefused(lead);
      Page midwife = enters(demo, Role.MIDWIFE, new Chromium.Kind(320, 640, "en-GB", true, false));
      sameOnASmallScreenInEnglish(midwife);
      somethingGentler(lead, midwife);
      Page technician = enters(demo, Role.TECHNICIAN, Chromium.Kind.DESK);
      assertThat(technician.locator("tbody tr")).hasCount(3);
      faults.addAll(Chromium.faults(technician, "demo-fleet"));
      assertThat(demo.line("Halaman untuk ponsel")).contains("http://127.0.0.1:");
    }
    assertThat(faults).isEmpty();
  }

  private void whoMissedToday(Page page) {
    assertThat(row(page, "M-0413")).containsText("Terlewat", within(DAYS_ARE_PLAYED_MS));
    assertThat(row(page, "M-0413")).containsText("2 kali tidak dipakai");
    assertThat(row(page, "M-0412")).containsText("Ditolak panel", within(DAYS_ARE_PLAYED_MS));
    assertThat(row(page, "M-0411")).containsText(GOES_ON, within(DAYS_ARE_PLAYED_MS));
    assertThat(page.locator("tbody tr")).hasCount(3);
    faults.addAll(Chromium.faults(page, "demo-worklist"));
    page.locator(".f").filter(new Locator.FilterOptions().setHasText("Terlewat")).click();
    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(row(page, "M-0413")).isVisible();
    row(page, "M-0413").locator("button").click();
    assertThat(page.locator("aside")).containsText("Terlewat");
    faults.addAll(Chromium.faults(page, "demo-missed"));
  }

  private void whyOneRefused(Page page) {
    page.navigate(origin(page) + "/prescribing");
    assertThat(row(page, "sentuh-02")).containsText("ditolak panel");
    faults.addAll(Chromium.faults(page, "demo-prescriptions"));
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("sentuh-02").setExact(true))
        .click();
    assertThat(page.locator(".revision").first()).containsText("Panel menjawab:");
    assertThat(page.locator(".refusal").first()).isVisible();
    faults.addAll(Chromium.faults(page, "demo-refused"));
  }

  private void sameOnASmallScreenInEnglish(Page page) {
    assertThat(row(page, "M-0413")).containsText("Missed");
    Chromium.whole(page, "demo-worklist-en-320");
    for (String mother : List.of("M-0412", "M-0413")) {
      page.navigate(origin(page) + "/mothers/" + mother);
      page.waitForSelector(".hers");
      faults.addAll(Chromium.faults(page, "demo-" + mother + "-en-320"));
      faults.addAll(Chromium.stickingOut(page));
    }
    Chromium.whole(page, "demo-mother-en-320");
    page.setViewportSize(1280, 900);
    Chromium.whole(page, "demo-mother-en");
    page.setViewportSize(320, 640);
  }

  private void somethingGentler(Page lead, Page midwife) {
    lead.navigate(origin(lead) + "/prescribing/sentuh-01");
    assertThat(lead.locator(".revision").first()).containsText("diterima panel");
    assertThat(lead.locator("input[name=mother]").first()).hasValue("M-0411");
    lead.selectOption("select[name=programme]", "gentle.1");
    lead.fill("input[name=ceiling]", "40");
    button(lead, "Buktikan dan tulis").click();
    assertThat(lead.locator(".revision").first()).containsText("ditulis");
    assertThat(button(lead, "Setujui persis ini")).hasCount(0);

    midwife.navigate(origin(midwife) + "/prescribing");
    midwife
        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Look and decide"))
        .click();
    faults.addAll(Chromium.faults(midwife, "demo-second-en-320"));
    button(midwife, "Approve exactly this").click();
    assertThat(midwife.locator(".revision").first()).containsText("approved");
    Chromium.whole(midwife, "demo-approved-en-320");

    button(lead, "Tanda tangani dan kirim").click();
    assertThat(lead.locator(".revision").first())
        .containsText("diterima panel", within(ANSWERED_MS));
    assertThat(lead.locator(".revision").first()).containsText("paling kuat 40 %");
    faults.addAll(Chromium.faults(lead, "demo-accepted"));
  }
}
