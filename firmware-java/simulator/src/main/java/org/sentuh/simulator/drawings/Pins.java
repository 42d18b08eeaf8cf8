package org.sentuh.simulator.drawings;

import java.util.List;
import java.util.Locale;

/** Which pin of a package or of the Raspberry Pi's header a wire is soldered to. */
final class Pins {

  /** The header's pins by the Broadcom number, from 2 on (raspberrypi.com, GPIO pinout). */
  private static final List<Integer> HEADER =
      List.of(
          3, 5, 7, 29, 31, 26, 24, 21, 19, 23, 32, 33, 8, 10, 36, 11, 12, 35, 38, 40, 15, 16, 18,
          22, 37, 13);

  private static final int FIRST_GPIO = 2;
  private static final List<String> STRAPS = List.of("GND", "VS", "SDA", "SCL");

  private Pins() {}

  /** The header's pin of a GPIO, 2 to 27. */
  static int header(int gpio) {
    return HEADER.get(gpio - FIRST_GPIO);
  }

  /** The PCA9685's pin (TSSOP28) of an output: VSS lies between 7 and 8. */
  static int output(int channel) {
    return channel < 8 ? 6 + channel : 7 + channel;
  }

  /** How the PCA9685's six address pins are tied, A5 to A0. */
  static String driverStraps(int address) {
    StringBuilder straps = new StringBuilder();
    for (int bit = 5; bit >= 0; bit--) {
      straps.append((address >> bit & 1) == 1 ? 'H' : 'L');
    }
    return "A5..A0 = " + straps;
  }

  /** What the ADS1115's ADDR is tied to. */
  static String converterStrap(int address) {
    return "ADDR to " + List.of("GND", "VDD", "SDA", "SCL").get(address & 3);
  }

  /** The ADS1115's pin (VSSOP10) of an input. */
  static int input(int input) {
    return 4 + input;
  }

  /** How the MCP9808's three address pins are tied. */
  static String thermometerStraps(int address) {
    return String.format(
        Locale.ROOT, "A2 %s, A1 %s, A0 %s", high(address >> 2), high(address >> 1), high(address));
  }

  /** What the INA226's two address pins are tied to. */
  static String meterStraps(int address) {
    return "A1 to " + STRAPS.get(address >> 2 & 3) + ", A0 to " + STRAPS.get(address & 3);
  }

  /**
   * The plug and contact of a motor: a plug a row, contact 1 the rail, 2 to 5 the columns A to D.
   */
  static String plug(String site) {
    int column = site.charAt(site.length() - 1) - 'A';
    return "J" + site.substring(0, site.length() - 1) + "." + (column + 2);
  }

  /** One plug of several alike, numbered on. */
  static String plug(int first, int index) {
    return "J" + (first + index);
  }

  private static String high(int bit) {
    return (bit & 1) == 1 ? "3.3 V" : "GND";
  }
}
