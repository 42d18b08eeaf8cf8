package org.sentuh.device.calibration;

import java.util.Optional;
import org.sentuh.control.loop.Clock;
import org.sentuh.device.readiness.Keeping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calibrations as they are kept through power cuts, in two copies. What cannot be read is none:
 * then the laws of {@code device.yaml} count, and the log says so. Any thread; changing them waits
 * for the disk.
 */
public final class KeptCalibrations {

  private static final String NAME = "calibration";
  private static final Logger LOG = LoggerFactory.getLogger(KeptCalibrations.class);

  private final Keeping keeping;
  private final Clock clock;
  private volatile Calibrations now;
  private volatile long changedNs = Long.MIN_VALUE;

  /** What is kept. */
  public KeptCalibrations(Keeping keeping, Clock clock) {
    this.keeping = keeping;
    this.clock = clock;
    this.now = keeping.value(NAME).flatMap(KeptCalibrations::read).orElse(Calibrations.NONE);
  }

  private static Optional<Calibrations> read(String line) {
    try {
      return Optional.of(Calibrations.read(line));
    } catch (IllegalArgumentException damaged) {
      LOG.warn(
          "what was kept of the sensors' calibration cannot be read, and the laws of device.yaml"
              + " count; calibrate the sensors again",
          damaged);
      return Optional.empty();
    }
  }

  /** All of them as they count at the next start. */
  public Calibrations now() {
    return now;
  }

  /** Whether nothing was changed for so long. */
  public boolean isCalm(long ns) {
    return changedNs == Long.MIN_VALUE || clock.nowNs() - changedNs >= ns;
  }

  /** Another one counts at a site. */
  synchronized void keep(String site, Fitted fitted) {
    change(now.with(site, fitted));
  }

  /** The one before counts again at a site. */
  synchronized void back(String site) {
    change(now.back(site));
  }

  private void change(Calibrations next) {
    keeping.keep(NAME, next.line());
    now = next;
    changedNs = clock.nowNs();
  }
}
