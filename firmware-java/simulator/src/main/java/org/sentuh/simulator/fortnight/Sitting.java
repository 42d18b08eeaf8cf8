package org.sentuh.simulator.fortnight;

import java.util.Map;
import java.util.OptionalLong;

/**
 * One massage of days gone by, as she takes it.
 *
 * @param stopsAfterNs after how long she stops it; empty where she does not
 * @param felt what she answers afterwards, by the question's word; empty where she answers nothing
 */
record Sitting(OptionalLong stopsAfterNs, Map<String, Integer> felt) {

  /** To its end, and nothing is asked. */
  static final Sitting WHOLE = new Sitting(OptionalLong.empty(), Map.of());

  /** To its end, with a word afterwards. */
  static Sitting felt(int pain, int calm, int milk, int mood) {
    return new Sitting(
        OptionalLong.empty(), Map.of("pain", pain, "calm", calm, "milk", milk, "mood", mood));
  }

  /** She stops it. */
  static Sitting stoppedAfter(long seconds) {
    return new Sitting(OptionalLong.of(seconds * 1_000_000_000L), Map.of());
  }
}
