package org.sentuh.simulator.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.clinic.Desk;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.openid.Provider;
import org.sentuh.clinic.people.Role;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.pages.PageAddress;
import org.sentuh.settings.OpenIdFile;
import org.sentuh.simulator.bedside.Chromium;

/** A midwife comes in through the clinic's provider, at the real desk in a real browser. */
@Tag("browser")
class ProviderDeskTest {

  private static final MachineWallClock CLOCK = new MachineWallClock();
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

  private static Desk desk(Archive archive, String issuer) throws Exception {
    String settings =
        """
        {kind: openid, issuer: "%s", name: Klinik Melati, client: sentuh-desk, again: "yes", ends: "yes", person: sub}
        """
            .formatted(issuer);
    return new Desk(
        archive,
        CLOCK,
        PageAddress.loopback(0),
        Optional.empty(),
        new Desk.Treating(List.of(), Map.of(), Optional.empty()),
        Optional.empty(),
        Optional.of(Provider.of(OpenIdFile.read("openid.yaml", settings), CLOCK)));
  }

  /** Wide and at 320 px; nothing sticks out, and axe has nothing to say. */
  private static void isWell(Page page, String name) {
    for (int width : new int[] {1280, 320}) {
      page.setViewportSize(width, 900);
      assertThat(Chromium.faults(page, name + "-" + width)).isEmpty();
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
          .as(name + " at " + width)
          .isLessThanOrEqualTo(width);
    }
    page.setViewportSize(1280, 900);
  }

  @Test
  void anAdministratorWritesHerDownAndSheComesInAndGoes() throws Exception {
    try (HonestProvider provider = new HonestProvider();
        Archive archive = Archive.open("jdbc:sqlite:" + folder.resolve("archive.db"));
        Desk desk = desk(archive, provider.issuer())) {
      Page page = chromium.open(desk.url(), Chromium.Kind.DESK);
      isWell(page, "desk-door-provider");
      page.click(".byprovider");
      page.click("#yes");
      assertThat(page.locator("#told")).containsText("meja ini belum");
      isWell(page, "desk-door-unknown");

      desk.link("BD-7", "Klinik Melati", Role.MIDWIFE);
      Page office =
          chromium.open(desk.link("AD-1", "Klinik Melati", Role.ADMINISTRATOR), Chromium.Kind.DESK);
      office.click(".bylink .b");
      office.click(".rail a[href='/people']");
      office.selectOption("[aria-labelledby=vouched] select", "BD-7");
      office.fill("[aria-labelledby=vouched] input", "bidan-siti");
      office.click("[aria-labelledby=vouched] button");
      assertThat(office.locator("tr:has-text('BD-7')")).containsText("Klinik Melati, tautan");
      isWell(office, "desk-people-provider");

      page.click(".byprovider");
      page.click("#yes");
      page.waitForSelector(".rail");
      assertThat(page.locator("body")).containsText("BD-7");
      page.click(".rail a[href='/me']");
      page.getByText("Keluar").first().click();
      page.waitForSelector("#out");
      assertThat(page.url()).as("she leaves the provider as well").startsWith(provider.issuer());
      page.click("#back");
      page.waitForSelector(".byprovider");
    }
  }

  @Test
  void whereTheProviderIsAwayTheDoorSaysSoInEnglishAndALinkStillOpensIt() throws Exception {
    try (Archive archive = Archive.open("jdbc:sqlite:" + folder.resolve("archive.db"));
        Desk desk = desk(archive, "http://127.0.0.1:1")) {
      Page page = chromium.open(desk.url(), Chromium.Kind.DARK);
      page.click(".byprovider");
      assertThat(page.locator("#told")).containsText("cannot be reached");
      isWell(page, "desk-door-away");
      String link = desk.link("BD-7", "Klinik Melati", Role.MIDWIFE);
      page.fill("#link", link);
      page.click(".bylink .b");
      page.waitForSelector(".rail");
    }
  }
}
