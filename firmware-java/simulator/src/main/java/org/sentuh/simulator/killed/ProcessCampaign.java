package org.sentuh.simulator.killed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.sentuh.device.linux.Signal;
import org.sentuh.simulator.faults.Campaign;
import org.sentuh.simulator.faults.Cell;
import org.sentuh.simulator.faults.Matrix;
import org.sentuh.simulator.faults.Stage;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.tissue.Recording;

/**
 * Every fault of a process in every state of a treatment, in real time: some processes at once,
 * each with a board of its own.
 */
public final class ProcessCampaign {

  /** A device needs a tenth of a core once it runs, and a whole one while it starts. */
  private static final int AT_ONCE = 3;

  private static final int TRIES = 4;

  private final Recording back;

  /** A campaign on a back. */
  public ProcessCampaign(Recording back) {
    this.back = back;
  }

  /** Whether this machine lets processes be held and killed. */
  public static boolean isPossible() {
    return Signal.isThere();
  }

  /** Makes all trials. */
  public Matrix run() throws IOException, InterruptedException {
    return run(ProcessFault.all(), List.of(Stage.values()));
  }

  Matrix run(List<ProcessFault> faults, List<Stage> stages)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("sentuh");
    try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<Cell>> cells = new ArrayList<>();
      for (ProcessFault fault : faults) {
        for (Stage stage : stages) {
          int number = cells.size();
          cells.add(pool.submit(trial(fault, stage, folder, number)));
        }
      }
      List<Cell> made = new ArrayList<>();
      for (Future<Cell> cell : cells) {
        made.add(cell.get());
      }
      return new Matrix(faults.stream().map(ProcessFault::fault).toList(), made);
    } catch (ExecutionException broken) {
      throw new IOException("a trial could not be made", broken.getCause());
    } finally {
      sweep(folder);
    }
  }

  /** A machine that is too slow for the device's ticks tells nothing: then it is tried again. */
  private Callable<Cell> trial(ProcessFault fault, Stage stage, Path folder, int number) {
    return () -> {
      Order order = stage.isAfterTheEnd() ? Campaign.briefOrder() : Order.shipped();
      String why = "";
      for (int attempt = 0; attempt < TRIES; attempt++) {
        Path own = Files.createDirectory(folder.resolve(number + "-" + attempt));
        try {
          return ProcessTrial.run(fault, stage, order, back, own, number);
        } catch (ProcessTrial.NotReached notReached) {
          why = String.valueOf(notReached.getMessage());
        }
      }
      String untried = "not tried: " + why;
      return new Cell(fault.fault().name(), stage, 0, "untried", "none", 0, 0, untried, "");
    };
  }

  private static void sweep(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
