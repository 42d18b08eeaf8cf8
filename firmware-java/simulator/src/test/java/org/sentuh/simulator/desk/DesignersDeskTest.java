package org.sentuh.simulator.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.clinic.archive.PrescriptionSeen;
import org.sentuh.clinic.people.Role;
import org.sentuh.simulator.bedside.Chromium;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Seal;

/** What two midwives do at the desk, in a real browser: draw, mend, keep, approve, prescribe. */
@Tag("browser")
class DesignersDeskTest {

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

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator handle(Page page, String name) {
    return page.getByRole(
        AriaRole.SLIDER, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Drags from the middle of something by so many pixels of the page. */
  private static void drag(Page page, Locator what, double dx, double dy) {
    BoundingBox box = what.boundingBox();
    page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
    page.mouse().down();
    page.mouse().move(box.x + box.width / 2 + dx / 2, box.y + box.height / 2 + dy / 2);
    page.mouse().move(box.x + box.width / 2 + dx, box.y + box.height / 2 + dy);
    page.mouse().up();
  }

  @Test
  void twoMidwivesDrawMendKeepApprovePrescribeAndSign() throws Exception {
    List<String> faults = new ArrayList<>();
    try (ClinicAtADesk clinic = new ClinicAtADesk(folder)) {
      Page page = clinic.seat(chromium, "BD-7", Role.MIDWIFE);
      page.onPageError(faults::add);
      page.onConsoleMessage(message -> {
        if (message.type().equals("error")) {
          faults.add(message.text());
        }
      });
      page.navigate(clinic.url() + "/design");
      assertThat(page.locator(".library tbody tr")).hasCount(4);
      faults.addAll(Chromium.faults(page, "desk-library"));

      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("standard r3")).click();
      assertThat(page.locator(".bar-top .badge")).hasText("Terbukti dalam batas");
      page.locator(".ph button").nth(2).click();
      page.locator(".outline ul button").nth(2).click();
      page.waitForSelector("#shownow .tip[visibility=visible]");
      faults.addAll(Chromium.faults(page, "desk-designer"));

      drag(page, handle(page, "sampai tingkat"), 0, 90);
      assertThat(page.locator(".bar-top .badge")).hasText("Belum dalam batas");
      assertThat(page.locator(".broken-at")).containsText("Jangkauan di luar motor");
      assertThat(page.locator(".worst.broken")).hasCount(2);
      assertThat(button(page, "Simpan sebagai versi")).isDisabled();
      faults.addAll(Chromium.faults(page, "desk-designer-broken"));
      button(page, "Urungkan").click();
      assertThat(page.locator(".bar-top .badge")).hasText("Terbukti dalam batas");
      button(page, "Ulangi").click();
      assertThat(page.locator(".broken-at")).isVisible();
      handle(page, "sampai tingkat").focus();
      for (int press = 0; press < 6 && page.locator(".broken-at").count() > 0; press++) {
        page.keyboard().press("ArrowUp");
        page.waitForTimeout(400);
      }
      assertThat(page.locator(".bar-top .badge")).hasText("Terbukti dalam batas");

      draws(page);
      page.getByLabel("kekuatan").first().fill("60");
      page.getByLabel("kekuatan").first().press("Enter");
      assertThat(page.locator(".bar-top .badge")).hasText("Terbukti dalam batas");
      button(page, "Putar di gambar").click();
      page.waitForTimeout(700);
      button(page, "Jeda").click();
      button(page, "Beda dari r3").click();
      assertThat(page.locator(".words")).containsText("gerakan baru: Memutar");
      faults.addAll(Chromium.faults(page, "desk-differences"));
      button(page, "Tutup").last().click();
      button(page, "Simpan sebagai versi").click();
      page.fill("input[name=why]", "satu gerakan lagi, lebih lembut");
      page.locator(".sheet .b.p").click();
      assertThat(page.locator(".ver")).containsText("standard r4");
      assertThat(page.locator(".ver")).containsText("menunggu orang kedua");
      assertThat(button(page, "Setujui versi ini")).hasCount(0);
      page.setViewportSize(820, 1180);
      Chromium.whole(page, "desk-designer-820");
      assertThat(Chromium.sideways(page)).isZero();

      Page other = clinic.seat(chromium, "BD-3", Role.MIDWIFE);
      other.navigate(clinic.url() + "/design/standard.4");
      button(other, "Setujui versi ini").click();
      assertThat(other.locator(".ver")).containsText("disetujui BD-3");

      prescribes(page, other, clinic, faults);
    }
    assertThat(faults).isEmpty();
  }

  /** A new stroke by a hand that goes down the back. */
  private static void draws(Page page) {
    int strokes = page.locator(".outline ul button").count();
    page.locator(".tool").first().click();
    BoundingBox body = page.locator(".stage .back").boundingBox();
    page.mouse().move(body.x + body.width * 0.6, body.y + body.height * 0.35);
    page.mouse().down();
    page.mouse().move(body.x + body.width * 0.6, body.y + body.height * 0.45);
    page.mouse().move(body.x + body.width * 0.6, body.y + body.height * 0.6);
    page.mouse().up();
    assertThat(page.locator(".outline ul button")).hasCount(strokes + 1);
  }

  private static void prescribes(Page page, Page other, ClinicAtADesk clinic, List<String> faults)
      throws Exception {
    page.setViewportSize(1280, 900);
    page.navigate(clinic.url() + "/prescribing/sentuh-01");
    page.locator("input[name=mother]").first().fill("M-0412");
    page.selectOption("select[name=programme]", "standard.4");
    page.fill("input[name=ceiling]", "50");
    page.fill("input[name=times]", "06:00-12:00 15:00-20:00");
    page.locator("input[name=day][value=sun]").uncheck();
    button(page, "Buktikan dan tulis").click();
    assertThat(page.locator(".revision .badge")).hasText("ditulis");
    assertThat(button(page, "Setujui persis ini")).hasCount(0);
    assertThat(page.locator(".revision")).containsText("Jum, Sab pukul 06:00–12:00, 15:00–20:00");
    faults.addAll(Chromium.faults(page, "desk-prescribing-written"));

    other.navigate(clinic.url() + "/prescribing");
    faults.addAll(Chromium.faults(other, "desk-prescribing"));
    other
        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Lihat dan putuskan"))
        .click();
    assertThat(other.locator("pre")).containsText("midwife: BD-7");
    button(other, "Setujui persis ini").click();
    assertThat(other.locator(".revision .badge")).hasText("disetujui");

    page.reload();
    button(page, "Tanda tangani dan kirim").click();
    assertThat(page.locator(".revision .badge")).hasText("ditandatangani");
    Message.Desired signed = clinic.signed();
    assertThat(Seal.isOf(clinic.key().open(), signed)).isTrue();
    assertThat(signed.document()).contains("ceiling: 0.5").contains("mother: M-0412");
    assertThat(signed.document())
        .contains(
            "times: 06:00-12:00 15:00-20:00\ndays: mon tue wed thu fri sat\nzone: Asia/Jakarta");
    clinic.answered(signed, "");
    page.reload();
    assertThat(page.locator(".revision .badge")).hasText("diterima panel");
    faults.addAll(Chromium.faults(page, "desk-prescribing-accepted"));

    page.locator("input[name=why]").fill("luka di punggung");
    button(page, "Istirahatkan").click();
    assertThat(page.locator(".revision").first()).containsText("luka di punggung");
    assertThat(clinic.states())
        .containsExactly(PrescriptionSeen.State.SIGNED, PrescriptionSeen.State.SUPERSEDED);
    for (int width : new int[] {320, 820}) {
      page.setViewportSize(width, 1180);
      Chromium.whole(page, "desk-prescribing-" + width);
      assertThat(Chromium.sideways(page)).isZero();
    }
  }

  @Test
  void aFileComesInAndGoesOutToTheByteAndABadOneIsRefusedByItsLine() throws Exception {
    try (ClinicAtADesk clinic = new ClinicAtADesk(folder)) {
      Page page = clinic.seat(chromium, "BD-7", Role.MIDWIFE);
      page.navigate(clinic.url() + "/design");
      Path file = folder.resolve("night.yaml");
      String text =
          ClinicAtADesk.programme("gentle").replace("name: gentle", "name: night # for the night");
      Files.writeString(file, text.replace("ceiling: 0.60", "ceiling: 6"));
      page.setInputFiles("input[type=file]", file);
      assertThat(page.locator("#told")).containsText("ceiling");

      Files.writeString(file, text);
      page.setInputFiles("input[type=file]", file);
      assertThat(page.locator(".bar-top .badge")).hasText("Terbukti dalam batas");
      button(page, "Simpan sebagai versi").click();
      page.fill("input[name=why]", "untuk malam");
      page.locator(".sheet .b.p").click();
      assertThat(page.locator(".ver")).containsText("night r1");
      assertThat(page.request().get(clinic.url() + "/api/design/file/night/1").text())
          .isEqualTo(text);
    }
  }
}
