package org.sentuh.simulator.punctuality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PunctualityTest {

  private static final long PERIOD_NS = 10_000_000;

  @Test
  void upToItsBoundsItIsKept() {
    assertThat(of(false, 150, 200, 300).isKept()).isTrue();
    assertThat(of(true, 150, 600, 700).isKept()).isTrue();
  }

  @Test
  void beyondAnyOfThemItIsNot() {
    assertThat(of(false, 151, 200, 300).isKept()).as("99 of 100").isFalse();
    assertThat(of(false, 150, 201, 300).isKept()).as("999 of 1000, quiet").isFalse();
    assertThat(of(true, 150, 601, 700).isKept()).as("999 of 1000, busy").isFalse();
    assertThat(of(true, 150, 200, 10_000).isKept()).as("late by a period").isFalse();
  }

  @Test
  void aMachineThatIsItselfLateTellsNothing() {
    Punctuality late =
        new Punctuality("fifo", false, PERIOD_NS, delays(1, 1, 1), delays(100, 100, 10_001));
    assertThat(late.isVoid()).isTrue();
    assertThat(late.isKept()).isFalse();
  }

  @Test
  void itsLineOfJsonSaysWhatWasMeasured() {
    JsonNode json = JsonMapper.shared().readTree(of(true, 150, 300, 20_000).json());
    assertThat(json.get("policy").stringValue()).isEqualTo("fifo");
    assertThat(json.get("busy").booleanValue()).isTrue();
    assertThat(json.get("tick_us").get("count").intValue()).isEqualTo(10_000);
    assertThat(json.get("tick_us").get("max").doubleValue()).isEqualTo(20_000);
    assertThat(json.get("ratio_p99").doubleValue()).isEqualTo(1.5);
    assertThat(json.get("ratio_p999").doubleValue()).isEqualTo(3);
    assertThat(json.get("late_by_a_period").intValue()).isEqualTo(1);
    assertThat(json.get("void").booleanValue()).isFalse();
    assertThat(json.get("kept").booleanValue()).isFalse();
  }

  @Test
  void aStopIsKeptUpToTwentyMilliseconds() {
    assertThat(new StopLatency("fifo", 0, delays(9_000, 20_000, 90_000)).isKept()).isTrue();
    StopLatency late = new StopLatency("fifo", 0, delays(9_000, 20_001, 20_001));
    assertThat(late.isKept()).isFalse();
    JsonNode json = JsonMapper.shared().readTree(late.json());
    assertThat(json.get("presses").intValue()).isEqualTo(10_000);
    assertThat(json.get("p99_ms").doubleValue()).isEqualTo(9);
    assertThat(json.get("max_ms").doubleValue()).isEqualTo(20);
    assertThat(json.get("kept").booleanValue()).isFalse();
  }

  private static Punctuality of(boolean busy, long p99Us, long p999Us, long maxUs) {
    return new Punctuality(
        "fifo", busy, PERIOD_NS, delays(p99Us, p999Us, maxUs), delays(100, 100, 100));
  }

  /** Ten thousand with these quantiles, of which one is the longest. */
  private static Delays delays(long p99Us, long p999Us, long maxUs) {
    long[] ns = new long[10_000];
    Arrays.fill(ns, 0, 9_900, p99Us * 1_000);
    Arrays.fill(ns, 9_900, 9_999, p999Us * 1_000);
    ns[9_999] = maxUs * 1_000;
    return Delays.of(LongStream.of(ns).toArray());
  }
}
