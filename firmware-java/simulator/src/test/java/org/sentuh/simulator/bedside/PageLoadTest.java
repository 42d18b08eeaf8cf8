package org.sentuh.simulator.bedside;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.device.bedside.Role;
import org.sentuh.simulator.session.ServedPanel;

/** What a phone fetches before its page is there, as its browser counts it on the wire. */
@Tag("browser")
class PageLoadTest {

  private static final long FIRST_LOAD_BYTES = 150_000;

  /** Whoever looks into a page again and again whether it is there takes a part of its time. */
  private static final int ENOUGH_MS = 2_500;

  private static Chromium chromium;

  @BeforeAll
  static void open() {
    chromium = Chromium.shared();
  }

  @AfterEach
  void leave() {
    chromium.leave();
  }

  /** What a browser fetched, by the DevTools protocol. */
  private static final class Fetched {

    private final Map<String, String> urls = new HashMap<>();
    private final Set<String> kept = new HashSet<>();
    private final Map<String, Long> bytes = new HashMap<>();

    Fetched(CDPSession session) {
      session.send("Network.enable");
      session.on(
          "Network.requestWillBeSent",
          event -> urls.put(id(event), event.getAsJsonObject("request").get("url").getAsString()));
      session.on("Network.requestServedFromCache", event -> kept.add(id(event)));
      session.on(
          "Network.responseReceived",
          event -> {
            JsonObject answer = event.getAsJsonObject("response");
            if (answer.get("fromDiskCache").getAsBoolean()
                || answer.get("fromPrefetchCache").getAsBoolean()) {
              kept.add(id(event));
            }
          });
      session.on(
          "Network.dataReceived",
          event -> bytes.merge(id(event), event.get("encodedDataLength").getAsLong(), Long::sum));
    }

    private static String id(JsonObject event) {
      return event.get("requestId").getAsString();
    }

    private List<String> overTheWire() {
      return urls.keySet().stream().filter(id -> !kept.contains(id)).sorted().toList();
    }

    /** Bytes of all that was fetched but for the stream, which goes on for ever. */
    long bytes() {
      return overTheWire().stream()
          .filter(id -> !urls.getOrDefault(id, "").endsWith("/events"))
          .mapToLong(id -> bytes.getOrDefault(id, 0L))
          .sum();
    }

    /** What was asked of the device of all that stays as it is. */
    List<String> files() {
      return overTheWire().stream()
          .map(id -> urls.getOrDefault(id, ""))
          .filter(url -> url.contains("/assets/"))
          .toList();
    }
  }

  /** What stands first on a phone's page, which is a screen long or several. */
  private static String ready(Role role) {
    return switch (role) {
      case MOTHER -> ".today .go";
      case HELPER -> ".helper";
      case MIDWIFE -> ".score .tune";
      case TECHNICIAN -> ".instrument .feel";
    };
  }

  @ParameterizedTest
  @EnumSource
  void theFirstLoadIsSmallAndTheSecondAsksForNoFileAgain(Role role) throws Exception {
    try (ServedPanel device = new ServedPanel(new Disk(), 0)) {
      Page page = chromium.paired(device.server(), role, Chromium.Kind.USUAL);
      page.waitForSelector(ready(role));
      Page empty = page.context().newPage();
      CDPSession session = empty.context().newCDPSession(empty);
      Fetched first = new Fetched(session);
      session.send("Network.clearBrowserCache");
      empty.navigate(device.server().url());
      empty.waitForSelector(ready(role));
      empty.waitForTimeout(300);
      assertThat(first.files())
          .as("day or night, two sheets, words, one script, and perhaps the picture of its tab")
          .hasSizeBetween(5, 6)
          .anyMatch(url -> url.endsWith("/page." + role.word() + ".js"));
      assertThat(first.bytes()).as("%s", first.files()).isBetween(20_000L, FIRST_LOAD_BYTES);
      Page again = page.context().newPage();
      Fetched second = new Fetched(again.context().newCDPSession(again));
      again.navigate(device.server().url());
      again.waitForSelector(ready(role));
      again.waitForTimeout(300);
      assertThat(second.files()).isEmpty();
    }
  }

  /**
   * How long it takes on a slow phone: the processor four times slower, 1.6 Mbit/s down, 0.75 up,
   * 150 ms there and back, which Lighthouse calls slow 4G. It asserts no time, for a build has many
   * machines.
   */
  @Test
  @EnabledIfSystemProperty(named = "sentuh.measure", matches = "true")
  void howLongAPageTakesOnASlowPhone() throws Exception {
    for (Role role : Role.values()) {
      try (ServedPanel device = new ServedPanel(new Disk(), 0)) {
        List<Double> stop = new ArrayList<>();
        List<Double> whole = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        for (int run = 0; run < 5; run++) {
          Page page = chromium.paired(device.server(), role, Chromium.Kind.USUAL);
          page.waitForSelector(ready(role));
          Page slow = page.context().newPage();
          noteWhenSeen(slow, ready(role));
          CDPSession session = slow.context().newCDPSession(slow);
          slow(session);
          slow.setDefaultTimeout(60_000);
          session.send("Network.clearBrowserCache");
          slow.navigate(device.server().url());
          slow.waitForTimeout(ENOUGH_MS);
          stop.add(paint(slow));
          whole.add(seen(slow));
          slow.reload();
          slow.waitForTimeout(ENOUGH_MS);
          again.add(seen(slow));
          chromium.leave();
        }
        System.out.printf(
            "%-10s STOP painted %4.0f ms, page %4.0f ms, second time %4.0f ms (medians of 5)%n",
            role.name(), median(stop), median(whole), median(again));
      }
    }
  }

  private static void slow(CDPSession session) {
    session.send("Network.enable");
    JsonObject network = new JsonObject();
    network.addProperty("offline", false);
    network.addProperty("latency", 150);
    network.addProperty("downloadThroughput", 1_638_400 / 8);
    network.addProperty("uploadThroughput", 750_000 / 8);
    session.send("Network.emulateNetworkConditions", network);
    JsonObject processor = new JsonObject();
    processor.addProperty("rate", 4);
    session.send("Emulation.setCPUThrottlingRate", processor);
  }

  private static double paint(Page page) {
    return ((Number)
            page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
        .doubleValue();
  }

  /** Notes when something is there: in the page, and in a picture that the screen was given. */
  private static void noteWhenSeen(Page page, String something) {
    page.addInitScript(
        """
        new MutationObserver((changes, watching) => {
          if (document.querySelector('%s')) {
            watching.disconnect();
            requestAnimationFrame(() => setTimeout(() => {
              document.documentElement.dataset.seenMs = performance.now();
            }));
          }
        }).observe(document, { childList: true, subtree: true });
        """
            .formatted(something));
  }

  private static double seen(Page page) {
    return Double.parseDouble(page.getAttribute("html", "data-seen-ms"));
  }

  private static double median(List<Double> times) {
    double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
