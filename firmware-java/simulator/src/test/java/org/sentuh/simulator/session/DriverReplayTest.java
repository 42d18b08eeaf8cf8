package org.sentuh.simulator.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.State;
import org.sentuh.simulator.tissue.ShippedRecording;
import org.sentuh.simulator.virtualpi.Trials;

/** A treatment that was recorded is played again down to what is written to the motor drivers. */
class DriverReplayTest {

  private static final int DRIVERS = 0x40;
  private static final Map<Integer, Command> COMMANDS =
      Map.of(
          50,
          new Command.Screen(),
          75,
          new Command.AnswerScreening(true),
          350,
          new Command.Start());

  @TempDir private Path folder = Path.of("");

  @Test
  void recordedInputsGiveTheSameDecisionsAndTheSameWrites() throws Exception {
    List<byte[]> real = new ArrayList<>();
    record(real);
    List<byte[]> again = new ArrayList<>();

    Replay.Result result = DriverReplay.of(folder, again::add);

    assertThat(result).isInstanceOf(Replay.Result.Identical.class);
    assertThat(drivers(real)).hasSizeGreaterThan(500);
    assertThat(drivers(again)).containsExactlyElementsOf(drivers(real));
  }

  @Test
  void aRecordingThatWasNotEndedIsNotReplayed() throws Exception {
    record(new ArrayList<>());
    Path ticks = folder.resolve("inputs/ticks.bin.gz");
    byte[] whole = Files.readAllBytes(ticks);
    Files.write(ticks, java.util.Arrays.copyOf(whole, whole.length / 2));

    assertThat(Replay.of(folder)).isInstanceOf(Replay.Result.Unreadable.class);
  }

  private void record(List<byte[]> written) throws IOException, SteppedTreatment.PanelRefused {
    Order order = Trials.order();
    WornPanel panel =
        new WornPanel(
            order,
            ShippedRecording.RECLINE_45.read(),
            7,
            worn -> HeardBus.in(worn.wires(), written::add));
    SimulatedClock clock = new SimulatedClock();
    try (TreatmentRecorder recorder = new TreatmentRecorder(folder, order)) {
      TreatmentLoop loop = new TreatmentLoop(order.setup(), panel.ports(clock, recorder));
      long tNs = SteppedTreatment.FIRST_TICK_NS;
      for (int tick = 0;
          !(loop.latest() != null && loop.latest().state() instanceof State.Completed);
          tick++) {
        if (COMMANDS.containsKey(tick)) {
          loop.inbox().put(COMMANDS.get(tick));
        }
        clock.set(tNs);
        loop.tick(tNs, 0);
        tNs += order.setup().periodNs();
      }
    }
  }

  private static List<String> drivers(List<byte[]> writes) {
    return writes.stream()
        .filter(write -> (write[0] & 0xFE) == DRIVERS)
        .map(write -> java.util.HexFormat.of().formatHex(write))
        .toList();
  }
}
