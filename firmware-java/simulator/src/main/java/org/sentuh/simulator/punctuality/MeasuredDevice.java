package org.sentuh.simulator.punctuality;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.device.realtime.Hearing;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.device.realtime.TickClock;
import org.sentuh.device.realtime.Ticker;
import org.sentuh.device.reporting.Reporting;
import org.sentuh.simulator.field.FieldDevice;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.session.WornPanel;
import org.sentuh.simulator.tissue.Recording;
import org.sentuh.simulator.tissue.ShippedRecording;
import org.sentuh.telemetry.uplink.UplinkSettings;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * A device that is measured: loop, harness, drivers, journal and uplink as on the board, in a
 * process started as on the board. When it is under way it says {@code ready} and how its tick is
 * scheduled, and measures from then on.
 */
public final class MeasuredDevice implements AutoCloseable {

  /** What it says when it begins to measure. */
  static final String READY = "ready ";

  private static final int PANELS = 8;

  /** Each of them has phones of its own, on the same cores. */
  static final int PAGED_PANELS = 4;

  private static final long QUOTA_BYTES = 256L << 20;
  private static final long WARM_UP_NS = 10_000_000_000L;
  private static final long MOST_OPENING_NS = 120_000_000_000L;
  private static final long LOOK_NS = 50_000_000L;
  private static final long LAST_TICK_MS = 2_000;

  private final Clock clock = new RealTimeClock();
  private final Order order = Order.shipped();
  private final Recording back = ShippedRecording.RECLINE_60.read();
  private final Settings settings;
  private final Reporting reporting;
  private final @Nullable Chatter chatter;

  /**
   * Which device.
   *
   * @param name its name
   * @param folder of its journal
   * @param memory a folder that outlives the process and not the power
   * @param broker where its clinic listens
   * @param chatter how many other facts are told meanwhile, a second
   * @param seed draws its parts
   */
  public record Settings(
      String name, Path folder, Path memory, URI broker, int chatter, long seed) {}

  /**
   * Where it speaks. Any thread.
   *
   * @param out to the program that measures
   * @param err to whoever waits for that
   */
  public record Voice(PrintWriter out, PrintWriter err) {

    private void says(String line) {
      line(out, line);
    }

    private void tells(String line) {
      line(err, line);
    }

    private static synchronized void line(PrintWriter where, String line) {
      where.println(line);
      where.flush();
    }
  }

  /** Opens its journal and begins to tell its clinic. */
  public MeasuredDevice(Settings settings) {
    this.settings = settings;
    this.reporting = reporting("");
    this.chatter =
        settings.chatter() > 0
            ? new Chatter(reporting("-chatter"), clock, settings.chatter())
            : null;
  }

  private Reporting reporting(String suffix) {
    Reporting opened =
        Reporting.open(
            new Reporting.Place(
                settings.folder().resolve("journal" + suffix),
                settings.memory().resolve("words" + suffix),
                QUOTA_BYTES),
            new UplinkSettings(
                new DeviceId(settings.name() + suffix),
                FieldDevice.newBoot(),
                "measured",
                List.of(settings.broker()),
                null),
            clock,
            new MachineWallClock(),
            new SplittableRandom(settings.seed()));
    for (Consent consent : Consent.values()) {
      opened.consent(consent, true);
    }
    return opened;
  }

  /** Treats, and writes into a file how late each of so many ticks was. */
  public void measureTicks(int ticks, Voice voice, Path answer)
      throws IOException, SteppedTreatment.PanelRefused {
    WornPanel panel = new WornPanel(order, back, settings.seed());
    Hearing hearing = new Hearing(reporting.recorder(zones()));
    TreatmentLoop loop = new TreatmentLoop(order.setup(), panel.ports(clock, hearing));
    reporting.obey(loop.inbox());
    TimedClock timed = new TimedClock(new TickClock(), ticks);
    Ticker ticker = new Ticker(loop, hearing, timed, order.setup().periodNs());
    Wearer wearer = new Wearer(loop);
    awaitHeard();
    ticker.start();
    long warmNs = clock.nowNs() + WARM_UP_NS;
    boolean begun = false;
    for (long tNs = clock.nowNs(); !timed.isFull(); tNs += LOOK_NS) {
      clock.sleepUntil(tNs);
      if (wearer.look() && !begun && tNs > warmNs) {
        begun = true;
        timed.begin();
        ready(voice, ticker);
      }
    }
    timed.delays().write(answer);
    ticker.leave();
    ticker.join(LAST_TICK_MS);
  }

  /** Until its clinic answers: what is done only once has been done then. */
  private void awaitHeard() {
    long giveUpNs = clock.nowNs() + MOST_OPENING_NS;
    while (!reporting.uplink().confirmed() || (chatter != null && !chatter.isHeard())) {
      if (clock.nowNs() > giveUpNs) {
        throw new IllegalStateException("the clinic does not answer; its log is above");
      }
      clock.sleepUntil(clock.nowNs() + LOOK_NS);
    }
  }

  /**
   * Treats on several panels at once and is stopped so many times in all, and writes into a file
   * how long each stop took. A treatment drives no motor before its second second; one panel alone
   * would take hours.
   */
  public void measureStops(int presses, Voice voice, Path answer)
      throws IOException, SteppedTreatment.PanelRefused, InterruptedException {
    List<PressedDevice> panels = new ArrayList<>();
    for (int panel = 0; panel < PANELS; panel++) {
      panels.add(new PressedDevice(order, back, recorder(panel), clock, seed(panel)));
    }
    press(panels, presses, voice, answer);
  }

  /** The same at the pages of fewer panels, each with so many phones that watch it. */
  public void measurePageStops(int presses, int phones, Voice voice, Path answer)
      throws IOException, SteppedTreatment.PanelRefused, InterruptedException {
    List<PressedDevice> panels = new ArrayList<>();
    List<PressedPages> served = new ArrayList<>();
    for (int panel = 0; panel < PAGED_PANELS; panel++) {
      PressedPages pages =
          new PressedPages(
              order, clock, settings.folder().resolve("pages-" + panel), panel, voice::says);
      served.add(pages);
      panels.add(
          new PressedDevice(order, back, recorder(panel), clock, seed(panel), pages, phones));
    }
    press(panels, presses, voice, answer);
    for (PressedPages pages : served) {
      pages.close();
    }
  }

  private Recorder recorder(int panel) {
    return panel == 0 ? reporting.recorder(zones()) : new Unheard();
  }

  private long seed(int panel) {
    return PANELS * settings.seed() + panel;
  }

  /** The first panel that cannot be pressed ends it all: what is left would be no measurement. */
  private void press(List<PressedDevice> panels, int presses, Voice voice, Path answer)
      throws IOException, InterruptedException {
    int each = (presses + panels.size() - 1) / panels.size();
    Count count = new Count(voice, settings.name(), each * panels.size());
    ExecutorCompletionService<Boolean> pressing =
        new ExecutorCompletionService<>(
            presser -> Thread.ofPlatform().name("presser").daemon().start(presser));
    for (PressedDevice panel : panels) {
      pressing.submit(() -> panel.press(each, ticker -> ready(voice, ticker), count::one), true);
    }
    for (int done = 0; done < panels.size(); done++) {
      try {
        pressing.take().get();
      } catch (ExecutionException failed) {
        throw new IllegalStateException(
            settings.name() + " could not be pressed; nothing was measured", failed.getCause());
      }
    }
    Delays.together(panels.stream().map(PressedDevice::delays).toList()).write(answer);
  }

  /** So many presses of all have been measured. Any thread. */
  private static final class Count {

    private static final int TOLD_EVERY = 50;

    private final Voice voice;
    private final String name;
    private final int all;
    private final AtomicInteger measured = new AtomicInteger();

    Count(Voice voice, String name, int all) {
      this.voice = voice;
      this.name = name;
      this.all = all;
    }

    void one() {
      int now = measured.incrementAndGet();
      if (now % TOLD_EVERY == 0 || now == all) {
        voice.tells("%s: %d of %d presses".formatted(name, now, all));
      }
    }
  }

  /** Nobody listens to the panels beside the first. */
  private static final class Unheard implements Recorder {

    @Override
    public boolean offer(Event event) {
      return true;
    }

    @Override
    public void tick(TickRecord tick) {}
  }

  private static void ready(Voice voice, Ticker ticker) {
    voice.says(READY + (ticker.isHurried() ? Policy.FIFO : Policy.OTHER));
  }

  private List<String> zones() {
    return order.setup().panel().sensors().stream().map(site -> site.name()).toList();
  }

  @Override
  public void close() {
    if (chatter != null) {
      chatter.close();
    }
    reporting.close();
  }
}
