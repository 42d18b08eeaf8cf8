package org.sentuh.simulator.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * How many bytes a frame of motor strengths takes on the bus, beside the fewest that can carry it:
 * a transaction is its address, the number of its first register, and one byte for each register
 * from there on (PCA9685, section 7.3.1.1, auto-increment). Registers that did not change may be
 * written once more where that is cheaper than another transaction.
 */
class BusBytesTest {

  private static final int FIRST_OUTPUT = 0x06;
  private static final int LAST_OUTPUT = 0x45;
  private static final int HEAD_BYTES = 2;
  private static final int WHOLE_BYTES = HEAD_BYTES + LAST_OUTPUT - FIRST_OUTPUT + 1;
  private final Map<Byte, byte[]> registers = new TreeMap<>();
  private long bytes;
  private long fewest;
  private long refreshed;
  private long frames;

  @Test
  void aFrameTakesAtMostFivePerCentMoreThanTheFewestBytes() throws Exception {
    ShortMassage.play(this::count);
    assertThat(frames).isGreaterThan(500);
    assertThat((double) bytes / fewest)
        .as("%d bytes in %d frames, %d can carry them", bytes, frames, fewest)
        .isBetween(1.0, 1.05);
    assertThat((double) (bytes + refreshed) / fewest)
        .as("with every output written anew now and then, %d of %d bytes more", refreshed, fewest)
        .isBetween(1.02, 1.05);
  }

  /**
   * The frames of a massage that moves; when nothing changes, nothing has to be written. Now and
   * then a driver's outputs are all written anew, in case a register was disturbed: that is counted
   * by itself.
   */
  private void count(boolean running, List<byte[]> written) {
    Map<Byte, byte[]> before = new TreeMap<>();
    registers.forEach((chip, image) -> before.put(chip, image.clone()));
    List<byte[]> outputs = written.stream().filter(BusBytesTest::isOutputs).toList();
    outputs.forEach(this::write);
    if (!running || outputs.isEmpty()) {
      return;
    }
    frames++;
    registers.forEach((chip, image) -> {
      long needed = fewest(before.getOrDefault(chip, new byte[256]), image);
      long sent = outputs.stream().filter(w -> w[0] == chip).mapToLong(w -> w.length).sum();
      boolean anew = outputs.stream().anyMatch(w -> w[0] == chip && w.length == WHOLE_BYTES);
      fewest += needed;
      bytes += anew ? needed : sent;
      refreshed += anew ? sent - needed : 0;
    });
  }

  private static boolean isOutputs(byte[] write) {
    return (write[0] & 0xFE) == 0x40 && write.length > HEAD_BYTES && write[1] >= FIRST_OUTPUT;
  }

  private void write(byte[] write) {
    if (isOutputs(write)) {
      byte[] image = registers.computeIfAbsent(write[0], chip -> new byte[256]);
      System.arraycopy(write, HEAD_BYTES, image, write[1], write.length - HEAD_BYTES);
    }
  }

  /** A gap is written over where it has no more bytes than another transaction's head. */
  private static long fewest(byte[] before, byte[] after) {
    long fewest = 0;
    int last = Integer.MIN_VALUE;
    for (int register = FIRST_OUTPUT; register <= LAST_OUTPUT; register++) {
      if (before[register] != after[register]) {
        long gap = (long) register - last - 1;
        fewest += Math.min(gap, HEAD_BYTES) + 1;
        last = register;
      }
    }
    return fewest;
  }

  @Test
  void theFewestBytesAreThoseOfTheBestCut() {
    byte[] before = new byte[256];
    byte[] after = new byte[256];
    assertThat(fewest(before, after)).isZero();
    after[0x06] = 1;
    assertThat(fewest(before, after)).as("address, register, byte").isEqualTo(3);
    after[0x09] = 1;
    assertThat(fewest(before, after)).as("over two registers").isEqualTo(6);
    after[0x30] = 1;
    assertThat(fewest(before, after)).as("a second transaction").isEqualTo(9);
    Arrays.fill(after, FIRST_OUTPUT, LAST_OUTPUT + 1, (byte) 1);
    assertThat(fewest(before, after)).as("a whole frame").isEqualTo(66);
  }
}
