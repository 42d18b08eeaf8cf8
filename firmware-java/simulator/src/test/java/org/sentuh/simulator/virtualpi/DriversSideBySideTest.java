package org.sentuh.simulator.virtualpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.sentuh.device.chip.Pca9685;
import org.sentuh.simulator.session.ShortMassage;
import org.sentuh.simulator.tissue.ShippedRecording;

/**
 * Our driver of the PCA9685 beside diozero's, on the same bus of a virtual Pi, with the frames of a
 * massage: how many bytes and transactions each needs, and whether both leave the chip in the same
 * state. Diozero's is nobody's work of ours, and so a witness that the chip is read as it is meant.
 */
@EnabledOnOs(OS.LINUX)
class DriversSideBySideTest {

  private static final int FIRST_OUTPUT = 0x06;
  private static final int LAST_OUTPUT = 0x45;
  private static final int REGISTERS = 4;
  private static final int FULL = 0x1000;
  private static final long MOST_MS = 120_000;

  /** Diozero's counts end at 4095, where the chip has 4096 of them. */
  private static final int ROUNDING = 1;

  @Test
  void bothDriversLeaveTheChipAlikeAndOursNeedsFarFewerBytesAndTransactions() throws Exception {
    List<int[]> frames = frames();
    Path folder = Files.createTempDirectory("pi"); // a short path: a socket's name must fit
    Guest guest = BuiltKernel.guest();
    try (PiBench bench = new PiBench(guest, ShippedRecording.RECLINE_45.read(), folder, 1)) {
      Files.write(
          folder.resolve("frames"),
          frames.stream()
              .map(f -> Arrays.stream(f).mapToObj(String::valueOf).collect(Collectors.joining(" ")))
              .toList());
      Heard ours = new Heard(SideBySide.OURS);
      Heard theirs = new Heard(SideBySide.THEIRS);
      bench
          .board()
          .overhear(written -> {
            ours.hear(written);
            theirs.hear(written);
          });
      String call = "$class " + SideBySide.class.getName() + " /run/host/frames";
      int code = bench.pi().run(call + " >/run/host/out 2>/run/host/said", MOST_MS);
      assertThat(code).as(bench.read("said")).isZero();
      System.out.printf(
          "%d frames on one /dev/i2c-1%n  ours:    %6d bytes in %5d transactions%n"
              + "  diozero: %6d bytes in %5d transactions%n%s%n",
          frames.size(),
          ours.bytes,
          ours.transactions,
          theirs.bytes,
          theirs.transactions,
          bench.read("out").indent(2).stripTrailing());
      assertThat(2 * ours.bytes)
          .as("twice the bytes, diozero's are %d", theirs.bytes)
          .isLessThan(theirs.bytes);
      assertThat(10 * ours.transactions).isLessThan(theirs.transactions);
      for (int channel = 0; channel < Pca9685.CHANNELS; channel++) {
        assertThat(theirs.duration(channel))
            .as("duration of channel %d", channel)
            .isBetween(ours.duration(channel) - ROUNDING, ours.duration(channel) + ROUNDING);
      }
    }
  }

  /** What a massage asks of one chip, until the middle of a stroke: there outputs differ. */
  private static List<int[]> frames() throws Exception {
    Heard heard = new Heard(SideBySide.OURS);
    List<int[]> frames = new ArrayList<>();
    ShortMassage.play((running, written) -> {
      written.forEach(heard::hear);
      if (running) {
        frames.add(heard.durations());
      }
    });
    List<int[]> changing = new ArrayList<>();
    for (int[] frame : frames) {
      if (changing.isEmpty() || !Arrays.equals(changing.getLast(), frame)) {
        changing.add(frame);
      }
    }
    int busiest = changing.size() / 2;
    return changing.subList(0, busiest);
  }

  /** The writes to the outputs of one chip, and what they make of its registers. */
  private static final class Heard {
    private final int address;
    private final int[] image = new int[256];
    private long bytes;
    private long transactions;

    Heard(int address) {
      this.address = address;
    }

    void hear(byte[] written) {
      int register = written.length > 2 ? Byte.toUnsignedInt(written[1]) : -1;
      if (written[0] != address || register < FIRST_OUTPUT || register > LAST_OUTPUT) {
        return;
      }
      bytes += written.length;
      transactions++;
      for (int at = 2; at < written.length; at++) {
        image[register + at - 2] = Byte.toUnsignedInt(written[at]);
      }
    }

    int duration(int channel) {
      int at = FIRST_OUTPUT + channel * REGISTERS;
      int on = image[at] | image[at + 1] << 8;
      int off = image[at + 2] | image[at + 3] << 8;
      if ((off & FULL) != 0) {
        return 0;
      }
      return (on & FULL) != 0 ? Pca9685.COUNTS : Math.floorMod(off - on, Pca9685.COUNTS);
    }

    int[] durations() {
      int[] all = new int[Pca9685.CHANNELS];
      Arrays.setAll(all, this::duration);
      return all;
    }
  }
}
