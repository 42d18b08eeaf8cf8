package org.sentuh.device.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sentuh.control.arming.Hold;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.control.treatment.State;
import org.sentuh.device.bedside.BedsideServer;
import org.sentuh.device.diary.MilkDiary;
import org.sentuh.device.visit.TreatmentBook;
import org.sentuh.telemetry.wire.Wall;

/** A device changes hands. */
class WipeTest {

  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final Wall.Clock WALL = () -> new Wall(NOON, Wall.Quality.TRUSTED);
  private static final List<Hers> OTHERS =
      List.of(
          MilkDiary.HERS,
          TreatmentBook.HERS,
          BedsideServer.hers().getFirst(),
          BedsideServer.hers().getLast());

  private final Memory memory = new Memory();
  private boolean rests = true;
  private long untold;

  private Wipe wipe() {
    return new Wipe(memory, WALL, Bed.DEVICE, () -> rests, () -> untold);
  }

  /** What a device keeps after a mother has had it. */
  private void used() {
    memory.keep("diary", "1;3,1764140000000,expressed,40");
    memory.keep("treatments", "1;2026-11-25T01:00:00Z,completed,completed,300000,0,1.0/1.0");
    memory.keep("phones", "1 mother:aa midwife:bb helper:cc technician:dd");
    memory.keep("helper-sees", "progress");
    memory.keep("narrowing", "ceiling 0.25 BD-7");
    memory.keep("hold", "held midwife 2026-11-25T01:00:00Z her wound still weeps");
    memory.keep("ledger", "1 | 60000000000 - 300000000000 1.5 ended 10.0,10.0");
  }

  private static void finish(Keeping keeping) {
    Wipe.finish(keeping, OTHERS, true, WALL);
  }

  @Test
  void whatIsHersGoesAndWhatKeepsSomebodySafeStays() {
    used();
    wipe().ask("BD-7", Bed.DEVICE);
    finish(memory);

    assertThat(memory.lines)
        .containsEntry("diary", "1")
        .containsEntry("treatments", "1")
        .containsEntry("phones", "1 midwife:bb technician:dd")
        .containsEntry("helper-sees", "all")
        .containsEntry("wipe", "done 2026-11-26T12:00:00Z BD-7")
        .containsEntry("ledger", "1 | 60000000000 - 300000000000 1.5 ended 10.0,10.0");
    assertThat(memory.line("hold"))
        .startsWith("held midwife 2026-11-25T01:00:00Z ")
        .doesNotContain("wound");
    assertThat(Wipe.last(memory)).isEqualTo("2026-11-26T12:00:00Z");
    Hold standing = new HoldLatch(memory, WALL).standing();
    assertThat(standing).isNotNull();
    assertThat(standing.origin()).isEqualTo(Hold.Origin.MIDWIFE);
  }

  @Test
  void theSameBackIsNotMassagedAgainWithinItsRest() {
    Bed bed = new Bed(memory);
    bed.treat(400);
    assertThat(bed.state()).isInstanceOf(State.Completed.class);
    bed.seconds(2);
    wipe().ask("BD-7", Bed.DEVICE);
    finish(memory);

    Bed next = new Bed(memory);
    next.arm();
    assertThat(next.state()).isNotInstanceOf(State.Armed.class);
    assertThat(next.refusals().getFirst().why()).isEqualTo(Refusal.RESTING);
  }

  @Test
  void aCutAtAnyMomentLeavesAllOfHersOrIsFollowedByAStartThatErasesTheRest() {
    used();
    Map<String, String> before = new TreeMap<>(memory.lines);
    for (int writes = 0; writes < 12; writes++) {
      memory.lines.clear();
      memory.lines.putAll(before);
      Cut cut = new Cut(memory, writes);
      try {
        new Wipe(cut, WALL, Bed.DEVICE, () -> true, () -> 0).ask("BD-7", Bed.DEVICE);
        finish(cut);
      } catch (UncheckedIOException gone) {
        assertThat(writes).isLessThan(8);
      }
      if (Wipe.isDue(memory)) {
        finish(memory);
      }
      if (memory.lines.containsKey("wipe")) {
        assertThat(memory.lines).as("%d writes", writes).containsEntry("diary", "1");
        assertThat(memory.line("phones")).doesNotContain("mother");
      } else {
        assertThat(memory.lines).as("%d writes", writes).isEqualTo(before);
      }
    }
  }

  /** The power goes before a write. */
  private static final class Cut implements Keeping {

    private final Memory memory;
    private int left;

    Cut(Memory memory, int writes) {
      this.memory = memory;
      this.left = writes;
    }

    @Override
    public Optional<String> value(String name) {
      return memory.value(name);
    }

    @Override
    public void keep(String name, String line) {
      if (left-- <= 0) {
        throw new UncheckedIOException(new IOException("the power is gone"));
      }
      memory.keep(name, line);
    }

    @Override
    public boolean damaged() {
      return false;
    }
  }

  @Test
  void itTakesTheDevicesNameAndASign() {
    assertThatThrownBy(() -> wipe().ask("BD-7", "sentuh-02"))
        .hasMessageContaining("sentuh-02")
        .hasMessageContaining(Bed.DEVICE);
    assertThatThrownBy(() -> wipe().ask("", Bed.DEVICE)).hasMessageContaining("sign");
    assertThat(Wipe.isDue(memory)).isFalse();
  }

  @Test
  void neverWhileSomethingGoesOnNorBeforeTheClinicHasWhatSheLetsItKnow() {
    rests = false;
    assertThatThrownBy(() -> wipe().ask("BD-7", Bed.DEVICE)).isInstanceOf(Wipe.NotNow.class);
    rests = true;
    untold = 3;
    assertThatThrownBy(() -> wipe().ask("BD-7", Bed.DEVICE))
        .isInstanceOf(Wipe.NotNow.class)
        .hasMessageContaining("3 entries");
    assertThat(Wipe.isDue(memory)).isFalse();

    untold = 0;
    Wipe wipe = wipe();
    wipe.ask("BD-7", Bed.DEVICE);
    assertThat(wipe.isAsked()).isTrue();
    assertThat(wipe().isAsked()).as("after the power was gone").isTrue();
  }

  @Test
  void whereNoClinicPrescribesWhatAMidwifeNarrowedStays() {
    used();
    wipe().ask("BD-7", Bed.DEVICE);
    Wipe.finish(memory, OTHERS, false, WALL);
    assertThat(memory.line("narrowing")).isEqualTo("ceiling 0.25 BD-7");
    assertThat(new Narrowing(memory, 0.6).ceiling()).isEqualTo(0.25);

    finish(memory);
    assertThat(new Narrowing(memory, 0.6).ceiling()).isEqualTo(0.6);
  }
}
