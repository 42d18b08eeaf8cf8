package org.sentuh.device;

import java.util.List;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Where technicians' lines go: to standard error, one an event. Under a service manager its journal
 * knows the time, and is told how grave a line is instead (sd-daemon(3)).
 */
public final class Logs {

  private static final String FORMAT = "%1$tF %1$tT.%1$tL %4$s %3$s: %5$s%6$s%n";

  /** Of these only what somebody should look at; held here, for a logger forgets its level. */
  private static final List<Logger> TALKATIVE =
      List.of(Logger.getLogger("com.pi4j"), Logger.getLogger("io.avaje"));

  /**
   * On a machine that is no Pi it tells three times so; the board says in one sentence what is
   * missing.
   */
  private static final Logger BOARD_INFO = Logger.getLogger("com.pi4j.boardinfo");

  private Logs() {}

  /** From now on. */
  public static void begin(Map<String, String> environment) {
    LogManager.getLogManager().reset();
    System.setProperty("java.util.logging.SimpleFormatter.format", FORMAT);
    Handler lines = new ConsoleHandler();
    lines.setFormatter(
        environment.containsKey("JOURNAL_STREAM") ? new Graded() : new SimpleFormatter());
    Logger.getLogger("").addHandler(lines);
    TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
    BOARD_INFO.setLevel(Level.OFF);
  }

  /** A line as the journal of systemd takes it. */
  private static final class Graded extends Formatter {

    @Override
    public String format(LogRecord said) {
      Throwable why = said.getThrown();
      return grade(said.getLevel())
          + said.getLoggerName().substring(said.getLoggerName().lastIndexOf('.') + 1)
          + ": "
          + formatMessage(said)
          + (why == null ? "" : " (" + why + ")")
          + "\n";
    }

    private static String grade(Level level) {
      if (level.intValue() >= Level.SEVERE.intValue()) {
        return "<3>";
      }
      if (level.intValue() >= Level.WARNING.intValue()) {
        return "<4>";
      }
      return level.intValue() >= Level.INFO.intValue() ? "<6>" : "<7>";
    }
  }
}
