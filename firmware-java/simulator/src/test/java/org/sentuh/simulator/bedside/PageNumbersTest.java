package org.sentuh.simulator.bedside;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.device.bedside.Role;
import org.sentuh.simulator.session.ServedPanel;

/** Numbers on a page are written as the browser itself writes them in that language. */
@Tag("browser")
class PageNumbersTest {

  private static final String COMPARED =
      """
      async (language) => {
        const { assets } = document.body.dataset;
        const say = await import(`${assets}/words.js`);
        await say.speak(`${assets}/words.technician`, language);
        const usual = (value, least, most) => new Intl.NumberFormat(language, {
          minimumFractionDigits: least, maximumFractionDigits: most, signDisplay: 'negative' }).format(value);
        const values = [0, 0.04, 0.05, 0.25, 0.5, 1, 1.005, 9.95, 10, 99.94, 99.95, 100, 100.5, 999, 999.4, 999.94, 999.96, 999.9999, 1000, 12345.678, 1e7];
        const wrong = [];
        for (const value of [...values, ...values.map((one) => -one)]) {
          const said = [say.whole(value), say.number(value), ...[0, 1, 2, 3].map((digits) => say.fixed(value, digits))];
          const meant = [usual(value, 0, 3), usual(value, 0, 1), ...[0, 1, 2, 3].map((digits) => usual(value, digits, digits))];
          said.forEach((one, i) => {
            if (one !== meant[i]) {
              wrong.push(`${value}: ${one} instead of ${meant[i]}`);
            }
          });
        }
        return wrong;
      }
      """;

  private static Chromium chromium;

  @BeforeAll
  static void open() {
    chromium = Chromium.shared();
  }

  @AfterEach
  void leave() {
    chromium.leave();
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "en"})
  void aNumberIsWrittenAsTheBrowserWritesIt(String language) throws Exception {
    try (ServedPanel device = new ServedPanel(new Disk(), 0)) {
      Page page = chromium.paired(device.server(), Role.TECHNICIAN, Chromium.Kind.USUAL);
      page.waitForSelector(".instrument");
      assertThat((List<?>) page.evaluate(COMPARED, language)).isEmpty();
    }
  }
}
