package org.sentuh.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.authority.AuthorityRefused;
import org.sentuh.clinic.desk.DeskServer;
import org.sentuh.control.arming.Hold;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.control.treatment.State;
import org.sentuh.device.BadInput;
import org.sentuh.device.Spoken;
import org.sentuh.device.bedside.BedsideServer;
import org.sentuh.device.prescription.Plan;
import org.sentuh.device.readiness.HoldLatch;
import org.sentuh.device.readiness.ReadinessFolder;
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
    description = {
      "Plays what a clinic prescribes (the programme \"standard\") in real time with a live view"
          + " and",
      "keys; beside it the clinic's desk, with three mothers and two weeks behind them."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--programme",
      paramLabel = "FILE",
      description = "what the clinic prescribes (default: standard)")
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
  public Integer call()
      throws BadInput,
          IOException,
          SteppedTreatment.PanelRefused,
          ArchiveUnavailable,
          AuthorityRefused {
    if (!language.equals("id") && !language.equals("en")) {
      throw new BadInput("--lang is " + language + "; allowed are id and en");
    }
    if (!by.equals("itself") && !by.equals("phone")) {
      throw new BadInput("--by is " + by + "; allowed are itself and phone");
    }
    isPort("--port", port);
    isPort("--desk-port", deskPort);
    Text wished = programme == null ? Text.shipped("programmes/standard.yaml") : Text.of(programme);
    Order worn =
        options.order(wished, panel == null ? Text.shipped("panels/m.yaml") : Text.of(panel));
    DemoProduct.Wish wish = new DemoProduct.Wish(wished.content(), programme != null);
    LogTail log = new LogTail();
    Logs.into(out.resolve("demo.log"), log);
    try (DemoProduct product = DemoProduct.begin(out, worn, wish, language)) {
      return play(worn.calibrated(product.calibrations()), wish, product, log);
    } catch (ReadinessFolder.InUse another) {
      throw new BadInput(String.valueOf(another.getMessage()));
    }
  }

  private static void isPort(String option, int port) throws BadInput {
    if (port < 0 || port > 65_535) {
      throw new BadInput(
          option + " is " + port + "; allowed are 1 to 65535, and 0 for any that is free");
    }
  }

  /** Plays what is prescribed, and as often as something else is prescribed meanwhile, that. */
  private int play(Order worn, DemoProduct.Wish wish, DemoProduct product, LogTail log)
      throws IOException, SteppedTreatment.PanelRefused, ArchiveUnavailable {
    PrintWriter say = Spoken.out(spec);
    Optional<Refusal> held =
        Optional.ofNullable(new HoldLatch(product.readiness(), product.wall()).standing())
            .map(Hold::refusal);
    if (held.isPresent()) {
      return refused(say, held.get());
    }
    product.openDesk(deskPort).forEach(say::println);
    say.flush();
    Optional<Plan> plan = product.plan(wish);
    if (plan.isEmpty()) {
      say.println(product.unprescribed());
      say.flush();
      return Simulator.NO;
    }
    product.playDaysGoneBy().ifPresent(say::println);
    say.flush();
    Plan next = plan.get();
    while (true) {
      Outcome outcome = played(worn, next, product, log);
      if (outcome.closed()) {
        return outcome.answer();
      }
      rest(product, next, say);
      Optional<Plan> after = product.prescription().plan().filter(other(next));
      if (after.isEmpty()) {
        return outcome.answer();
      }
      next = after.get();
    }
  }

  private static Predicate<Plan> other(Plan played) {
    return plan -> plan.proven() != played.proven();
  }

  /**
   * What became of one massage.
   *
   * @param answer for whoever called the program
   * @param closed whether somebody closed it
   */
  private record Outcome(int answer, boolean closed) {}

  private void rest(DemoProduct product, Plan played, PrintWriter say) {
    if (product.isDeskInUse()) {
      say.println(
          language.equals("id")
              ? "Meja klinik tetap terbuka selama dipakai; resep baru langsung diputar. Ctrl-C:"
                  + " selesai."
              : "The desk stays open while somebody is there; what is newly prescribed is played."
                  + " Ctrl-C ends it.");
      say.flush();
      product.awaitDesk(other(played).negate());
    }
  }

  private int refused(PrintWriter say, Refusal why) {
    say.println(Words.of(Locale.of(language)).mother(why));
    say.flush();
    return Simulator.NO;
  }

  private Outcome played(Order worn, Plan plan, DemoProduct product, LogTail log)
      throws IOException, SteppedTreatment.PanelRefused {
    PrintWriter say = Spoken.out(spec);
    ShippedRecording back = ShippedRecording.RECLINE_60;
    Order order = worn.prescribed(plan, options.level());
    LivePanel live =
        new LivePanel(
            order,
            back.read(),
            options.seed(),
            product.prescription(),
            plan,
            product.reporting(),
            product.readiness(),
            product.wall(),
            log);
    if (live.refusal().isPresent()) {
      return new Outcome(refused(say, live.refusal().get()), true);
    }
    Ending ending =
        new DemoSession(
                order.setup(),
                live,
                product.pages(port, by.equals("phone")),
                Locale.of(language),
                System.getenv())
            .run(say, Charset.defaultCharset());
    if (ending.state() instanceof State.Idle) {
      return new Outcome(Simulator.NO, ending.closed());
    }
    Played written = live.write(out);
    written.writeReport(out, back.fileStem());
    say.println(
        written.summary().outcome()
            + " ("
            + written.summary().reason()
            + "); "
            + (language.equals("id") ? "laporannya: " : "the report is ")
            + out.resolve("report.html").toUri());
    say.println(product.told());
    say.flush();
    return new Outcome(Simulator.DONE, ending.closed());
  }
}
