package org.sentuh.telemetry.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;

final class StoredMarksTest {

  private static final DeviceId DEVICE = new DeviceId("sentuh-01");
  private final StoredMarks marks =
      new StoredMarks(
          List.of(
              new Message.Span("b1", Lane.EVENT, 10, 19),
              new Message.Span("b1", Lane.SAMPLE, 0, 4)));

  @Test
  void anAckTellsHowManyItNewlySays() {
    assertThat(heard("b1", Map.of(Lane.EVENT, 14L, Lane.SAMPLE, 0L)).entries())
        .containsExactlyInAnyOrderEntriesOf(Map.of(Lane.EVENT, 5L, Lane.SAMPLE, 1L));
    assertThat(heard("b1", Map.of(Lane.EVENT, 19L)).entries()).isEqualTo(Map.of(Lane.EVENT, 5L));
  }

  @Test
  void anAckNeverGoesBack() {
    heard("b1", Map.of(Lane.EVENT, 14L));

    assertThat(heard("b1", Map.of(Lane.EVENT, 14L)).isNothing()).isTrue();
    assertThat(heard("b1", Map.of(Lane.EVENT, 3L)).isNothing()).isTrue();
    assertThat(heard("b1", Map.of(Lane.EVENT, 13L, Lane.SAMPLE, 2L)).ack().upTo())
        .isEqualTo(Map.of(Lane.SAMPLE, 2L));
  }

  @Test
  void anAckOfWhatWasNeverSentIsRefusedInThatLaneAndNotCutDown() {
    StoredMarks.News news = heard("b1", Map.of(Lane.EVENT, Long.MAX_VALUE, Lane.SAMPLE, 2L));

    assertThat(news.ack().upTo()).isEqualTo(Map.of(Lane.SAMPLE, 2L));
    assertThat(news.refused()).isEqualTo(Map.of(Lane.EVENT, 19L));
    assertThat(heard("b1", Map.of(Lane.EVENT, 20L)).isNothing()).as("not even one more").isTrue();
    assertThat(heard("b1", Map.of(Lane.EVENT, 19L)).entries())
        .as("and it has changed nothing")
        .isEqualTo(Map.of(Lane.EVENT, 10L));
  }

  @Test
  void whatIsSentCanBeAcked() {
    marks.dealtWith(entry("b1", 20));
    assertThat(heard("b1", Map.of(Lane.EVENT, 21L)).isNothing()).isTrue();
    assertThat(heard("b1", Map.of(Lane.EVENT, 20L)).ack().upTo())
        .isEqualTo(Map.of(Lane.EVENT, 20L));
    marks.dealtWith(entry("b2", 7));
    assertThat(heard("b2", Map.of(Lane.EVENT, 7L)).entries()).isEqualTo(Map.of(Lane.EVENT, 1L));
  }

  @Test
  void anAckForABootOrALaneOfWhichNothingIsKnownIsNothing() {
    assertThat(heard("never", Map.of(Lane.EVENT, 5L)).isNothing()).isTrue();
    assertThat(heard("b1", Map.of(Lane.WELLBEING, 5L)).isNothing()).isTrue();
  }

  private StoredMarks.News heard(String boot, Map<Lane, Long> upTo) {
    return marks.heard(new Message.Ack(DEVICE, boot, upTo));
  }

  private static Entry entry(String boot, long sequence) {
    return new Entry(DEVICE, boot, Lane.EVENT, sequence, Entry.BEGINNING, "{}");
  }
}
