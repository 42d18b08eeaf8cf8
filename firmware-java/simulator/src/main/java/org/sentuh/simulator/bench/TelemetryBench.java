package org.sentuh.simulator.bench;

import java.util.List;
import java.util.Locale;
import org.sentuh.simulator.ordeal.Jvm;

/** What of the telemetry is measured, each part over servers of its own. */
public enum TelemetryBench {
  /** The uplink beside {@code mosquitto_pub}. */
  UPLINK,
  /** The intake beside COPY. */
  INTAKE,
  /** A backlog, and an alarm that happens meanwhile. */
  DRAIN,
  /** The tick while the disk does not answer. */
  STALL,
  /** What a device's process takes of the memory. */
  MEMORY;

  /** The flags of the JVM that measures it: those of the program that it is about. */
  public List<String> flags() {
    return switch (this) {
      case UPLINK, STALL -> Jvm.DEVICE;
      case INTAKE, DRAIN, MEMORY -> Jvm.CLINIC;
    };
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
