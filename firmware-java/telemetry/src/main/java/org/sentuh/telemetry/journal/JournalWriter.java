package org.sentuh.telemetry.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Wall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one who writes the journal: a step takes what has come, and makes it durable in one
 * transaction. {@link #step} and {@link #finish} belong to one thread, the rest is for any.
 *
 * <p>While the disk takes nothing, what happened waits in memory, up to {@link Batch#MOST_BYTES};
 * seconds and ticks are refused meanwhile. Beyond that events stay in the ring, which refuses them
 * when it is full, and the loop counts them. While the disk is full, the {@link Reserve} takes
 * events, and only they are written.
 */
final class JournalWriter {

  /** How long a second of samples waits for others, at most. */
  static final long GROUP_MS = 250;

  private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long TRY_AGAIN_NS = SECOND_NS;
  private static final long STALL_NS = SECOND_NS;
  private static final long LOOK_FOR_OLD_NS = 3600 * SECOND_NS;

  private final Journal.Settings settings;
  private final Kept kept;
  private final Clock clock;
  private final Wall.Clock wall;
  private final Batch batch = new Batch();
  private final TimeOfDay timeOfDay;
  private final Chains chains;
  private final EntryMaker maker;
  private final Gathering gathering;
  private final JournalStore store;
  private final Quota quota;
  private final Reserve reserve;
  private final List<Testament> left;
  private final LastWords words;
  private final Progress progress = new Progress();

  /** Up to where the clinic has stored this boot. */
  private final Map<Lane, Long> stored = new EnumMap<>(Lane.class);

  private boolean begun;
  private @Nullable Notice aside;
  private boolean lookedForOld;
  private long lookedForOldNs;
  private long refusedBefore;
  private volatile @Nullable Outage outage;
  private volatile boolean full;
  private volatile boolean suspect;
  private volatile Set<Lane> erasing = Set.of();

  /**
   * A time in which not everything can be written.
   *
   * @param trouble why
   * @param sinceNs since when
   * @param tryAgainNs when to try again
   * @param onReserve whether events are written all the same, into what was laid by
   */
  private record Outage(Trouble trouble, long sinceNs, long tryAgainNs, boolean onReserve) {
    Outage tryAgain(long atNs) {
      return new Outage(trouble, sinceNs, atNs, onReserve);
    }
  }

  /** A writer of a journal that is not open yet. */
  JournalWriter(Journal.Settings settings, Kept kept, Clock clock, Wall.Clock wall) {
    this.settings = settings;
    this.kept = kept;
    this.clock = clock;
    this.wall = wall;
    this.timeOfDay = new TimeOfDay(clock, wall);
    this.chains = new Chains(settings.device(), settings.boot(), timeOfDay);
    this.maker = new EntryMaker(chains, clock, batch);
    this.left = new ArrayList<>(Testament.in(settings.memory()));
    this.words =
        LastWords.open(
            settings.memory(),
            settings.boot(),
            left.stream().mapToLong(Testament::turn).max().orElse(0) + 1);
    this.gathering = new Gathering(maker, batch, words);
    this.store = new JournalStore(settings);
    this.quota = new Quota(settings.file(), settings.quotaBytes());
    this.reserve = new Reserve(settings.folder());
    sayAlive();
  }

  /** Where everything comes together. */
  Gathering gathering() {
    return gathering;
  }

  /** How far it has come. */
  Progress progress() {
    return progress;
  }

  /** Who reads what waits; null while the file cannot be opened. */
  @Nullable BacklogReader reader() {
    return store.reader();
  }

  /** Why no treatment may be begun now, empty when one may. */
  Optional<Refusal> refusal() {
    if (outage != null) {
      return Optional.of(Refusal.RECORD_NOT_KEPT);
    }
    return full ? Optional.of(Refusal.RECORD_FULL) : Optional.empty();
  }

  /** Why nothing can be written, empty while it can. */
  String trouble() {
    Outage now = outage;
    return now == null ? "" : now.trouble().word();
  }

  /** A reader says that the file is damaged: every page is to be looked at again. */
  void suspect() {
    suspect = true;
  }

  /** With the next step all that boots before this one have left in these lanes goes. */
  void erase(Set<Lane> lanes) {
    erasing = Set.copyOf(lanes);
  }

  /** Whether something is still to be erased. */
  boolean isErasing() {
    return !erasing.isEmpty();
  }

  /** Opens the journal as far as the disk allows it. */
  void open() {
    write();
  }

  /** Takes what has come, and makes it durable if the disk allows it. */
  void step() {
    if (suspect) {
      suspect = false;
      store.lookAgain();
    }
    gathering.take(outage == null);
    timeOfDay.corrected().ifPresent(maker::note);
    if (!batch.isEmpty() || store.isClosed() || full || isReserveDue() || isErasing()) {
      write();
    }
    sayAlive();
    progress.stepped();
  }

  private void sayAlive() {
    Outage now = outage;
    words.alive(
        clock.nowNs(), chains.wallAt(0), now == null ? LastWords.NOT_SILENT : now.sinceNs());
  }

  private boolean isReserveDue() {
    Outage now = outage;
    return now != null && now.onReserve() && clock.nowNs() >= now.tryAgainNs();
  }

  /** Writes what is left and the goodbye, and closes. */
  void finish() {
    gathering.close();
    Outage past = outage;
    outage = past == null ? null : past.tryAgain(clock.nowNs());
    do {
      step();
    } while (outage == null && gathering.isWaiting());
    maker.closeAll();
    maker.note(new Notice.Goodbye());
    batch.goodbye();
    write();
    if (batch.isEmpty()) {
      keepBoot(" " + last(Lane.EVENT) + " " + last(Lane.SAMPLE));
      words.forget();
    } else {
      words.close();
      LOG.error("the journal ends without a goodbye: {}", trouble());
    }
    store.close();
  }

  private void write() {
    boolean again = true;
    for (int attempt = 0; again && attempt < 2; attempt++) {
      again = !writeOnce();
    }
  }

  /** Answers false when it is worth trying again at once. */
  private boolean writeOnce() {
    long beganNs = clock.nowNs();
    Outage now = outage;
    if (now != null && !now.onReserve() && beganNs < now.tryAgainNs()) {
      return true;
    }
    try {
      Database database = store.database();
      begin(database);
      Set<Lane> erased = erasing(database);
      makeRoom(database);
      int entries = batch.entries().size();
      BatchWriting.Change change =
          BatchWriting.write(database, batch, settings.boot(), secondsOfDay());
      store.gave(change.lastPlace());
      rememberStored();
      words.durable(batch.told().getOrDefault(settings.boot(), 0L));
      batch.clear();
      forgetLeft();
      progress.wrote(entries, change);
      full = full && quota.excess(database, 0) > 0;
      erased(database, erased);
      wroteSince(beganNs);
      return true;
    } catch (SQLException refused) {
      return troubled(Trouble.of(refused), refused, beganNs);
    } catch (IOException refused) {
      return troubled(Trouble.DISK_ERROR, refused, beganNs);
    }
  }

  /** What is said first: how the boot before this one ended. */
  private void begin(Database database) throws SQLException {
    if (begun) {
      return;
    }
    History history = new History(database);
    if (history.knows(settings.boot())) {
      throw new IllegalStateException(
          "boot " + settings.boot() + " has been before; every start needs a name of its own");
    }
    History.Heritage heritage = history.heritage(settings.device(), left, aside != null);
    history.forget();
    progress.opened(history.waiting());
    batch.inherit(heritage);
    heritage.ended().forEach(maker::note);
    if (heritage.ended().isEmpty()) {
      endedAsKept().ifPresent(maker::note);
    }
    if (aside != null) {
      maker.note(aside);
    }
    reserve.lay();
    keepBoot("");
    begun = true;
  }

  /** What is decided here and not yet written is not decided anew. */
  private Set<Lane> erasing(Database database) throws SQLException {
    Set<Lane> lanes = erasing;
    if (!lanes.isEmpty() && batch.discards().isEmpty()) {
      for (Lane lane : lanes) {
        Quota.all(database, lane, settings.boot()).forEach(this::discard);
      }
    }
    return lanes;
  }

  /**
   * What has gone, now or long before, is not left in pages that are free, in the log that is
   * written ahead, nor in a file that was damaged.
   */
  private void erased(Database database, Set<Lane> lanes) throws SQLException, IOException {
    if (!lanes.isEmpty()) {
      database.run("VACUUM");
      database.run("PRAGMA wal_checkpoint(TRUNCATE)");
      store.forgetAside();
      erasing = Set.of();
    }
  }

  private OptionalLong secondsOfDay() {
    Wall now = wall.now();
    return now.quality() == Wall.Quality.TRUSTED
        ? OptionalLong.of(now.at().getEpochSecond())
        : OptionalLong.empty();
  }

  /**
   * Decides what has to go, once a batch: what is decided and not yet written is not decided anew.
   */
  private void makeRoom(Database database) throws SQLException {
    if (!batch.discards().isEmpty()) {
      return;
    }
    quota.makeRoom(database, batch.bytes()).forEach(this::discard);
    full = quota.isFull();
    OptionalLong nowS = secondsOfDay();
    long nowNs = clock.nowNs();
    if (nowS.isPresent() && (!lookedForOld || nowNs - lookedForOldNs >= LOOK_FOR_OLD_NS)) {
      lookedForOld = true;
      lookedForOldNs = nowNs;
      quota.tooOld(database, nowS.getAsLong()).forEach(this::discard);
    }
  }

  private void discard(Notice.Discarded discarded) {
    batch.discard(
        new Batch.Span(
            new Batch.Track(discarded.boot(), discarded.lane()),
            discarded.first(),
            discarded.last()));
    maker.note(discarded);
  }

  private void wroteSince(long beganNs) {
    long nowNs = clock.nowNs();
    long refused = gathering.secondsRefused();
    Outage past = outage;
    if (past != null && past.onReserve() && !isOver(past, nowNs)) {
      return;
    }
    if (past != null) {
      outage = null;
      reserve.lay();
      note(past.trouble(), nowNs - past.sinceNs(), refused - refusedBefore);
    } else if (nowNs - beganNs >= STALL_NS) {
      note(Trouble.STALLED, nowNs - beganNs, refused - refusedBefore);
    }
    refusedBefore = refused;
  }

  /** There is room again when what was spent can be laid by anew. */
  private boolean isOver(Outage past, long nowNs) {
    boolean over = nowNs >= past.tryAgainNs() && reserve.lay();
    if (!over && nowNs >= past.tryAgainNs()) {
      outage = past.tryAgain(nowNs + TRY_AGAIN_NS);
    }
    return over;
  }

  private void forgetLeft() {
    left.forEach(Testament::forget);
    left.clear();
  }

  private void note(Trouble trouble, long lastedNs, long secondsRefused) {
    LOG.warn("written again after {} s: {}", lastedNs / SECOND_NS, trouble.word());
    maker.note(new Notice.WritingResumed(trouble.word(), lastedNs, secondsRefused));
  }

  /** Answers false when it is worth trying again at once. */
  private boolean troubled(Trouble said, Exception refused, long beganNs) {
    if (said == Trouble.DAMAGED && setAside(refused)) {
      return false;
    }
    Trouble trouble = said == Trouble.DISK_ERROR && reserve.isDiskFull() ? Trouble.DISK_FULL : said;
    boolean spent = trouble == Trouble.DISK_FULL && reserve.spend();
    Outage before = outage;
    if (before == null) {
      LOG.error("the journal cannot be written: {}", trouble.word(), refused);
    }
    if (said != Trouble.DISK_FULL) {
      store.closeWriter();
    }
    outage =
        new Outage(
            before == null ? trouble : before.trouble(),
            before == null ? beganNs : before.sinceNs(),
            clock.nowNs() + TRY_AGAIN_NS,
            spent);
    return !spent;
  }

  /** Begins a fresh file; what this boot had written into the damaged one is lost, and named. */
  private boolean setAside(Exception why) {
    try {
      String name = store.setAside();
      LOG.error("the journal was damaged and is kept as {}", name, why);
      Notice notice = new Notice.JournalSetAside(name, String.valueOf(why.getMessage()));
      if (begun) {
        maker.note(notice);
        lost();
      } else {
        aside = notice; // said after how the last boot ended
      }
      return true;
    } catch (IOException refused) {
      why.addSuppressed(refused);
      return false;
    }
  }

  private void rememberStored() {
    batch
        .stored()
        .forEach((track, upTo) -> {
          if (track.boot().equals(settings.boot()) && upTo <= last(track.lane())) {
            stored.merge(track.lane(), upTo, Math::max);
          }
        });
  }

  private void lost() {
    for (Lane lane : Lane.values()) {
      long first = stored.getOrDefault(lane, -1L) + 1;
      long last = batch.firstOf(settings.boot(), lane).orElse(last(lane) + 1) - 1;
      if (first <= last) {
        maker.note(new Notice.Discarded(lane, settings.boot(), first, last, "damaged"));
      }
    }
    progress.opened(Lanes.none());
  }

  private long last(Lane lane) {
    return chains.head(lane).last();
  }

  /** Where the database does not know how the last boot ended, what was kept beside it does. */
  private Optional<Notice.BootEnded> endedAsKept() {
    List<String> words = List.of(kept.value(Journal.LAST_BOOT).orElse("").split(" "));
    return words.size() == 3
        ? Optional.of(
            new Notice.BootEnded(
                words.get(0), Long.parseLong(words.get(1)), Long.parseLong(words.get(2)), true, 0))
        : Optional.empty();
  }

  private void keepBoot(String ending) {
    try {
      kept.keep(Journal.LAST_BOOT, settings.boot() + ending);
    } catch (UncheckedIOException refused) {
      LOG.warn("how this boot goes cannot be kept", refused);
    }
  }
}
