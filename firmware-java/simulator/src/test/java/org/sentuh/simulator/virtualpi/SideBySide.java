package org.sentuh.simulator.virtualpi;

import com.diozero.devices.PCA9685;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.sentuh.device.bus.I2cBus;
import org.sentuh.device.bus.linux.Header;
import org.sentuh.device.chip.Outcome;
import org.sentuh.device.chip.Pca9685;
import org.sentuh.device.chip.Started;

/**
 * Runs in a virtual Pi: the same frames, one after the other, by our driver to one chip and by
 * diozero's to another on the same {@code /dev/i2c-1}, and how long each took. Diozero's has no
 * call for a frame: it is told of each channel that changes.
 */
final class SideBySide {

  static final int OURS = 0x40;
  static final int THEIRS = 0x41;
  private static final int BUS = 1;

  private SideBySide() {}

  /** Reads frames from a file, a line each, and prints two lines of microseconds a frame. */
  public static void main(String[] arguments) throws Exception {
    List<int[]> frames;
    try (Stream<String> lines = Files.lines(Path.of(arguments[0]))) {
      frames =
          lines
              .map(line -> Arrays.stream(line.split(" ")).mapToInt(Integer::parseInt).toArray())
              .toList();
    }
    Header header = Header.open(Header.Providers.OURS);
    I2cBus bus = header.bus(BUS, OURS);
    Pca9685 ours =
        started(Pca9685.start(bus.device(OURS), Pca9685.Setup.DEFAULT, SideBySide::rest));
    long[] oursNs = new long[frames.size()];
    long[] theirsNs = new long[frames.size()];
    try (PCA9685 theirs = new PCA9685(BUS, THEIRS, (int) Pca9685.Setup.DEFAULT.pwmHz())) {
      int[] before = new int[Pca9685.CHANNELS];
      for (int at = 0; at < frames.size(); at++) {
        int[] frame = frames.get(at);
        long begunNs = System.nanoTime();
        Outcome outcome = ours.write(frame);
        long turnNs = System.nanoTime();
        write(theirs, before, frame);
        theirsNs[at] = System.nanoTime() - turnNs;
        oursNs[at] = turnNs - begunNs;
        if (!(outcome instanceof Outcome.Done)) {
          throw new IllegalStateException("frame " + at + ": " + outcome);
        }
        before = frame;
      }
      System.out.println(times("ours", oursNs));
      System.out.println(times("theirs", theirsNs));
      System.out.flush();
      // Its close writes to every output, and the images are to be compared.
      Runtime.getRuntime().halt(0);
    }
  }

  private static void write(PCA9685 theirs, int[] before, int[] frame) {
    for (int channel = 0; channel < frame.length; channel++) {
      if (frame[channel] != before[channel]) {
        theirs.setValue(channel, (float) frame[channel] / Pca9685.COUNTS);
      }
    }
  }

  private static Pca9685 started(Started<Pca9685> start) {
    return switch (start) {
      case Started.Ready<Pca9685>(Pca9685 chip) -> chip;
      case Started.Refused<Pca9685> refused -> throw new IllegalStateException("" + refused);
    };
  }

  private static void rest(long ns) {
    long untilNs = System.nanoTime() + ns;
    while (System.nanoTime() < untilNs) {
      Thread.onSpinWait();
    }
  }

  private static String times(String who, long[] ns) {
    long[] sorted = ns.clone();
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "%s p50 %.0f us, p99 %.0f us",
        who,
        sorted[sorted.length / 2] / 1e3,
        sorted[sorted.length * 99 / 100] / 1e3);
  }
}
