package org.sentuh.device.selftest;

import org.sentuh.device.chip.ChipFault;

/**
 * One thing that is not as it must be.
 *
 * @param fault what
 * @param part what to bring for it
 * @param place where: a motor's site, a zone, a thermometer's site, or a chip; empty for the box
 * @param wire how it is wired, as in {@code 0x40 channel 7}; empty where there is no wire
 * @param measured what was measured, in the fault's own unit; NaN for what has no number
 * @param least the least that is allowed; NaN where nothing is too little
 * @param most the most that is allowed; NaN where nothing is too much
 */
public record Finding(
    Fault fault, Part part, String place, String wire, double measured, double least, double most) {

  /** A finding that its fault names the part of. */
  static Finding of(
      Fault fault, String place, String wire, double measured, double least, double most) {
    return new Finding(fault, fault.part(), place, wire, measured, least, most);
  }

  /** A chip that did not start as it must. */
  static Finding of(ChipFault chip) {
    String register = Wiring.hex(chip.address()) + " " + chip.register();
    return switch (chip) {
      case ChipFault.Missing missing -> of(Fault.CHIP_MISSING, chip, register);
      case ChipFault.StuckBus stuck ->
          of(Fault.BUS_STUCK, chip.chip(), register, Double.NaN, Double.NaN, Double.NaN);
      case ChipFault.Broken broken -> of(Fault.CHIP_UNSTEADY, chip, register);
      case ChipFault.WasReset reset -> of(Fault.CHIP_UNSTEADY, chip, register);
      case ChipFault.Implausible(String name, int address, var on, double value, var allowed) ->
          of(Fault.THERMOMETER_SILENT, name, register, value, 1, 80);
      case ChipFault.Lying(String name, int address, var on, int expected, int read) ->
          new Finding(
              pulledTogether(expected, read) ? Fault.ADDRESS_SHARED : Fault.CHIP_WRONG,
              Part.carrying(name),
              name,
              register,
              read,
              expected,
              expected);
    };
  }

  private static Finding of(Fault fault, ChipFault chip, String register) {
    return new Finding(
        fault,
        Part.carrying(chip.chip()),
        chip.chip(),
        register,
        Double.NaN,
        Double.NaN,
        Double.NaN);
  }

  /** Lines are open drain: of two who speak, every zero is heard and a one only from both. */
  private static boolean pulledTogether(int expected, int read) {
    return read != 0 && (read & ~expected) == 0;
  }
}
