package org.sentuh.device.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.sentuh.control.event.Dose;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.treatment.Reason;
import org.sentuh.device.readiness.Keeping;
import org.sentuh.telemetry.wire.Wall;

class TreatmentBookTest {

  private static final Instant NOW = Instant.parse("2026-03-04T07:32:10Z");

  private final Disk disk = new Disk();
  private Wall wall = new Wall(NOW, Wall.Quality.TRUSTED);
  private final TreatmentBook book = new TreatmentBook(disk, () -> wall);
  private final List<Event> passed = new ArrayList<>();
  private final Recorder recorder =
      book.watch(
          new Recorder() {
            @Override
            public boolean offer(Event event) {
              return passed.add(event);
            }

            @Override
            public void tick(TickRecord tick) {}
          });

  private static final class Disk implements Keeping {
    final Map<String, String> lines = new ConcurrentHashMap<>();

    @Override
    public Optional<String> value(String name) {
      return Optional.ofNullable(lines.get(name));
    }

    @Override
    public void keep(String name, String line) {
      lines.put(name, line);
    }

    @Override
    public boolean damaged() {
      return false;
    }
  }

  private void ends(long runS, double delivered) throws InterruptedException {
    int before = disk.lines.getOrDefault("treatments", "").length();
    Dose dose = new Dose(List.of(delivered, 2.0), List.of(4.0, 2.5));
    Fact ended =
        new Fact.Ended("stopped", Reason.STOP_BUTTON, runS * 1_000_000_000, 3_000_000_000L, dose);
    recorder.offer(new Event("boot", passed.size(), 1, ended));
    for (int look = 0; look < 200; look++) {
      String line = disk.lines.getOrDefault("treatments", "");
      if (line.length() != before && line.contains("," + runS * 1000 + ",")) {
        return;
      }
      Thread.sleep(5);
    }
  }

  @Test
  void whatEndedStandsInTheBookWithWhatReachedEachZoneAlsoAfterAPowerCut() throws Exception {
    ends(130, 3.5);
    for (TreatmentBook one : List.of(book, new TreatmentBook(disk, () -> wall))) {
      assertThat(one.treated())
          .containsExactly(
              new TreatmentBook.Treated(
                  Optional.of(NOW),
                  "stopped",
                  "stop-button",
                  130_000,
                  3_000,
                  new Dose(List.of(3.5, 2.0), List.of(4.0, 2.5))));
    }
    assertThat(passed).hasSize(1);
  }

  @Test
  void theLatestStandsFirstAndTheOldestGoes() throws Exception {
    for (int run = 1; run <= TreatmentBook.MOST + 2; run++) {
      ends(run, 1);
    }
    assertThat(book.treated()).hasSize(TreatmentBook.MOST);
    assertThat(book.treated().getFirst().runMs()).isEqualTo(12_000);
    assertThat(book.treated().getLast().runMs()).isEqualTo(3_000);
  }

  @Test
  void aTimeThatNobodyKnowsIsNotMadeUp() throws Exception {
    wall = new Wall(Instant.EPOCH, Wall.Quality.UNSET);
    ends(10, 1);
    assertThat(book.treated().getFirst().at()).isEmpty();
    assertThat(new TreatmentBook(disk, () -> wall).treated().getFirst().at()).isEmpty();
  }

  @Test
  void whatNeverRanIsNoTreatment() throws Exception {
    Dose none = new Dose(List.of(0.0), List.of(0.0));
    recorder.offer(
        new Event("boot", 0, 1, new Fact.Ended("stopped", Reason.SCREENING_FORBIDS, 0, 0, none)));
    Thread.sleep(50);
    assertThat(book.treated()).isEmpty();
  }

  @Test
  void aDamagedLineCostsItselfAndNoOther() throws Exception {
    ends(10, 1);
    disk.lines.merge("treatments", ";unknown,stopped,x,12", String::concat);
    assertThat(new TreatmentBook(disk, () -> wall).treated()).hasSize(1);
    disk.lines.put("treatments", "nonsense");
    assertThat(new TreatmentBook(disk, () -> wall).treated()).isEmpty();
  }
}
