package org.sentuh.simulator.bedside;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;
import org.sentuh.device.bedside.Role;
import org.sentuh.simulator.session.ServedPanel;

/** What may happen to anybody's page, in a real browser before a simulated panel. */
@Tag("browser")
class EveryPageTest {

  private static final LocatorAssertions.IsVisibleOptions SOON =
      new LocatorAssertions.IsVisibleOptions().setTimeout(15_000);
  private static Chromium chromium;

  @BeforeAll
  static void open() {
    chromium = Chromium.shared();
  }

  @AfterEach
  void leave() {
    chromium.leave();
  }

  private static String name(Role role, String what) {
    return role.name().toLowerCase(java.util.Locale.ROOT) + "-" + what;
  }

  private static Locator stop(Page page) {
    return page.locator(".stop");
  }

  @ParameterizedTest
  @EnumSource
  void whereTheNetworkGoesThePageSaysSinceWhenAndComesBackByItself(Role role) throws Exception {
    try (ServedPanel device = new ServedPanel(new Disk(), 0);
        Cable cable = new Cable(device.server().port())) {
      Page page = chromium.paired(cable.url(), device.server(), role, Chromium.Kind.USUAL);
      assertThat(page.locator(".line .ok")).isVisible();
      cable.pull();
      assertThat(page.locator(".line.care")).isVisible(SOON);
      assertThat(page.locator(".line.care")).containsText("kehilangan panel sejak");
      assertThat(stop(page)).isVisible();
      assertThat(Chromium.faults(page, name(role, "offline"))).isEmpty();
      cable.plug();
      assertThat(page.locator(".line .ok")).isVisible(SOON);
    }
  }

  /** Whoever would tell the present says nothing, and does not hang up either. */
  private static void silence(Page page) {
    page.route("**/events", request -> {});
    page.route("**/bed", request -> {});
  }

  @ParameterizedTest
  @EnumSource
  void aPageIsThereBeforeAnythingElseIsToldAndSaysSoWhereNothingIs(Role role) throws Exception {
    try (ServedPanel device = new ServedPanel(new Disk(), 0)) {
      Page page = chromium.paired(device.server(), role, Chromium.Kind.USUAL);
      assertThat(page.locator("#page header h1")).isVisible();
      silence(page);
      page.reload();
      assertThat(page.locator("#page header h1")).isVisible();
      assertThat(page.locator(".line .ok")).isVisible();
      assertThat(page.locator(".line.care")).isVisible(SOON);
      assertThat(stop(page)).isVisible();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // As a browser says of a page that it had kept.
        "Object.defineProperty(PerformanceResourceTiming.prototype, 'transferSize', { value: 0 })",
        // As for a page whose script was half a minute on its way.
        "const now = performance.now; performance.now = () => now.call(performance) + 30000"
      })
  void aPageThatWasKeptOrTookLongShowsNothingOfItsOwnTime(String page) throws Exception {
    try (ServedPanel device = new ServedPanel(new Disk(), 0)) {
      Page phone = chromium.paired(device.server(), Role.MOTHER, Chromium.Kind.USUAL);
      assertThat(phone.locator(".today .go")).isVisible();
      phone.addInitScript(page);
      silence(phone);
      phone.reload();
      phone.waitForTimeout(500);
      assertThat(phone.locator("#page .loading")).isVisible();
      assertThat(phone.locator(".today")).hasCount(0);
      assertThat(stop(phone)).isVisible();
      phone.unrouteAll();
      phone.reload();
      assertThat(phone.locator(".today .go")).isVisible();
    }
  }

  @Test
  void aPageThatTheBrowserHadPutAsideSaysThatItsStateIsOldUntilItHearsAnother() throws Exception {
    try (ServedPanel device = new ServedPanel(new Disk(), 0)) {
      Page page = chromium.paired(device.server(), Role.MOTHER, Chromium.Kind.USUAL);
      assertThat(page.locator(".line .ok")).isVisible();
      silence(page);
      String back = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))";
      page.evaluate(back);
      assertThat(page.locator(".line.care")).isVisible();
      page.unrouteAll();
      page.evaluate(back);
      assertThat(page.locator(".line .ok")).isVisible();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeviceThatWasStartedAgainIsFoundByEveryPage(Role role) throws Exception {
    Disk disk = new Disk();
    Page page;
    int port;
    try (ServedPanel device = new ServedPanel(disk, 0)) {
      port = device.server().port();
      page = chromium.paired(device.server(), role, Chromium.Kind.USUAL);
      assertThat(page.locator(".line .ok")).isVisible();
    }
    assertThat(page.locator(".line.care")).isVisible(SOON);
    try (ServedPanel again = new ServedPanel(disk, port)) {
      assertThat(page.locator(".line .ok")).isVisible(SOON);
      assertThat(page.locator("#code")).hasCount(0);
      assertThat(again.server().watching()).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyPageSpeaksBothLanguagesAtNightOnTheSmallestScreen(Role role) throws Exception {
    List<String> faults = new ArrayList<>();
    try (ServedPanel device = new ServedPanel(new Disk(), 0)) {
      Page page = chromium.paired(device.server(), role, Chromium.Kind.SMALL);
      assertThat(page.locator(".line .ok")).isVisible();
      String indonesian = page.locator("#page").innerText();
      page.locator("button[aria-pressed]").last().click(); // the moon, beside the language
      page.locator(".lang").click();
      assertThat(page.locator("html")).hasAttribute("lang", "en");
      assertThat(page.locator(".line .ok")).isVisible();
      assertThat(page.locator("#page").innerText())
          .isNotEqualTo(indonesian)
          .doesNotContain("undefined", "{", "NaN");
      assertThat(stop(page)).hasAttribute("aria-label", "STOP: turn off every vibration");
      assertThat(Chromium.stickingOut(page)).isEmpty();
      assertThat(Chromium.sideways(page)).isZero();
      faults.addAll(Chromium.faults(page, name(role, "english-320")));
      page.locator(".lang").click();
      assertThat(page.locator("html")).hasAttribute("lang", "id");
    }
    assertThat(faults).isEmpty();
  }

  /** A device whose words come with a language more, as they do where there is a file of it. */
  @Test
  void whereThereAreMoreThanTwoLanguagesOneIsChosenByItsOwnName() throws Exception {
    try (ServedPanel device = new ServedPanel(new Disk(), 0)) {
      Page page = chromium.paired(device.server(), Role.MOTHER, Chromium.Kind.SMALL);
      page.waitForSelector(".today .go");
      page.route(
          "**/words.*.json",
          asked -> {
            boolean further = asked.request().url().endsWith(".jv.json");
            String there = asked.request().url().replace(".jv.json", ".en.json");
            String words = asked.fetch(new Route.FetchOptions().setUrl(there)).text();
            words = words.replace("{\"code\":\"en\"", JAVANESE + ",{\"code\":\"en\"");
            asked.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(
                        further
                            ? words
                                .replace("\"language\":\"en\"", "\"language\":\"jv\"")
                                .replace(
                                    "\"today.go\":\"Get ready\"", "\"today.go\":\"Siyap-siyap\"")
                            : words));
          });
      page.reload();
      Locator choice = page.locator("select.lang");
      assertThat(choice.locator("option"))
          .hasText(new String[] {"Bahasa Indonesia", "Basa Jawa", "English"});
      assertThat(choice).hasValue("id");
      List<String> faults = new ArrayList<>(Chromium.faults(page, "languages-320"));
      assertThat(Chromium.stickingOut(page)).isEmpty();
      choice.selectOption("jv");
      assertThat(page.locator(".today .go")).hasText("Siyap-siyap");
      assertThat(page.locator("html")).hasAttribute("lang", "jv");
      assertThat(choice).hasValue("jv");
      choice.selectOption("id");
      assertThat(page.locator(".today .go")).hasText("Bersiap pijat");
      assertThat(choice).hasValue("id");
      assertThat(faults).isEmpty();
    }
  }

  private static final String JAVANESE = "{\"code\":\"jv\",\"name\":\"Basa Jawa\"}";

  @ParameterizedTest
  @EnumSource
  void whoWishesNoMotionSeesNone(Role role) throws Exception {
    try (ServedPanel device = new ServedPanel(new Disk(), 0)) {
      Page mother = chromium.paired(device.server(), Role.MOTHER, Chromium.Kind.USUAL);
      mother.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
      Mother.hasBeenAsked(mother);
      Mother.holds(mother);
      Page page =
          role == Role.MOTHER
              ? mother
              : chromium.paired(device.server(), role, Chromium.Kind.USUAL);
      page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
      device.pass(40);
      page.reload();
      assertThat(page.locator(".line .ok")).isVisible();
      page.waitForTimeout(600);
      assertThat(page.evaluate("document.getAnimations().length")).isEqualTo(0);
      assertThat(page.evaluate(LONGEST_TRANSITION_S)).isEqualTo(0);
      if (role != Role.TECHNICIAN) {
        assertThat((Integer) page.evaluate(STEPS_IN_THREE_SECONDS)).isLessThanOrEqualTo(2);
        assertThat(page.locator(".moving .trail").first()).hasAttribute("d", "");
      }
    }
  }

  /** The longest transition or animation that any element of the page has. */
  private static final String LONGEST_TRANSITION_S =
      """
      Math.max(...[...document.querySelectorAll('*')].map(one => {
        const style = getComputedStyle(one);
        return Math.max(...(style.transitionDuration + ',' + style.animationDuration).split(',').map(parseFloat));
      }))
      """;

  /** How often the place of the touch changes: it steps from site to site once a loop. */
  private static final String STEPS_IN_THREE_SECONDS =
      """
      () => new Promise(done => {
        const tip = document.querySelector('.moving .tip');
        let steps = 0, last = tip.getAttribute('transform');
        const end = performance.now() + 3000;
        const look = () => {
          const now = tip.getAttribute('transform');
          steps += now === last ? 0 : 1;
          last = now;
          performance.now() < end ? requestAnimationFrame(look) : done(steps);
        };
        look();
      })
      """;

  @Test
  void whereNothingIsReachedAStopSaysSoAndThePageStays() throws Exception {
    try (ServedPanel device = new ServedPanel(new Disk(), 0);
        Cable cable = new Cable(device.server().port())) {
      Page page = chromium.paired(cable.url(), device.server(), Role.MOTHER, Chromium.Kind.USUAL);
      Mother.hasBeenAsked(page);
      Mother.holds(page);
      device.pass(40);
      cable.pull();
      assertThat(page.locator(".line.care")).isVisible(SOON);
      page.locator(".pause").click();
      assertThat(page.locator("#told")).containsText("Panelnya belum menjawab");
      Chromium.picture(page, "live-offline");
      cable.plug();
      assertThat(page.locator(".line .ok")).isVisible(SOON);
      assertThat(device.state()).isInstanceOf(State.Running.class);
      stop(page).click();
      page.waitForSelector(".end");
      assertThat(device.state()).isEqualTo(new State.Stopped(Reason.STOPPED_BY_WEARER));
    }
  }

  @Test
  void whenSheSitsUpItWaitsAndGoesOnGentlyWhenSheSaysSo() throws Exception {
    List<String> faults = new ArrayList<>();
    try (ServedPanel device =
        new ServedPanel(new Disk(), 0, "at 60 s wearer sits up", "at 66 s wearer leans back")) {
      Page page = chromium.paired(device.server(), Role.MOTHER, Chromium.Kind.USUAL);
      Page helper = chromium.paired(device.server(), Role.HELPER, Chromium.Kind.USUAL);
      Mother.hasBeenAsked(page);
      Mother.holds(page);
      device.passUntil(64);
      assertThat(page.locator(".live")).isVisible();
      assertThat(helper.locator(".live")).isVisible();
      assertThat(page.locator(".now")).containsText("ijat");
      assertThat(device.state()).isInstanceOf(State.Paused.class);
      faults.addAll(Chromium.faults(page, "sits-up"));
      faults.addAll(Chromium.faults(helper, "helper-sits-up"));
      device.passUntil(72);
      page.locator(".pause").click();
      assertThat(page.locator(".pause")).containsText("Jeda"); // so it plays again
      assertThat(device.state()).isInstanceOf(State.Running.class);
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void aSentenceIsReadAloudInTheLanguageOfThePageOnlyWhereTheBrowserCan() throws Exception {
    try (ServedPanel device = new ServedPanel(new Disk(), 0)) {
      Page page = chromium.paired(device.server(), Role.MOTHER, Chromium.Kind.USUAL);
      page.waitForSelector(".today .go");
      page.evaluate(
          "() => { speechSynthesis.speak = said => window.spoken = said.lang + ': ' + said.text }");
      page.locator(".today .go").click();
      page.waitForSelector(".question");
      page.locator("[aria-label=Bacakan]").first().click();
      String asked = page.locator("#asks").innerText();
      assertThat(page.evaluate("window.spoken")).isEqualTo("id: " + asked);
      page.addInitScript("delete window.speechSynthesis; delete Window.prototype.speechSynthesis");
      page.reload();
      page.waitForSelector(".question");
      assertThat(page.locator("[aria-label=Bacakan]")).hasCount(0);
    }
  }
}
