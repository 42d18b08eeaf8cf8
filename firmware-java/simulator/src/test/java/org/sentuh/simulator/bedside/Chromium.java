package org.sentuh.simulator.bedside;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.sentuh.device.bedside.BedsideServer;
import org.sentuh.device.bedside.Role;

/**
 * The browser of this machine, one for all tests of a JVM, and phones that open in it. Used by one
 * thread; it goes with the JVM.
 */
public final class Chromium {

  private static @Nullable Chromium shared;

  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");
  private static final Path SCREENS = Path.of("target", "screens");

  private static final String AXE = axe();

  private final Playwright playwright;
  private final Browser browser;

  /** Starts it, the first time; a test without a browser is skipped, and says so. */
  public static Chromium shared() {
    Chromium open = shared;
    if (open == null) {
      open = new Chromium();
      shared = open;
      Runtime.getRuntime().addShutdownHook(new Thread(open.playwright::close, "browser"));
    }
    return open;
  }

  private Chromium() {
    Optional<Path> found =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(found.isPresent(), "Chromium is not installed");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(found.orElseThrow())
                    .setArgs(FLAGS));
  }

  /** Closes every page: one that is left open goes on drawing, and keeps a core busy. */
  public void leave() {
    List.copyOf(browser.contexts()).forEach(BrowserContext::close);
  }

  /** How a phone is set up. */
  public record Kind(int width, int height, String locale, boolean scripts, boolean night) {
    public static final Kind USUAL = new Kind(390, 844, "id-ID", true, false);
    public static final Kind SMALL = new Kind(320, 568, "id-ID", true, false);
    public static final Kind SCRIPTLESS = new Kind(390, 844, "id-ID", false, false);
    public static final Kind DESK = new Kind(1280, 900, "id-ID", true, false);
    public static final Kind DARK = new Kind(390, 844, "en-GB", true, true);
  }

  /** A phone that opens the page and is paired by typing a code. */
  Page paired(BedsideServer server, Role role, Kind kind) {
    return paired(server.url(), server, role, kind);
  }

  /** The same over another way to the device. */
  Page paired(String address, BedsideServer server, Role role, Kind kind) {
    Page page = open(address, kind);
    page.fill("#code", server.codes().issue(role));
    page.click("button.go");
    return page;
  }

  /** A phone that opens the page. */
  Page open(BedsideServer server, Kind kind) {
    return open(server.url(), kind);
  }

  /** A browser that opens an address. */
  public Page open(String address, Kind kind) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(kind.width(), kind.height())
                .setDeviceScaleFactor(2)
                .setLocale(kind.locale())
                .setJavaScriptEnabled(kind.scripts())
                .setColorScheme(
                    kind.night()
                        ? com.microsoft.playwright.options.ColorScheme.DARK
                        : com.microsoft.playwright.options.ColorScheme.LIGHT)
                .setTimezoneId("Asia/Jakarta"));
    context.setDefaultTimeout(8_000);
    Page page = context.newPage();
    page.navigate(address);
    return page;
  }

  /** What axe finds against a page as it stands now, empty when nothing; keeps a picture of it. */
  public static List<String> faults(Page page, String name) {
    picture(page, name);
    if (!(Boolean) page.evaluate("'axe' in window")) {
      page.evaluate(AXE);
    }
    List<?> found =
        (List<?>)
            page.evaluate(
                """
                async () => (await axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a',
                  'wcag21aa', 'wcag22aa', 'best-practice']})).violations.map(rule =>
                  rule.id + ' at ' + rule.nodes.map(node => node.target + ': ' + node.failureSummary))
                """);
    return Stream.concat(found.stream().map(String::valueOf), covered(page).stream())
        .map(fault -> name + ": " + fault)
        .toList();
  }

  /**
   * What of a page its bar with STOP hides, wholly or in part, from whoever comes to it by keyboard
   * (WCAG 2.2, 2.4.11 and 2.4.12), empty when nothing.
   */
  static List<String> covered(Page page) {
    List<?> found =
        (List<?>)
            page.evaluate(
                """
                () => {
                  const bar = document.querySelector('.dock');
                  if (!bar) {
                    return [];
                  }
                  const from = scrollY, hidden = [];
                  for (const one of document.querySelectorAll('a[href], button, input, select, summary, [tabindex]')) {
                    if (bar.contains(one) || !one.checkVisibility()) {
                      continue;
                    }
                    one.scrollIntoView({block: 'nearest', behavior: 'instant'});
                    const box = one.getBoundingClientRect(), over = bar.getBoundingClientRect();
                    if (box.bottom > over.top + 0.5 && box.top < over.bottom - 0.5
                        && box.right > over.left + 0.5 && box.left < over.right - 0.5) {
                      hidden.push(`${one.outerHTML.slice(0, 90)} from ${box.top} to ${box.bottom} is behind the bar, ${over.top} to ${over.bottom}`);
                    }
                  }
                  scrollTo({top: from, behavior: 'instant'});
                  return hidden;
                }
                """);
    return found.stream().map(String::valueOf).toList();
  }

  /** How far the lowest thing that can be pressed stands above the bar of a page at rest, in px. */
  static double room(Page page) {
    return ((Number)
            page.evaluate(
                """
                () => document.querySelector('.dock').getBoundingClientRect().top - Math.max(...[...document.querySelectorAll(
                  '#page :is(a[href], button, input, select, summary)')].map(one => one.getBoundingClientRect().bottom))
                """))
        .doubleValue();
  }

  private static String axe() {
    try (InputStream script = Chromium.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The whole page, however long it is. */
  public static void whole(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENS.resolve(name + ".png")));
  }

  static void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + ".png")));
  }

  /** What a phone's camera makes of a QR code that it is held before. */
  public static String scanned(Locator picture) throws IOException, ReaderException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.screenshot()));
    int wide = image.getWidth();
    int high = image.getHeight();
    int[] pixels = image.getRGB(0, 0, wide, high, null, 0, wide);
    return new QRCodeReader()
        .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(wide, high, pixels))))
        .getText();
  }

  /** How much wider than its screen a page is, in pixels. */
  public static int sideways(Page page) {
    return ((Number)
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .intValue();
  }

  /** What of a page sticks out of its screen to the right, empty when nothing does. */
  public static List<String> stickingOut(Page page) {
    List<?> found =
        (List<?>)
            page.evaluate(
                """
                () => {
                  const wide = document.documentElement.clientWidth;
                  return document.documentElement.scrollWidth <= wide ? [] :
                    [...document.body.querySelectorAll('*')]
                      .filter(one => one.getBoundingClientRect().right > wide + 0.5)
                      .map(one => one.outerHTML.slice(0, 80) + ' to ' + Math.round(one.getBoundingClientRect().right))
                      .slice(0, 12);
                }
                """);
    return found.stream().map(String::valueOf).toList();
  }
}
