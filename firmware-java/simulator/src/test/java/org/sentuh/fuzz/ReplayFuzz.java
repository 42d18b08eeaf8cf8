package org.sentuh.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.simulator.scenario.ScenarioFile;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.Replay;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.tissue.ShippedRecording;

/** Whatever stands in the recorded inputs of a treatment: they are replayed, or cannot be. */
class ReplayFuzz {

  private static final int SEED_BYTES = 8_000;

  @TempDir Path folder = Path.of("");

  /** The first of a treatment's inputs. */
  static Stream<Named<byte[]>> inputs() throws Exception {
    Path folder = Files.createTempDirectory("sentuh-fuzz");
    play(folder);
    try (GZIPInputStream ticks =
        new GZIPInputStream(Files.newInputStream(folder.resolve("inputs/ticks.bin.gz")))) {
      byte[] all = ticks.readAllBytes();
      return Stream.of(Named.of("ticks", Arrays.copyOf(all, SEED_BYTES)));
    }
  }

  @BeforeEach
  void aTreatmentThatSheStopsAtOnce() throws Exception {
    play(folder);
  }

  @MethodSource("inputs")
  @FuzzTest
  void anyInputsAreReplayedOrAreUnreadable(byte[] input) throws Exception {
    try (OutputStream ticks =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("inputs/ticks.bin.gz")))) {
      ticks.write(input);
    }
    switch (Allowance.keep(input, () -> Replay.of(folder))) {
      case Replay.Result.Identical(long ticks, String digest) -> assertThat(ticks).isPositive();
      case Replay.Result.Different(long tick, String what) -> assertThat(what).isNotBlank();
      case Replay.Result.Unreadable(String why) -> assertThat(why).isNotBlank();
    }
  }

  private static void play(Path folder) throws Exception {
    SteppedTreatment.play(
        Order.shipped(),
        ShippedRecording.RECLINE_60.read(),
        ScenarioFile.read("fuzz", "at 0.5 s wearer stops"),
        1,
        folder);
  }
}
