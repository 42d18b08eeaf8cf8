package org.sentuh.simulator.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.clinic.people.Role;
import org.sentuh.simulator.bedside.Chromium;
import org.sentuh.simulator.bedside.Disk;
import org.sentuh.simulator.session.ServedPanel;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Seal;

/** From the desk's offer by a picture to the panel's page, and to the panel's last word. */
@Tag("browser")
class ClaimWayTest {

  private static Chromium chromium;

  private final List<String> faults = new ArrayList<>();
  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void open() {
    chromium = Chromium.shared();
  }

  @AfterEach
  void leave() {
    chromium.leave();
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .first()
        .click();
  }

  @Test
  void aPanelIsOfferedScannedComparedClaimedAndLetGo() throws Exception {
    try (ClinicAtADesk clinic = new ClinicAtADesk(folder);
        ServedPanel device = new ServedPanel(new Disk(), 0)) {
      String fingerprint = Seal.fingerprint(clinic.key().open());
      String groups = fingerprint.replaceAll("(.{4})(?=.)", "$1 ");
      Page desk = clinic.seat(chromium, "TK-1", Role.TECHNICIAN);
      offers(desk, device);
      assertThat(desk.locator(".whose .open .key")).hasText(groups);

      clinic.heard(device.standing(), clinic.offer() + " massage-goes-on");
      assertThat(desk.locator(".whose .open")).containsText("Coba lagi saat panel beristirahat");
      faults.addAll(Chromium.faults(desk, "claim-desk-refused"));
      Chromium.whole(desk, "claim-desk-refused-whole");
      desk.setViewportSize(320, 640);
      assertThat(Chromium.stickingOut(desk)).isEmpty();
      desk.setViewportSize(1280, 900);
      clinic.heard(device.standing());

      Page phone = chromium.open(Chromium.scanned(desk.locator(".qr")), Chromium.Kind.USUAL);
      phone.fill("#code", device.server().codes().issue(org.sentuh.device.bedside.Role.TECHNICIAN));
      phone.click("button.go");
      claims(phone, groups);
      assertThat(device.standing().clinicKey()).contains(fingerprint);

      clinic.heard(device.standing());
      assertThat(desk.locator(".offers .badge.ok")).containsText("milik klinik");
      Chromium.whole(desk, "claim-desk-claimed");

      desk.locator(".leave summary").last().click();
      desk.locator("[name=why]").fill("pindah ke klinik lain");
      desk.locator("[name=typed]").fill("sentuh-01");
      press(desk, "Lepaskan dan hapus");
      assertThat(desk.locator(".going .badge")).containsText("belum dikirim");
      Message.Desired lastWord = clinic.signed();
      assertThat(device.standing().offer(lastWord).refused()).isEmpty();
      clinic.answered(lastWord, "");
      clinic.heard(device.standing());
      assertThat(desk.locator(".going .badge")).containsText("belum dihapus");
      assertThat(desk.locator(".needs")).containsText("belum dihapus");
      faults.addAll(Chromium.faults(desk, "claim-desk-let-go"));
      device.standing().letGo();
      clinic.heard(device.standing());
      assertThat(desk.locator(".going .badge")).containsText("sudah dihapus");
      desk.setViewportSize(320, 640);
      assertThat(Chromium.stickingOut(desk)).isEmpty();
      Chromium.whole(desk, "claim-desk-wiped-320");
    }
    assertThat(faults).isEmpty();
  }

  private void offers(Page desk, ServedPanel device) {
    desk.navigate(desk.url().replaceFirst("(//[^/]+).*", "$1/fleet"));
    desk.locator(".claim summary").click();
    desk.locator("[name=device]").fill("sentuh-01");
    desk.locator("[name=address]").fill(device.server().url());
    faults.addAll(Chromium.faults(desk, "claim-desk-form"));
    press(desk, "Buat penawaran");
    desk.waitForSelector(".qr");
    Chromium.whole(desk, "claim-desk-offer");
    faults.addAll(Chromium.faults(desk, "claim-desk-offer-top"));
  }

  private void claims(Page phone, String groups) {
    phone.waitForSelector(".offer .fingerprint");
    assertThat(phone.locator(".offer")).containsText("Klinik Melati");
    assertThat(phone.locator(".offer .fingerprint")).hasText(groups);
    assertThat(phone).hasURL(java.util.regex.Pattern.compile("[^#]*"));
    faults.addAll(Chromium.faults(phone, "claim-phone"));
    phone.setViewportSize(320, 568);
    assertThat(Chromium.stickingOut(phone)).isEmpty();
    faults.addAll(Chromium.faults(phone, "claim-phone-320"));
    press(phone, "Kedelapannya sama: pakai klinik ini");
    assertThat(phone.locator(".service")).containsText("Panel ini sudah punya klinik");
  }
}
