package org.sentuh.simulator.tissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RecordingTest {

  @TempDir Path folder;

  @Test
  void aFrameIsReadRowByRow() throws BadRecording {
    StringBuilder counting = new StringBuilder("0");
    for (int i = 0; i < 1024; i++) {
      counting.append(',').append(i);
    }
    Recording recording = Mats.read(counting + "\n" + Mats.line("1.5", 7));
    assertThat(recording.frames()).isEqualTo(2);
    assertThat(recording.counts(0, 0, 31)).isEqualTo(31);
    assertThat(recording.counts(0, 1, 0)).isEqualTo(32);
    assertThat(recording.counts(0, 31, 31)).isEqualTo(1023);
    assertThat(recording.counts(1, 20, 20)).isEqualTo(7);
    assertThat(recording.timeNs(1)).isEqualTo(1_500_000_000L);
    assertThat(recording.durationNs()).isEqualTo(1_500_000_000L);
  }

  @Test
  void timesAreCountedFromTheFirstFrame() throws BadRecording {
    Recording recording = Mats.read(Mats.line("3", 1) + Mats.line("4", 1) + Mats.line("5.25", 1));
    assertThat(recording.timeNs(0)).isZero();
    assertThat(recording.timeNs(2)).isEqualTo(2_250_000_000L);
  }

  @Test
  void linesMayEndAsOnAnySystem() throws BadRecording {
    String unix = Mats.line("0", 5) + Mats.line("1", 6);
    Recording windows = Mats.read(unix.replace("\n", "\r\n"));
    Recording unended = Mats.read(unix.strip());
    assertThat(windows.counts(1, 31, 31)).isEqualTo(6);
    assertThat(unended.counts(1, 31, 31)).isEqualTo(6);
  }

  @Test
  void tenCountsAreOneMillimetreOfMercury() {
    Recording recording = Mats.drawn(2, (_, _, column) -> column == 0 ? 10 : 750);
    assertThat(recording.kPa(0, 0, 0)).isCloseTo(0.133322, within(1e-9));
    assertThat(recording.kPa(0, 0, 1)).isCloseTo(75 * 0.133322, within(1e-9));
  }

  @Test
  void whatLiesAboveTheMatsRangeIsKeptButPressesNoMoreThanItsTop() {
    Recording recording = Mats.drawn(2, (_, row, column) -> row == 3 && column < 8 ? 3900 : 1000);
    assertThat(recording.counts(1, 3, 7)).isEqualTo(3900);
    assertThat(recording.kPa(1, 3, 7)).isCloseTo(100 * 0.133322, within(1e-9));
    assertThat(recording.clippedShare()).isCloseTo(8.0 / 1024, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource
  void everyShippedRecordingIsReadable(ShippedRecording shipped) {
    Recording recording = shipped.read();
    assertThat(recording.name()).isEqualTo(shipped.fileStem());
    assertThat(recording.frames()).isBetween(60, 90);
    assertThat(recording.clippedShare()).isLessThan(0.01);
  }

  @Test
  void theLicenceLiesBesideTheShippedRecordings() throws IOException {
    try (InputStream notice = ShippedRecording.class.getResourceAsStream("recordings/NOTICE.md")) {
      assertThat(notice).isNotNull();
      assertThat(new String(notice.readAllBytes(), StandardCharsets.UTF_8))
          .contains(
              "Open Data Commons Attribution License",
              "Pressure Map Dataset for In-bed Posture Classification",
              "10.1109/BHI.2017.7897206",
              "PhysioNet");
    }
  }

  @Test
  void aMissingFileIsRefusedByName() {
    Path file = folder.resolve("none.csv.gz");
    BadRecording refusal = refused(() -> Recording.read(file));
    assertThat(refusal.file()).isEqualTo(file.toString());
    assertThat(refusal.value()).isEqualTo("missing");
    assertThat(refusal.line()).isEmpty();
    assertThat(refusal).hasMessageContaining("none.csv.gz").hasMessageContaining("Check the path");
  }

  @Test
  void aFolderIsRefused() {
    assertThat(refused(() -> Recording.read(folder)).value()).isEqualTo("a folder");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.csv.gz"));
    assertThat(refused(() -> Recording.read(file)).value()).startsWith("empty");
  }

  @Test
  void anEmptyTextIsRefused() {
    assertThat(refused(() -> Mats.read("")).value()).startsWith("empty");
  }

  @Test
  void aFileThatIsNotCompressedIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("plain.csv.gz"), Mats.line("0", 1));
    BadRecording refusal = refused(() -> Recording.read(file));
    assertThat(refusal.key()).isEqualTo("the compression");
    assertThat(refusal.remedy()).contains("gzip");
  }

  @Test
  void aFileCutOffAnywhereIsRefused() {
    byte[] whole = Mats.gzip(Mats.line("0", 1) + Mats.line("1", 2) + Mats.line("2", 3));
    for (int kept = 0; kept < whole.length; kept++) {
      byte[] cut = Arrays.copyOf(whole, kept);
      BadRecording refusal =
          refused(() -> Recording.read("cut.csv.gz", new ByteArrayInputStream(cut)));
      assertThat(refusal.value()).contains("cut off");
    }
  }

  @Test
  void aDamagedByteIsRefused() {
    byte[] damaged = Mats.gzip(Mats.line("0", 1) + Mats.line("1", 2));
    damaged[damaged.length - 6] ^= 0x55;
    BadRecording refusal =
        refused(() -> Recording.read("damaged.csv.gz", new ByteArrayInputStream(damaged)));
    assertThat(refusal.key()).isEqualTo("the compression");
  }

  @Test
  void aSingleFrameIsRefused() {
    BadRecording refusal = refused(() -> Mats.read(Mats.line("0", 1)));
    assertThat(refusal.key()).isEqualTo("the number of frames");
    assertThat(refusal.value()).isEqualTo("1");
  }

  @Test
  void aShortLineIsRefusedWithItsNumber() {
    BadRecording refusal =
        refused(() -> Mats.read(Mats.line("0", 1) + "1" + ",5".repeat(1000) + "\n"));
    assertThat(refusal.line()).hasValue(2);
    assertThat(refusal.key()).isEqualTo("the number of values");
    assertThat(refusal.value()).isEqualTo("1001 of 1025");
  }

  @Test
  void aBlankLineIsRefused() {
    BadRecording refusal = refused(() -> Mats.read(Mats.line("0", 1) + "\n" + Mats.line("1", 1)));
    assertThat(refusal.line()).hasValue(2);
    assertThat(refusal.column()).hasValue(1);
    assertThat(refusal.value()).isEqualTo("nothing");
  }

  @Test
  void aLongLineIsRefused() {
    BadRecording refusal =
        refused(() -> Mats.read(Mats.line("0", 1) + "1" + ",5".repeat(2048) + "\n"));
    assertThat(refusal.line()).hasValue(2);
    assertThat(refusal.value()).isEqualTo("more than 1025");
  }

  @Test
  void aWordAmongTheCountsIsRefusedWithItsSensel() {
    // Column 1 is the time, so the sensel of row 2, column 3 is value 1 + 32 + 3.
    BadRecording refusal = refused(() -> Mats.read(withValue(36, "abc")));
    assertThat(refusal.file()).isEqualTo("made.csv.gz");
    assertThat(refusal.line()).hasValue(2);
    assertThat(refusal.column()).hasValue(36);
    assertThat(refusal.key()).isEqualTo("sensel row 2, column 3");
    assertThat(refusal.value()).isEqualTo("\"abc\"");
    assertThat(refusal.allowed()).isEqualTo("a whole number of counts from 0 to 4095");
    assertThat(refusal)
        .hasMessage(
            "made.csv.gz, line 2, column 36: sensel row 2, column 3 is \"abc\"; allowed: a whole"
                + " number of counts from 0 to 4095. Write the mat's raw count.");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      strings = {"-1", "12.5", "1e3", "NaN", " 5", "4096", "99999999999999", "+7"})
  void anAbsurdCountIsRefused(String count) {
    BadRecording refusal = refused(() -> Mats.read(withValue(2, count)));
    assertThat(refusal.column()).hasValue(2);
    assertThat(refusal.value()).isEqualTo('"' + count + '"');
  }

  @Test
  void aMissingCountIsRefused() {
    BadRecording refusal = refused(() -> Mats.read(withValue(1025, "")));
    assertThat(refusal.column()).hasValue(1025);
    assertThat(refusal.value()).isEqualTo("nothing");
  }

  @Test
  void anEndlessValueIsRefusedWithoutReadingItAll() {
    BadRecording refusal = refused(() -> Mats.read(withValue(9, "1".repeat(1_000_000))));
    assertThat(refusal.column()).hasValue(9);
    assertThat(refusal.allowed()).contains("24 characters");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      strings = {"t_s", "-1", "NaN", "Infinity", "1.2.3", ".", "1e2", "0x1p3", "99999999"})
  void aTimeThatIsNoneIsRefused(String seconds) {
    BadRecording refusal = refused(() -> Mats.read(Mats.line("0", 1) + Mats.line(seconds, 1)));
    assertThat(refusal.line()).hasValue(2);
    assertThat(refusal.column()).hasValue(1);
    assertThat(refusal.key()).isEqualTo("t_s");
    assertThat(refusal.value()).isEqualTo('"' + seconds + '"');
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(strings = {"1", "0.5", "0", "1.0000000001"})
  void timeThatDoesNotGoOnIsRefused(String third) {
    BadRecording refusal =
        refused(() -> Mats.read(Mats.line("0", 1) + Mats.line("1", 1) + Mats.line(third, 1)));
    assertThat(refusal.line()).hasValue(3);
    assertThat(refusal.key()).isEqualTo("t_s");
    assertThat(refusal.allowed()).isEqualTo("more than the 1.0 s of the line before");
  }

  private static String withValue(int column, String value) {
    String[] values = Mats.line("1", 4).strip().split(",", -1);
    values[column - 1] = value;
    return Mats.line("0", 4) + String.join(",", values) + "\n";
  }

  private static BadRecording refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
    BadRecording refusal = catchThrowableOfType(BadRecording.class, reading);
    assertThat(refusal).as("the refusal").isNotNull();
    assertThat(refusal.remedy()).isNotBlank();
    assertThat(refusal.allowed()).isNotBlank();
    return refusal;
  }
}
