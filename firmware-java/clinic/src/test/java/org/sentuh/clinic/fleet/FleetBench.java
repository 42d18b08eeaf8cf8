package org.sentuh.clinic.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.ServedDesk;
import org.sentuh.clinic.ServedDesk.Seat;
import org.sentuh.clinic.archive.Arrival;
import org.sentuh.clinic.people.Role;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;

/**
 * How long a fleet of 10 000 devices takes to be shown, with either database, while each of them
 * says how it is once in a quarter of an hour, as real ones do. Not a test: {@code FleetBench
 * [jdbc:postgresql:...]}, on the test class path; with an address on that database alone, which
 * {@code WorklistBench} has filled.
 */
final class FleetBench {

  private static final int DEVICES = 10_000;
  private static final int ASKED = 60;
  private static final int QUARTER_S = 900;

  private FleetBench() {}

  public static void main(String[] arguments) throws Exception {
    List<String> urls = new ArrayList<>(List.of(arguments));
    if (urls.isEmpty()) {
      for (Database database : Database.values()) {
        urls.add(database.fresh());
      }
    }
    for (String url : urls) {
      try (ServedDesk desk =
          new ServedDesk(
              url,
              served ->
                  List.of(
                      new FleetPage(served.archive, served.clock(), Map.of(), Optional.empty())
                          .page()))) {
        fill(desk);
        Seat seat = desk.seat(Role.TECHNICIAN);
        List<Long> micros = new ArrayList<>();
        for (int asked = 0; asked < 2 * ASKED; asked++) {
          desk.pass(Duration.ofSeconds(1));
          tell(desk, asked * DEVICES / QUARTER_S, (asked + 1) * DEVICES / QUARTER_S, 0);
          long before = System.nanoTime();
          int bytes = seat.get("/api/fleet/some").body().length();
          if (asked >= ASKED && bytes > 10_000) {
            micros.add((System.nanoTime() - before) / 1000);
          }
        }
        micros.sort(null);
        System.out.printf(
            "%s: %d devices, whole answer p50 %d us, p95 %d us of %d%n",
            url.replaceAll("(jdbc:[a-z]*).*", "$1"),
            DEVICES,
            micros.get(micros.size() / 2),
            micros.get(micros.size() * 95 / 100),
            micros.size());
      }
    }
  }

  /** The first is to speak next: it has spoken longest ago. */
  private static void fill(ServedDesk desk) throws Exception {
    for (int second = 0; second < QUARTER_S; second++) {
      tell(
          desk,
          second * DEVICES / QUARTER_S,
          (second + 1) * DEVICES / QUARTER_S,
          QUARTER_S - second);
    }
  }

  private static void tell(ServedDesk desk, int from, int until, int secondsAgo) throws Exception {
    WireJson wire = new WireJson();
    Instant now = desk.now().minusSeconds(secondsAgo);
    Wall wall = new Wall(now, Wall.Quality.TRUSTED);
    List<Arrival> batch = new ArrayList<>();
    for (int device = from; device < until; device++) {
      DeviceId id = new DeviceId("sentuh-" + device);
      Message.Health health =
          new Message.Health(
              id,
              "b1",
              wall,
              Map.of(Lane.EVENT, 0L, Lane.SAMPLE, 7L),
              1 << 20,
              64 << 20,
              1L << 33,
              1,
              0,
              false);
      batch.add(
          new Arrival.Seen(
              new Message.Status(id, true, "b1", wall, "birth", "0.1.0", Set.of()), false, now));
      batch.add(new Arrival.Latest(id, Channel.HEALTH, wire.write(health), false, now));
    }
    desk.archive.file(batch);
  }
}
