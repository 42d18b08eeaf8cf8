package org.sentuh.simulator;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Panel;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.prescription.Finding;
import org.sentuh.control.prescription.Proof;
import org.sentuh.control.prescription.Proven;
import org.sentuh.control.safety.Limits;
import org.sentuh.device.BadInput;
import org.sentuh.device.Spoken;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.settings.LimitsFile;
import org.sentuh.settings.PanelFile;
import org.sentuh.settings.ProgrammeFile;
import org.sentuh.settings.SettingsFile;
import org.sentuh.simulator.proof.ProofLine;
import org.sentuh.simulator.proof.ProofTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether any frame of a programme can break a bound. */
@Command(
    name = "prove",
    description = {
      "Decides whether any frame of a programme on a panel can break a bound of the limits, at any",
      "level and in any contact. Exits 0 when it is proven and 1 with a counter-example."
    },
    mixinStandardHelpOptions = true)
final class ProveCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--programme",
      required = true,
      paramLabel = "FILE",
      description = "what is to be played")
  private Path programme = Path.of("");

  @Option(names = "--panel", required = true, paramLabel = "FILE", description = "what is worn")
  private Path panel = Path.of("");

  @Option(names = "--limits", required = true, paramLabel = "FILE", description = "what bounds it")
  private Path limits = Path.of("");

  @Option(
      names = "--back-length",
      paramLabel = "MM",
      description = "C7 to T12 (default: the back that the panel's rows are spaced for)")
  private @Nullable Double backLengthMm;

  @Option(names = "--json", description = "answer with one line of JSON alone")
  private boolean json;

  @Override
  public Integer call() throws BadInput {
    Panel worn = PanelFile.read(panel);
    Limits bounds = LimitsFile.read(limits);
    BackLength back = back(worn);
    Programme played =
        ProgrammeFile.read(programme.toString(), SettingsFile.content(programme), worn, back);
    Score score = new Score(played, back);
    // The first proof of a JVM loads what it needs; the second tells how long a proof takes.
    var _ = Proof.of(score, worn, bounds);
    RealTimeClock clock = new RealTimeClock();
    long beganNs = clock.nowNs();
    Finding finding = Proof.of(score, worn, bounds);
    double ms = (clock.nowNs() - beganNs) / 1e6;
    Spoken.out(spec)
        .println(
            json
                ? ProofLine.of(finding, ms)
                : ProofTable.of(words(played, worn, back), finding, ms));
    return finding instanceof Proven ? Simulator.DONE : Simulator.NO;
  }

  private BackLength back(Panel worn) throws BadInput {
    try {
      return backLengthMm == null ? worn.drawnFor() : new BackLength(backLengthMm);
    } catch (IllegalArgumentException outside) {
      throw new BadInput("--back-length: " + outside.getMessage());
    }
  }

  private static String words(Programme programme, Panel panel, BackLength back) {
    return "Programme "
        + programme.name()
        + ", revision "
        + programme.revision()
        + ", on panel "
        + panel.name()
        + " and a back of "
        + Math.round(back.mm())
        + " mm";
  }
}
