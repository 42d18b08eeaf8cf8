package org.sentuh.device.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.pressure.ChannelHealth;
import org.sentuh.control.pressure.PressureSample;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.State;
import org.sentuh.device.turns.Turn;

/**
 * One sensor that is measured under weights. It reads the sensors tick by tick, writes to no driver
 * and gives no heartbeat, so nothing can move whatever happens to it. Every stop ends it, and so
 * does a technician who has asked for nothing in {@link #PATIENCE_NS}. A turn is taken once; the
 * tick's thread takes it, everything else comes from any.
 */
public final class CalibrationTurn implements Turn {

  /** Its word. */
  public static final String WORD = "calibration";

  /** So long a weight lies before it is measured: the film settles by the logarithm of time. */
  static final long SETTLE_NS = 3_000_000_000L;

  /** So long it is measured. */
  static final long LISTEN_NS = 2_000_000_000L;

  /** So long it waits for somebody. */
  static final long PATIENCE_NS = 300_000_000_000L;

  /** Somebody's hand trembles by more, a weight by some ten. */
  static final double MOST_JITTER_COUNTS = 100;

  /** So many loads of one sensor; more tell nothing new. */
  static final int MOST_LOADS = 24;

  private final int site;
  private final long periodNs;
  private final Supplier<Ports> ports;
  private final List<Load> loads = new ArrayList<>();
  private final Counting counting = new Counting();
  private volatile boolean over;
  private int asked = -1;
  private long askedNs;
  private long heardNs;
  private long nowNs;
  private boolean anew;
  private @Nullable PressureSample latest;
  private Trouble trouble = Trouble.NONE;

  /** Why the last weight was not taken. */
  public enum Trouble {
    /** It was, or there was none. */
    NONE,
    /** It trembled: somebody held it. */
    UNSTEADY,
    /** The converter did not answer. */
    SILENT
  }

  /**
   * What a page shows of it.
   *
   * @param asked the weight that is being measured, in grams; -1 for none
   * @param part how much of that is done, 0 to 1
   * @param latest what the latest tick read; null before the first
   * @param loads what was measured so far, in order
   * @param trouble why the last one was not taken
   */
  public record Seen(
      int asked, double part, @Nullable PressureSample latest, List<Load> loads, Trouble trouble) {}

  /**
   * A turn that waits.
   *
   * @param site the sensor, in the panel's order
   * @param periodNs of the ticks
   * @param ports of the panel
   */
  CalibrationTurn(int site, long periodNs, Supplier<Ports> ports) {
    this.site = site;
    this.periodNs = periodNs;
    this.ports = ports;
  }

  @Override
  public String word() {
    return WORD;
  }

  @Override
  public void take(State standing) {
    Ports panel = ports.get();
    Clock clock = panel.clock();
    long tNs = clock.nowNs();
    begin(tNs);
    while (goesOn(tNs)) {
      tNs = Math.max(tNs + periodNs, clock.nowNs());
      clock.sleepUntil(tNs);
      hear(panel.sensors().sample(tNs).pressure(), tNs);
    }
    over = true;
  }

  private synchronized void begin(long tNs) {
    nowNs = tNs;
    heardNs = tNs;
  }

  private synchronized boolean goesOn(long tNs) {
    return !over && tNs - heardNs < PATIENCE_NS;
  }

  @Override
  public void stop(Command.Stop asked) {
    over = true;
  }

  /** Whether it is over, or has been told to end. */
  boolean isOver() {
    return over;
  }

  /** Measures a weight that lies there; the one that is being measured is forgotten. */
  synchronized void measure(int grams) {
    asked = grams;
    anew = true;
    heardNs = nowNs;
    trouble = Trouble.NONE;
  }

  /** Forgets the last weight. */
  synchronized void forgetLast() {
    asked = -1;
    heardNs = nowNs;
    trouble = Trouble.NONE;
    if (!loads.isEmpty()) {
      loads.removeLast();
    }
  }

  /** Whether there is room for one more. */
  synchronized boolean hasRoom() {
    return loads.size() < MOST_LOADS;
  }

  /** How it is now. */
  public synchronized Seen seen() {
    double part =
        asked < 0 || anew ? 0 : Math.min(1, (double) (nowNs - askedNs) / (SETTLE_NS + LISTEN_NS));
    return new Seen(asked, part, latest, List.copyOf(loads), trouble);
  }

  private synchronized void hear(PressureSample sample, long tNs) {
    latest = sample;
    nowNs = tNs;
    if (asked < 0) {
      return;
    }
    if (anew) {
      anew = false;
      askedNs = tNs;
      counting.begin();
    }
    if (sample.health(site) != ChannelHealth.MEASURED || sample.railCounts() <= 0) {
      asked = -1;
      trouble = Trouble.SILENT;
      return;
    }
    if (tNs - askedNs >= SETTLE_NS) {
      counting.count(sample, site);
    }
    if (tNs - askedNs >= SETTLE_NS + LISTEN_NS) {
      heardNs = tNs;
      taken(counting.load(asked));
    }
  }

  private void taken(Optional<Load> measured) {
    asked = -1;
    if (measured.isEmpty()) {
      trouble = Trouble.SILENT;
    } else if (measured.get().jitterCounts() > MOST_JITTER_COUNTS) {
      trouble = Trouble.UNSTEADY;
    } else {
      loads.add(measured.get());
    }
  }

  /** The mean and the spread of the conversions of one channel, each counted once. */
  private static final class Counting {

    private long convertedNs;
    private int conversions;
    private double sum;
    private double squares;
    private double rail;

    void begin() {
      convertedNs = Long.MIN_VALUE;
      conversions = 0;
      sum = 0;
      squares = 0;
      rail = 0;
    }

    void count(PressureSample sample, int site) {
      if (sample.convertedNs(site) == convertedNs) {
        return;
      }
      convertedNs = sample.convertedNs(site);
      conversions++;
      sum += sample.counts(site);
      squares += (double) sample.counts(site) * sample.counts(site);
      rail += sample.railCounts();
    }

    Optional<Load> load(int grams) {
      if (conversions < 2) {
        return Optional.empty();
      }
      double mean = sum / conversions;
      double variance = Math.max(0, squares / conversions - mean * mean);
      return Optional.of(
          new Load(
              grams,
              (int) Math.round(mean),
              Math.sqrt(variance),
              (int) Math.round(rail / conversions)));
    }
  }
}
