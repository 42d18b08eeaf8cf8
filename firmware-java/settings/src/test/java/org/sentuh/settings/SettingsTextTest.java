package org.sentuh.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no settings files at all. */
class SettingsTextTest {

  @TempDir Path folder;

  @Test
  void aFileThatDoesNotExistIsNamed() {
    Path file = folder.resolve("nope.yaml");
    assertThat(refusal(file))
        .hasMessage(
            file
                + ": the file does not exist; allowed is a text file of YAML, at most 256 kB; check"
                + " its name and folder");
    assertThat(refusal(file).line()).isEmpty();
    assertThat(refusal(file).key()).isEmpty();
    assertThat(refusal(file).file()).isEqualTo(file.toString());
  }

  @Test
  void aFolderIsNoFile() {
    assertThat(refusal(folder)).hasMessageContaining("the file is a folder");
  }

  @Test
  void aDeviceIsNoFile() {
    Path endless = Path.of("/dev/zero");
    assumeThat(endless).exists();
    assertThat(refusal(endless)).hasMessageContaining("is no plain file");
  }

  @Test
  void aFileThatCannotBeReadSaysWhy() {
    Path unreadable = Path.of("/proc/self/mem");
    assumeThat(unreadable).isRegularFile();
    assertThat(refusal(unreadable))
        .hasMessageContaining("cannot be read (IOException: ")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void anEmptyFileIsEmpty() throws IOException {
    assertThat(refusal(written(""))).hasMessageContaining("the file is empty");
  }

  @Test
  void aFileOfCommentsIsEmpty() throws IOException {
    assertThat(refusal(written("# a comment\n\n# another\n")))
        .hasMessageContaining("the file is empty");
  }

  @Test
  void aFileOverTheLimitIsNotReadToItsEnd() throws IOException {
    Path file = folder.resolve("large.yaml");
    Files.write(file, new byte[SettingsText.MOST_BYTES + 1]);
    assertThat(refusal(file)).hasMessageContaining("is too large");
  }

  @Test
  void aFileAtTheLimitIsRead() throws IOException {
    String text = Samples.text(Samples.PANEL);
    String comment = "#" + "x".repeat(SettingsText.MOST_BYTES - text.length() - 2) + "\n";
    assertThat(PanelFile.read(written(comment + text)).name()).isEqualTo("small");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Path file = folder.resolve("garbage.yaml");
    Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xFF, 0, 1, 2});
    assertThat(refusal(file)).hasMessageContaining("is not UTF-8 text");
  }

  @Test
  void aTextSavedAsUtf16IsRefused() {
    byte[] content = Samples.text(Samples.PANEL).getBytes(StandardCharsets.UTF_16);
    assertThat(refusal(content)).hasMessageContaining("save it as UTF-8 text");
  }

  @Test
  void aNulByteIsToldByItsLine() {
    byte[] content = "kind: panel\nname: m\u0000\n".getBytes(StandardCharsets.UTF_8);
    SettingsRefused refused = refusal(content);
    assertThat(refused).hasMessageContaining("copy:2: the file holds a character that is no text");
    assertThat(refused.value()).contains("U+0000");
  }

  @Test
  void whatWindowsAddsToATextIsTakenAway() {
    String windows = "\uFEFF" + Samples.text(Samples.PANEL).replace("\n", "\r\n");
    assertThat(PanelFile.read("copy", windows.getBytes(StandardCharsets.UTF_8)).name())
        .isEqualTo("small");
    String spoilt = windows.replace("pitch_mm: 40", "pitch_mm: 400");
    assertThat(refusal(spoilt.getBytes(StandardCharsets.UTF_8)).line()).hasValue(3);
  }

  private Path written(String text) throws IOException {
    return Files.writeString(folder.resolve("settings.yaml"), text);
  }

  private static SettingsRefused refusal(Path file) {
    SettingsRefused refused =
        catchThrowableOfType(SettingsRefused.class, () -> PanelFile.read(file));
    assertThat(refused).as("accepted: " + file).isNotNull();
    assertThat(catchThrowableOfType(SettingsRefused.class, () -> SettingsFile.check(file)))
        .hasMessage(refused.getMessage());
    return refused;
  }

  private static SettingsRefused refusal(byte[] content) {
    SettingsRefused refused =
        catchThrowableOfType(SettingsRefused.class, () -> PanelFile.read("copy", content));
    assertThat(refused).isNotNull();
    return refused;
  }
}
