package org.sentuh.simulator;

import org.sentuh.clinic.DeskCommand;
import org.sentuh.clinic.ExportCommand;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.authority.AuthorityRefused;
import org.sentuh.device.BadInput;
import org.sentuh.device.Device;
import org.sentuh.settings.SettingsRefused;
import org.sentuh.simulator.panel.UnknownSite;
import org.sentuh.simulator.scenario.BadScenario;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.tissue.BadRecording;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The program: the device's own code on a simulated panel.
 *
 * <p>Exit codes: 0 done; 1 the answer is no (a replay differs, a bound is not kept); 2 what was
 * given cannot be used, and nothing was written; 3 the program itself failed.
 */
@Command(
    name = "sentuh-simulator",
    description = "Runs the Sentuh device on a simulated panel over recordings of real backs.",
    mixinStandardHelpOptions = true,
    version = "sentuh-simulator 0.1.0",
    subcommands = {
      DemoCommand.class,
      TreatCommand.class,
      ReplayCommand.class,
      SelfTestCommand.class,
      CheckCommand.class,
      ProveCommand.class,
      ReadyCommand.class,
      HoldCommand.class,
      BenchCommand.class,
      DeviceCommand.class,
      BoardCommand.class,
      BrokerCommand.class,
      IntakeCommand.class,
      OrdealCommand.class,
      WireCommand.class,
      HazardsCommand.class,
      ModelCommand.class,
      AuthorityCommand.class,
      PrescribingKeyCommand.class,
      PrescribeCommand.class,
      DeskCommand.class,
      ExportCommand.class,
      CertificateCommand.class,
      FleetCommand.class,
      FaultsCommand.class,
      DrawingsCommand.class,
      PunctualityCommand.class,
      WatchedCommand.class,
      VirtualPiCommand.class,
      MeasuredDeviceCommand.class,
      TriedDeviceCommand.class
    })
public final class Simulator {

  static final int DONE = Device.DONE;
  static final int NO = Device.NO;
  static final int BAD_INPUT = Device.BAD_INPUT;
  static final int FAILED = Device.FAILED;

  private Simulator() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    Logs.begin();
    System.exit(commandLine().execute(arguments));
  }

  /** The command line, for those who run it within a program. */
  static CommandLine commandLine() {
    return Device.explaining(new CommandLine(new Simulator()), Simulator::isBadInput);
  }

  private static boolean isBadInput(Exception failure) {
    return failure instanceof SettingsRefused
        || failure instanceof BadRecording
        || failure instanceof BadScenario
        || failure instanceof UnknownSite
        || failure instanceof SteppedTreatment.PanelRefused
        || failure instanceof ArchiveUnavailable
        || failure instanceof AuthorityRefused
        || failure instanceof BadInput;
  }
}
