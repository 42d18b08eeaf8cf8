package org.sentuh.telemetry.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.treatment.Reason;

class RingRecorderTest {

  private final Happenings happen = new Happenings("b1");
  private final AtomicInteger woken = new AtomicInteger();
  private final LastWords words;
  private final RingRecorder recorder;

  RingRecorderTest(@TempDir Path memory) {
    words = LastWords.open(memory, "b1", 1);
    recorder = new RingRecorder(Happenings.ZONES, words, woken::incrementAndGet);
  }

  @AfterEach
  void close() {
    words.close();
  }

  @Test
  void aboveThreeQuartersSecondsAreRefusedAndEventsAreNot() {
    int taken = 0;
    while (recorder.offer(happen.second(taken))) {
      taken++;
    }

    assertThat(taken).isEqualTo(RingRecorder.EVENTS / 4 * 3 + 1);
    assertThat(recorder.offer(happen.stroke(1))).isTrue();
    assertThat(recorder.offer(happen.second(1))).isFalse();
    assertThat(recorder.refused()).isEqualTo(2);
    assertThat(recorder.secondsRefused()).isEqualTo(2);
  }

  @Test
  void anEventIsRefusedOnlyWhenEveryPlaceIsTaken() {
    for (int event = 0; event < RingRecorder.EVENTS; event++) {
      assertThat(recorder.offer(happen.stroke(event))).isTrue();
    }

    assertThat(recorder.offer(happen.stroke(0))).isFalse();
    assertThat(recorder.refused()).isEqualTo(1);
    assertThat(recorder.secondsRefused()).isZero();
  }

  @Test
  void everyFactWakesTheWriterAndASecondDoesNot() {
    recorder.offer(happen.second(2));
    assertThat(woken).hasValue(0);

    recorder.offer(happen.stroke(1));
    recorder.offer(happen.event(3, new Fact.LimitBegan(Reason.SKIN_WARM, 0.5, 0.4)));
    recorder.offer(happen.state(4));
    assertThat(woken).hasValue(3);
  }

  @Test
  void ticksThatDoNotFitAreLeftOut() {
    List<TickRecord> ticks = SmallPanel.ticks(10);
    for (int tick = 0; tick < RingRecorder.TICKS + 5; tick++) {
      recorder.tick(ticks.get(tick % 10));
    }

    assertThat(recorder.ticks().size()).isEqualTo(RingRecorder.TICKS);
    assertThat(recorder.refused()).isZero();
  }

  @Test
  void ticksAreKeptFromTheQuestionsBeforeAMassageToItsEnd() {
    SmallPanel panel = new SmallPanel("b1", recorder);
    panel.tick();
    panel.tick();
    assertThat(recorder.ticks().size()).as("idle").isZero();

    panel.start(); // 500 ticks
    panel.stop();
    panel.tick();
    panel.tick();
    panel.tick();
    assertThat(recorder.ticks().size()).as("up to the tick that ended it").isEqualTo(501);
  }

  @Test
  void afterTheEndEverythingIsRefused() {
    recorder.offer(happen.stroke(1));
    recorder.close();

    assertThat(recorder.offer(happen.stroke(2))).isFalse();
    recorder.tick(SmallPanel.ticks(1).getFirst());
    assertThat(recorder.isDone()).isFalse();
    recorder.events().poll();
    assertThat(recorder.isDone()).isTrue();
  }
}
