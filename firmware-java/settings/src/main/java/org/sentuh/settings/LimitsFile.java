package org.sentuh.settings;

import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sentuh.control.controller.ContactRule;
import org.sentuh.control.controller.PressureRule;
import org.sentuh.control.controller.Smoothness;
import org.sentuh.control.safety.Limits;

/**
 * Reads the limits, as in {@code config/limits.yaml}.
 *
 * <p>The keys are the names under which the product's own hard limits refuse a looser value, so
 * that such a refusal can be told with its file and line; the hard limits themselves are known to
 * the safety room alone.
 */
public final class LimitsFile {

  private static final String NO_LOOSER = "a number, no looser than the product's own limit";
  private static final Pattern HARD_LIMIT =
      Pattern.compile("limit (\\S+) \\S+ is outside (\\S+) to (\\S+); (.*)");

  private LimitsFile() {}

  /** Reads the limits from a file. */
  public static Limits read(Path file) {
    return read(SettingsText.of(file));
  }

  /** Reads the limits from a stored copy; refusals call it by the name given. */
  public static Limits read(String name, byte[] content) {
    return read(SettingsText.of(name, content));
  }

  /** Reads the limits from a text; refusals call it by the name given. */
  public static Limits read(String name, String content) {
    return read(SettingsText.of(name, content));
  }

  static Limits read(SettingsText text) {
    Section top =
        Section.top(
            text,
            Kind.LIMITS,
            "skin",
            "pressure",
            "contact",
            "time",
            "intensity",
            "motors",
            "current",
            "vibration",
            "supply");
    Limits.Skin skin = skin(top);
    Limits.Pressure pressure = pressure(top);
    Limits.Contact contact = contact(top);
    Limits.Time time = time(top);
    Limits.Intensity intensity = intensity(top);
    Limits.Motors motors = motors(top);
    Limits.Current current = current(top);
    Limits.Vibration vibration = vibration(top);
    Limits.Supply supply = supply(top);
    return kept(
        top,
        () ->
            new Limits(
                skin, pressure, contact, time, intensity, motors, current, vibration, supply));
  }

  /** Makes the limits, or tells the hard limit's refusal at the line that it is about. */
  private static Limits kept(Section top, Supplier<Limits> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      throw refusal(top, String.valueOf(e.getMessage())).because(e);
    }
  }

  private static SettingsRefused refusal(Section top, String message) {
    Matcher hard = HARD_LIMIT.matcher(message);
    if (!hard.matches()) {
      return top.spot().trouble("breaks a limit of the product", "", "stricter values", message);
    }
    String key = hard.group(1);
    String allowed =
        Value.range(key, Double.parseDouble(hard.group(2)), Double.parseDouble(hard.group(3)));
    return top.find(key)
        .map(value -> value.refusal(allowed, hard.group(4)))
        .orElseGet(() -> top.spot().child(key).missing(allowed, hard.group(4)));
  }

  private static Limits.Skin skin(Section top) {
    Section skin =
        top.section(
            "skin",
            "warn_celsius",
            "stop_celsius",
            "rise_warn_k",
            "rise_stop_k",
            "fast_k",
            "fast_s",
            "fast_from_celsius");
    return new Limits.Skin(
        number(skin, "warn_celsius"),
        number(skin, "stop_celsius"),
        number(skin, "rise_warn_k"),
        number(skin, "rise_stop_k"),
        number(skin, "fast_k"),
        number(skin, "fast_s"),
        number(skin, "fast_from_celsius"));
  }

  private static Limits.Pressure pressure(Section top) {
    Section pressure =
        top.section(
            "pressure",
            "sustained_warn_kpa",
            "sustained_window_s",
            "sustained_stop_kpa",
            "sustained_stop_s",
            "peak_warn_kpa",
            "peak_stop_kpa",
            "peak_stop_s",
            "difference_warn",
            "difference_s");
    return new Limits.Pressure(
        number(pressure, "sustained_warn_kpa"),
        number(pressure, "sustained_window_s"),
        number(pressure, "sustained_stop_kpa"),
        number(pressure, "sustained_stop_s"),
        number(pressure, "peak_warn_kpa"),
        number(pressure, "peak_stop_kpa"),
        number(pressure, "peak_stop_s"),
        number(pressure, "difference_warn"),
        number(pressure, "difference_s"));
  }

  private static Limits.Contact contact(Section top) {
    Section contact =
        top.section(
            "contact",
            "on_kpa",
            "on_s",
            "off_kpa",
            "off_s",
            "zones_warn",
            "none_stop_s",
            "faulty_stop",
            "firmness");
    return new Limits.Contact(
        touch(contact),
        count(contact, "zones_warn"),
        number(contact, "none_stop_s"),
        firmness(contact),
        count(contact, "faulty_stop"));
  }

  private static ContactRule touch(Section contact) {
    double onKpa = contact.number("on_kpa", 0.3, 5);
    long onNs = ns(contact.number("on_s", 0, 5));
    double offKpa = contact.number("off_kpa", 0.1, 5);
    long offNs = ns(contact.number("off_s", 0, 5));
    if (offKpa >= onKpa) {
      throw contact.refusal(
          "off_kpa",
          "0.1 kPa to less than on_kpa, which is " + Value.decimal(onKpa) + " kPa",
          "leave a gap, or a zone at the threshold would flicker");
    }
    return contact.make("on_kpa", () -> new ContactRule(onKpa, onNs, offKpa, offNs));
  }

  private static PressureRule firmness(Section contact) {
    Section firmness =
        contact.section(
            "firmness",
            "comfort_kpa",
            "firm_kpa",
            "comfort_times_baseline",
            "firm_times_baseline",
            "gentlest",
            "doubtful");
    double comfortKpa = firmness.number("comfort_kpa", 1, 10);
    double firmKpa = firmness.number("firm_kpa", 1, 20);
    above(firmness, "firm_kpa", firmKpa, "comfort_kpa", comfortKpa);
    double comfortTimes = firmness.number("comfort_times_baseline", 1, 5);
    double firmTimes = firmness.number("firm_times_baseline", 1, 10);
    above(firmness, "firm_times_baseline", firmTimes, "comfort_times_baseline", comfortTimes);
    double gentlest = firmness.number("gentlest", 0, 1);
    double doubtful = firmness.number("doubtful", 0, 1);
    return firmness.make(
        "firm_kpa",
        () -> new PressureRule(comfortKpa, firmKpa, comfortTimes, firmTimes, gentlest, doubtful));
  }

  private static void above(
      Section section, String key, double value, String lowerKey, double lower) {
    if (value <= lower) {
      throw section.refusal(
          key,
          "numbers above " + lowerKey + ", which is " + Value.decimal(lower),
          "raise this one or lower the other");
    }
  }

  private static Limits.Time time(Section top) {
    Section time =
        top.section(
            "time",
            "treatment_warn_s",
            "treatment_stop_s",
            "day_stop_s",
            "worn_stop_s",
            "paused_stop_s");
    return new Limits.Time(
        number(time, "treatment_warn_s"),
        number(time, "treatment_stop_s"),
        number(time, "day_stop_s"),
        number(time, "worn_stop_s"),
        number(time, "paused_stop_s"));
  }

  /**
   * The two rises that a hard limit bounds are asked for within it at once: the smoothness record
   * would refuse them first, in words that name no key.
   */
  private static Limits.Intensity intensity(Section top) {
    Section intensity =
        top.section(
            "intensity",
            "warn",
            "cap",
            "level_rise_per_s",
            "motor_rise_per_s",
            "gate_rise_per_s",
            "fall_per_s");
    double levelRise = intensity.number("level_rise_per_s", 0.01, 0.1);
    double motorRise = intensity.number("motor_rise_per_s", 0.5, 4);
    double gateRise = intensity.number("gate_rise_per_s", 0.1, 5);
    double fall = intensity.number("fall_per_s", 0.5, 20);
    return new Limits.Intensity(
        number(intensity, "warn"),
        number(intensity, "cap"),
        intensity.make(
            "level_rise_per_s", () -> new Smoothness(levelRise, motorRise, gateRise, fall)));
  }

  private static Limits.Motors motors(Section top) {
    Section motors =
        top.section(
            "motors",
            "on_warn",
            "on_most",
            "continuous_warn_s",
            "continuous_stop_s",
            "rest_s",
            "stop_amps",
            "stop_amps_s");
    return new Limits.Motors(
        count(motors, "on_warn"),
        count(motors, "on_most"),
        number(motors, "continuous_warn_s"),
        number(motors, "continuous_stop_s"),
        number(motors, "rest_s"),
        number(motors, "stop_amps"),
        number(motors, "stop_amps_s"));
  }

  private static Limits.Current current(Section top) {
    Section current =
        top.section(
            "current",
            "gentlest_amps",
            "full_amps",
            "spare_amps",
            "spare_share",
            "unexplained_as",
            "missing_share",
            "missing_least_amps",
            "missing_s");
    return new Limits.Current(
        number(current, "gentlest_amps"),
        number(current, "full_amps"),
        number(current, "spare_amps"),
        number(current, "spare_share"),
        number(current, "unexplained_as"),
        number(current, "missing_share"),
        number(current, "missing_least_amps"),
        number(current, "missing_s"));
  }

  private static Limits.Vibration vibration(Section top) {
    Section vibration = top.section("vibration", "warn_ms2", "stop_ms2", "full_ms2");
    return new Limits.Vibration(
        number(vibration, "warn_ms2"),
        number(vibration, "stop_ms2"),
        number(vibration, "full_ms2"));
  }

  private static Limits.Supply supply(Section top) {
    Section supply =
        top.section("supply", "least_volts", "most_volts", "outside_s", "dead_volts", "cut_off_s");
    return new Limits.Supply(
        number(supply, "least_volts"),
        number(supply, "most_volts"),
        number(supply, "outside_s"),
        number(supply, "dead_volts"),
        number(supply, "cut_off_s"));
  }

  private static double number(Section section, String key) {
    return section.value(key, NO_LOOSER).number(NO_LOOSER);
  }

  private static int count(Section section, String key) {
    return section.value(key, NO_LOOSER).whole(NO_LOOSER);
  }

  private static long ns(double seconds) {
    return Math.round(seconds * 1e9);
  }
}
