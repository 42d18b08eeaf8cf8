package org.sentuh.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.arming.Questionnaire;
import org.sentuh.device.BadInput;
import org.sentuh.device.Spoken;
import org.sentuh.device.readiness.ReadinessFolder;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.settings.ScreeningFile;
import org.sentuh.simulator.session.Answers;
import org.sentuh.simulator.session.NewMother;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.ReadinessList;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.session.TreatmentFiles.Text;
import org.sentuh.simulator.tissue.ShippedRecording;
import org.sentuh.telemetry.words.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether a treatment may begin on a device now, and everything that stands against it. */
@Command(
    name = "ready",
    description = {
      "Looks at everything that must be well before a massage begins, and says all of it at once.",
      "Exit code 0: it may begin; 1: something stands against it."
    },
    mixinStandardHelpOptions = true)
final class ReadyCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--folder",
      required = true,
      paramLabel = "DIR",
      description = "the device's folder, whose holds and doses count; made if it is not there")
  private Path folder = Path.of("");

  @Option(
      names = "--programme",
      paramLabel = "FILE",
      description = "what is to be played (default: standard)")
  private @Nullable Path programme;

  @Option(names = "--panel", paramLabel = "FILE", description = "what is worn (default: m)")
  private @Nullable Path panel;

  @Option(
      names = "--screening",
      paramLabel = "FILE",
      description = "the questions (default: the ones that are shipped)")
  private @Nullable Path screening;

  @Option(
      names = "--answer",
      paramLabel = "ID=yes|no",
      description =
          "what she answers; may be given often. A danger sign holds the device, as there")
  private List<String> answers = List.of();

  @Option(names = "--well", description = "every question without an --answer is answered well")
  private boolean well;

  @Option(
      names = "--lang",
      paramLabel = "id|en",
      description = "language of the list (default: ${DEFAULT-VALUE})",
      defaultValue = "en")
  private String language = "en";

  @Option(names = "--json", description = "one line of JSON instead of the list")
  private boolean json;

  @Mixin private TreatmentOptions options = new TreatmentOptions();

  @Override
  public Integer call() throws BadInput, IOException, SteppedTreatment.PanelRefused {
    if (!language.equals("id") && !language.equals("en")) {
      throw new BadInput("--lang is " + language + "; allowed are id and en");
    }
    Order order =
        options.order(
            programme == null ? Text.shipped("programmes/standard.yaml") : Text.of(programme),
            panel == null ? Text.shipped("panels/m.yaml") : Text.of(panel));
    Questionnaire questions =
        screening == null ? NewMother.questions() : ScreeningFile.read(screening);
    Answers given = answers(questions);
    ReadinessList list;
    try (ReadinessFolder kept = ReadinessFolder.within(folder)) {
      list =
          ReadinessList.of(
              order,
              ShippedRecording.RECLINE_60.read(),
              options.seed(),
              questions,
              given,
              kept,
              new MachineWallClock());
    } catch (ReadinessFolder.InUse running) {
      throw new BadInput(String.valueOf(running.getMessage()));
    }
    PrintWriter say = Spoken.out(spec);
    say.println(
        json
            ? list.toJson()
            : list.inWords(language.equals("id") ? Words.indonesian() : Words.english()));
    return list.ready() ? Simulator.DONE : Simulator.NO;
  }

  private Answers answers(Questionnaire questions) throws BadInput {
    try {
      return Answers.of(questions, answers, well);
    } catch (IllegalArgumentException strange) {
      throw new BadInput(String.valueOf(strange.getMessage()));
    }
  }
}
