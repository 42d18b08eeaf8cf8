package org.sentuh.device.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.safety.ApprovedFrame;
import org.sentuh.device.chip.ChipFault;
import org.sentuh.device.chip.Outcome;
import org.sentuh.device.chip.Pca9685;
import org.sentuh.settings.DeviceSettings.MotorWire;

/**
 * The motor drivers of one panel.
 *
 * <p>A driver that was found to have lost its settings is not trusted again before the device is
 * started anew: it acknowledges frames and drives nothing.
 */
final class MotorBank {

  /**
   * Every how many frames each driver's settings are read back. A driver on which nothing changes
   * is written nothing, and one that answers no more, or was reset, is noticed by this alone. From
   * then on the heartbeat is not given: these 40 ms, the one-shot's longest hold of 195 ms and a
   * tick are within the 250 ms in which motors are to be off.
   */
  private static final int READ_BACK_EVERY = 4;

  private final List<Pca9685> chips;
  private final MotorDrive[] drives;
  private final int[] chipOf;
  private final int[] channelOf;
  private final int[][] counts;
  private @Nullable ChipFault lost;
  private int frames;

  /** The drivers, and the wire of each motor in the panel's order. */
  MotorBank(List<Pca9685> chips, List<MotorWire> wires) {
    this.chips = List.copyOf(chips);
    this.drives = new MotorDrive[wires.size()];
    this.chipOf = new int[wires.size()];
    this.channelOf = new int[wires.size()];
    this.counts = new int[chips.size()][Pca9685.CHANNELS];
    ArrayList<Integer> addresses = new ArrayList<>(chips.stream().map(Pca9685::address).toList());
    for (int motor = 0; motor < drives.length; motor++) {
      MotorWire wire = wires.get(motor);
      drives[motor] = new MotorDrive(wire.calibration());
      chipOf[motor] = addresses.indexOf(wire.chip());
      channelOf[motor] = wire.channel();
    }
  }

  /** Sends one frame to all drivers; answers the first fault, or null. */
  @Nullable ChipFault drive(ApprovedFrame frame, long dtNs) {
    for (int motor = 0; motor < drives.length; motor++) {
      double duty = drives[motor].duty(frame.intensity(motor), dtNs);
      counts[chipOf[motor]][channelOf[motor]] = (int) Math.rint(duty * Pca9685.COUNTS);
    }
    @Nullable ChipFault fault = lost;
    for (int chip = 0; chip < chips.size(); chip++) {
      if (chips.get(chip).write(counts[chip]) instanceof ChipFault notTaken && fault == null) {
        fault = notTaken;
      }
    }
    return fault == null ? verify() : fault;
  }

  double runningDuty(int motor, double intensity) {
    return drives[motor].running(intensity);
  }

  /** The shortest way to silence: one transaction a driver. */
  @Nullable ChipFault off() {
    @Nullable ChipFault fault = null;
    for (Pca9685 chip : chips) {
      if (chip.allOff() instanceof ChipFault notTaken && fault == null) {
        fault = notTaken;
      }
    }
    for (int[] channels : counts) {
      Arrays.fill(channels, 0);
    }
    return fault;
  }

  /** Reads the driver back whose turn it is; turns lie evenly apart, so that they seldom meet. */
  private @Nullable ChipFault verify() {
    frames++;
    @Nullable ChipFault fault = null;
    for (int chip = 0; chip < chips.size(); chip++) {
      int turn = chip * READ_BACK_EVERY / chips.size();
      if (frames % READ_BACK_EVERY == turn) {
        fault = fault == null ? verify(chips.get(chip)) : fault;
      }
    }
    return fault;
  }

  /** What reads wrong is read once more: a disturbance of the wires is no doubt about a driver. */
  private @Nullable ChipFault verify(Pca9685 chip) {
    Outcome outcome = chip.verify();
    if (isDoubt(outcome)) {
      outcome = chip.verify();
    }
    if (isDoubt(outcome)) {
      lost = (ChipFault) outcome;
    }
    // One that did not answer has failed this time; what it was set to is not in doubt.
    return outcome instanceof ChipFault fault ? fault : null;
  }

  private static boolean isDoubt(Outcome outcome) {
    return outcome instanceof ChipFault.Lying || outcome instanceof ChipFault.WasReset;
  }

  /**
   * Reads the settings of all drivers back at once; what one has lost, no frame reaches any more.
   */
  void verifyAll() {
    chips.forEach(this::verify);
  }
}
