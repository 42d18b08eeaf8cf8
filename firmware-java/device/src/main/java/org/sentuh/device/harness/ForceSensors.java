package org.sentuh.device.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sentuh.control.pressure.ChannelHealth;
import org.sentuh.control.pressure.PressureSample;
import org.sentuh.device.chip.Ads1115;
import org.sentuh.device.chip.ChipFault;
import org.sentuh.settings.DeviceSettings.Pressure;
import org.sentuh.settings.DeviceSettings.PressureWire;

/**
 * The force sensors of one panel behind their converters, one input of each converter a tick.
 *
 * <p>What a converter brings in this tick it measured right after the tick before, and so it is
 * dated. A converter that does not answer is asked again every tick; its sensors keep their last
 * counts, which grow old, and are said to be unreachable when it has not answered three times in a
 * row.
 */
final class ForceSensors {

  private static final int RAIL = -1;

  /** How often in a row a converter may fail before its sensors are unreachable. */
  private static final int ATTEMPTS = 3;

  private final List<Ads1115> chips;
  private final int[][] inputs;
  private final int[][] siteOfInput;
  private final int[] turn;
  private final int[] failed;
  private final int[] counts;
  private final long[] convertedNs;
  private final ChannelHealth[] health;
  private int railCounts;
  private long lastNs;

  /**
   * The converters, the wire of each sensor in the panel's order, and where the rail is measured.
   */
  ForceSensors(List<Ads1115> chips, List<PressureWire> wires, Pressure settings) {
    this.chips = List.copyOf(chips);
    this.inputs = new int[chips.size()][];
    this.siteOfInput = new int[chips.size()][Ads1115.CHANNELS];
    this.turn = new int[chips.size()];
    this.failed = new int[chips.size()];
    this.counts = new int[wires.size()];
    this.convertedNs = new long[wires.size()];
    this.health = new ChannelHealth[wires.size()];
    Arrays.fill(health, ChannelHealth.AWAITED);
    for (int chip = 0; chip < inputs.length; chip++) {
      inputs[chip] = wire(chip, chips.get(chip).address(), wires, settings);
    }
  }

  private int[] wire(int chip, int address, List<PressureWire> wires, Pressure settings) {
    ArrayList<Integer> used = new ArrayList<>();
    for (int site = 0; site < wires.size(); site++) {
      if (wires.get(site).chip() == address) {
        used.add(wires.get(site).input());
        siteOfInput[chip][wires.get(site).input()] = site;
      }
    }
    if (settings.railChip() == address) {
      used.add(settings.railInput());
      siteOfInput[chip][settings.railInput()] = RAIL;
    }
    return used.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Takes what each converter has ready and starts its next input. */
  PressureSample sample(long tNs) {
    for (int chip = 0; chip < inputs.length; chip++) {
      if (inputs[chip].length > 0) {
        exchange(chip);
      }
    }
    lastNs = tNs;
    return new PressureSample(counts.clone(), convertedNs.clone(), health.clone(), railCounts);
  }

  private void exchange(int chip) {
    int next = inputs[chip][turn[chip]];
    Ads1115.Conversion answer = chips.get(chip).exchange(next);
    failed[chip] = answer instanceof ChipFault ? failed[chip] + 1 : 0;
    switch (answer) {
      case Ads1115.Counts(int channel, int read) -> {
        take(siteOfInput[chip][channel], read);
        advance(chip);
      }
      case Ads1115.Pending(int channel) -> {}
      case Ads1115.Idle() -> advance(chip);
      case ChipFault fault -> {
        if (failed[chip] >= ATTEMPTS) {
          lose(chip);
        }
      }
    }
  }

  private void advance(int chip) {
    turn[chip] = (turn[chip] + 1) % inputs[chip].length;
  }

  private void take(int site, int read) {
    if (site == RAIL) {
      railCounts = read;
      return;
    }
    counts[site] = read;
    convertedNs[site] = lastNs;
    health[site] = ChannelHealth.MEASURED;
  }

  private void lose(int chip) {
    for (int input : inputs[chip]) {
      int site = siteOfInput[chip][input];
      if (site == RAIL) {
        railCounts = 0;
      } else {
        health[site] = ChannelHealth.UNREACHABLE;
      }
    }
  }
}
