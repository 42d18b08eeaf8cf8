package org.sentuh.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.device.BadInput;
import org.sentuh.device.Spoken;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.panel.UnknownSite;
import org.sentuh.simulator.scenario.BadScenario;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.scenario.ScenarioFile;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.Played;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.session.TreatmentFiles.Text;
import org.sentuh.simulator.tissue.BadRecording;
import org.sentuh.simulator.tissue.Recording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One treatment in stepped time, with its events, its inputs and its report. */
@Command(
    name = "treat",
    description = "Runs one treatment in stepped time and writes its events, inputs and report.",
    mixinStandardHelpOptions = true)
final class TreatCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--programme",
      required = true,
      paramLabel = "FILE",
      description = "what is played")
  private Path programme = Path.of("");

  @Option(names = "--panel", required = true, paramLabel = "FILE", description = "what is worn")
  private Path panel = Path.of("");

  @Option(
      names = "--recording",
      required = true,
      paramLabel = "FILE.csv.gz",
      description = "the back that it is worn on")
  private Path recording = Path.of("");

  @Option(names = "--scenario", paramLabel = "FILE", description = "what happens meanwhile")
  private @Nullable Path scenario;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "where the files are written")
  private Path out = Path.of("");

  @Option(names = "--json", description = "end with one line of JSON on standard output")
  private boolean json;

  @Mixin private TreatmentOptions options = new TreatmentOptions();

  @Override
  public Integer call()
      throws BadInput,
          BadRecording,
          BadScenario,
          UnknownSite,
          SteppedTreatment.PanelRefused,
          IOException {
    Order order = options.order(Text.of(programme), Text.of(panel));
    Recording back = Recording.read(recording);
    Scenario events = scenario == null ? Scenario.UNEVENTFUL : ScenarioFile.read(scenario);
    SimulatedPanel.check(events, order.device(), order.setup().panel());
    makeDirectory();
    Played played = SteppedTreatment.play(order, back, events, options.seed(), out);
    played.writeReport(out, stem(recording));
    PrintWriter say = Spoken.out(spec);
    say.println(
        played.summary().outcome()
            + " ("
            + played.summary().reason()
            + "); the report is "
            + out.resolve("report.html"));
    if (json) {
      say.println(played.summary().toJson());
    }
    return Simulator.DONE;
  }

  private static String stem(Path recording) {
    return recording.getFileName().toString().replaceFirst("\\.csv\\.gz$", "");
  }

  private void makeDirectory() throws BadInput {
    try {
      Files.createDirectories(out);
    } catch (IOException refused) {
      throw new BadInput(
          "--out " + out + " cannot be made a directory; name one that can be written to");
    }
  }
}
