package org.sentuh.simulator.bench;

import java.util.List;
import java.util.Locale;
import org.sentuh.simulator.ordeal.Jvm;

/** What of the telemetry is measured, each part over servers of its own. */
public enum TelemetryBench {
  /** The uplink beside {@code mosquitto_pub}. */
  UPLINK(Jvm.DEVICE),
  /** The intake beside COPY. */
  INTAKE(Jvm.CLINIC),
  /** A backlog, and an alarm that happens meanwhile. */
  DRAIN(Jvm.CLINIC),
  /** The tick while the disk does not answer. */
  STALL(Jvm.DEVICE),
  /** What a device's process takes of the memory. */
  MEMORY(Jvm.CLINIC);

  private final List<String> flags;

  TelemetryBench(List<String> flags) {
    this.flags = flags;
  }

  /** The flags of the JVM that measures it: those of the program that it is about. */
  public List<String> flags() {
    return flags;
  }

  /** Measures it in this process. */
  public List<Measured> measure() throws Exception {
    return switch (this) {
      case UPLINK -> UplinkBench.measure();
      case INTAKE -> IntakeBench.measure();
      case DRAIN -> DrainBench.measure();
      case STALL -> StallBench.measure();
      case MEMORY -> MemoryBench.measure();
    };
  }

  /** Its word on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
