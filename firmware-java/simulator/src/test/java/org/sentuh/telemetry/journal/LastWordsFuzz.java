package org.sentuh.telemetry.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.fuzz.Allowance;
import org.sentuh.fuzz.Seeds;

/** Whatever stands in the memory that a killed boot has left: it is what a boot can have left. */
class LastWordsFuzz {

  private static final int HEADER = LastWords.WORDS_AT - LastWords.TURN_AT;

  @TempDir Path folder = Path.of("");

  /** A header as it is written, and events behind it. */
  static Stream<Named<byte[]>> left() {
    byte[] file = new byte[2048];
    ByteBuffer left = ByteBuffer.wrap(file);
    left.putLong(3).putLong(1_764_000_000_000L << 1 | 1).putLong(9_000_000_000L).putLong(-1);
    left.putInt(2).put("b7".getBytes(US_ASCII));
    left.position(HEADER);
    left.put(
        Seeds.bytes(
            """
            {"schema":1,"boot":"b7","sequence":41,"at_ns":30120000000,"fact":"contact-changed",\
            "zone":"lower-left","touching":false}
            {"schema":1,"boot":"b7","sequence":42,"at_ns":30130000000,"fact":"dropped","facts":2}
            """));
    return Stream.of(Named.of("words", Arrays.copyOf(file, left.position())));
  }

  @MethodSource("left")
  @FuzzTest
  void anythingLeftIsOfABootOrIsForgotten(byte[] input) throws Exception {
    byte[] file = new byte[LastWords.BYTES];
    ByteBuffer left = ByteBuffer.wrap(file);
    left.putLong(LastWords.MAGIC).put(input, 0, Math.min(input.length, left.remaining()));
    judge(input, file);
    if (input.length > HEADER) {
      frame(left, new String(input, HEADER, input.length - HEADER, UTF_8));
      judge(input, file);
    }
  }

  /** Lines as words whose checksums are right: then what is wrong is in the words. */
  private static void frame(ByteBuffer left, String lines) {
    CRC32C crc = new CRC32C();
    left.position(LastWords.WORDS_AT);
    long number = 0;
    for (String line : lines.lines().toList()) {
      byte[] word = line.getBytes(UTF_8);
      if (left.remaining() > LastWords.WORD_HEADER + word.length + Integer.BYTES) {
        number++;
        left.putInt(word.length).putInt(LastWords.checksum(crc, number, word)).putLong(number);
        left.put(word);
      }
    }
    left.putInt(0);
  }

  private void judge(byte[] input, byte[] file) throws Exception {
    Files.write(folder.resolve("b7.words"), file);
    for (Testament testament : Allowance.keep(input, () -> Testament.in(folder))) {
      assertThat(testament.boot()).matches("[A-Za-z0-9-]{1,64}");
      assertThat(testament.silentMs()).isNotNegative();
      assertThat(testament.zero().at().toString()).hasSizeLessThan(32);
    }
  }
}
