package org.sentuh.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.simulator.tissue.BadRecording;
import org.sentuh.simulator.tissue.Recording;

/** Any bytes are a recording of a back, or are refused, whether they are compressed or not. */
class RecordingFuzz {

  static Stream<Named<byte[]>> twoFrames() {
    String frame = ",17".repeat(1024) + "\n";
    return Stream.of(
            "0" + frame + "0.5" + frame, "0.25" + frame.replace("\n", "\r\n") + "1" + frame)
        .map(text -> Named.of("two frames", Seeds.bytes(text)));
  }

  @MethodSource("twoFrames")
  @FuzzTest
  void anyBytesAreARecordingOrAreRefused(byte[] bytes) throws Exception {
    Allowance.keep(bytes, () -> read(bytes));
    byte[] compressed = compressed(bytes);
    Allowance.keep(bytes, () -> read(compressed));
  }

  private static String read(byte[] bytes) {
    try {
      Recording recording = Recording.read("fuzz", new ByteArrayInputStream(bytes));
      assertThat(recording.frames()).isGreaterThan(1);
      assertThat(recording.durationNs()).isPositive();
      return recording.name();
    } catch (BadRecording refused) {
      assertThat(refused).hasMessageStartingWith("fuzz");
      assertThat(refused.getMessage()).hasSizeLessThan(1000).doesNotContainPattern("\\p{Cc}");
      return String.valueOf(refused.getMessage());
    }
  }

  private static byte[] compressed(byte[] bytes) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes);
    }
    return compressed.toByteArray();
  }
}
