package org.sentuh.simulator.faults;

/**
 * One fault that a campaign injects.
 *
 * @param name its name, words joined by '-'
 * @param part what is hurt
 * @param what what happens, for people
 */
public record Fault(String name, Part part, String what) {

  /** Which part of the device or of its world is hurt. */
  public enum Part {
    /** A pressure sensor or its cable. */
    SENSOR("Pressure sensors"),
    /** A chip on the bus. */
    CHIP("Chips"),
    /** The bus itself. */
    BUS("The bus"),
    /** A motor, its cable or its transistor. */
    MOTOR("Motors"),
    /** What feeds the motors. */
    SUPPLY("Supply"),
    /** A wire to a button or to the hardware's own cut-off. */
    LINE("Wires"),
    /** Warmth at the skin. */
    SKIN("Warmth"),
    /** The garment, its straps and how it is worn. */
    GARMENT("The garment"),
    /** Somebody presses something. */
    PERSON("People"),
    /** The program goes wrong. */
    PROGRAM("The program"),
    /** The process is held up or gone. */
    PROCESS("The process"),
    /** The same, done to a real process while its board stands apart. */
    REAL_PROCESS("The process, for real");

    private final String words;

    Part(String words) {
      this.words = words;
    }

    /** What it is called in headings. */
    public String words() {
      return words;
    }
  }
}
