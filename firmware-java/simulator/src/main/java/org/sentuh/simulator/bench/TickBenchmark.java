package org.sentuh.simulator.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One tick of {@code control} in the steady state: standard programme, panel M, six zones in
 * contact, eight motors driven.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TickBenchmark {

  private SteadyLoop steady = new SteadyLoop();

  /** Begins a treatment. */
  @Setup
  public void begin() {
    steady = new SteadyLoop();
  }

  /** One tick; when the massage nears its end it begins again. */
  @Benchmark
  public void tick() {
    if (steady.nearsItsEnd()) {
      steady = new SteadyLoop();
    }
    steady.tick();
  }
}
