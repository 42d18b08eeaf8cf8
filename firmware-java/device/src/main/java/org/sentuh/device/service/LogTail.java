package org.sentuh.device.service;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;

/** The last lines that were logged, scrubbed as they come in. Any thread. */
public final class LogTail extends Handler {

  /** So many lines are kept. */
  static final int MOST = 400;

  private static final int LONGEST = 2_000;

  private final SimpleFormatter formatter = new SimpleFormatter();
  private final ArrayDeque<Line> lines = new ArrayDeque<>();

  /**
   * One line.
   *
   * @param at when it was logged, by the machine's own clock
   * @param level as in {@code WARNING}
   * @param from who says it, without the package
   * @param text what, with the trace of what was thrown
   */
  public record Line(Instant at, String level, String from, String text) {}

  /** Nothing has been logged yet. */
  public LogTail() {}

  @Override
  public void publish(LogRecord said) {
    if (!isLoggable(said)) {
      return;
    }
    Throwable thrown = said.getThrown();
    String text = formatter.formatMessage(said) + (thrown == null ? "" : ": " + thrown);
    String told = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    String from = String.valueOf(said.getLoggerName());
    add(
        new Line(
            said.getInstant(),
            said.getLevel().getName(),
            from.substring(from.lastIndexOf('.') + 1),
            Scrubbed.text(told)));
  }

  private synchronized void add(Line line) {
    if (lines.size() == MOST) {
      lines.removeFirst();
    }
    lines.add(line);
  }

  /** The lines, the oldest first. */
  public synchronized List<Line> lines() {
    return List.copyOf(lines);
  }

  private static String line(Line line) {
    return line.at() + " " + line.level() + " " + line.from() + ": " + line.text() + "\n";
  }

  /** The same as one text, a line each. */
  public String text() {
    return lines().stream().map(LogTail::line).collect(Collectors.joining());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
