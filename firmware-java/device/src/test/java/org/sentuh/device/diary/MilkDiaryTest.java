package org.sentuh.device.diary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sentuh.device.diary.MilkDiary.Entry;
import org.sentuh.device.diary.MilkDiary.Kind;
import org.sentuh.device.readiness.Memory;

class MilkDiaryTest {

  private static final long NOON = 1_772_600_000_000L;

  private final Memory disk = new Memory();
  private final MilkDiary diary = new MilkDiary(disk);

  @Test
  void whatSheWroteIsThereAfterAPowerCutTheLatestFirst() {
    diary.write(Kind.EXPRESSED, 30, NOON);
    diary.write(Kind.FED, 12, NOON + 60_000);
    diary.write(Kind.LET_DOWN, 90, NOON - 60_000);
    for (MilkDiary one : new MilkDiary[] {diary, new MilkDiary(disk)}) {
      assertThat(one.entries())
          .containsExactly(
              new Entry(2, NOON + 60_000, Kind.FED, 12),
              new Entry(1, NOON, Kind.EXPRESSED, 30),
              new Entry(3, NOON - 60_000, Kind.LET_DOWN, 90));
    }
  }

  @Test
  void oneEntryOrAllOfThemGoWhenSheSaysSo() {
    diary.write(Kind.EXPRESSED, 30, NOON);
    diary.write(Kind.EXPRESSED, 40, NOON + 1);
    diary.remove(1);
    diary.remove(77);
    assertThat(new MilkDiary(disk).entries())
        .containsExactly(new Entry(2, NOON + 1, Kind.EXPRESSED, 40));
    diary.clear();
    assertThat(new MilkDiary(disk).entries()).isEmpty();
    assertThat(disk.lines.get("diary")).isEqualTo("1");
  }

  @Test
  void whatNobodyMeansIsRefusedAndChangesNothing() {
    for (int amount : new int[] {-1, 1_001, Integer.MAX_VALUE}) {
      assertThatThrownBy(() -> diary.write(Kind.EXPRESSED, amount, NOON))
          .hasMessageContaining("allowed are 0 to 1000");
    }
    for (long at : new long[] {0, -5, Long.MAX_VALUE}) {
      assertThatThrownBy(() -> diary.write(Kind.FED, 5, at))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(diary.entries()).isEmpty();
  }

  @Test
  void theOldestGoesAndADamagedEntryCostsItselfAlone() {
    for (int entry = 0; entry < MilkDiary.MOST + 3; entry++) {
      diary.write(Kind.EXPRESSED, 10, NOON + entry);
    }
    assertThat(diary.entries()).hasSize(MilkDiary.MOST);
    assertThat(diary.entries().getLast().atMs()).isEqualTo(NOON + 3);
    disk.lines.put("diary", "1;1," + NOON + ",expressed,20;x;2," + NOON + ",gold,20;3,1,fed,900");
    assertThat(new MilkDiary(disk).entries()).hasSize(1);
    disk.lines.put("diary", "9;nonsense");
    assertThat(new MilkDiary(disk).entries()).isEmpty();
  }
}
