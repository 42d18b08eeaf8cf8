package org.sentuh.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The addresses on the I2C bus that chips have been given so far: no two may share one. */
final class Addresses {

  private final TreeMap<Integer, String> taken = new TreeMap<>();

  /** The addresses that a part's chips may have, by its data sheet. */
  enum Part {
    /** NXP PCA9685, section 7.1; from 0x70 on come its all-call address and reserved ones. */
    PCA9685(0x40, 0x6F),
    /** TI ADS1115 (SBAS444), section 8.5.1.1. */
    ADS1115(0x48, 0x4B),
    /** Microchip MCP9808 (DS25095), section 3.5. */
    MCP9808(0x18, 0x1F),
    /** TI INA226 (SBOS547), table 2. */
    INA226(0x40, 0x4F);

    private final int lowest;
    private final int highest;

    Part(int lowest, int highest) {
      this.lowest = lowest;
      this.highest = highest;
    }
  }

  /** The addresses of a group's chips of one part, which nothing else may have. */
  List<Integer> chips(Section group, Part part) {
    List<Integer> chips = new ArrayList<>();
    for (Value value : group.list("chips", 1, 4, "addresses of the " + part)) {
      chips.add(take(value, part));
    }
    return chips;
  }

  /** The address of a chip, which nothing else may have. */
  int chip(Section of, Part part) {
    return take(of.value("chip", Value.addressRange(part.lowest, part.highest)), part);
  }

  /** The address of one of a group's chips. */
  static int oneOf(List<Integer> chips, Section site, Part part) {
    int chip = site.address("chip", part.lowest, part.highest);
    if (!chips.contains(chip)) {
      throw site.refusal(
          "chip",
          String.join(", ", chips.stream().map(Value::hex).toList()),
          "write one of the chips listed in this group, or list this one there");
    }
    return chip;
  }

  private int take(Value value, Part part) {
    int address = value.address(part.lowest, part.highest);
    String here = "the " + part + " of line " + value.spot().line();
    @Nullable String first = taken.putIfAbsent(address, here);
    if (first != null) {
      throw value.refusal(
          "one chip an address, and this is " + first,
          "write the address that its pins are set to");
    }
    return address;
  }
}
