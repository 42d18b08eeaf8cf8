package org.sentuh.telemetry.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RingTest {

  @Test
  void whatIsGivenIsTakenInItsOrder() {
    Ring<String> ring = new Ring<>(4);
    ring.offer("a");
    ring.offer("b");

    assertThat(ring.poll()).isEqualTo("a");
    ring.offer("c");
    assertThat(ring.poll()).isEqualTo("b");
    assertThat(ring.poll()).isEqualTo("c");
    assertThat(ring.poll()).isNull();
  }

  @Test
  void aFullRingRefusesAndLosesNothing() {
    Ring<Integer> ring = new Ring<>(2);

    assertThat(ring.offer(1)).isTrue();
    assertThat(ring.offer(2)).isTrue();
    assertThat(ring.offer(3)).isFalse();
    assertThat(ring.size()).isEqualTo(2);
    assertThat(ring.poll()).isEqualTo(1);
    assertThat(ring.offer(4)).isTrue();
    assertThat(ring.poll()).isEqualTo(2);
    assertThat(ring.poll()).isEqualTo(4);
  }

  @Test
  void placesAreAPowerOfTwo() {
    assertThatThrownBy(() -> new Ring<>(1000)).hasMessageContaining("1000");
  }

  @Test
  void nothingIsLostDoubledOrSwappedBetweenTwoThreads() throws InterruptedException {
    int count = 2_000_000;
    Ring<Integer> ring = new Ring<>(64);
    AtomicLong wrong = new AtomicLong(-1);
    Thread taker =
        Thread.ofPlatform()
            .start(() -> {
              int next = 0;
              while (next < count && wrong.get() < 0) {
                Integer taken = ring.poll();
                if (taken == null) {
                  Thread.onSpinWait();
                } else if (taken != next++) {
                  wrong.set(taken);
                }
              }
            });

    for (int number = 0; number < count && taker.isAlive(); ) {
      if (ring.offer(number)) {
        number++;
      }
    }
    taker.join();

    assertThat(wrong).hasValue(-1);
    assertThat(ring.poll()).isNull();
  }
}
