package org.sentuh.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.desk.DeskServer;
import org.sentuh.control.treatment.State;
import org.sentuh.device.BadInput;
import org.sentuh.device.Spoken;
import org.sentuh.device.bedside.BedsideServer;
import org.sentuh.device.service.LogTail;
import org.sentuh.simulator.demo.DemoSession;
import org.sentuh.simulator.demo.Ending;
import org.sentuh.simulator.session.LivePanel;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.Played;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.session.TreatmentFiles.Text;
import org.sentuh.simulator.tissue.ShippedRecording;
import org.sentuh.telemetry.words.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The main job, in real time: the programme on the simulated panel over a recorded back, with a
 * live view and keys, and a report in the end.
 */
@Command(
    name = "demo",
    description = "Plays the programme \"standard\" in real time with a live view and keys.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--programme",
      paramLabel = "FILE",
      description = "what is played (default: standard)")
  private @Nullable Path programme;

  @Option(names = "--panel", paramLabel = "FILE", description = "what is worn (default: m)")
  private @Nullable Path panel;

  @Option(
      names = "--lang",
      paramLabel = "id|en",
      description = "language of the view when it opens (default: ${DEFAULT-VALUE})",
      defaultValue = "id")
  private String language = "id";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where the report goes (default: ${DEFAULT-VALUE})",
      defaultValue = "out/demo")
  private Path out = Path.of("out/demo");

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "of the pages for phones, on this machine alone (default: ${DEFAULT-VALUE})",
      defaultValue = "" + BedsideServer.PORT)
  private int port = BedsideServer.PORT;

  @Option(
      names = "--desk-port",
      paramLabel = "N",
      description = "of the clinic's desk, on this machine alone (default: ${DEFAULT-VALUE})",
      defaultValue = "" + DeskServer.PORT)
  private int deskPort = DeskServer.PORT;

  @Option(
      names = "--by",
      paramLabel = "itself|phone",
      description = "who begins: the demo, or somebody at the pages (default: ${DEFAULT-VALUE})",
      defaultValue = "itself")
  private String by = "itself";

  @Mixin private TreatmentOptions options = new TreatmentOptions();

  @Override
  public Integer call() throws BadInput, IOException, SteppedTreatment.PanelRefused {
    if (!language.equals("id") && !language.equals("en")) {
      throw new BadInput("--lang is " + language + "; allowed are id and en");
    }
    if (!by.equals("itself") && !by.equals("phone")) {
      throw new BadInput("--by is " + by + "; allowed are itself and phone");
    }
    isPort("--port", port);
    isPort("--desk-port", deskPort);
    Order order =
        options.order(
            programme == null ? Text.shipped("programmes/standard.yaml") : Text.of(programme),
            panel == null ? Text.shipped("panels/m.yaml") : Text.of(panel));
    ShippedRecording back = ShippedRecording.RECLINE_60;
    LogTail log = new LogTail();
    Logs.into(out.resolve("demo.log"), log);
    try (DemoProduct product = DemoProduct.begin(out)) {
      return play(order.calibrated(product.calibrations()), back, product, log);
    }
  }

  private static void isPort(String option, int port) throws BadInput {
    if (port < 0 || port > 65_535) {
      throw new BadInput(
          option + " is " + port + "; allowed are 1 to 65535, and 0 for any that is free");
    }
  }

  private int play(Order order, ShippedRecording back, DemoProduct product, LogTail log)
      throws IOException, SteppedTreatment.PanelRefused {
    PrintWriter say = Spoken.out(spec);
    LivePanel live =
        new LivePanel(
            order,
            back.read(),
            options.seed(),
            product.reporting(),
            product.readiness(),
            product.wall(),
            log);
    if (live.refusal().isPresent()) {
      say.println(Words.of(Locale.of(language)).mother(live.refusal().get()));
      return Simulator.NO;
    }
    product.openDesk(deskPort, language).forEach(say::println);
    say.flush();
    Ending ending =
        new DemoSession(
                order.setup(),
                live,
                product.pages(port, by.equals("phone")),
                Locale.of(language),
                System.getenv())
            .run(say, Charset.defaultCharset());
    if (ending.state() instanceof State.Idle) {
      return Simulator.NO;
    }
    Played played = live.write(out);
    played.writeReport(out, back.fileStem());
    say.println(
        played.summary().outcome()
            + " ("
            + played.summary().reason()
            + "); "
            + (language.equals("id") ? "laporannya: " : "the report is ")
            + out.resolve("report.html").toUri());
    say.println(product.told(language));
    say.flush();
    return Simulator.DONE;
  }
}
