package org.sentuh.simulator.punctuality;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.device.bedside.Bed;
import org.sentuh.device.bedside.BedsideServer;
import org.sentuh.device.bedside.Role;
import org.sentuh.device.calibration.Calibrating;
import org.sentuh.device.calibration.KeptCalibrations;
import org.sentuh.device.diary.MilkDiary;
import org.sentuh.device.readiness.HoldLatch;
import org.sentuh.device.readiness.ReadinessFolder;
import org.sentuh.device.selftest.Chips;
import org.sentuh.device.service.Instrument;
import org.sentuh.device.service.LogTail;
import org.sentuh.device.service.Service;
import org.sentuh.device.service.SupportBundle;
import org.sentuh.device.turns.PanelTurns;
import org.sentuh.device.turns.SelfTestTurn;
import org.sentuh.device.visit.TreatmentBook;
import org.sentuh.device.visit.Visit;
import org.sentuh.pages.PageAddress;
import org.sentuh.pages.PagesUnavailable;
import org.sentuh.simulator.session.NewMother;
import org.sentuh.simulator.session.Order;
import org.sentuh.telemetry.journal.JournalHealth;
import org.sentuh.telemetry.uplink.UplinkStatus;
import org.sentuh.telemetry.wire.Wall;

/**
 * The pages of a device that is stopped again and again by a POST, as its page does it. What the
 * pages have beside the treatment is there, and is never asked for. One thread opens and stops.
 */
final class PressedPages implements AutoCloseable {

  /** What it says when phones may come: its address and a code for a mother's phone. */
  static final String SAYS = "pages ";

  private static final Wall.Clock UNSET = () -> new Wall(Instant.EPOCH, Wall.Quality.UNSET);

  private final Order order;
  private final Clock clock;
  private final Consumer<String> told;
  private final int number;
  private final ReadinessFolder kept;
  private final HttpClient phone =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private @Nullable BedsideServer server;

  /**
   * Pages that are not served yet.
   *
   * @param folder where they keep what they keep
   * @param told is told where phones may come, a line each time
   */
  PressedPages(Order order, Clock clock, Path folder, int number, Consumer<String> told)
      throws IOException {
    this.order = order;
    this.clock = clock;
    this.told = told;
    this.number = number;
    this.kept = ReadinessFolder.within(Files.createDirectories(folder));
  }

  /** Serves them for another loop, at another port. */
  void open(TreatmentLoop loop, Instrument instrument) {
    shut();
    PanelTurns turns = new PanelTurns();
    HoldLatch hold = new HoldLatch(kept, UNSET);
    Bed bed =
        new Bed(
            order.setup(),
            loop.inbox(),
            loop::latest,
            NewMother.readiness(order.setup(), clock),
            new Bed.Diary(one -> true, (one, given) -> {}, answers -> {}, new MilkDiary(kept)),
            turns,
            service(instrument, turns),
            new Visit(
                new TreatmentBook(kept, UNSET),
                hold,
                "pressed",
                turns,
                () -> {
                  throw nobody();
                },
                Visit.Wiping.NOTHING),
            () -> "",
            clock);
    try {
      BedsideServer opened = new BedsideServer(bed, kept, PageAddress.loopback(0));
      server = opened;
      told.accept(SAYS + number + " " + opened.url() + " " + opened.codes().issue(Role.MOTHER));
    } catch (PagesUnavailable taken) {
      throw new IllegalStateException(taken);
    }
  }

  private Service service(Instrument instrument, PanelTurns turns) {
    LogTail log = new LogTail();
    return new Service(
        instrument,
        turns,
        new Service.Bench(
            new SelfTestTurn.TestBench(
                standing -> {
                  throw nobody();
                },
                () -> new Chips(List.of(), List.of())),
            report -> {},
            () -> null),
        new Calibrating(
            order.setup(),
            order.device().pressure(),
            new KeptCalibrations(kept, clock),
            turns,
            () -> {
              throw nobody();
            },
            UNSET),
        new Service.Box(
            "measured",
            () -> new JournalHealth(Map.of(), 0, 1, 1, 0, 0, ""),
            () ->
                new UplinkStatus(
                    UplinkStatus.Phase.WAITING, "", false, false, "", 0, 0, 0, 0, 0, 0, 0),
            UNSET),
        log,
        new SupportBundle(Map.of(), null, log, () -> null));
  }

  private static IllegalStateException nobody() {
    return new IllegalStateException("nobody asks for a turn here");
  }

  /** How many phones watch. */
  int watching() {
    BedsideServer open = server;
    return open == null ? 0 : open.watching();
  }

  /** Presses stop as a page does, and returns when it is answered. */
  void stop() {
    BedsideServer open = server;
    if (open == null) {
      throw new IllegalStateException("the pages are not served");
    }
    HttpRequest press =
        HttpRequest.newBuilder(URI.create(open.url()).resolve("/stop"))
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      phone.send(press, HttpResponse.BodyHandlers.discarding());
    } catch (IOException refused) {
      throw new IllegalStateException("a stop was not taken", refused);
    } catch (InterruptedException leaving) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while it was stopped", leaving);
    }
  }

  private void shut() {
    BedsideServer open = server;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void close() throws IOException {
    shut();
    phone.shutdownNow();
    kept.close();
  }
}
