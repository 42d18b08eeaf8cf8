package org.sentuh.simulator.bench;

import java.util.List;
import java.util.Locale;

/** What of the telemetry is measured, each part over servers of its own. */
public enum TelemetryBench {
  /** The uplink beside {@code mosquitto_pub}. */
  UPLINK,
  /** The intake beside COPY. */
  INTAKE,
  /** A backlog, and an alarm that happens meanwhile. */
  DRAIN;

  /** Measures it in this process. */
  public List<Measured> measure() throws Exception {
    return switch (this) {
      case UPLINK -> UplinkBench.measure();
      case INTAKE -> IntakeBench.measure();
      case DRAIN -> DrainBench.measure();
    };
  }

  /** Its word on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
