package org.sentuh.simulator.fleet;

import java.util.Locale;

/**
 * What a fleet has said and what was said to it.
 *
 * @param devices how many simulated devices
 * @param published messages given to a connection
 * @param taken of these, how many the broker has acknowledged
 * @param stored of these, of how many the clinic has said that it has them
 * @param seconds from the first message to the last acknowledgement of the broker
 * @param p50Ms from a publish to the clinic's ack, the median; NaN without any
 * @param p99Ms the same, 99 of 100
 * @param trouble what went wrong, empty for nothing
 */
public record FleetReport(
    int devices,
    long published,
    long taken,
    long stored,
    double seconds,
    double p50Ms,
    double p99Ms,
    String trouble) {

  /** Messages that the broker took, a second. */
  public double perSecond() {
    return taken / seconds;
  }

  /** Whether the clinic has everything. */
  public boolean isComplete() {
    return trouble.isEmpty() && stored == published;
  }

  /** For a person, some lines. */
  public String inWords() {
    return String.format(
            Locale.ROOT,
            "%d devices published %d messages in %.1f s: %.0f a second%n"
                + "acknowledged by the broker %d, by the clinic %d%n"
                + "from a publish to the clinic's ack: median %.0f ms, 99 of 100 within %.0f ms%n",
            devices,
            published,
            seconds,
            perSecond(),
            taken,
            stored,
            p50Ms,
            p99Ms)
        + (trouble.isEmpty() ? "" : trouble + System.lineSeparator());
  }

  /** The same as one line of JSON. */
  public String toJson() {
    return String.format(
        Locale.ROOT,
        "{\"devices\":%d,\"published\":%d,\"broker_acked\":%d,\"clinic_acked\":%d,"
            + "\"seconds\":%.3f,\"per_second\":%.1f,\"p50_ms\":%s,\"p99_ms\":%s,\"complete\":%b}",
        devices,
        published,
        taken,
        stored,
        seconds,
        perSecond(),
        number(p50Ms),
        number(p99Ms),
        isComplete());
  }

  private static String number(double ms) {
    return Double.isNaN(ms) ? "null" : String.format(Locale.ROOT, "%.1f", ms);
  }
}
