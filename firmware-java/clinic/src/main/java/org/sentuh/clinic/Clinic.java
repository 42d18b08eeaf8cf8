package org.sentuh.clinic;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The clinic's program: {@code java -jar sentuh-clinic.jar desk ...}, and {@code export}. */
@Command(
    name = "sentuh-clinic",
    description = "The clinic's side: what midwives, technicians and researchers see.",
    mixinStandardHelpOptions = true,
    subcommands = {DeskCommand.class, ExportCommand.class})
public final class Clinic {

  /** Of a library that tells how it makes tables only what somebody should look at; held here. */
  private static final Logger TALKATIVE = Logger.getLogger("org.flywaydb");

  private Clinic() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    System.setProperty(
        "java.util.logging.SimpleFormatter.format", "%1$tF %1$tT.%1$tL %4$s %3$s: %5$s%6$s%n");
    TALKATIVE.setLevel(Level.WARNING);
    System.exit(new CommandLine(new Clinic()).execute(arguments));
  }
}
