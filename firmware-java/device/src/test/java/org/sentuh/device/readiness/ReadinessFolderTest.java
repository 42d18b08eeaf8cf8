package org.sentuh.device.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.control.arming.Brought;
import org.sentuh.control.arming.DoseLedger.Entry;
import org.sentuh.control.arming.Hold;

class ReadinessFolderTest {

  @TempDir Path folder;

  private void held() throws IOException {
    try (ReadinessFolder kept = ReadinessFolder.open(folder)) {
      Bed bed = new Bed(kept);
      bed.hold.hold(Hold.Origin.MIDWIFE, "a wound on the back");
    }
  }

  @Test
  void aNewFolderIsNeitherHeldNorDamaged() throws IOException {
    try (ReadinessFolder kept = ReadinessFolder.open(folder)) {
      assertThat(kept.damaged()).isFalse();
      assertThat(new Bed(kept).hold.standing()).isNull();
    }
  }

  @Test
  void oneDamagedCopyOfTwoChangesNothing() throws IOException {
    held();
    Files.writeString(folder.resolve("kept-0"), "rubbish");
    try (ReadinessFolder kept = ReadinessFolder.open(folder)) {
      assertThat(kept.damaged()).isFalse();
      Hold standing = new Bed(kept).hold.standing();
      assertThat(standing).isNotNull();
      assertThat(standing.why()).isEqualTo("a wound on the back");
    }
  }

  @Test
  void twoDamagedCopiesAreAHold() throws IOException {
    held();
    Files.writeString(folder.resolve("kept-0"), "rubbish");
    Files.writeString(folder.resolve("kept-1"), "");
    try (ReadinessFolder kept = ReadinessFolder.open(folder)) {
      assertThat(kept.damaged()).isTrue();
      Hold standing = new Bed(kept).hold.standing();
      assertThat(standing).isNotNull();
      assertThat(standing.origin()).isEqualTo(Hold.Origin.DAMAGE);
    }
  }

  @Test
  void aFolderIsForOneAtATime() throws IOException {
    try (ReadinessFolder first = ReadinessFolder.open(folder)) {
      assertThat(first.damaged()).isFalse();
      assertThatThrownBy(() -> ReadinessFolder.open(folder))
          .isInstanceOf(ReadinessFolder.InUse.class)
          .hasMessageContaining("in use");
    }
    ReadinessFolder.open(folder).close();
  }

  @Test
  void aLedgerIsReadAsItWasWritten() {
    List<Entry> entries =
        List.of(
            new Entry(5, OptionalLong.of(-3), new Brought(7, 0.25, List.of(1.5, 0.0)), false),
            new Entry(0, OptionalLong.empty(), new Brought(0, 0, List.of()), true));
    assertThat(LedgerLine.read(LedgerLine.of(entries))).isEqualTo(entries);
    assertThat(LedgerLine.read(LedgerLine.of(List.of()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2",
        "1 | ",
        "1 | 5 - 0 0.0 ended",
        "1 | -5 - 0 0.0 ended 1.0",
        "1 | 5 - -1 0.0 open ",
        "1 | 5 x 0 0.0 open ",
        "1 | 5 - 0 NaN open ",
        "1 | 5 - 0 0.0 shut ",
        "1 | 5 - 0 0 open 1,x"
      })
  void whatWasNeverWrittenIsRefused(String line) {
    assertThatThrownBy(() -> LedgerLine.read(line)).isInstanceOf(IllegalArgumentException.class);
  }
}
