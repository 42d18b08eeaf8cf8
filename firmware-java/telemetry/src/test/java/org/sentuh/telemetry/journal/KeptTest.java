package org.sentuh.telemetry.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptTest {

  private static final List<String> COPIES = List.of("kept-0", "kept-1");

  @TempDir Path folder;

  @Test
  void whatIsKeptIsThereAgain() {
    Kept kept = Kept.in(folder);
    assertThat(kept.value("consents")).isEmpty();
    kept.keep("consents", "treatment pressure");
    kept.keep("prescription-revision", "3");
    kept.keep("note", "");

    Kept again = Kept.in(folder);
    assertThat(again.value("consents")).contains("treatment pressure");
    assertThat(again.value("prescription-revision")).contains("3");
    assertThat(again.value("note")).contains("");
  }

  @Test
  void oneCopyMayBeCutAnywhere() throws IOException {
    for (String copy : COPIES) {
      byte[] whole = prepare(copy);
      for (int length = 0; length < whole.length; length++) {
        restore();
        Files.write(folder.resolve(copy), Arrays.copyOf(whole, length));
        assertLatest(copy + " cut at " + length);
      }
    }
  }

  @Test
  void oneCopyMayBeGarbledAtAnyByte() throws IOException {
    for (String copy : COPIES) {
      byte[] whole = prepare(copy);
      for (int at = 0; at < whole.length; at++) {
        restore();
        byte[] garbled = whole.clone();
        garbled[at] ^= (byte) (1 << at % 8);
        Files.write(folder.resolve(copy), garbled);
        assertLatest(copy + " garbled at " + at);
      }
    }
  }

  @Test
  void oneCopyMayBeMissing() throws IOException {
    for (String copy : COPIES) {
      prepare(copy);
      Files.delete(folder.resolve(copy));
      assertLatest(copy + " missing");
    }
  }

  /** Power that goes between the two copies, or while either is written beside its place. */
  @Test
  void wheneverThePowerGoesOneWholeGenerationIsRead() throws IOException {
    Kept kept = Kept.in(folder);
    kept.keep("a", "1");
    kept.keep("b", "1");
    byte[] before = Files.readAllBytes(folder.resolve("kept-0"));
    kept.keep("a", "2");
    kept.keep("b", "2");
    byte[] after = Files.readAllBytes(folder.resolve("kept-0"));

    for (int written = 0; written <= after.length; written++) {
      Files.write(folder.resolve("kept-0"), before);
      Files.write(folder.resolve("kept-1"), before);
      Files.write(folder.resolve("kept-new"), Arrays.copyOf(after, written));
      assertThat(Kept.in(folder).value("a")).contains("1");

      Files.write(folder.resolve("kept-0"), after);
      Files.write(folder.resolve("kept-1"), before);
      Kept read = Kept.in(folder);
      assertThat(read.value("a")).contains("2");
      assertThat(read.value("b")).contains("2");
    }
  }

  @Test
  void copiesThatDifferAreMadeTheSameAgain() throws IOException {
    prepare("kept-1");
    Files.writeString(folder.resolve("kept-1"), "nothing of ours");

    Kept.in(folder);

    assertThat(folder.resolve("kept-1")).hasSameBinaryContentAs(folder.resolve("kept-0"));
  }

  @Test
  void whereBothAreDamagedNothingIsKeptAndSomethingCanBe() throws IOException {
    prepare("kept-0");
    for (String copy : COPIES) {
      Files.write(folder.resolve(copy), new byte[100_000]);
    }

    Kept kept = Kept.in(folder);
    assertThat(kept.value("consents")).isEmpty();
    kept.keep("consents", "treatment");
    assertThat(Kept.in(folder).value("consents")).contains("treatment");
  }

  /** Its checksum is right: somebody else has written it, or a later version. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sentuh-kept 1\n",
        "sentuh-kept 1\ngener\n",
        "sentuh-kept 1\ngeneration of old\n",
        "sentuh-kept 1\ngeneration 9999999999999999999\n",
        "sentuh-kept 1\ngeneration 4\nnothing-behind-it\n"
      })
  void aCopyOfAnotherFormIsDamaged(String body) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8));
    for (String copy : COPIES) {
      Files.writeString(
          folder.resolve(copy), body + "sha256 " + HexFormat.of().formatHex(hash) + "\n");
    }

    Kept kept = Kept.in(folder);
    assertThat(kept.value("nothing-behind-it")).isEmpty();
    kept.keep("consents", "treatment");
    assertThat(Kept.in(folder).value("consents")).contains("treatment");
  }

  @Test
  void aValueIsOneLineUnderAPlainName() {
    Kept kept = Kept.in(folder);

    assertThatThrownBy(() -> kept.keep("a", "1\nb 2")).hasMessageContaining("\"a\"");
    assertThatThrownBy(() -> kept.keep("a b", "1")).hasMessageContaining("\"a b\"");
    assertThatThrownBy(() -> kept.keep("", "1")).isInstanceOf(IllegalArgumentException.class);
  }

  private byte[] whole = new byte[0];

  private byte[] prepare(String copy) throws IOException {
    Kept kept = Kept.in(folder);
    kept.keep("consents", "treatment");
    kept.keep("prescription-revision", "7");
    kept.keep("consents", "");
    whole = Files.readAllBytes(folder.resolve(copy));
    return whole;
  }

  private void restore() throws IOException {
    for (String copy : COPIES) {
      Files.write(folder.resolve(copy), whole);
    }
  }

  /** Never an older one: what she has withdrawn must not come back. */
  private void assertLatest(String what) {
    Kept kept = Kept.in(folder);
    assertThat(kept.value("consents")).as(what).contains("");
    assertThat(kept.value("prescription-revision")).as(what).contains("7");
  }
}
