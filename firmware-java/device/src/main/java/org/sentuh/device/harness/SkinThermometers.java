package org.sentuh.device.harness;

import java.util.Arrays;
import java.util.List;
import org.sentuh.device.chip.Mcp9808;

/**
 * The skin-side thermometers of one panel, one of them every few ticks: they convert four times a
 * second and the skin is slower still.
 */
final class SkinThermometers {

  /** Every how many ticks one thermometer is read. */
  private static final int EVERY_TICKS = 8;

  /** A temperature older than this is not known. */
  private static final long KNOWN_NS = 2_000_000_000L;

  private final List<Mcp9808> chips;
  private final double[] celsius;
  private final long[] readNs;
  private int ticks;

  SkinThermometers(List<Mcp9808> chips) {
    this.chips = List.copyOf(chips);
    this.celsius = new double[chips.size()];
    this.readNs = new long[chips.size()];
    Arrays.fill(readNs, Long.MIN_VALUE);
  }

  /** Reads all of them once, before the first tick. */
  void readAll(long tNs) {
    for (int site = 0; site < celsius.length; site++) {
      read(site, tNs);
    }
  }

  void tick(long tNs) {
    if (ticks % EVERY_TICKS == 0) {
      read(ticks / EVERY_TICKS % celsius.length, tNs);
    }
    ticks++;
  }

  double[] celsius() {
    return celsius.clone();
  }

  boolean[] known(long tNs) {
    boolean[] known = new boolean[celsius.length];
    for (int site = 0; site < known.length; site++) {
      known[site] = readNs[site] != Long.MIN_VALUE && tNs - readNs[site] <= KNOWN_NS;
    }
    return known;
  }

  private void read(int site, long tNs) {
    if (chips.get(site).read() instanceof Mcp9808.Temperature(double read)) {
      celsius[site] = read;
      readNs[site] = tNs;
    }
  }
}
