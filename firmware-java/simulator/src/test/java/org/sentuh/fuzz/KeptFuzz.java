package org.sentuh.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.telemetry.journal.Kept;

/** Whatever a disk has made of the few words that must outlive a power cut: the next are kept. */
class KeptFuzz {

  @TempDir Path folder = Path.of("");

  static Stream<Named<byte[]>> copies() {
    return Stream.of(
        Named.of(
            "kept",
            Seeds.bytes(
                "sentuh-kept 1\ngeneration 41\nconsents treatment pressure\nlast b7 clean\n")));
  }

  @MethodSource("copies")
  @FuzzTest
  void anyCopyIsReadOrIsDamaged(byte[] input) throws Exception {
    holds(input, input);
    holds(input, signed(input));
  }

  private void holds(byte[] input, byte[] copy) throws Exception {
    Files.write(folder.resolve("kept-0"), copy);
    Files.deleteIfExists(folder.resolve("kept-1"));
    Kept kept = Allowance.keep(input, () -> Kept.in(folder));
    kept.keep("fuzz", "yes");
    assertThat(Kept.in(folder).value("fuzz")).contains("yes");
  }

  /** What is wrong is then not the checksum. */
  private static byte[] signed(byte[] input) throws IOException, NoSuchAlgorithmException {
    String body = new String(input, UTF_8);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8));
    return (body + "sha256 " + HexFormat.of().formatHex(hash) + "\n").getBytes(UTF_8);
  }
}
