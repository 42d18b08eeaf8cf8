package org.sentuh.settings;

import java.util.ArrayList;
import java.util.List;
import org.sentuh.settings.Addresses.Part;
import org.sentuh.settings.DeviceSettings.MotorCalibration;
import org.sentuh.settings.DeviceSettings.MotorWire;
import org.sentuh.settings.DeviceSettings.Motors;
import org.sentuh.settings.Section.Named;

/**
 * Reads the motor drivers and the channel table.
 *
 * <p>The calibration keys stand in the group for all motors; a site may have its own of any.
 */
final class MotorsSection {

  private static final String START = "start_duty";
  private static final String KICK = "kick_duty";
  private static final String KICK_MS = "kick_ms";
  private static final String EXPONENT = "perception_exponent";
  private static final long NS_PER_MS = 1_000_000;

  private MotorsSection() {}

  static Motors read(Section top, Addresses addresses) {
    Section motors =
        top.section("motors", "chips", "pwm_hz", START, KICK, KICK_MS, EXPONENT, "sites");
    List<Integer> chips = addresses.chips(motors, Part.PCA9685);
    double pwmHz = motors.number("pwm_hz", 24, 1526);
    calibration(motors, motors);
    List<MotorWire> wires = new ArrayList<>();
    Wires channels = new Wires("channel");
    for (Named named :
        motors.named(
            "sites",
            PanelFile.SITE,
            PanelFile.SITES,
            1,
            PanelFile.MOST_MOTORS,
            "chip",
            "channel",
            START,
            KICK,
            KICK_MS,
            EXPONENT)) {
      Section site = named.section();
      int chip = Addresses.oneOf(chips, site, Part.PCA9685);
      int channel = site.whole("channel", 0, 15);
      channels.take(site, Value.hex(chip) + " channel ", channel);
      wires.add(new MotorWire(named.name(), chip, channel, calibration(site, motors)));
    }
    return new Motors(chips, pwmHz, wires);
  }

  private static MotorCalibration calibration(Section site, Section group) {
    double startDuty = site.orElse(group, START).number(START, 0, 0.95);
    double kickDuty = site.orElse(group, KICK).number(KICK, 0, 1);
    if (kickDuty < startDuty) {
      String culprit = site.has(START) && !site.has(KICK) ? START : KICK;
      throw site.orElse(group, culprit)
          .refusal(
              culprit,
              "a start_duty no higher than kick_duty; they are "
                  + Value.decimal(startDuty)
                  + " and "
                  + Value.decimal(kickDuty),
              "raise the kick: a weaker one does not set the motor going");
    }
    int kickMs = site.orElse(group, KICK_MS).whole(KICK_MS, 0, 500);
    double exponent = site.orElse(group, EXPONENT).number(EXPONENT, 0.3, 1.5);
    return new MotorCalibration(startDuty, kickDuty, kickMs * NS_PER_MS, exponent);
  }
}
