package org.sentuh.simulator.bench;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One tick of {@code control} in the steady state, with the sample that it is given: standard
 * programme, panel M, six zones in contact, eight motors driven.
 *
 * <p>A treatment has only so many ticks, and beginning one is no part of a tick. So every iteration
 * plays on in a treatment of its own, and all of them have been begun before the first is measured.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TickBenchmark {

  /** How many iterations are played before any is measured. */
  public static final int WARM_UPS = 10;

  /** How many iterations are measured. */
  public static final int MEASURED = 10;

  private static final int TICKS = 20_000;

  private final ArrayDeque<SteadyLoop> underWay = new ArrayDeque<>();

  /** Begins the treatments. */
  @Setup(Level.Trial)
  public void begin() {
    for (int i = 0; i < WARM_UPS + MEASURED; i++) {
      underWay.add(new SteadyLoop());
    }
  }

  /** The ticks of one treatment. */
  @Benchmark
  @OperationsPerInvocation(TICKS)
  public void ticks() {
    SteadyLoop steady = underWay.remove();
    for (int i = 0; i < TICKS; i++) {
      steady.tick();
    }
  }
}
