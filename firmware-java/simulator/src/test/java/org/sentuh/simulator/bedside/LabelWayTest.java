package org.sentuh.simulator.bedside;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.device.bedside.PairingLabel;
import org.sentuh.simulator.session.ServedPanel;

/** From the label on a device by a phone's camera to a mother's page. */
@Tag("browser")
class LabelWayTest {

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

  private Page printed(PairingLabel label) throws Exception {
    Path file = folder.resolve("label.svg");
    Files.writeString(file, label.svg());
    return chromium.open(file.toUri().toString(), Chromium.Kind.DESK);
  }

  @Test
  void aCameraOpensTheDoorWithTheCodeFilledInAndNoSecondPhoneComesInByIt() throws Exception {
    List<String> faults = new ArrayList<>();
    try (ServedPanel device = new ServedPanel(new Disk(), 0)) {
      String code = device.server().label().issue();
      PairingLabel label = new PairingLabel("sentuh-01", device.server().url(), code, "");
      Page paper = printed(label);
      Chromium.picture(paper, "label");
      String link = Chromium.scanned(paper.locator("svg"));
      assertThat(link).isEqualTo(label.link());

      Page phone = chromium.open(link, Chromium.Kind.USUAL);
      assertThat(phone.locator("#code")).hasValue(code);
      assertThat(phone.locator("#hint")).hasText("Kodenya sudah terisi. Tinggal tekan Pasangkan.");
      assertThat(phone).hasURL(Pattern.compile("[^#]*"));
      faults.addAll(Chromium.faults(phone, "label-door"));
      phone.setViewportSize(320, 568);
      assertThat(Chromium.stickingOut(phone)).isEmpty();
      faults.addAll(Chromium.faults(phone, "label-door-320"));
      phone.click("button.go");
      phone.waitForSelector(".today");

      Page second = chromium.open(link, Chromium.Kind.DARK);
      second.click("button.go");
      assertThat(second.locator("#told")).containsText("This label was used before");
      faults.addAll(Chromium.faults(second, "label-used"));
      second.setViewportSize(320, 568);
      assertThat(Chromium.stickingOut(second)).isEmpty();
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void aLongAddressAndAFingerprintStayOnTheLabel() throws Exception {
    String fingerprint = "A1:".repeat(31) + "A1";
    PairingLabel label =
        new PairingLabel(
            "sentuh-with-a-long-name-0000001",
            "https://panel-0000001.klinik-melati.example:8443/",
            "K7QM-2RT4-9XYC",
            fingerprint);
    Page paper = printed(label);
    Chromium.picture(paper, "label-long");
    assertThat(Chromium.scanned(paper.locator("svg"))).isEqualTo(label.link());
    List<?> outside =
        (List<?>)
            paper.evaluate(
                """
                () => [...document.querySelectorAll('text')].filter(text => {
                  const box = text.getBBox();
                  return box.x + box.width > (box.x < 49 ? 49 : 98) || box.y < 1 || box.y + box.height > 55.4;
                }).map(text => text.textContent)
                """);
    assertThat(outside).isEmpty();
  }
}
