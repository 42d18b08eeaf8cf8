package org.sentuh.device.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sentuh.control.loop.Clock;

class TidyingClockTest {

  private static final int TICKS = 4000;

  /** Sleeps by setting its hands. */
  private static final class Hands implements Clock {
    private long nowNs;
    private long slept;

    @Override
    public long nowNs() {
      return nowNs;
    }

    @Override
    public void sleepUntil(long deadlineNs) {
      nowNs = Math.max(nowNs, deadlineNs);
      slept++;
    }
  }

  /** A room that says how often it was asked. */
  private static final class Asked implements TidyingClock.Room {
    private long asked;

    @Override
    public long bytes() {
      return 1 << 20;
    }

    @Override
    public long freeBytes() {
      asked++;
      return 0;
    }
  }

  private final Hands hands = new Hands();

  @Test
  void aPauseThatIsTooShortForACollectionIsLeftAlone() {
    Asked room = new Asked();
    TidyingClock clock = TidyingClock.before(hands, room);

    clock.sleepUntil(TidyingClock.PAUSE_NS - 1);
    assertThat(room.asked).isZero();
    clock.sleepUntil(clock.nowNs() + TidyingClock.PAUSE_NS);
    assertThat(room.asked).isEqualTo(1);
    assertThat(hands.slept).isEqualTo(2);
  }

  @Test
  void aTickThatIsLateWaitsForNothing() {
    Asked room = new Asked();
    hands.nowNs = Long.MAX_VALUE / 2;

    TidyingClock.before(hands, room).sleepUntil(0);
    assertThat(room.asked).isZero();
  }

  /**
   * In a process with the device's own collector and room, with rubbish made between the ticks as
   * telemetry makes it.
   */
  @Test
  void collectionsComeRightAfterTheTicksWork() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xms26m",
                "-Xmn16m",
                "-cp",
                System.getProperty("java.class.path"),
                Ticking.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(said).matches("asleep 0, before it [1-9]\\d+\\s*");
  }

  /** Ticks without waiting, and counts collections before each sleep and in it. */
  static final class Ticking {

    private static byte @Nullable [] rubbish;

    private Ticking() {}

    /** Says how many collections there were. */
    public static void main(String[] arguments) {
      long[] collections = new long[2];
      TidyingClock clock =
          TidyingClock.before(
              new Clock() {
                @Override
                public long nowNs() {
                  return 0;
                }

                @Override
                public void sleepUntil(long deadlineNs) {
                  long before = collections();
                  for (int made = 0; made < 120; made++) {
                    rubbish = new byte[1000];
                  }
                  collections[0] += collections() - before;
                }
              });
      long before = collections();
      for (int tick = 0; tick < TICKS; tick++) {
        clock.sleepUntil(10_000_000);
      }
      collections[1] = collections() - before - collections[0];
      System.out.printf("asleep %d, before it %d%n", collections[0], collections[1]);
    }

    private static long collections() {
      List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
      return collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
    }
  }
}
