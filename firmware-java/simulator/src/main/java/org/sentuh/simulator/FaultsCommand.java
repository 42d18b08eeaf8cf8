package org.sentuh.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.device.BadInput;
import org.sentuh.device.Spoken;
import org.sentuh.simulator.faults.Campaign;
import org.sentuh.simulator.faults.Cell;
import org.sentuh.simulator.faults.FaultPage;
import org.sentuh.simulator.faults.Matrix;
import org.sentuh.simulator.killed.ProcessCampaign;
import org.sentuh.simulator.tissue.Recording;
import org.sentuh.simulator.tissue.ShippedRecording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Every named fault in every state of a treatment, and what came of it. */
@Command(
    name = "faults",
    description = {
      "Injects every named fault in every state of a treatment and prints what came of it.",
      "Exits 1 when a cell is unsafe or explained by a wrong reason."
    },
    mixinStandardHelpOptions = true)
final class FaultsCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "how often each fault is tried in each state (default: ${DEFAULT-VALUE})",
      defaultValue = "3")
  private int trials;

  @Option(
      names = "--processes",
      description = {
        "as well kill, crash, hold and exhaust real processes in every state, while the board that",
        "they drove is watched (Linux; some minutes)"
      })
  private boolean processes;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "write the matrix as a page that stands alone")
  private @Nullable Path page;

  @Option(names = "--json", description = "print one line of JSON instead")
  private boolean json;

  @Override
  public Integer call() throws BadInput, IOException, InterruptedException {
    if (trials < 1) {
      throw new BadInput("--trials is " + trials + "; allowed is 1 and up");
    }
    if (page != null && !Files.isDirectory(page.toAbsolutePath().resolveSibling("."))) {
      throw new BadInput("--page " + page + " is in no directory; name one that is there");
    }
    if (processes && !ProcessCampaign.isPossible()) {
      throw new BadInput("--processes needs Linux and --enable-native-access; leave it out here");
    }
    Recording back = ShippedRecording.RECLINE_45.read();
    Matrix matrix = new Campaign(back, trials).run();
    if (processes) {
      matrix = matrix.and(new ProcessCampaign(back).run());
    }
    write(matrix);
    PrintWriter out = Spoken.out(spec);
    if (json) {
      out.println(matrix.toJson());
    } else {
      say(out, matrix);
    }
    return matrix.unsafe() + matrix.wrongReason() == 0 ? Simulator.DONE : Simulator.NO;
  }

  private void write(Matrix matrix) throws IOException {
    if (page != null) {
      Files.writeString(page, FaultPage.html(matrix), StandardCharsets.UTF_8);
    }
  }

  private static void say(PrintWriter out, Matrix matrix) {
    matrix
        .offMsMost()
        .forEach((part, ms) ->
            out.printf(Locale.ROOT, "%-10s motors off within %6.0f ms%n", part.name(), ms));
    List<Cell> bad =
        matrix.cells().stream()
            .filter(cell -> !cell.isSafe() || !cell.isRightlyExplained())
            .toList();
    for (Cell cell : bad) {
      out.printf(
          Locale.ROOT,
          "%-28s %-10s %-10s %-20s %s %s%n",
          cell.fault(),
          cell.stage().word(),
          cell.state(),
          cell.reason(),
          cell.isSafe() ? "" : "UNSAFE: " + cell.unsafe(),
          cell.isRightlyExplained() ? "" : "WRONG REASON: " + cell.wrongReason());
    }
    out.printf(
        Locale.ROOT,
        "%d faults in %d states, %d cells: %d unsafe, %d explained by a wrong reason%n",
        matrix.faults().size(),
        matrix.cells().size() / matrix.faults().size(),
        matrix.cells().size(),
        matrix.unsafe(),
        matrix.wrongReason());
  }
}
