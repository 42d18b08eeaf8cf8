package org.sentuh.telemetry.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Wall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The device's journal: what happened stays in it until the clinic says that it has stored it.
 *
 * <p>One thread of its own writes: what happened at once, seconds of samples in groups of at most
 * 250 ms. What it has not written yet outlives the process in memory. Whatever becomes of the disk,
 * no other thread waits for it, except in {@link #consent}, {@link #awaitWritten} and {@link
 * #close}, which say so. All methods are for any thread; a recorder is for its loop's.
 */
public final class Journal implements Backlog, AutoCloseable {

  /** Under which {@link Kept} keeps how the last boot ended. */
  static final String LAST_BOOT = "last-boot";

  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
  private static final String CONSENTS = "consents";

  /** The commit itself shall fit into the 250 ms, where the disk is not slow. */
  private static final long PAUSE_NS = (JournalWriter.GROUP_MS - 100) * 1_000_000;

  private static final long CLOSE_MS = 20_000;

  /** The whole file is written anew. */
  private static final long ERASE_MS = 60_000;

  private final Settings settings;
  private final Kept kept;
  private final JournalWriter writer;
  private final Thread thread;
  private volatile Set<Consent> consents;
  private volatile boolean broken;
  private volatile boolean closing;

  /**
   * Which journal.
   *
   * @param folder where its files are; made if it is not there
   * @param memory a folder on a file system in memory, which outlives the process and not the
   *     power; for this device alone; made if it is not there. On a disk it holds as well, but the
   *     loop may come to wait for that disk
   * @param device whose
   * @param boot this start's own name, letters, digits and '-'; never one that has been before
   * @param quotaBytes the most that its files may have, 4 MiB and up
   */
  public record Settings(Path folder, Path memory, DeviceId device, String boot, long quotaBytes) {

    /** Refuses a boot of another form. */
    public Settings {
      if (!boot.matches("[A-Za-z0-9-]{1,64}")) {
        throw new IllegalArgumentException(
            "boot \"" + boot + "\" must be 1 to 64 of letters, digits and '-'");
      }
    }

    Path file() {
      return folder.resolve("journal.db");
    }
  }

  private Journal(Settings settings, Kept kept, JournalWriter writer) {
    this.settings = settings;
    this.kept = kept;
    this.writer = writer;
    this.consents = agreed(kept.value(CONSENTS).orElse(""));
    this.thread = Thread.ofPlatform().name("journal").daemon().unstarted(this::run);
  }

  /**
   * Opens the journal, or begins one, and says how the boot before this one ended. A file that is
   * damaged is kept under another name. A disk that does not let itself be written is no error:
   * what happens waits in memory, and {@link #mayBeginTreatment} says no.
   *
   * @param kept what outlives a power cut, in the same folder
   * @param clock monotonic, the same as the loop's
   * @param wall the time of day
   * @throws IllegalStateException for a boot that has been before
   */
  public static Journal open(Settings settings, Kept kept, Clock clock, Wall.Clock wall) {
    Journal journal = stepped(settings, kept, clock, wall);
    journal.thread.start();
    return journal;
  }

  /** A journal without its thread, for a test that calls the steps itself. */
  static Journal stepped(Settings settings, Kept kept, Clock clock, Wall.Clock wall) {
    JournalWriter writer = new JournalWriter(settings, kept, clock, wall);
    writer.open();
    return new Journal(settings, kept, writer);
  }

  private void run() {
    while (!closing) {
      step();
      LockSupport.parkNanos(this, PAUSE_NS);
    }
    finish();
  }

  /** A bug must not end the writing: it is tried again, and said once. */
  void step() {
    try {
      writer.step();
      broken = false;
    } catch (RuntimeException bug) {
      if (!broken) {
        LOG.error("the journal's writer went wrong", bug);
      }
      broken = true;
    }
  }

  /** The last step. */
  void finish() {
    writer.finish();
  }

  /**
   * The port of a new loop; those given before take no more.
   *
   * @param zones the names of the panel's zones, in the order of its sensors
   */
  public Recorder recorder(List<String> zones) {
    return writer.gathering().recorder(zones, this::wake);
  }

  private void wake() {
    LockSupport.unpark(thread);
  }

  /** Writes down a fact of the recording itself. */
  public void note(Notice notice) {
    writer.gathering().ask(new Request.Note(notice));
  }

  /**
   * Writes down what the mother answered.
   *
   * @param answers a question's word to her answer, 0 to 10, or -1 where she skipped it
   */
  public void wellbeing(Map<String, Integer> answers) {
    writer.gathering().ask(new Request.Answers(Map.copyOf(answers)));
  }

  /**
   * The mother agrees to something, or withdraws it; from then on it holds, whatever happens. Waits
   * for the disk.
   *
   * @throws UncheckedIOException when the disk does not keep it: what she withdraws is withdrawn
   *     all the same until the power goes, what she agrees to does not hold yet
   */
  public synchronized void consent(Consent consent, boolean given) {
    Set<Consent> next = EnumSet.noneOf(Consent.class);
    next.addAll(consents);
    if (!(given ? next.add(consent) : next.remove(consent))) {
      return;
    }
    if (given) {
      keep(next);
    }
    consents = Set.copyOf(next);
    note(new Notice.ConsentChanged(consent, given));
    keep(next);
  }

  private void keep(Set<Consent> agreed) {
    kept.keep(CONSENTS, agreed.stream().map(Consent::word).collect(Collectors.joining(" ")));
  }

  private static Set<Consent> agreed(String words) {
    List<String> said = List.of(words.split(" "));
    return Arrays.stream(Consent.values())
        .filter(consent -> said.contains(consent.word()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The device changes hands: erases her consents and what waits of her, but what she let the
   * clinic know and the clinic has not stored. What goes is named as erased. Waits for the disk.
   *
   * @throws UncheckedIOException when the disk does not take it; then some of it may have gone
   */
  public synchronized void forgetHer() throws InterruptedException {
    Set<Lane> lanes = EnumSet.allOf(Lane.class);
    if (consents.contains(Lane.EVENT.consent())) {
      lanes.remove(Lane.EVENT);
    }
    writer.erase(lanes);
    if (!awaitWritten(ERASE_MS) || writer.isErasing()) {
      throw new UncheckedIOException(
          new IOException("the disk does not take it that the record is erased; look at the disk"));
    }
    keep(Set.of());
    consents = Set.of();
  }

  /** Why no treatment may be begun now, empty when one may: what happens has to be kept. */
  public Optional<Refusal> mayBeginTreatment() {
    return broken || thread.getState() == Thread.State.TERMINATED
        ? Optional.of(Refusal.RECORD_NOT_KEPT)
        : writer.refusal();
  }

  /** How the journal is. */
  public JournalHealth health() {
    return new JournalHealth(
        writer.progress().waiting(),
        fileBytes(),
        settings.quotaBytes(),
        settings.folder().toFile().getUsableSpace(),
        writer.gathering().refused(),
        writer.progress().strangeAcks(),
        writer.trouble());
  }

  private long fileBytes() {
    return Quota.size(settings.file())
        + Quota.size(settings.file().resolveSibling(settings.file().getFileName() + "-wal"));
  }

  @Override
  public List<Waiting> after(Lane lane, long place, int most) {
    return read(reader -> reader.after(lane, place, most))
        .map(found -> {
          found.damaged().forEach(span -> writer.gathering().ask(new Request.Damaged(span)));
          return found.waiting();
        })
        .orElse(List.of());
  }

  @Override
  public long lastPlace() {
    return read(BacklogReader::lastPlace).orElse(0L);
  }

  @Override
  public List<Message.Span> spans() {
    return read(BacklogReader::spans).orElse(List.of());
  }

  @Override
  public Map<String, Map<Lane, Long>> heads() {
    return read(BacklogReader::heads).orElse(Map.of());
  }

  @Override
  public void stored(Message.Ack ack) {
    writer.gathering().ask(new Request.Stored(ack));
  }

  /** Kept apart; that it was is noted here, so the uplink need not. */
  @Override
  public void unsendable(Entry entry, int reasonCode) {
    writer.gathering().ask(new Request.Unsendable(entry, reasonCode));
  }

  @Override
  public Set<Consent> consents() {
    return consents;
  }

  @Override
  public long written() {
    return writer.progress().written();
  }

  @Override
  public void awaitMore(long written, long mostMs) throws InterruptedException {
    writer.progress().awaitMore(written, mostMs);
  }

  /**
   * Waits until the writer has dealt with everything that was given to it before, or so long;
   * answers whether it has. For those who step time.
   */
  public boolean awaitWritten(long mostMs) throws InterruptedException {
    return writer.progress().awaitStep(this::wake, mostMs);
  }

  /** Writes what is left, says goodbye and closes; waits for the disk, up to 20 s. */
  @Override
  public void close() {
    closing = true;
    wake();
    try {
      thread.join(CLOSE_MS);
      if (thread.isAlive()) {
        LOG.error("the disk does not answer; the journal ends without a goodbye");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  /** Something that is read from what waits. */
  @FunctionalInterface
  private interface Reading<T> {
    T from(BacklogReader reader) throws SQLException;
  }

  private <T> Optional<T> read(Reading<T> reading) {
    BacklogReader reader = writer.reader();
    if (reader == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(reading.from(reader));
    } catch (SQLException refused) {
      if (Trouble.of(refused) == Trouble.DAMAGED) {
        writer.suspect();
        wake();
      } else {
        LOG.warn("what waits cannot be read now", refused);
      }
      return Optional.empty();
    }
  }
}
