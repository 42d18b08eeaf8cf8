package org.sentuh.simulator.punctuality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How late something was, each time. Immutable. */
public final class Delays {

  private static final double NS_PER_US = 1e3;

  private final long[] sortedNs;

  private Delays(LongStream ns) {
    sortedNs = ns.sorted().toArray();
  }

  /** Delays in nanoseconds, in any order. */
  static Delays of(long... ns) {
    return new Delays(Arrays.stream(ns));
  }

  /** The delays of several, as of one. */
  static Delays together(List<Delays> all) {
    return new Delays(all.stream().flatMapToLong(each -> Arrays.stream(each.sortedNs)));
  }

  /** Reads what {@link #write} has written. */
  static Delays read(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return new Delays(lines.mapToLong(Long::parseLong));
    }
  }

  /** Writes a delay a line, in nanoseconds. */
  void write(Path file) throws IOException {
    Files.write(file, Arrays.stream(sortedNs).mapToObj(Long::toString).toList());
  }

  /** How many there are. */
  public int count() {
    return sortedNs.length;
  }

  /**
   * The least delay that so much of all does not exceed, in microseconds; NaN of nothing.
   *
   * @param share above 0 to 1, which is the longest
   */
  public double us(double share) {
    int last = sortedNs.length - 1;
    int at = (int) Math.ceil(share * sortedNs.length) - 1;
    return last < 0 ? Double.NaN : sortedNs[Math.clamp(at, 0, last)] / NS_PER_US;
  }

  /** How many are as long as this or longer. */
  public long atLeast(long ns) {
    return Arrays.stream(sortedNs).filter(delay -> delay >= ns).count();
  }

  /** As the fields of a JSON object. */
  String json() {
    return String.format(
        Locale.ROOT,
        "{\"count\":%d,\"p50\":%.1f,\"p99\":%.1f,\"p999\":%.1f,\"max\":%.1f}",
        count(),
        us(0.5),
        us(0.99),
        us(0.999),
        us(1));
  }
}
