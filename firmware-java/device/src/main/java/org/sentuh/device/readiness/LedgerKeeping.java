package org.sentuh.device.readiness;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.arming.Allowance;
import org.sentuh.control.arming.Brought;
import org.sentuh.control.arming.DoseLedger;
import org.sentuh.control.arming.DoseLedger.Shortage;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.PlannedDose;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.safety.DaySpent;
import org.sentuh.control.safety.Limits;
import org.sentuh.telemetry.wire.Wall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the ledger of doses through power cuts, always ahead of the treatment: before it moves, the
 * next {@link #AHEAD_NS} are on the disk as if they had been, and every {@link #EVERY_NS} the next
 * ones. Whatever kills the device, what was written is no less than what she felt. Where the disk
 * does not take it, the treatment does not begin, or ends before it has overtaken the ledger.
 *
 * <p>Any thread; all methods but {@link #isReserved}, {@link #known} and {@link #lasts} may wait
 * for the disk.
 */
public final class LedgerKeeping {

  /** Under which name it is kept. */
  public static final String NAME = "ledger";

  /** So much of a treatment is on the disk before it happens, in nanoseconds. */
  public static final long AHEAD_NS = 10_000_000_000L;

  /** So often the ledger is written while a treatment goes on, in nanoseconds. */
  public static final long EVERY_NS = 3_000_000_000L;

  /** So often otherwise, that a switched-off device does not forget how old its entries are. */
  private static final long IDLE_NS = 600_000_000_000L;

  /** A treatment is stopped by so much before it overtakes the ledger, in nanoseconds. */
  private static final long SPARE_NS = 1_000_000_000L;

  private static final Logger LOG = LoggerFactory.getLogger(LedgerKeeping.class);

  private final Keeping keeping;
  private final DoseLedger ledger;
  private final Clock clock;
  private final Wall.Clock wall;
  private long writtenNs;
  private volatile @Nullable Plan plan;
  private volatile long aheadOfNs;
  private volatile List<Shortage> known = List.of();

  /**
   * The most that a treatment brings.
   *
   * @param whole in all
   * @param ahead in any {@link #AHEAD_NS} of it
   */
  record Plan(Brought whole, Brought ahead) {

    static Plan of(Setup setup) {
      return new Plan(PlannedDose.whole(setup), PlannedDose.within(setup, AHEAD_NS));
    }
  }

  /** The ledger as it is kept; where it cannot be read, as if a day had just been spent. */
  public LedgerKeeping(
      Keeping keeping, Allowance allowance, Limits limits, Clock clock, Wall.Clock wall) {
    this.keeping = keeping;
    this.clock = clock;
    this.wall = wall;
    this.ledger = new DoseLedger(allowance, limits, read(keeping, allowance));
    pass();
    write();
  }

  private static List<DoseLedger.Entry> read(Keeping keeping, Allowance allowance) {
    Optional<String> line = keeping.value(NAME);
    if (line.isEmpty() && !keeping.damaged()) {
      return List.of();
    }
    try {
      return LedgerLine.read(line.orElse(""));
    } catch (IllegalArgumentException damaged) {
      LOG.warn("the ledger of doses cannot be read; it counts as a day that is spent", damaged);
      return DoseLedger.unknown(allowance);
    }
  }

  /** What the day has brought, for the interlocks of the next treatment. */
  public synchronized DaySpent spent() {
    pass();
    return ledger.spent();
  }

  /** How many more may begin within 24 hours. */
  synchronized int left() {
    pass();
    return ledger.left();
  }

  /**
   * Why there is no room for a treatment that begins now; nothing for the one that it is written
   * ahead of.
   */
  public synchronized List<Shortage> shortages(Brought planned) {
    pass();
    known = plan == null ? ledger.shortages(planned) : List.of();
    return known;
  }

  /**
   * Writes the beginning of a treatment before it begins, where there is room for it and the disk
   * takes it; {@link #isReserved} says whether.
   */
  synchronized void reserve(Plan next) {
    if (plan != null || !shortages(next.whole()).isEmpty()) {
      return;
    }
    ledger.begin(next.ahead());
    if (write()) {
      aheadOfNs = 0;
      plan = next;
    } else {
      ledger.end(Brought.nothing(0));
    }
  }

  /** What there was no room for when it was looked at last. */
  List<Shortage> known() {
    return known;
  }

  /** Whether a treatment may begin as far as the ledger is concerned. */
  boolean isReserved() {
    return plan != null;
  }

  /**
   * Whether the ledger is still ahead of a treatment that has run for so long, a little spared for
   * the stop itself.
   */
  boolean lasts(long treatedNs) {
    return treatedNs < aheadOfNs + AHEAD_NS - SPARE_NS;
  }

  /**
   * Lets time pass, and writes what is due.
   *
   * @param soFar what the treatment that goes on has brought; ignored where none does
   */
  synchronized void look(Brought soFar) {
    long nowNs = pass();
    Plan going = plan;
    boolean due = nowNs - writtenNs >= (going != null ? EVERY_NS : IDLE_NS);
    if (going != null && soFar.treatedNs() > aheadOfNs && due) {
      ledger.extend(soFar.plus(going.ahead()).atMost(going.whole()));
      if (write()) {
        aheadOfNs = soFar.treatedNs();
      }
    } else if (going == null && due && !ledger.entries().isEmpty()) {
      write();
    }
  }

  /** The treatment has ended, or was never started, and brought this in all. */
  synchronized void end(Brought brought) {
    pass();
    ledger.end(brought);
    plan = null;
    write();
  }

  private long pass() {
    long nowNs = clock.nowNs();
    Wall now = wall.now();
    boolean trusted = now.quality() == Wall.Quality.TRUSTED;
    ledger.pass(nowNs, trusted ? OptionalLong.of(now.at().toEpochMilli()) : OptionalLong.empty());
    return nowNs;
  }

  private boolean write() {
    try {
      keeping.keep(NAME, LedgerLine.of(ledger.entries()));
      writtenNs = clock.nowNs();
      return true;
    } catch (UncheckedIOException refused) {
      LOG.warn("the ledger of doses could not be written; no treatment begins", refused);
      return false;
    }
  }
}
