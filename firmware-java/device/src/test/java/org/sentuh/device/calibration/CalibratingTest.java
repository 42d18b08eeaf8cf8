package org.sentuh.device.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.PanelSample;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.pressure.ChannelHealth;
import org.sentuh.control.pressure.PressureSample;
import org.sentuh.control.safety.Vitals;
import org.sentuh.control.treatment.State;
import org.sentuh.device.readiness.Bed;
import org.sentuh.device.readiness.Memory;
import org.sentuh.device.turns.NoTreatment;
import org.sentuh.device.turns.PanelTurns;
import org.sentuh.telemetry.wire.Wall;

/** The wizard, in stepped time: what somebody does stands at the second at which he does it. */
class CalibratingTest {

  private static final int RAIL = 26_400;
  private static final int ZERO = 9;
  private static final int SECOND = 1_000_000_000;

  private final Memory disk = new Memory();
  private final Setup setup = new Bed(disk).setup;
  private final PanelTurns turns = new PanelTurns();
  private final Bench bench = new Bench();
  private final KeptCalibrations kept = new KeptCalibrations(disk, bench);
  private final Calibrating calibrating =
      new Calibrating(
          setup,
          Bed.SETTINGS.pressure(),
          kept,
          turns,
          bench::ports,
          () -> new Wall(Instant.parse("2026-03-04T07:32:10.5Z"), Wall.Quality.TRUSTED));

  /** A panel on a table, and somebody with weights. */
  private final class Bench implements Clock {

    private final Deque<Moment> moments = new ArrayDeque<>();
    private long nowNs = SECOND;
    private int grams;
    private int tremble;
    private ChannelHealth health = ChannelHealth.MEASURED;
    private long ticks;

    private record Moment(double second, Runnable does) {}

    Bench at(double second, Runnable does) {
      moments.add(new Moment(second, does));
      return this;
    }

    /** Lets the turn have the panel from second 0 on, until it is over. */
    void play() {
      nowNs = 0;
      turns.take(new State.Idle());
    }

    Ports ports() {
      LongConsumer mayNot =
          tNs -> {
            throw new AssertionError("whoever calibrates gives no heartbeat");
          };
      return new Ports(
          this,
          this::sample,
          frame -> {
            throw new AssertionError("whoever calibrates drives nothing");
          },
          () -> mayNot.accept(nowNs),
          new NoTreatment());
    }

    @Override
    public long nowNs() {
      return nowNs;
    }

    @Override
    public void sleepUntil(long deadlineNs) {
      nowNs = deadlineNs;
      while (!moments.isEmpty() && moments.peek().second() * SECOND <= nowNs) {
        moments.pop().does().run();
      }
    }

    private PanelSample sample(long tNs) {
      ticks++;
      int[] counts = new int[setup.panel().zones()];
      long[] converted = new long[counts.length];
      ChannelHealth[] healths = new ChannelHealth[counts.length];
      Arrays.fill(converted, tNs - tNs % 30_000_000);
      Arrays.fill(healths, health);
      Arrays.fill(counts, ZERO);
      counts[2] = counts() + (int) (ticks / 3 % 2) * tremble;
      return new PanelSample(
          new PressureSample(counts, converted, healths, RAIL),
          new Vitals(
              new double[] {30, 30, 30},
              new boolean[] {true, true, true},
              new Vitals.Supply(0, 0, true),
              false,
              false),
          0);
    }

    /** What a part of 8.1 kohm and 0.94 reads. */
    private int counts() {
      double ohm = 8_100 * Math.pow(grams * 9.80665e-3, -0.94);
      return grams == 0 ? ZERO : (int) Math.round(RAIL / (1 + ohm / 6_800));
    }
  }

  private Runnable weigh(int grams) {
    return () -> {
      bench.grams = grams;
      assertThat(calibrating.load(grams)).isTrue();
    };
  }

  private Bench measured(int... course) {
    double second = 1;
    for (int grams : course) {
      bench.at(second, weigh(grams));
      second += 6;
    }
    return bench;
  }

  private Calibrating.Going going() {
    return calibrating.going().orElseThrow();
  }

  @Test
  void aSensorIsMeasuredUpAndDownAndItsLawIsKept() {
    assertThat(calibrating.begin("middle-left")).isTrue();
    measured(0, 50, 200, 500, 200, 50)
        .at(
            40,
            () -> {
              assertThat(going().seen().loads()).hasSize(6);
              assertThat(going().fit().doubt()).isEmpty();
              assertThat(calibrating.keep("budi")).isTrue();
            })
        .play();
    assertThat(calibrating.going()).isEmpty();
    Fitted fitted = kept.now().of("middle-left").now().orElseThrow();
    assertThat(fitted.r1Ohm()).isBetween(8_080.0, 8_120.0);
    assertThat(fitted.exponent()).isBetween(0.938, 0.942);
    assertThat(fitted.loads()).isEqualTo(6);
    assertThat(fitted.since()).isEqualTo("2026-03-04T07:32:10Z");
    assertThat(fitted.by()).isEqualTo("budi");
    assertThat(calibrating.rows().get(2).pending()).as("the loop has another law still").isTrue();
    assertThat(calibrating.rows().get(1).pending()).isFalse();
    assertThat(setup.laws().get(2).r1Ohm()).isEqualTo(9_000);
  }

  @Test
  void whatIsInDoubtIsNotKept() {
    calibrating.begin("middle-left");
    measured(0, 50, 200)
        .at(
            30,
            () ->
                assertThatThrownBy(() -> calibrating.keep("budi"))
                    .hasMessageContaining("few-loads"))
        .at(31, turns::stop)
        .play();
    assertThat(kept.now()).isEqualTo(Calibrations.NONE);
  }

  @Test
  void aWeightThatTremblesIsNotTaken() {
    calibrating.begin("middle-left");
    bench
        .at(
            1,
            () -> {
              bench.tremble = 400;
              weigh(200).run();
            })
        .at(
            7,
            () -> {
              assertThat(going().seen().loads()).isEmpty();
              assertThat(going().seen().trouble()).isEqualTo(CalibrationTurn.Trouble.UNSTEADY);
              bench.tremble = 20;
              weigh(200).run();
            })
        .at(
            13,
            () -> {
              assertThat(going().seen().loads()).hasSize(1);
              assertThat(going().seen().trouble()).isEqualTo(CalibrationTurn.Trouble.NONE);
              calibrating.end();
            })
        .play();
  }

  @Test
  void aConverterThatIsSilentGivesNoLoad() {
    calibrating.begin("middle-left");
    bench
        .at(1, weigh(200))
        .at(3, () -> bench.health = ChannelHealth.UNREACHABLE)
        .at(
            4,
            () -> {
              assertThat(going().seen().trouble()).isEqualTo(CalibrationTurn.Trouble.SILENT);
              assertThat(going().seen().asked()).isEqualTo(-1);
              calibrating.end();
            })
        .play();
  }

  @Test
  void theLastWeightMayBeForgotten() {
    calibrating.begin("middle-left");
    measured(0, 50)
        .at(
            14,
            () -> {
              assertThat(calibrating.unload()).isTrue();
              assertThat(going().seen().loads()).extracting(Load::grams).containsExactly(0);
              calibrating.end();
            })
        .play();
    assertThat(calibrating.unload()).isFalse();
    assertThat(calibrating.load(50)).isFalse();
    assertThat(calibrating.keep("budi")).isFalse();
  }

  @Test
  void everyStopEndsItAndNothingIsKept() {
    calibrating.begin("middle-left");
    measured(0, 50, 200, 500).at(30, turns::stop).play();
    assertThat(bench.nowNs).isLessThan(31L * SECOND);
    assertThat(turns.waits()).isFalse();
    assertThat(calibrating.going()).isEmpty();
    assertThat(disk.lines).doesNotContainKey("calibration");
  }

  @Test
  void aTechnicianWhoHasGoneLeavesThePanelToTheMother() {
    calibrating.begin("middle-left");
    measured(0).play();
    assertThat(bench.nowNs)
        .isBetween(CalibrationTurn.PATIENCE_NS, CalibrationTurn.PATIENCE_NS + 10L * SECOND);
    assertThat(turns.waits()).isFalse();
  }

  @Test
  void whileATreatmentGoesOnThereIsNone() {
    assertThat(calibrating.begin("middle-left")).isTrue();
    turns.take(new State.Running(State.Pace.PLAYING));
    assertThat(calibrating.going()).isEmpty();
    assertThat(calibrating.load(50)).isFalse();
    assertThat(bench.ticks).isZero();
  }

  @Test
  void oneSensorAtATimeAndNoneThatIsNotThere() {
    assertThat(calibrating.begin("middle-left")).isTrue();
    assertThat(calibrating.begin("lower-left")).isFalse();
    assertThatThrownBy(() -> calibrating.begin("left-foot"))
        .hasMessageContaining("upper-left, upper-right");
    assertThatThrownBy(() -> calibrating.load(2_001)).hasMessageContaining("0 to 2000");
    assertThatThrownBy(() -> calibrating.load(-1)).hasMessageContaining("0 to 2000");
    assertThatThrownBy(() -> calibrating.back("left-foot")).hasMessageContaining("no sensor");
  }

  @Test
  void thereIsNoRoomForMoreThanTellsAnything() {
    calibrating.begin("middle-left");
    int[] many = new int[CalibrationTurn.MOST_LOADS];
    measured(many)
        .at(
            6.0 * many.length + 2,
            () -> {
              assertThat(going().seen().loads()).hasSize(CalibrationTurn.MOST_LOADS);
              assertThat(calibrating.load(50)).isFalse();
              calibrating.end();
            })
        .play();
  }
}
