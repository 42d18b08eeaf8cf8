package org.sentuh.device;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Clock;
import org.sentuh.device.harness.Board;
import org.sentuh.device.harness.BoardRefused;
import org.sentuh.device.harness.Boards;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.device.selftest.Person;
import org.sentuh.device.selftest.SelfTestJson;
import org.sentuh.device.selftest.SelfTestReport;
import org.sentuh.device.selftest.SelfTestText;
import org.sentuh.device.selftest.SelfTestWords;
import org.sentuh.telemetry.words.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The self-test, by itself, with a technician beside the panel. */
@Command(
    name = "selftest",
    description = {
      "Tests the panel as the device does when it is switched on: bus, chips, sensors, each motor,",
      "the heartbeat's cut-off; names each fault and the part to bring. The device must not run.",
      "Exit code 0: sound; 1: a fault was found, or it was not through; 2: the board cannot be"
          + " used."
    },
    mixinStandardHelpOptions = true)
final class SelfTestCommand implements Callable<Integer> {

  private final Boards boards;
  private final Clock clock = new RealTimeClock();

  @Spec private @Nullable CommandSpec spec;

  @Mixin private Folders folders = new Folders();

  @Option(
      names = "--hands",
      description = "somebody is there to press the stop button and each place when asked")
  private boolean hands;

  @Option(names = "--json", description = "print one line of JSON instead")
  private boolean json;

  @Option(
      names = {"--language", "--lang"},
      paramLabel = "id|en",
      description = "language of the text (default: ${DEFAULT-VALUE})",
      defaultValue = "id")
  private String language = "id";

  SelfTestCommand(Boards boards) {
    this.boards = boards;
  }

  @Override
  public Integer call() throws BadInput, BoardRefused {
    if (!language.equals("id") && !language.equals("en")) {
      throw new BadInput("--language is " + language + "; allowed are id and en");
    }
    RunningDeviceAsked.nobody(folders);
    Words words = language.equals("id") ? Words.indonesian() : Words.english();
    Configuration configuration = folders.configuration();
    SelfTestReport report;
    try (UntilEnded process = new UntilEnded();
        Board board = boards.open(configuration.device())) {
      report = test(configuration, board, words, process);
    }
    Spoken.out(spec).println(json ? SelfTestJson.of(report) : SelfTestText.of(report, words));
    return report.outcome() == SelfTestReport.Outcome.SOUND ? Device.DONE : Device.NO;
  }

  private SelfTestReport test(
      Configuration configuration, Board board, Words words, UntilEnded process) {
    WiredPanel panel = new WiredPanel(configuration, configuration.proven().limits(), board, clock);
    process.first(panel::stop);
    return panel.test(person(words)).result();
  }

  private Optional<Person> person(Words words) {
    PrintWriter say = Spoken.out(spec);
    SelfTestWords told = new SelfTestWords(words);
    return hands
        ? Optional.of(request -> {
          say.println(told.asked(request));
          say.flush();
        })
        : Optional.empty();
  }
}
