package org.sentuh.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sentuh.device.BadInput;
import org.sentuh.device.Spoken;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.device.selftest.Person;
import org.sentuh.device.selftest.SelfTestJson;
import org.sentuh.device.selftest.SelfTestReport;
import org.sentuh.device.selftest.SelfTestReport.Outcome;
import org.sentuh.device.selftest.SelfTestText;
import org.sentuh.simulator.selftest.Defect;
import org.sentuh.simulator.selftest.Defects;
import org.sentuh.simulator.selftest.SelfTestOrder;
import org.sentuh.simulator.selftest.SelfTestPage;
import org.sentuh.simulator.selftest.SimulatedHands;
import org.sentuh.simulator.selftest.TestedPanel;
import org.sentuh.simulator.session.TreatmentFiles.Text;
import org.sentuh.simulator.tissue.ShippedRecording;
import org.sentuh.telemetry.words.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The device's own self-test on a simulated panel, sound or with a named defect. */
@Command(
    name = "selftest",
    description = {
      "Tests a panel as the device does when it is switched on: bus, chips, sensors, each motor,"
          + " the",
      "stop button, the heartbeat's cut-off; names each fault and the part to bring.",
      "Exit code 0: sound; 1: a fault was found, or it was not through."
    },
    mixinStandardHelpOptions = true)
final class SelfTestCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--panel", paramLabel = "FILE", description = "what is tested (default: m)")
  private @Nullable Path panel;

  @Option(
      names = "--device",
      paramLabel = "FILE",
      description = "how the box is wired (default: the one that is shipped)")
  private @Nullable Path device;

  @Option(
      names = "--fault",
      paramLabel = "NAME",
      description = "what is wrong with the panel; an unknown name is answered with all of them")
  private String fault = Defect.NONE.name();

  @Option(
      names = "--hands",
      description = "somebody is there to press the stop button and each place when asked")
  private boolean hands;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "draws the simulated parts and their noise (default: ${DEFAULT-VALUE})",
      defaultValue = "1")
  private long seed;

  @Option(names = "--json", description = "print one line of JSON instead")
  private boolean json;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "write the result as a page that stands alone, in both languages")
  private @Nullable Path page;

  @Option(
      names = {"--language", "--lang"},
      paramLabel = "id|en",
      description = "language of the text (default: ${DEFAULT-VALUE})",
      defaultValue = "id")
  private String language = "id";

  @Override
  public Integer call() throws BadInput, IOException {
    if (!language.equals("id") && !language.equals("en")) {
      throw new BadInput("--language is " + language + "; allowed are id and en");
    }
    if (page != null && !Files.isDirectory(page.toAbsolutePath().resolveSibling("."))) {
      throw new BadInput("--page " + page + " is in no directory; name one that is there");
    }
    SelfTestOrder order =
        SelfTestOrder.read(
            panel == null ? Text.shipped("panels/m.yaml") : Text.of(panel),
            Text.shipped("limits.yaml"),
            device == null ? Text.shipped("device.yaml") : Text.of(device));
    Defect defect = defect(order);
    SelfTestReport report = test(order, defect);
    write(report, order);
    PrintWriter out = Spoken.out(spec);
    Words words = language.equals("id") ? Words.indonesian() : Words.english();
    out.println(json ? SelfTestJson.of(report) : SelfTestText.of(report, words));
    return report.outcome() == Outcome.SOUND ? Simulator.DONE : Simulator.NO;
  }

  private Defect defect(SelfTestOrder order) throws BadInput {
    if (fault.equals(Defect.NONE.name())) {
      return Defect.NONE;
    }
    Optional<Defect> named = Defects.named(order, fault);
    if (named.isPresent()) {
      return named.get();
    }
    List<Defect> all = Defects.of(order);
    throw new BadInput(
        "--fault "
            + fault
            + " is not known; allowed are "
            + all.stream().map(Defect::name).collect(Collectors.joining(", ")));
  }

  private SelfTestReport test(SelfTestOrder order, Defect defect) {
    TestedPanel tested = new TestedPanel(order, ShippedRecording.RECLINE_60.read(), seed, defect);
    Optional<Person> person =
        hands || defect.hands()
            ? Optional.of(new SimulatedHands(tested.panel()))
            : Optional.empty();
    return tested.run(defect, person);
  }

  private void write(SelfTestReport report, SelfTestOrder order) throws IOException {
    if (page != null) {
      String when = new MachineWallClock().now().at().toString().substring(0, 16);
      String readable = when.replace('T', ' ').replace(':', '.') + " UTC";
      String html = new SelfTestPage(report, order.panel(), readable).html();
      Files.writeString(page, html, StandardCharsets.UTF_8);
    }
  }
}
