package org.sentuh.simulator.punctuality;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.simulator.clinic.DemoClinic;

/**
 * How long it took from a press of stop until every driver had been written to zero, at moments
 * that nobody chose, while every core and every telemetry was busy.
 *
 * @param policy how the ticks were scheduled
 * @param phones how many phones watched each panel that was stopped at its page; 0 for stops by
 *     button and order
 * @param delays of all presses
 */
public record StopLatency(String policy, int phones, Delays delays) {

  /** The most that 999 of 1000 presses may take, in milliseconds. */
  public static final double MOST_P999_MS = 20;

  /** The same for a press of stop in a page, over HTTP. */
  public static final double MOST_PAGE_P999_MS = 100;

  /** Processes that are pressed at the same time: each has several panels. */
  public static final int DEVICES = 2;

  /** Facts a second of all telemetries: they share one clinic on the same cores. */
  private static final int BUSY = 200;

  private static final double US_PER_MS = 1e3;

  /** Presses so many times, an equal number on each device. */
  public static StopLatency measure(int presses)
      throws IOException, InterruptedException, ArchiveUnavailable {
    try (Scratch scratch = new Scratch();
        DemoClinic clinic = DemoClinic.opening(scratch.disk("clinic"), new MachineWallClock());
        BusyCores _ = new BusyCores()) {
      List<Measured> devices = new ArrayList<>();
      try {
        for (int device = 0; device < DEVICES; device++) {
          devices.add(
              new Measured(
                  scratch,
                  "pressed-" + device,
                  clinic.broker(),
                  BUSY / DEVICES,
                  device,
                  List.of("--presses=" + presses / DEVICES)));
        }
        return await(devices);
      } finally {
        devices.forEach(Measured::close);
      }
    }
  }

  /**
   * Presses stop in pages so many times, each page at a panel that so many phones watch from
   * another process; their cores are the same.
   */
  public static StopLatency measureAtPages(int presses, int phones)
      throws IOException, InterruptedException, ArchiveUnavailable {
    try (Scratch scratch = new Scratch();
        DemoClinic clinic = DemoClinic.opening(scratch.disk("clinic"), new MachineWallClock());
        Measured device =
            new Measured(
                scratch,
                "pressed",
                clinic.broker(),
                0,
                1,
                List.of("--presses=" + presses, "--phones=" + phones))) {
      Policy policy = device.awaitWatched(phones);
      return new StopLatency(policy.word(), phones, device.await());
    }
  }

  private static StopLatency await(List<Measured> devices)
      throws IOException, InterruptedException {
    String policy = "";
    for (Measured device : devices) {
      policy = device.awaitReady().word();
    }
    List<Delays> delays = new ArrayList<>();
    for (Measured device : devices) {
      delays.add(device.await());
    }
    return new StopLatency(policy, 0, Delays.together(delays));
  }

  /** A quantile in milliseconds. */
  public double ms(double share) {
    return delays.us(share) / US_PER_MS;
  }

  /** The most that 999 of 1000 presses may take, in milliseconds. */
  public double mostP999() {
    return phones > 0 ? MOST_PAGE_P999_MS : MOST_P999_MS;
  }

  /** Whether the bound is kept. */
  public boolean isKept() {
    return ms(0.999) <= mostP999();
  }

  /** One line of JSON. */
  public String json() {
    return String.format(
        Locale.ROOT,
        "{\"policy\":\"%s\",\"phones\":%d,\"presses\":%d,\"p50_ms\":%.2f,\"p99_ms\":%.2f,\"p999_ms\":%.2f,"
            + "\"max_ms\":%.2f,\"kept\":%b}",
        policy,
        phones,
        delays.count(),
        ms(0.5),
        ms(0.99),
        ms(0.999),
        ms(1),
        isKept());
  }
}
