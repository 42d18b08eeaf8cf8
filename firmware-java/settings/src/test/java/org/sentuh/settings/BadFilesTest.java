package org.sentuh.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One spoilt line in a file, and what its writer is told. */
class BadFilesTest {

  private static final String FILE = "config/a.yaml";
  private static final String WITHOUT = "(without) ";
  private static final String FIRST_STROKE = "phases[0].strokes[0]";

  /**
   * @param sample which of the {@link Samples} is spoilt
   * @param line the line that is written otherwise, and that is told
   * @param written what is written there; {@code (without)} takes a line away, and then the line
   *     that is told is that of the group it was in
   * @param key the key that is told; {@code *} stands for the first stroke
   * @param value what is told to stand there; nothing where it is missing or empty
   * @param allowed what is told to be allowed
   * @param remedy a part of what is told to be done
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # numbers out of range
          programme | 18 | diameter_mm: 140                             | *.circle.diameter_mm                  | 140        | 10 to 80 mm                              | write a number in that range
          programme | 18 | diameter_mm: -40                             | *.circle.diameter_mm                  | -40        | 10 to 80 mm                              | write a number in that range
          programme | 19 | loop_s: 0.49                                 | *.circle.loop_s                       | 0.49       | 0.5 to 10 s                              | write a number in that range
          programme | 17 | every: 5                                     | *.circle.every                        | 5          | whole numbers from 1 to 4                | write a number in that range
          programme | 18 | diameter_mm: 1e400                           | *.circle.diameter_mm                  | 1e400      | 10 to 80 mm                              | write a number in that range
          programme | 23 | - glide: {from: T1, to: T9, speed_mm_s: 201, pause_s: 2, times: 2, offset_mm: 50} | phases[0].strokes[1].glide.speed_mm_s | 201        | 5 to 200 mm/s                            | write a number in that range
          programme | 7  | ceiling: 1.5                                 | ceiling                               | 1.5        | 0.05 to 1                                | write a number in that range
          panel     | 3  | pitch_mm: 61                                 | pitch_mm                              | 61         | 20 to 60 mm                              | write a number in that range
          limits    | 9  | off_kpa: 0.01                                | contact.off_kpa                       | 0.01       | 0.1 to 5 kPa                             | write a number in that range
          device    | 4  | tick_ms: 50                                  | tick_ms                               | 50         | whole numbers from 5 to 20 ms            | write a number in that range
          device    | 45 | heartbeat: {gpio: 3, cut_off_ms: 250}        | lines.heartbeat.gpio                  | 3          | whole numbers from 9 to 27               | write a number in that range
          allowance | 2  | treatments: 5                                | treatments                            | 5          | whole numbers from 1 to 4                | write a number in that range
          allowance | 3  | between_s: 3600                              | between_s                             | 3600       | 7200 to 86400 s                          | write a number in that range
          allowance | 5  | zone_day_s: 599                              | zone_day_s                            | 599        | values that fit together                 | it may only be stricter
          use       | 3  | back_mm: 170                                 | back_mm                               | 170        | 180 to 340 mm                            | write a number in that range
          use       | 6  | brokers: [http://clinic.example]             | clinic.brokers[0]                     | http://clinic.example | ssl://host:port, or tcp://127.0.0.1:port for this box | choose another name
          use       | 8  | pages: {address: home, port: 8080, names: [sentuh.local]} | pages.address            | home       | an address in numbers, as in 127.0.0.1   | choose another name
          alarms    | 5  | when: {silence_h: 0}                         | rules[0].when.silence_h               | 0          | 1 to 720                                 | write a number in that range
          alarms    | 5  | when: {skin_celsius: 41 C}                   | rules[0].when.skin_celsius            | 41 C       | 30 to 60 °C                              | write the number alone
          alarms    | 14 | when: {clock: maybe}                         | rules[1].when.clock                   | maybe      | yes                                      | write
          alarms    | 8  | escalates: {after_minutes: 0, to: midwife}   | rules[0].escalates.after_minutes      | 0          | whole numbers from 1 to 43200            | write a number in that range
          screening | 3  | valid_minutes: 0                             | valid_minutes                         | 0          | whole numbers from 1 to 60               | write a number in that range
          # questions that nobody could rely on
          screening | 7  | forbids: maybe                               | questions[0].forbids                  | maybe      | yes, no                                  | write one of these
          screening | 8  | severity: go-nwo                             | questions[0].severity                 | go-nwo     | ask-midwife, not-today, go-now           | did you mean go-now?
          screening | 9  | now: {en: Call your midwife.}                | questions[0].now.id                   |            | 1 to 240 characters on one line          | add it
          screening | 11 | awaits: nobody                               | questions[0].awaits                   | nobody     | clinician's signature, nothing           | write one of these
          # numbers that are none
          programme | 18 | diameter_mm: wide                            | *.circle.diameter_mm                  | wide       | 10 to 80 mm                              | write a number
          programme | 18 | diameter_mm: '40'                            | *.circle.diameter_mm                  | 40         | 10 to 80 mm                              | without quotes
          programme | 18 | diameter_mm: .nan                            | *.circle.diameter_mm                  | .nan       | 10 to 80 mm                              | write a number
          programme | 18 | diameter_mm: NaN                             | *.circle.diameter_mm                  | NaN        | 10 to 80 mm                              | write a number
          programme | 18 | diameter_mm: .inf                            | *.circle.diameter_mm                  | .inf       | 10 to 80 mm                              | write a number
          programme | 18 | diameter_mm: -Infinity                       | *.circle.diameter_mm                  | -Infinity  | 10 to 80 mm                              | write a number
          programme | 18 | diameter_mm: true                            | *.circle.diameter_mm                  | true       | 10 to 80 mm                              | write a number
          programme | 18 | diameter_mm:                                 | *.circle.diameter_mm                  |            | 10 to 80 mm                              | write a number
          programme | 18 | diameter_mm: ~                               | *.circle.diameter_mm                  | ~          | 10 to 80 mm                              | write a number
          programme | 18 | diameter_mm: null                            | *.circle.diameter_mm                  | null       | 10 to 80 mm                              | write a number
          programme | 18 | diameter_mm: [40]                            | *.circle.diameter_mm                  | a list     | 10 to 80 mm                              | write one value
          programme | 18 | diameter_mm: {mm: 40}                        | *.circle.diameter_mm                  | a mapping  | 10 to 80 mm                              | write one value
          programme | 18 | diameter_mm: 0x28                            | *.circle.diameter_mm                  | 0x28       | 10 to 80 mm                              | write
          programme | 18 | diameter_mm: 40,5                            | *.circle.diameter_mm                  | 40,5       | 10 to 80 mm                              | a decimal point, as in 40.5
          programme | 18 | diameter_mm: 40 mm                           | *.circle.diameter_mm                  | 40 mm      | 10 to 80 mm                              | in the unit of the key's name (mm)
          programme | 18 | diameter_mm: 4cm                             | *.circle.diameter_mm                  | 4cm        | 10 to 80 mm                              | in the unit of the key's name (mm)
          programme | 7  | ceiling: 80%                                 | ceiling                               | 80%        | 0.05 to 1                                | a part of one, as in 0.8
          programme | 7  | ceiling: 0,8                                 | ceiling                               | 0,8        | 0.05 to 1                                | a decimal point, as in 0.8
          programme | 17 | every: 1.5                                   | *.circle.every                        | 1.5        | whole numbers from 1 to 4                | a fraction
          limits    | 23 | warn: .NaN                                   | intensity.warn                        | .NaN       | a number, no looser than the product's own limit | write a number
          # unknown keys
          programme | 18 | diametre_mm: 40                              | *.circle.diametre_mm                  | 40         | from, to, every, diameter_mm, loop_s, loops_a_level, offset_mm | did you mean diameter_mm?
          programme | 20 | Loops_A_Level: 3                             | *.circle.Loops_A_Level                | 3          | from, to, every, diameter_mm, loop_s, loops_a_level, offset_mm | did you mean loops_a_level?
          programme | 20 | colour: blue                                 | *.circle.colour                       | blue       | from, to, every, diameter_mm, loop_s, loops_a_level, offset_mm | remove it, or see the comments
          programme | 14 | - cirle:                                     | *.cirle                               | a mapping  | circle, glide, rib-sweep, hold, rest, sides, intensity, spread_mm | did you mean circle?
          panel     | 7  | presure:                                     | presure                               | a mapping  | kind, name, pitch_mm, grid, motors, pressure, temperature | did you mean pressure?
          limits    | 24 | roof: 0.8                                    | intensity.roof                        | 0.8        | warn, cap, level_rise_per_s, motor_rise_per_s, gate_rise_per_s, fall_per_s | remove it
          device    | 14 | 1A: {chip: 0x40, chanel: 0}                  | motors.sites.1A.chanel                | 0          | chip, channel, start_duty, kick_duty, kick_ms, perception_exponent | did you mean channel?
          programme | 2  | <<: {name: short}                            | <<                                    | a mapping  | kind, name, revision, title, permission, start_level, ceiling, sources, phases | remove it
          # wrong units
          programme | 18 | diameter_cm: 4                               | *.circle.diameter_cm                  | 4          | from, to, every, diameter_mm, loop_s, loops_a_level, offset_mm | write diameter_mm, in mm
          programme | 18 | diameter: 40                                 | *.circle.diameter                     | 40         | from, to, every, diameter_mm, loop_s, loops_a_level, offset_mm | write diameter_mm, in mm
          programme | 18 | diameter_inch: 1.5                           | *.circle.diameter_inch                | 1.5        | from, to, every, diameter_mm, loop_s, loops_a_level, offset_mm | write diameter_mm, in mm
          programme | 19 | loop_ms: 2000                                | *.circle.loop_ms                      | 2000       | from, to, every, diameter_mm, loop_s, loops_a_level, offset_mm | write loop_s, in s
          programme | 23 | - glide: {from: T1, to: T9, speed_cm_s: 4, pause_s: 2, times: 2, offset_mm: 50} | phases[0].strokes[1].glide.speed_cm_s | 4          | from, to, speed_mm_s, pause_s, times, offset_mm | write speed_mm_s, in mm/s
          limits    | 2  | skin: {warn_celsius: 39, stop_fahrenheit: 106, rise_warn_k: 4, rise_stop_k: 6, fast_k: 1.5, fast_s: 10, fast_from_celsius: 36} | skin.stop_fahrenheit                  | 106        | warn_celsius, stop_celsius, rise_warn_k, rise_stop_k, fast_k, fast_s, fast_from_celsius | write stop_celsius, in °C
          limits    | 7  | on_mmhg: 7.5                                 | contact.on_mmhg                       | 7.5        | on_kpa, on_s, off_kpa, off_s, zones_warn, none_stop_s, faulty_stop, firmness | write on_kpa, in kPa
          device    | 43 | supply: {chip: 0x45, shunt_mohm: 50, most_amps: 1.5} | supply.shunt_mohm                     | 50         | chip, shunt_ohm, most_amps               | shunt_ohm
          # missing keys
          programme | 14 | (without) diameter_mm: 40                        | *.circle.diameter_mm                  |            | 10 to 80 mm                              | add it
          programme | 1  | (without) name: short                            | name                                  |            | 1 to 40 of a-z, 0-9 and '-'              | add it
          programme | 1  | (without) permission: mother                     | permission                            |            | mother, after-midwife-check, midwife-only | add it
          programme | 1  | (without) kind: programme                        | kind                                  |            | programme, panel, limits, device, hazards, screening, allowance, use, alarms, openid | add it
          panel     | 1  | (without) pitch_mm: 40                           | pitch_mm                              |            | 20 to 60 mm                              | add it
          panel     | 7  | (without) puck_mm: 20                            | pressure.puck_mm                      |            | 5 to 50 mm                               | add it
          limits    | 22 | (without) cap: 0.8                               | intensity.cap                         |            | a number, no looser than the product's own limit | add it
          limits    | 1  | (without) skin: {warn_celsius: 39, stop_celsius: 41, rise_warn_k: 4, rise_stop_k: 6, fast_k: 1.5, fast_s: 10, fast_from_celsius: 36} | skin                                  |            | a group of keys: warn_celsius, stop_celsius, rise_warn_k, rise_stop_k, fast_k, fast_s, fast_from_celsius | add it
          device    | 26 | (without) stale_ms: 200                          | pressure.plausibility.stale_ms        |            | whole numbers from 50 to 1000 ms         | add it
          device    | 20 | (without) r1_ohm: 9000                           | pressure.r1_ohm                       |            | 1000 to 1000000 ohm                      | add it
          # names twice
          programme | 19 | diameter_mm: 50                              | *.circle.diameter_mm                  | 50         | each name once                           | remove or rename one of the two
          panel     | 11 | upper: {x_mm: 50, y_mm: 105}                 | pressure.sites.upper                  | a mapping  | each name once                           | rename
          panel     | 14 | upper: {x_mm: 0, y_mm: 45}                   | temperature.sites.upper               | upper      | each name once on a panel                | rename one of the two
          panel     | 10 | 2B: {x_mm: -50, y_mm: 25}                    | pressure.sites.2B                     | 2B         | each name once on a panel                | rename one of the two
          device    | 15 | 1A: {chip: 0x40, channel: 1}                 | motors.sites.1A                       | a mapping  | each name once                           | rename
          # words and names
          programme | 15 | from: t2                                     | *.circle.from                         | t2         | C7, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12 | did you mean T2?
          programme | 15 | from: L1                                     | *.circle.from                         | L1         | C7, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12 | did you mean T1?
          programme | 15 | from: shoulder                               | *.circle.from                         | shoulder   | C7, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12 | write one of these
          programme | 22 | sides: boht                                  | *.sides                               | boht       | both, left, right, alternate             | did you mean both?
          programme | 1  | kind: program                                | kind                                  | program    | programme, panel, limits, device, hazards, screening, allowance, use, alarms, openid | programme?
          programme | 1  | kind: panel                                  | kind                                  | panel      | the word programme                       | give the programme file
          programme | 2  | name: Pijat Oksitosin                        | name                                  | Pijat Oksitosin | 1 to 40 of a-z, 0-9 and '-'              | choose another name
          programme | 4  | title: {id: '', en: Short}                   | title.id                              |            | 1 to 80 characters on one line           | write it out
          programme | 4  | title: {id: Pendek, en: "two\\nlines"}        | title.en                              | two?lines  | 1 to 80 characters on one line           | make it shorter
          device    | 46 | stop_button: {gpio: 27, active: yes}         | lines.stop_button.active              | yes        | high, low                                | write one of these
          device    | 51 | {i2c: My bus}                                | board.i2c                             | My bus     | the id of a Pi4J provider, as in linux-i2c | choose another name
          device    | 51 | {gpio_chips: []}                             | board.gpio_chips                      | 0          | a list of 1 to 8 labels                  | add or remove some
          device    | 51 | {gpio_chips: [a b]}                          | board.gpio_chips[0]                   | a b        | 1 to 31 of letters, digits and . _ : -   | choose another name
          device    | 2  | id: bench/1                                  | id                                    | bench/1    | 1 to 32 of letters, digits and '-'       | choose another name
          panel     | 10 | upper left: {x_mm: -50, y_mm: 25}            | pressure.sites.upper left             | upper left | 1 to 24 of letters, digits and '-'       | choose another name
          # wrong shapes
          programme | 8  | sources: a book                              | sources                               | a book     | a list of 1 to 20 texts                  | as a list
          programme | 8  | sources: []                                  | sources                               | 0          | a list of 1 to 20 texts                  | add or remove some
          programme | 12 | ramp: 1                                      | phases[0].ramp                        | 1          | a group of keys: from, to                | write them indented below it
          panel     | 5  | rows_mm: 25                                  | grid.rows_mm                          | 25         | a list of 2 to 8 rows                    | as a list
          panel     | 5  | rows_mm: [25, 65, [105]]                     | grid.rows_mm[2]                       | a list     | 0 to 340 mm                              | write one value
          # programmes that do not add up
          programme | 17 | every: 4                                     | *.circle.every                        | 4          | steps that lead from T2 to T8: 1, 2, 3   | write one of these
          programme | 23 | - glide: {from: T9, to: T9, speed_mm_s: 40, pause_s: 2, times: 2, offset_mm: 50} | phases[0].strokes[1].glide.to         | T9         | levels other than T9, where it begins    | use hold
          programme | 24 | - rib-sweep: {rib: 4, from_mm: 70, to_mm: 70, speed_mm_s: 32, pause_s: 1, times: 2} | phases[0].strokes[2].rib-sweep.to_mm  | 70         | distances other than 70 mm, where it begins | write where the hand is lifted
          programme | 6  | start_level: 0.9                             | start_level                           | 0.9        | 0.05 to 0.8, the ceiling                 | begin lower
          programme | 22 | hold: {at: T4, offset_mm: 50, lasts_s: 3}    | *.hold                                | a mapping  | one movement a stroke, and circle is here already | begin another stroke
          programme | 25 | - sides: both                                | phases[0].strokes[3]                  |            | one of circle, glide, rib-sweep, hold, rest | write one of these
          programme | 26 | - {rest: {lasts_s: 2}, intensity: 0.5}       | phases[0].strokes[4].intensity        | 0.5        | the rest alone                           | remove it
          # panels that cannot be sewn
          panel     | 6  | columns_mm: [-30, 19.5]                      | grid.columns_mm[1]                    | 19.5       | -140 to -20 or 20 to 140 mm              | off the spine
          panel     | 6  | columns_mm: [30, -30]                        | grid.columns_mm[1]                    | -30        | columns from the wearer's left to her right, 10 mm apart at least | put them in order
          panel     | 6  | columns_mm: [-110, -70, -30, 30, 70, 110, 130] | grid.columns_mm                       | 7          | a list of 2 to 6 columns                 | add or remove
          panel     | 6  | columns_mm: [-30]                            | grid.columns_mm                       | 1          | a list of 2 to 6 columns                 | add
          panel     | 5  | rows_mm: [0, 40, 80, 120, 160, 200, 240, 280, 320] | grid.rows_mm                          | 9          | a list of 2 to 8 rows                    | add or remove
          panel     | 5  | rows_mm: [25, 65, 115]                       | grid.rows_mm[2]                       | 115        | the row one pitch below the last, 105 mm | mend the row or pitch_mm
          panel     | 4  | motors:                                      | motors                                | 2          | 3 to 48 names, each 1 to 24 of letters, digits and '-' | add or remove
          panel     | 11 | lower: {x_mm: -50, y_mm: 34}                 | pressure.sites.lower.x_mm             | -50        | places 10 mm from the next of its kind at least | measure
          motors    | 4  | motors: {a: {x_mm: 30, y_mm: 20}, b: {x_mm: 30, y_mm: 60}, c: {x_mm: 30, y_mm: 100}} | motors                                | a mapping  | values that fit together                 | all motors stand in one line
          motors    | 4  | motors: {a: {x_mm: 30, y_mm: 20}, b: {x_mm: 30, y_mm: 60}, c: {x_mm: 12, y_mm: 60}} | motors.c.x_mm                         | 12         | -140 to -20 or 20 to 140 mm              | off the spine
          motors    | 4  | motors: {a: {x_mm: 30, y_mm: 20}, b: {x_mm: 30, y_mm: 60}, c: {x_mm: 36, y_mm: 60}} | motors.c.x_mm                         | 36         | places 10 mm from the next of its kind at least | measure where the two are sewn
          # limits looser than the product's own
          limits    | 2  | skin: {warn_celsius: 39, stop_celsius: 43, rise_warn_k: 4, rise_stop_k: 6, fast_k: 1.5, fast_s: 10, fast_from_celsius: 36} | skin.stop_celsius                     | 43         | 30 to 41 °C                              | a limit may only be stricter
          limits    | 24 | cap: 0.85                                    | intensity.cap                         | 0.85       | 0.05 to 0.8                              | a limit may only be stricter
          limits    | 12 | none_stop_s: 60                              | contact.none_stop_s                   | 60         | 1 to 10 s                                | a limit may only be stricter
          limits    | 13 | faulty_stop: 3                               | contact.faulty_stop                   | 3          | 1 to 2                                   | a limit may only be stricter
          limits    | 5  | peak_warn_kpa: 10, peak_stop_kpa: 21, peak_stop_s: 2, difference_warn: 0.5, difference_s: 10} | pressure.peak_stop_kpa                | 21         | 1 to 20 kPa                              | a limit may only be stricter
          limits    | 30 | {on_warn: 8, on_most: 12, continuous_warn_s: 30, continuous_stop_s: 60, rest_s: 1, stop_amps: 1, stop_amps_s: 0.1} | motors.on_most                        | 12         | 1 to 10                                  | a limit may only be stricter
          limits    | 25 | level_rise_per_s: 0.2                        | intensity.level_rise_per_s            | 0.2        | 0.01 to 0.1 a second                     | in that range
          limits    | 31 | vibration: {warn_ms2: 0.5, stop_ms2: 2.5, full_ms2: 0.55} | vibration.stop_ms2                    | 2.5        | 0.05 to 1 m/s²                           | a limit may only be stricter
          # limits that do not add up
          limits    | 2  | skin: {warn_celsius: 39, stop_celsius: 38, rise_warn_k: 4, rise_stop_k: 6, fast_k: 1.5, fast_s: 10, fast_from_celsius: 36} | skin.warn_celsius                     | 39         | 25 to 38 °C                              | a limit may only be stricter
          limits    | 23 | warn: 0.9                                    | intensity.warn                        | 0.9        | 0.05 to 0.8                              | a limit may only be stricter
          limits    | 9  | off_kpa: 1.0                                 | contact.off_kpa                       | 1.0        | 0.1 kPa to less than on_kpa, which is 1 kPa | leave a gap
          limits    | 16 | firm_kpa: 4                                  | contact.firmness.firm_kpa             | 4          | numbers above comfort_kpa, which is 4.3  | raise this one
          limits    | 18 | firm_times_baseline: 1.5                     | contact.firmness.firm_times_baseline  | 1.5        | numbers above comfort_times_baseline, which is 1.5 | raise this one
          # devices that cannot be wired
          device    | 15 | 1B: {chip: 0x40, channel: 0}                 | motors.sites.1B.channel               | 0          | one wire for each channel, and line 14 has 0x40 channel 0 already | look where this wire really goes
          device    | 39 | lower: {chip: 0x48, input: 3}                | pressure.sites.lower.input            | 3          | one wire for each input, and line 22 has 0x48 input 3 already | look where this wire really goes
          device    | 46 | stop_button: {gpio: 17, active: high}        | lines.stop_button.gpio                | 17         | one wire for each gpio, and line 45 has GPIO17 already | look where
          device    | 14 | 1A: {chip: 0x42, channel: 0}                 | motors.sites.1A.chip                  | 0x42       | 0x40, 0x41                               | one of the chips listed
          device    | 14 | 1A: {chip: 0x80, channel: 0}                 | motors.sites.1A.chip                  | 0x80       | 0x40 to 0x6F                             | pins
          device    | 14 | 1A: {chip: 64.5, channel: 0}                 | motors.sites.1A.chip                  | 64.5       | 0x40 to 0x6F                             | fraction
          device    | 43 | supply: {chip: 0x41, shunt_ohm: 0.05, most_amps: 1.5} | supply.chip                           | 0x41       | one chip an address, and this is the PCA9685 of line 7 | pins
          device    | 7  | chips: [0x40, 0x40]                          | motors.chips[1]                       | 0x40       | one chip an address, and this is the PCA9685 of line 7 | pins
          device    | 43 | supply: {chip: 0x45, shunt_ohm: 0.1, most_amps: 1.5} | supply.most_amps                      | 1.5        | 0.05 to 0.819 A, the 81.92 mV that can be measured at a shunt of 0.1 ohm | smaller shunt
          device    | 10 | kick_duty: 0.1                               | motors.kick_duty                      | 0.1        | a start_duty no higher than kick_duty; they are 0.2 and 0.1 | raise the kick
          device    | 17 | 2B: {chip: 0x41, channel: 2, start_duty: 0.8} | motors.sites.2B.start_duty            | 0.8        | a start_duty no higher than kick_duty; they are 0.8 and 0.7 | raise the kick
          device    | 28 | silent_ms: 200                               | pressure.plausibility.silent_ms       | 200        | times above stale_ms, which is 200 ms, to 5000 ms | raise this one
          wired     | 13  | (without) 2A: {chip: 0x40, channel: 2}       | motors.sites.2A                       |            | a chip and a channel for every site of panel small | add it
          wired     | 37  | (without) lower: {chip: 0x48, input: 1, r1_ohm: 8000, exponent: 0.95, divider_ohm: 6700} | pressure.sites.lower                  |            | a chip and an input for every site of panel small | add it
          wired     | 39  | lowr: {chip: 0x48, input: 1}                 | pressure.sites.lowr                   | lowr       | upper, lower                             | did you mean lower?
          wired     | 42  | neck: {chip: 0x18}                           | temperature.sites.neck                | neck       | skin                                     | remove it
          """)
  void aBadLineIsToldByFileLineKeyValueWhatIsAllowedAndWhatToDo(
      String sample,
      int line,
      String written,
      String key,
      @Nullable String value,
      String allowed,
      String remedy) {
    SettingsRefused refused = refusal(sample, spoilt(Samples.lines(sample), line, written));
    assertThat(refused.file()).isEqualTo(FILE);
    assertThat(refused.line()).as(refused.getMessage()).hasValue(line);
    assertThat(refused.key()).isEqualTo(key.replace("*", FIRST_STROKE));
    assertThat(refused.value().orElse("")).isEqualTo(value == null ? "" : value);
    assertThat(refused.allowed()).as(refused.getMessage()).isEqualTo(allowed);
    assertThat(refused.remedy()).as(refused.getMessage()).contains(remedy);
    assertThat(refused)
        .hasMessageStartingWith(FILE + ":" + line + ": " + refused.key() + " ")
        .hasMessageContaining(refused.allowed())
        .hasMessageEndingWith(refused.remedy());
  }

  @ParameterizedTest
  @ValueSource(strings = {"programme", "panel", "motors", "limits", "device", "wired"})
  void theSampleThatIsSpoiltIsFineItself(String sample) {
    Samples.read(sample, FILE, Samples.text(Samples.lines(sample)));
  }

  @Test
  void theSentenceIsTheOneThatIsPromised() {
    assertThat(refusal("programme", Samples.with(Samples.PROGRAMME, 18, "diameter_mm: 140")))
        .hasMessage(
            "config/a.yaml:18: phases[0].strokes[0].circle.diameter_mm is 140; allowed are 10 to 80"
                + " mm; write a number in that range");
  }

  @Test
  void aMissingKeyIsSaidToBeMissingAndHasNoValue() {
    SettingsRefused refused = refusal("panel", Samples.without(Samples.PANEL, 3));
    assertThat(refused).hasMessageContaining("pitch_mm is missing");
    assertThat(refused.value()).isEmpty();
  }

  @Test
  void aPanelNeedsItsMotorsOnceAndOnlyOnce() {
    List<String> grid = Samples.PANEL;
    String none = Samples.text(grid.subList(0, 3)) + Samples.text(grid.subList(6, grid.size()));
    assertThat(refusal("panel", none))
        .hasMessageContaining("a.yaml:1: grid is missing; allowed is one of grid and motors");
    String both = Samples.text(grid) + "motors: {a: {x_mm: 30, y_mm: 20}}\n";
    assertThat(refusal("panel", both))
        .hasMessageContaining("a.yaml:15: motors is a mapping; allowed is one of grid and motors");
  }

  @Test
  void whatStoodInTheFileIsShownShortAndWithoutControlCharacters() {
    String escapes = "permission: \"\\e[31m" + "long ".repeat(40) + "\"";
    SettingsRefused refused = refusal("programme", Samples.with(Samples.PROGRAMME, 5, escapes));
    assertThat(refused.value().orElseThrow()).startsWith("?[31mlong ").hasSizeLessThan(90);
    assertThat(refused.getMessage()).doesNotContainPattern("\\p{Cntrl}");
  }

  private static String spoilt(List<String> sample, int line, String written) {
    if (!written.startsWith(WITHOUT)) {
      return Samples.with(sample, line, written);
    }
    List<String> stripped = sample.stream().map(String::strip).toList();
    int index = stripped.indexOf(written.substring(WITHOUT.length()));
    assertThat(index).as("the line to take away: " + written).isNotNegative();
    return Samples.without(sample, index + 1);
  }

  private static SettingsRefused refusal(String sample, String text) {
    SettingsRefused refused =
        catchThrowableOfType(SettingsRefused.class, () -> Samples.read(sample, FILE, text));
    assertThat(refused).as("the file was accepted:\n" + text).isNotNull();
    return refused;
  }
}
