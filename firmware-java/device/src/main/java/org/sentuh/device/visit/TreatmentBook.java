package org.sentuh.device.visit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.sentuh.control.event.Dose;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.device.readiness.Hers;
import org.sentuh.device.readiness.Keeping;
import org.sentuh.telemetry.wire.Wall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last treatments, the latest first, kept through power cuts: when each ended and why, how long
 * it ran, and what reached each zone beside what was prescribed. Any thread; what is kept is
 * written on a thread of its own, for nobody on the tick may wait for a disk.
 *
 * <pre>
 * 1;AT|unknown,OUTCOME,WHY,RUN MS,PAUSED MS,DELIVERED/PRESCRIBED of each zone,...;...
 * </pre>
 */
public final class TreatmentBook {

  /** So many are kept. */
  static final int MOST = 10;

  private static final String NAME = "treatments";
  private static final String FORM = "1";

  /** All of it is hers. */
  public static final Hers HERS = new Hers(NAME, line -> FORM);

  private static final String UNKNOWN = "unknown";
  private static final int WORDS = 5;
  private static final Logger LOG = LoggerFactory.getLogger(TreatmentBook.class);

  private final Keeping keeping;
  private final Wall.Clock wall;
  private volatile List<Treated> treated;

  /**
   * A treatment that is over.
   *
   * @param at when it ended, in UTC; empty where nobody knew the time of day
   * @param outcome {@code completed}, {@code stopped} or {@code faulted}
   * @param why the reason's code
   * @param runMs how long it ran
   * @param pausedMs how long it waited
   * @param dose what reached each zone
   */
  public record Treated(
      Optional<Instant> at, String outcome, String why, long runMs, long pausedMs, Dose dose) {}

  /** The book as it is kept; lines that nobody can read are left out. */
  public TreatmentBook(Keeping keeping, Wall.Clock wall) {
    this.keeping = keeping;
    this.wall = wall;
    this.treated = keeping.value(NAME).map(TreatmentBook::read).orElse(List.of());
  }

  /** The last treatments, the latest first. */
  public List<Treated> treated() {
    return treated;
  }

  /** Deletes all of it. Waits for the disk. */
  public synchronized void clear() {
    keeping.keep(NAME, FORM);
    treated = List.of();
  }

  /** A loop's recorder, watched for what ends. */
  public Recorder watch(Recorder recorder) {
    return new Recorder() {
      @Override
      public boolean offer(Event event) {
        if (event.fact() instanceof Fact.Ended ended && ended.runNs() > 0) {
          Thread.ofVirtual().name("treatment book").start(() -> add(ended));
        }
        return recorder.offer(event);
      }

      @Override
      public void tick(TickRecord tick) {
        recorder.tick(tick);
      }
    };
  }

  private synchronized void add(Fact.Ended ended) {
    Wall now = wall.now();
    ArrayList<Treated> all = new ArrayList<>();
    all.add(
        new Treated(
            now.quality() == Wall.Quality.TRUSTED ? Optional.of(now.at()) : Optional.empty(),
            ended.outcome(),
            ended.why().code(),
            ended.runNs() / 1_000_000,
            ended.pausedNs() / 1_000_000,
            ended.dose()));
    all.addAll(treated.subList(0, Math.min(treated.size(), MOST - 1)));
    treated = List.copyOf(all);
    try {
      keeping.keep(NAME, line(all));
    } catch (java.io.UncheckedIOException full) {
      LOG.warn("a treatment is in the midwife's book until the power goes", full);
    }
  }

  private static String line(List<Treated> all) {
    StringJoiner line = new StringJoiner(";").add(FORM);
    for (Treated one : all) {
      StringJoiner words = new StringJoiner(",");
      words.add(one.at().map(Instant::toString).orElse(UNKNOWN));
      words.add(one.outcome()).add(one.why());
      words.add(String.valueOf(one.runMs())).add(String.valueOf(one.pausedMs()));
      for (int zone = 0; zone < one.dose().delivered().size(); zone++) {
        words.add(
            String.format(
                Locale.ROOT,
                "%.2f/%.2f",
                one.dose().delivered().get(zone),
                one.dose().prescribed().get(zone)));
      }
      line.add(words.toString());
    }
    return line.toString();
  }

  private static List<Treated> read(String line) {
    List<String> lines = List.of(line.split(";", -1));
    if (!lines.getFirst().equals(FORM)) {
      LOG.warn("the midwife's book is of another form, and begins anew");
      return List.of();
    }
    return lines.stream()
        .skip(1)
        .limit(MOST)
        .flatMap(words -> one(words).stream())
        .collect(Collectors.toUnmodifiableList());
  }

  private static Optional<Treated> one(String words) {
    List<String> all = List.of(words.split(",", -1));
    try {
      List<Double> delivered = new ArrayList<>();
      List<Double> prescribed = new ArrayList<>();
      for (String zone : all.subList(WORDS, all.size())) {
        int slash = zone.indexOf('/');
        delivered.add(Double.valueOf(zone.substring(0, slash)));
        prescribed.add(Double.valueOf(zone.substring(slash + 1)));
      }
      Optional<Instant> at =
          all.getFirst().equals(UNKNOWN)
              ? Optional.empty()
              : Optional.of(Instant.parse(all.getFirst()));
      return Optional.of(
          new Treated(
              at,
              all.get(1),
              all.get(2),
              Long.parseLong(all.get(3)),
              Long.parseLong(all.get(4)),
              new Dose(delivered, prescribed)));
    } catch (RuntimeException damaged) {
      LOG.warn("a treatment in the midwife's book cannot be read");
      return Optional.empty();
    }
  }
}
