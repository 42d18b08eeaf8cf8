package org.sentuh.settings;

import java.util.ArrayList;
import java.util.List;

/** The smallest files of each kind that are accepted, line by line, to be spoilt in one line. */
final class Samples {

  static final List<String> PROGRAMME =
      """
      kind: programme
      name: short
      revision: 1
      title: {id: Pendek, en: Short}
      permission: mother
      start_level: 0.4
      ceiling: 0.8
      sources: [a book]
      phases:
        - title: {id: Satu, en: One}
          repeats: 2
          ramp: {from: 0, to: 1}
          strokes:
            - circle:
                from: T2
                to: T8
                every: 2
                diameter_mm: 40
                loop_s: 2
                loops_a_level: 3
                offset_mm: 50
              sides: both
            - glide: {from: T1, to: T9, speed_mm_s: 40, pause_s: 2, times: 2, offset_mm: 50}
            - rib-sweep: {rib: 4, from_mm: 30, to_mm: 70, speed_mm_s: 32, pause_s: 1, times: 2}
            - {hold: {at: T4, offset_mm: 50, lasts_s: 3}, intensity: 0.8, spread_mm: 10}
            - rest: {lasts_s: 2}
      """
          .lines()
          .toList();

  static final List<String> HAZARDS =
      """
      kind: hazards
      circuits:
        cut-out: {does: opens the rail, stands: described}
      hazards:
        heat:
          title: {id: Panas, en: Heat}
          situation: {id: Panel panas., en: The panel is hot.}
          harm: {id: Kulit merah., en: Red skin.}
          causes: [a motor that does not stop]
          before: {severity: serious, probability: occasional}
          after: {severity: minor, probability: remote}
          bounds: [skin.stop_celsius]
          controls:
            - {by: interlock, name: SkinTemperature, does: stops, tests: [LimitsTest#refuses]}
          reasons: [skin-hot]
          open:
            - {missing: a rule, closed_by: control.safety.Rule}
      """
          .lines()
          .toList();

  static final List<String> PANEL =
      """
      kind: panel
      name: small
      pitch_mm: 40
      grid:
        rows_mm: [25, 65, 105]
        columns_mm: [-30, 30]
      pressure:
        puck_mm: 20
        sites:
          upper: {x_mm: -50, y_mm: 25}
          lower: {x_mm: 50, y_mm: 105}
      temperature:
        sites:
          skin: {x_mm: 0, y_mm: 45}
      """
          .lines()
          .toList();

  static final List<String> LIMITS =
      """
      kind: limits
      skin: {warn_celsius: 39, stop_celsius: 41, rise_warn_k: 4, rise_stop_k: 6, fast_k: 1.5, fast_s: 10, fast_from_celsius: 36}
      pressure:
        {sustained_warn_kpa: 4.3, sustained_window_s: 60, sustained_stop_kpa: 10, sustained_stop_s: 30,
         peak_warn_kpa: 10, peak_stop_kpa: 20, peak_stop_s: 2, difference_warn: 0.5, difference_s: 10}
      contact:
        on_kpa: 1.0
        on_s: 0.5
        off_kpa: 0.7
        off_s: 1.0
        zones_warn: 4
        none_stop_s: 10
        faulty_stop: 2
        firmness:
          comfort_kpa: 4.3
          firm_kpa: 10
          comfort_times_baseline: 1.5
          firm_times_baseline: 3
          gentlest: 0.5
          doubtful: 0.5
      time: {treatment_warn_s: 900, treatment_stop_s: 1200, day_stop_s: 3600, worn_stop_s: 3600, paused_stop_s: 300}
      intensity:
        warn: 0.7
        cap: 0.8
        level_rise_per_s: 0.1
        motor_rise_per_s: 4
        gate_rise_per_s: 0.5
        fall_per_s: 2
      motors:
        {on_warn: 8, on_most: 10, continuous_warn_s: 30, continuous_stop_s: 60, rest_s: 1, stop_amps: 1, stop_amps_s: 0.1}
      vibration: {warn_ms2: 0.5, stop_ms2: 1, full_ms2: 0.55}
      supply: {least_volts: 2.7, most_volts: 3.3, outside_s: 0.1, dead_volts: 0.4, cut_off_s: 0.5}
      current:
        {gentlest_amps: 0.005, full_amps: 0.085, spare_amps: 0.03, spare_share: 0.25, unexplained_as: 0.03,
         missing_share: 0.5, missing_least_amps: 0.02, missing_s: 1.5}
      """
          .lines()
          .toList();

  /** Wired for {@link #PANEL}. */
  static final List<String> DEVICE =
      """
      kind: device
      id: bench-1
      panel: panels/small.yaml
      tick_ms: 10
      bus: {number: 1, speed_hz: 400000}
      motors:
        chips: [0x40, 0x41]
        pwm_hz: 1000
        start_duty: 0.2
        kick_duty: 0.7
        kick_ms: 40
        perception_exponent: 0.75
        sites:
          1A: {chip: 0x40, channel: 0}
          1B: {chip: 0x40, channel: 1}
          2A: {chip: 0x40, channel: 2}
          2B: {chip: 0x41, channel: 2, start_duty: 0.25, kick_ms: 60}
          3A: {chip: 0x41, channel: 0}
          3B: {chip: 0x41, channel: 1}
      pressure:
        chips: [0x48]
        rail: {chip: 0x48, input: 3}
        r1_ohm: 9000
        exponent: 0.9
        divider_ohm: 6800
        plausibility:
          stale_ms: 200
          silent_ms: 1000
          frozen_ms: 5000
          loaded_counts: 3000
          most_kpa: 64
          jump_counts: 8000
          noisy_counts: 1500
          settle_ms: 1000
          rail_counts: 26400
          rail_tolerance: 0.1
        sites:
          upper: {chip: 0x48, input: 0}
          lower: {chip: 0x48, input: 1, r1_ohm: 8000, exponent: 0.95, divider_ohm: 6700}
      temperature:
        sites:
          skin: {chip: 0x18}
      supply: {chip: 0x45, shunt_ohm: 0.05, most_amps: 1.5}
      lines:
        heartbeat: {gpio: 17, cut_off_ms: 250}
        stop_button: {gpio: 27, active: high}
        charger_present: {gpio: 22, active: low}
        front:
          {start_button: {gpio: 23, active: low}, light: {gpio: 24}, buzzer: {gpio: 25}}
      board:
        {i2c: ffm-i2c, inputs: ffm-digital-input, outputs: ffm-digital-output, gpio_chips: [pins, more-pins]}
      """
          .lines()
          .toList();

  /** Motors one by one, as close as they may be. */
  static final List<String> MOTORS =
      """
      kind: panel
      name: three
      pitch_mm: 40
      motors: {a: {x_mm: 30, y_mm: 20}, b: {x_mm: 30, y_mm: 60}, c: {x_mm: 40, y_mm: 60}}
      pressure: {puck_mm: 20, sites: {all: {x_mm: 35, y_mm: 40}}}
      temperature: {sites: {skin: {x_mm: 35, y_mm: 50}}}
      """
          .lines()
          .toList();

  static final List<String> SCREENING =
      """
      kind: screening
      revision: 1
      valid_minutes: 15
      questions:
        - id: fever
          asks: {id: Apakah Ibu demam?, en: Do you have a fever?}
          forbids: "yes"
          severity: go-now
          now: {id: Telepon bidan., en: Call your midwife.}
          source: a book
          awaits: clinician's signature
      """
          .lines()
          .toList();

  static final List<String> ALLOWANCE =
      """
      kind: allowance
      treatments: 4
      between_s: 7200
      zone_hour_s: 600
      zone_day_s: 1800
      counts_from_s: 60
      """
          .lines()
          .toList();

  static final List<String> USE =
      """
      kind: use
      programme: programmes/standard.yaml
      back_mm: 262
      record_mb: 64
      clinic:
        brokers: [tcp://127.0.0.1:1883]
        certificates: {trust: certificates/authority.pem, identity: certificates/sentuh-01.pem}
      pages: {address: 127.0.0.1, port: 8080, names: [sentuh.local], tls: own-certificate}
      """
          .lines()
          .toList();

  static final List<String> ALARMS =
      """
      kind: alarms
      revision: 1
      rules:
        - id: silent
          when: {silence_h: 26}
          level: attend
          who: technician
          escalates: {after_minutes: 60, to: administrator}
          title: {id: Lama tidak ada kabar, en: No news for long}
          now: {id: Tanyakan ke ibunya., en: Ask the mother.}
          source: a choice
          awaits: nothing
        - id: clock
          when: {clock: "yes"}
          level: inform
          lasting_minutes: 30
          who: technician
          title: {id: Jamnya belum disetel, en: Its clock is not set}
          now: {id: Sambungkan., en: Connect it.}
          source: a choice
          awaits: nothing
      """
          .lines()
          .toList();

  static final List<String> OPENID =
      """
      kind: openid
      issuer: https://login.clinic.example/realms/clinic
      name: Klinik Melati
      client: sentuh-desk
      secret_file: openid-secret.txt
      address: https://desk.clinic.example
      scopes: [profile]
      again: "yes"
      ends: "no"
      person: sub
      roles:
        claim: groups
        values: [{value: bidan, role: midwife}]
      facilities:
        claim: unit
        values: [{value: melati, facility: Klinik Melati}]
      takes_in: {sign: preferred_username}
      """
          .lines()
          .toList();

  private Samples() {}

  /** The lines of a sample by its name; {@code wired} is the device that is read with its panel. */
  static List<String> lines(String sample) {
    return switch (sample) {
      case "programme" -> PROGRAMME;
      case "panel" -> PANEL;
      case "motors" -> MOTORS;
      case "limits" -> LIMITS;
      case "device", "wired" -> DEVICE;
      case "screening" -> SCREENING;
      case "allowance" -> ALLOWANCE;
      case "use" -> USE;
      case "alarms" -> ALARMS;
      case "openid" -> OPENID;
      default -> throw new AssertionError("no sample is called " + sample);
    };
  }

  /** Reads a text as a sample of that name. */
  static Object read(String sample, String file, String text) {
    return switch (sample) {
      case "programme" -> ProgrammeFile.read(file, text);
      case "panel", "motors" -> PanelFile.read(file, text);
      case "limits" -> LimitsFile.read(file, text);
      case "device" -> DeviceFile.read(file, text);
      case "screening" -> ScreeningFile.read(file, text);
      case "allowance" -> AllowanceFile.read(file, text);
      case "use" -> UseFile.read(file, text);
      case "alarms" -> AlarmsFile.read(file, text);
      case "openid" -> OpenIdFile.read(file, text);
      case "wired" -> DeviceFile.read(file, text, PanelFile.read("panel", text(PANEL)));
      default -> throw new AssertionError("no sample is called " + sample);
    };
  }

  /** A sample as a file's text. */
  static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  /** A sample with one line, from 1, written otherwise; indented as it was. */
  static String with(List<String> lines, int line, String written) {
    ArrayList<String> changed = new ArrayList<>(lines);
    String before = lines.get(line - 1);
    String indent = before.substring(0, before.length() - before.stripLeading().length());
    changed.set(line - 1, indent + written);
    return text(changed);
  }

  /** A sample without one line, from 1. */
  static String without(List<String> lines, int line) {
    ArrayList<String> changed = new ArrayList<>(lines);
    changed.remove(line - 1);
    return text(changed);
  }
}
