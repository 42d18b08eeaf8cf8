package org.sentuh.telemetry.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * An uplink with nothing to do sleeps: one that looks again and again takes the processor from the
 * tick, and from a battery.
 */
final class UplinkRestTest {

  private static final long SECOND_NS = 1_000_000_000L;

  private final UplinkBench bench = new UplinkBench();
  private final MemoryBacklog backlog = bench.backlog;
  private final Uplink uplink = bench.uplink;

  @Test
  void whileABrokerDoesNotAnswerTheConnect() {
    assertThat(wakingsIn(29)).isLessThanOrEqualTo(2);
  }

  @Test
  void whileABrokerDoesNotGrantTheSubscriptions() {
    uplink.step();
    bench.broker.line().accept();
    uplink.step();
    bench.broker.line().answerAll(0);

    assertThat(wakingsIn(29)).isLessThanOrEqualTo(3);
  }

  @Test
  void whileNoRoomIsLeftForTheFirstWords() {
    uplink.step();
    bench.broker.full(true);
    bench.broker.line().accept();

    assertThat(wakingsIn(20)).as("it tries again fifty times a second").isBetween(900, 1_100);
  }

  @Test
  void whileAllIsTold() {
    ScriptedBroker.Line line = bench.online();
    line.answerAll(0);
    uplink.step();

    assertThat(wakingsIn(3_600)).as("every quarter of a term, and health").isLessThan(300);
  }

  @Test
  void whileTheClinicDoesNotAnswer() {
    backlog.event("b1");
    ScriptedBroker.Line line = bench.online();
    line.answerAll(0);

    assertThat(wakingsIn(29)).isLessThan(15);
  }

  @Test
  void whileItLeavesAndABrokerIsSilent() {
    bench.online();
    uplink.close();

    assertThat(wakingsIn(2)).isLessThan(5);
  }

  /** How often it wakes in some seconds in which the broker says nothing. */
  private int wakingsIn(long seconds) {
    long endNs = bench.time.nowNs() + seconds * SECOND_NS;
    int wakings = 0;
    while (bench.time.nowNs() < endNs && wakings < 10_000) {
      wakings++;
      long restNs = Math.min(uplink.step(), endNs - bench.time.nowNs());
      bench.time.pass(Duration.ofNanos(Math.max(1, restNs)));
    }
    return wakings;
  }
}
