package org.sentuh.simulator.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.sentuh.control.body.BackLength;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.Played;
import org.sentuh.simulator.session.Replay;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.session.TreatmentFiles;
import org.sentuh.simulator.session.TreatmentFiles.Text;
import org.sentuh.simulator.tissue.Recording;
import org.sentuh.simulator.tissue.ShippedRecording;

/**
 * A whole 300 s treatment with all physics, written to disk, and its replay through {@code control}
 * alone.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class TreatmentBenchmark {

  /** Names the directory that a treatment has been written to, for the replay. */
  public static final String DIRECTORY = "sentuh.bench.directory";

  private static final long SEED = 1;

  private final Path directory = Path.of(System.getProperty(DIRECTORY, "."));
  private Order order = order();
  private Recording recording = ShippedRecording.RECLINE_60.read();

  /** Reads the files: what is measured begins with the panel. */
  @Setup
  public void begin() {
    order = order();
    recording = ShippedRecording.RECLINE_60.read();
  }

  /**
   * Plays the treatment that is measured, once, and writes it where the replay will look for it.
   */
  public static Played write(Path directory) throws IOException, SteppedTreatment.PanelRefused {
    return SteppedTreatment.play(
        order(), ShippedRecording.RECLINE_60.read(), Scenario.UNEVENTFUL, SEED, directory);
  }

  /** 300 s on the simulated panel, written beside the one that is there. */
  @Benchmark
  public Played treatment() throws IOException, SteppedTreatment.PanelRefused {
    return SteppedTreatment.play(
        order, recording, Scenario.UNEVENTFUL, SEED, directory.resolve("again"));
  }

  /** The same 300 s through {@code control} alone. */
  @Benchmark
  public Replay.Result replay() {
    Replay.Result result = Replay.of(directory);
    if (!(result instanceof Replay.Result.Identical)) {
      throw new IllegalStateException(
          "the replay that is measured is not the treatment: " + result);
    }
    return result;
  }

  private static Order order() {
    return Order.read(
        new TreatmentFiles(
            Text.shipped("programmes/standard.yaml"),
            Text.shipped("panels/m.yaml"),
            Text.shipped("limits.yaml"),
            Text.shipped("device.yaml")),
        BackLength.REFERENCE,
        -1);
  }
}
