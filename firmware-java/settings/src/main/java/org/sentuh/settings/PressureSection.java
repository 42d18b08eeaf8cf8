package org.sentuh.settings;

import java.util.ArrayList;
import java.util.List;
import org.sentuh.control.pressure.Plausibility;
import org.sentuh.settings.Addresses.Part;
import org.sentuh.settings.DeviceSettings.Pressure;
import org.sentuh.settings.DeviceSettings.PressureWire;
import org.sentuh.settings.Section.Named;

/**
 * Reads the converters, the force sensors at their inputs, and what a channel must do to be
 * believed.
 *
 * <p>The sensor's constants stand in the group for all sensors; a site may have its own of any.
 */
final class PressureSection {

  private static final String R1 = "r1_ohm";
  private static final String EXPONENT = "exponent";
  private static final String DIVIDER = "divider_ohm";
  private static final long NS_PER_MS = 1_000_000;

  private PressureSection() {}

  static Pressure read(Section top, Addresses addresses) {
    Section pressure =
        top.section("pressure", "chips", "rail", R1, EXPONENT, DIVIDER, "plausibility", "sites");
    List<Integer> chips = addresses.chips(pressure, Part.ADS1115);
    Wires inputs = new Wires("input");
    Section rail = pressure.section("rail", "chip", "input");
    int railChip = Addresses.oneOf(chips, rail, Part.ADS1115);
    int railInput = input(rail, railChip, inputs);
    law("", railChip, railInput, pressure, pressure);
    List<PressureWire> wires = new ArrayList<>();
    for (Named named :
        pressure.named(
            "sites",
            PanelFile.SITE,
            PanelFile.SITES,
            1,
            PanelFile.MOST_SENSORS,
            "chip",
            "input",
            R1,
            EXPONENT,
            DIVIDER)) {
      Section site = named.section();
      int chip = Addresses.oneOf(chips, site, Part.ADS1115);
      wires.add(law(named.name(), chip, input(site, chip, inputs), site, pressure));
    }
    return new Pressure(chips, railChip, railInput, wires, plausibility(pressure));
  }

  private static int input(Section site, int chip, Wires inputs) {
    int input = site.whole("input", 0, 3);
    inputs.take(site, Value.hex(chip) + " input ", input);
    return input;
  }

  private static PressureWire law(String name, int chip, int input, Section site, Section group) {
    return new PressureWire(
        name,
        chip,
        input,
        site.orElse(group, R1).number(R1, 1e3, 1e6),
        site.orElse(group, EXPONENT).number(EXPONENT, 0.3, 2),
        site.orElse(group, DIVIDER).number(DIVIDER, 1e3, 1e6));
  }

  private static Plausibility plausibility(Section pressure) {
    Section rule =
        pressure.section(
            "plausibility",
            "stale_ms",
            "silent_ms",
            "frozen_ms",
            "loaded_counts",
            "most_kpa",
            "jump_counts",
            "noisy_counts",
            "settle_ms",
            "rail_counts",
            "rail_tolerance");
    int staleMs = rule.whole("stale_ms", 50, 1000);
    int silentMs = rule.whole("silent_ms", 50, 5000);
    if (silentMs <= staleMs) {
      throw rule.refusal(
          "silent_ms",
          "times above stale_ms, which is " + staleMs + " ms, to 5000 ms",
          "raise this one or lower the other");
    }
    int frozenMs = rule.whole("frozen_ms", 1000, 30_000);
    int loadedCounts = rule.whole("loaded_counts", 0, 32_767);
    double mostKpa = rule.number("most_kpa", 20, 100);
    int jumpCounts = rule.whole("jump_counts", 2000, 32_767);
    int noisyCounts = rule.whole("noisy_counts", 200, 8000);
    int settleMs = rule.whole("settle_ms", 200, 5000);
    int railCounts = rule.whole("rail_counts", 1000, 32_767);
    double railTolerance = rule.number("rail_tolerance", 0.01, 0.5);
    return rule.make(
        "stale_ms",
        () ->
            new Plausibility(
                staleMs * NS_PER_MS,
                silentMs * NS_PER_MS,
                frozenMs * NS_PER_MS,
                loadedCounts,
                mostKpa,
                jumpCounts,
                noisyCounts,
                settleMs * NS_PER_MS,
                railCounts,
                railTolerance));
  }
}
