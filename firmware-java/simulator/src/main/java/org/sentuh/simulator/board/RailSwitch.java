package org.sentuh.simulator.board;

import java.util.function.BooleanSupplier;

/**
 * The load switch in the motor rail: it conducts while the heartbeat's one-shot runs and the stop
 * button's own contact is closed.
 *
 * <pre>
 * heartbeat  __|~|___|~|___|~|________________________
 * rail       ___|~~~~~~~~~~~~~~~~~~~\_________________
 *                           |- hold -|
 * </pre>
 *
 * <p>The same one-shot lifts the drivers' OE. The rail is cut as well because a transistor that has
 * failed closed does not ask for OE. The circuit is in {@code hardware/circuits}: a high-side
 * switch of 50 milliohm with a slow start and an output that it discharges itself when it is off.
 */
public final class RailSwitch {

  /** What is wrong with the switch. */
  public enum Defect {
    /** Nothing. */
    NONE,
    /** It never conducts. */
    OPEN,
    /** It conducts whatever the one-shot says; the stop button's contact is in series with it. */
    WELDED
  }

  private final HeartbeatOneShot oneShot;
  private final BooleanSupplier contactClosed;
  private Defect defect = Defect.NONE;

  /**
   * A switch without a defect.
   *
   * @param contactClosed whether the stop button's contact in the rail is closed
   */
  public RailSwitch(HeartbeatOneShot oneShot, BooleanSupplier contactClosed) {
    this.oneShot = oneShot;
    this.contactClosed = contactClosed;
  }

  /** Gives it a defect from now on; {@link Defect#NONE} mends it. */
  public void suffer(Defect what) {
    defect = what;
  }

  /** Whether the rail is connected to its supply now. */
  public boolean conducts() {
    boolean on =
        switch (defect) {
          case NONE -> !oneShot.isOutputEnableHigh();
          case OPEN -> false;
          case WELDED -> true;
        };
    return on && contactClosed.getAsBoolean();
  }
}
