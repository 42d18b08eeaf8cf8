package org.sentuh.device;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.sentuh.telemetry.journal.JournalFile;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Entries of a journal as lines of JSON, to the byte as they were written, so that their hash chain
 * can still be gone through.
 */
final class Extract {

  private Extract() {}

  /**
   * Which entries.
   *
   * @param massage those of one massage, 1 for the latest; 0 for all
   * @param since written from then on
   * @param until written before then
   * @param ticks the recordings of every tick too
   */
  record Wish(int massage, Instant since, Instant until, boolean ticks) {}

  /** From the first question to the end, monotonic within its boot. */
  private record Span(String boot, long sinceNs, long untilNs) {

    boolean has(JsonNode entry) {
      long atNs = entry.path("at_ns").asLong(0);
      return entry.path("boot").asString("").equals(boot) && atNs >= sinceNs && atNs <= untilNs;
    }
  }

  /**
   * Writes a new file; none is left where there are no such entries.
   *
   * @return how many entries
   */
  static long write(JournalFile journal, Wish wish, Path file)
      throws JournalFile.Unreadable, BadInput, IOException {
    Predicate<JsonNode> wanted = wanted(journal, wish);
    AtomicLong entries = new AtomicLong();
    try (BufferedWriter lines = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW)) {
      for (Lane lane : Lane.values()) {
        if (lane != Lane.FULL_RATE || wish.ticks()) {
          journal.each(
              lane,
              entry -> {
                if (wanted.test(read(entry))) {
                  put(lines, entry);
                  entries.incrementAndGet();
                }
              });
        }
      }
    }
    if (entries.get() == 0) {
      Files.delete(file);
    }
    return entries.get();
  }

  private static Predicate<JsonNode> wanted(JournalFile journal, Wish wish)
      throws JournalFile.Unreadable, BadInput {
    Predicate<JsonNode> written =
        entry -> {
          Instant at = Instant.parse(entry.path("wall").asString("1970-01-01T00:00:00Z"));
          return !at.isBefore(wish.since()) && at.isBefore(wish.until());
        };
    if (wish.massage() == 0) {
      return written;
    }
    List<Span> massages = massages(journal);
    if (massages.size() < wish.massage()) {
      throw new BadInput(
          "--massage is " + wish.massage() + "; the record holds " + massages.size());
    }
    Span span = massages.get(massages.size() - wish.massage());
    return written.and(span::has);
  }

  /** Every massage whose end is held, the oldest first. */
  private static List<Span> massages(JournalFile journal) throws JournalFile.Unreadable {
    List<Span> massages = new ArrayList<>();
    AtomicLong begunNs = new AtomicLong();
    journal.each(
        Lane.EVENT,
        entry -> {
          JsonNode body = read(entry);
          String fact = body.path("fact").asString("");
          long atNs = body.path("at_ns").asLong(0);
          if (fact.equals("state-changed") && body.path("from").asString("").equals("idle")) {
            begunNs.set(atNs);
          } else if (fact.equals("ended")) {
            massages.add(new Span(entry.boot(), begunNs.get(), atNs));
          }
        });
    return massages;
  }

  private static JsonNode read(Entry entry) {
    return JsonMapper.shared().readTree(entry.body());
  }

  private static void put(BufferedWriter lines, Entry entry) {
    try {
      lines.write(entry.body());
      lines.write('\n');
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
