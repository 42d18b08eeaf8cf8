package org.sentuh.device;

import java.io.PrintWriter;
import java.util.function.Predicate;
import org.sentuh.control.loop.Clock;
import org.sentuh.device.harness.BoardRefused;
import org.sentuh.device.harness.Boards;
import org.sentuh.device.harness.LinuxBoard;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.settings.SettingsRefused;
import org.sentuh.telemetry.journal.JournalFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The program of the device: everything that it does while it is switched on, and what a technician
 * asks of it on the box.
 *
 * <p>Exit codes: 0 done; 1 the answer is no; 2 what was given cannot be used, and nothing was
 * written; 3 the program itself failed; 4 it is to be started anew.
 */
@Command(
    name = "sentuh",
    description = "Runs the Sentuh device, and asks how it is.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the answer is no",
      "2:what was given cannot be used, and nothing was written",
      "3:the program itself failed",
      "4:it is to be started anew, for something else is prescribed"
    })
public final class Device {

  /** What was asked has been done, and the answer is yes. */
  public static final int DONE = 0;

  /** The answer is no. */
  public static final int NO = 1;

  /** What was given cannot be used, and nothing was written. */
  public static final int BAD_INPUT = 2;

  /** The program itself failed. */
  public static final int FAILED = 3;

  /** The device is to be started anew, for something else is prescribed. */
  public static final int ANEW = 4;

  private Device() {}

  /** Runs one command on the board of this machine, and exits with its code. */
  public static void main(String[] arguments) {
    Logs.begin(System.getenv());
    Clock clock = new RealTimeClock();
    System.exit(commandLine(settings -> LinuxBoard.open(settings, clock)).execute(arguments));
  }

  /** The command line on whatever board is named, for those who run it within a program. */
  public static CommandLine commandLine(Boards boards) {
    CommandLine commandLine = new CommandLine(new Device());
    commandLine.addSubcommand(new RunCommand(boards));
    commandLine.addSubcommand(new CheckCommand(boards));
    commandLine.addSubcommand(new SelfTestCommand(boards));
    commandLine.addSubcommand(new StatusCommand());
    commandLine.addSubcommand(new StopCommand(boards));
    commandLine.addSubcommand(new HoldCommand());
    commandLine.addSubcommand(new WipeCommand());
    commandLine.addSubcommand(new PairCommand());
    commandLine.addSubcommand(new LabelCommand());
    commandLine.addSubcommand(new ConsentCommand());
    commandLine.addSubcommand(new JournalCommand());
    commandLine.addSubcommand(new ExportCommand());
    commandLine.addSubcommand(new VersionCommand());
    commandLine.addSubcommand(new RehearseCommand());
    return explaining(commandLine, Device::isBadInput);
  }

  /**
   * A command line that answers bad input with a sentence, and a bug with what the people who look
   * after the program need.
   *
   * @param bad what is bad input
   */
  public static CommandLine explaining(CommandLine commandLine, Predicate<Exception> bad) {
    return commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> explain(failure, bad, command.getErr()));
  }

  private static int explain(Exception failure, Predicate<Exception> bad, PrintWriter err) {
    if (bad.test(failure)) {
      err.println(failure.getMessage());
      return BAD_INPUT;
    }
    err.println("The program failed; please send these lines to the people who look after it:");
    failure.printStackTrace(err);
    return FAILED;
  }

  private static boolean isBadInput(Exception failure) {
    return failure instanceof SettingsRefused
        || failure instanceof BadInput
        || failure instanceof BoardRefused
        || failure instanceof JournalFile.Unreadable;
  }
}
