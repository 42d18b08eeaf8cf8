package org.sentuh.simulator;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.intake.Intake;
import org.sentuh.clinic.intake.IntakeRefused;
import org.sentuh.clinic.intake.IntakeSettings;
import org.sentuh.device.BadInput;
import org.sentuh.device.Spoken;
import org.sentuh.device.UntilEnded;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.telemetry.uplink.Credentials;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A clinic's intake: brings what devices tell into the archive, until it is ended. */
@Command(
    name = "intake",
    description = "Brings what devices tell a broker into a clinic's archive, until it is ended.",
    mixinStandardHelpOptions = true)
final class IntakeCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--broker",
      required = true,
      paramLabel = "URI",
      description = "where it listens for the clinic: ssl://HOST:PORT, or tcp://127.0.0.1:PORT")
  private String broker = "";

  @Option(
      names = "--archive",
      required = true,
      paramLabel = "JDBC",
      description = "jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE")
  private String archive = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "its own among several; stays the same (default: ${DEFAULT-VALUE})",
      defaultValue = "one")
  private String name = "one";

  @Option(
      names = "--sharing",
      paramLabel = "auto|share|shard",
      description = "how several intakes share the devices (default: ${DEFAULT-VALUE})",
      defaultValue = "auto")
  private String sharing = "auto";

  @Option(names = "--trust", paramLabel = "FILE", description = "the authority's certificate")
  private @Nullable Path trust;

  @Option(names = "--identity", paramLabel = "FILE", description = "the intake's certificate")
  private @Nullable Path identity;

  @Override
  public Integer call() throws BadInput, ArchiveUnavailable, InterruptedException {
    PrintWriter say = Spoken.out(spec);
    IntakeSettings settings = settings();
    try (UntilEnded process = new UntilEnded();
        Archive files = Archive.open(archive);
        Intake intake = Intake.start(settings, files, new MachineWallClock())) {
      say.println("listening by " + intake.sharing().name().toLowerCase(Locale.ROOT));
      say.flush();
      process.await();
      return Simulator.DONE;
    } catch (IntakeRefused no) {
      throw new BadInput(String.valueOf(no.getMessage()));
    }
  }

  private IntakeSettings settings() throws BadInput {
    if ((trust == null) != (identity == null)) {
      throw new BadInput("--trust and --identity go together; give both or none");
    }
    try {
      IntakeSettings usual =
          trust == null || identity == null
              ? IntakeSettings.of(broker, name)
              : IntakeSettings.of(broker, new Credentials(trust, identity, null), name);
      return usual.sharing(IntakeSettings.Sharing.valueOf(sharing.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException wrong) {
      throw new BadInput(
          "--sharing "
              + sharing
              + ", --name "
              + name
              + ": "
              + wrong.getMessage()
              + "; --sharing is auto, share or shard");
    }
  }
}
