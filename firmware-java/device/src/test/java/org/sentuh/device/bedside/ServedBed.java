package org.sentuh.device.bedside;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.treatment.State;
import org.sentuh.device.calibration.Calibrating;
import org.sentuh.device.calibration.KeptCalibrations;
import org.sentuh.device.diary.MilkDiary;
import org.sentuh.device.readiness.Bed;
import org.sentuh.device.readiness.Memory;
import org.sentuh.device.selftest.Chips;
import org.sentuh.device.service.Instrument;
import org.sentuh.device.service.LogTail;
import org.sentuh.device.service.Service;
import org.sentuh.device.service.SupportBundle;
import org.sentuh.device.turns.HandTurn;
import org.sentuh.device.turns.PanelTurns;
import org.sentuh.device.turns.SelfTestTurn;
import org.sentuh.device.visit.TreatmentBook;
import org.sentuh.device.visit.Visit;
import org.sentuh.pages.PageAddress;
import org.sentuh.telemetry.journal.JournalHealth;
import org.sentuh.telemetry.uplink.UplinkStatus;
import org.sentuh.telemetry.wire.Wall;

/**
 * A device that is served: the real server before a real loop, which ticks on a thread of its own,
 * ten times as fast as time goes.
 */
final class ServedBed implements AutoCloseable {

  private static final Recorder NOBODY =
      new Recorder() {
        @Override
        public boolean offer(Event event) {
          return true;
        }

        @Override
        public void tick(TickRecord tick) {}
      };

  final Memory memory;
  final Bed bed;
  final org.sentuh.device.bedside.Bed served;
  final BedsideServer server;
  final Map<String, Integer> diary = new ConcurrentHashMap<>();
  final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  final PanelTurns turns = new PanelTurns();
  final LogTail log = new LogTail();
  final TreatmentBook book;
  volatile boolean agrees = true;
  volatile String shows = "";
  private volatile boolean ticking = true;
  private final Thread ticker;

  ServedBed() throws IOException {
    this(new Memory(), 0);
  }

  /** A device that remembers what is kept, as after a power cut. */
  ServedBed(Memory memory, int port) throws IOException {
    this.memory = memory;
    this.bed = new Bed(memory);
    turns.obey(bed.loop.inbox());
    Instrument instrument = new Instrument(NOBODY);
    book = new TreatmentBook(memory, () -> new Wall(Instant.EPOCH, Wall.Quality.UNSET));
    bed.ticked = instrument::watch;
    bed.offered = book.watch(NOBODY)::offer;
    bed.seconds(2);
    Setup gentler = HandTurn.gentler(bed.setup);
    this.served =
        new org.sentuh.device.bedside.Bed(
            bed.setup,
            bed.loop.inbox(),
            bed.loop::latest,
            bed.readiness,
            new org.sentuh.device.bedside.Bed.Diary(
                consent -> agrees,
                (consent, given) -> agrees = given,
                diary::putAll,
                new MilkDiary(memory)),
            turns,
            service(instrument),
            new Visit(
                book,
                bed.hold,
                "sentuh-01",
                turns,
                () -> new HandTurn(gentler, this::noPanel),
                Visit.Wiping.NOTHING),
            () -> shows,
            bed);
    this.server = new BedsideServer(served, memory, PageAddress.loopback(port));
    this.ticker = Thread.ofPlatform().name("ticks").start(this::tick);
  }

  private Ports noPanel() {
    throw new IllegalStateException("there is no panel here");
  }

  /** A box whose panel has no chips: a test that is asked for finds none. */
  private Service service(Instrument instrument) {
    return new Service(
        instrument,
        turns,
        new Service.Bench(
            new SelfTestTurn.TestBench(
                standing -> {
                  throw new IllegalStateException("there are no chips here");
                },
                () -> new Chips(List.of(), List.of())),
            report -> {},
            () -> null),
        new Calibrating(
            bed.setup,
            Bed.SETTINGS.pressure(),
            new KeptCalibrations(memory, bed),
            turns,
            this::noPanel,
            () -> new Wall(Instant.EPOCH, Wall.Quality.UNSET)),
        new Service.Box(
            "0.1.0",
            () -> new JournalHealth(Map.of(), 0, 1, 1, 0, 0, ""),
            () ->
                new UplinkStatus(
                    UplinkStatus.Phase.WAITING, "", false, false, "", 0, 0, 0, 0, 0, 0, 0),
            () -> new Wall(Instant.EPOCH, Wall.Quality.UNSET)),
        log,
        new SupportBundle(Map.of(), null, log, () -> null));
  }

  private void tick() {
    while (ticking) {
      seconds(0.01);
      try {
        Thread.sleep(1);
      } catch (InterruptedException over) {
        return;
      }
    }
  }

  /** Lets so much time pass at once. */
  void seconds(double seconds) {
    synchronized (bed) {
      bed.seconds(seconds);
    }
  }

  /** Holds the ticks, as a process that hangs does. */
  void hang() throws InterruptedException {
    ticking = false;
    ticker.join();
  }

  State state() {
    return bed.state();
  }

  URI at(String path) {
    return URI.create(server.url()).resolve(path);
  }

  /** A phone that nobody has paired. */
  Phone stranger() {
    return new Phone(this, "", "");
  }

  /** A phone that has just been paired. */
  Phone phone(Role role) throws IOException, InterruptedException {
    HttpResponse<String> paired = stranger().pair(server.codes().issue(role));
    String cookie = paired.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    return new Phone(this, cookie, "").reading();
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    ticking = false;
    server.close();
    http.shutdownNow();
  }
}
