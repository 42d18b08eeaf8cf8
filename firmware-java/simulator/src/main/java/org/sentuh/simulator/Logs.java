package org.sentuh.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/** Where technicians' lines go: to standard error, or into a file while a picture is shown. */
final class Logs {

  private static final String FORMAT = "%1$tF %1$tT.%1$tL %4$s %3$s: %5$s%6$s%n";
  private static final int MOST_BYTES = 4 << 20;

  /** Held here, for a logger that nobody holds forgets its level. */
  private static final List<Logger> TALKATIVE =
      Stream.of("org.apache", "org.flywaydb", "org.jgroups", "io.netty", "com.pi4j")
          .map(Logger::getLogger)
          .toList();

  private Logs() {}

  /** One line an event; of the libraries only what somebody should look at. */
  static void begin() {
    System.setProperty("java.util.logging.SimpleFormatter.format", FORMAT);
    TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
  }

  /** From now on everything goes into a file, and its last lines stay at hand as well. */
  static void into(Path file, Handler tail) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    LogManager.getLogManager().reset();
    begin();
    FileHandler lines = new FileHandler(file.toString(), MOST_BYTES, 1, true);
    lines.setFormatter(new SimpleFormatter());
    Logger root = Logger.getLogger("");
    root.addHandler(lines);
    root.addHandler(tail);
    root.setLevel(Level.INFO);
  }
}
