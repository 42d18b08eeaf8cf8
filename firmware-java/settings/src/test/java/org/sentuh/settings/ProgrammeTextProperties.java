package org.sentuh.settings;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.Rib;
import org.sentuh.control.pattern.Circle;
import org.sentuh.control.pattern.Glide;
import org.sentuh.control.pattern.Hold;
import org.sentuh.control.pattern.Order;
import org.sentuh.control.pattern.Path;
import org.sentuh.control.pattern.Permission;
import org.sentuh.control.pattern.Phase;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.Ramp;
import org.sentuh.control.pattern.Rest;
import org.sentuh.control.pattern.RibSweep;
import org.sentuh.control.pattern.Sides;
import org.sentuh.control.pattern.Stroke;
import org.sentuh.control.pattern.Title;
import tools.jackson.databind.json.JsonMapper;

/** Nothing of a programme is lost on its way through a text. */
final class ProgrammeTextProperties {

  @Property
  void whatIsWrittenAndReadAgainIsTheSameProgramme(@ForAll("programmes") Programme programme) {
    String text = ProgrammeText.of(programme);

    Programme read = ProgrammeFile.read("written", text);

    assertThat(read).isEqualTo(programme);
    assertThat(ProgrammeText.of(read)).isEqualTo(text);
  }

  @Property(tries = 200)
  void asJsonItIsReadByTheSameReader(@ForAll("programmes") Programme programme) {
    String json = JsonMapper.shared().writeValueAsString(ProgrammeText.tree(programme));

    assertThat(ProgrammeFile.read("json", json)).isEqualTo(programme);
  }

  @Example
  void everyShippedProgrammeIsTheSameWithoutItsComments() {
    assertThat(ConfigFolder.programmes()).isNotEmpty();
    for (var file : ConfigFolder.programmes()) {
      Programme shipped = ProgrammeFile.read(file);
      assertThat(ProgrammeFile.read("written", ProgrammeText.of(shipped))).isEqualTo(shipped);
    }
  }

  @Example
  void aStrokeTakesALineOrTwoAsAPersonWouldWriteIt() {
    assertThat(ProgrammeText.of(ProgrammeFile.read("a", Samples.text(Samples.PROGRAMME))))
        .isEqualTo(
            """
            kind: programme
            name: short
            revision: 1
            title: {id: Pendek, en: Short}
            permission: mother
            start_level: 0.4
            ceiling: 0.8
            sources:
              - a book
            phases:
              - title: {id: Satu, en: One}
                repeats: 2
                ramp: {from: 0, to: 1}
                strokes:
                  - circle: {from: T2, to: T8, every: 2, diameter_mm: 40, loop_s: 2, loops_a_level: 3, offset_mm: 50}
                    sides: both
                  - glide: {from: T1, to: T9, speed_mm_s: 40, pause_s: 2, times: 2, offset_mm: 50}
                    sides: both
                  - rib-sweep: {rib: 4, from_mm: 30, to_mm: 70, speed_mm_s: 32, pause_s: 1, times: 2}
                    sides: both
                  - hold: {at: T4, offset_mm: 50, lasts_s: 3}
                    sides: both
                    intensity: 0.8
                    spread_mm: 10
                  - rest: {lasts_s: 2}
            """);
  }

  @Provide
  Arbitrary<Programme> programmes() {
    return Combinators.combine(
            Arbitraries.strings().withChars("abcxyz0189-").ofMinLength(1).ofMaxLength(40),
            Arbitraries.integers().between(1, 1_000_000),
            titles(),
            Arbitraries.of(Permission.values()),
            levels(),
            texts(400).list().ofMinSize(1).ofMaxSize(3),
            phases().list().ofMinSize(1).ofMaxSize(3))
        .as((name, revision, title, permission, levels, sources, phases) ->
            new Programme(
                name, revision, title, permission, levels.from(), levels.to(), sources, phases));
  }

  /** Where it begins, and its ceiling above. */
  private static Arbitrary<Ramp> levels() {
    return Combinators.combine(numbers(0.05, 1), numbers(0.05, 1))
        .as((a, b) -> new Ramp(Math.min(a, b), Math.max(a, b)));
  }

  private static Arbitrary<Title> titles() {
    return Combinators.combine(texts(80), texts(80)).as(Title::new);
  }

  /** Everything that a file may hold on one line, and what YAML would take for something else. */
  private static Arbitrary<String> texts(int longest) {
    Arbitrary<String> any =
        Arbitraries.strings()
            .withCharRange(' ', '~')
            .withCharRange('\u00A0', '\u2030')
            .withChars("\"\\'{}[]:#,&*!|>%@`-?~\u3042\uD7FF\uE000\uFFFD")
            .ofMinLength(1)
            .ofMaxLength(Math.min(longest, 60));
    Arbitrary<String> tricky =
        Arbitraries.of(
            "null",
            "Null",
            "~",
            "true",
            "1e5",
            "0x40",
            "- a",
            "a: b",
            "a #b",
            "\"",
            "\\u0041",
            "😀",
            "😀 \u2028 😀",
            "{",
            "*a",
            "a -",
            "Rofi'ah 2016, https://adoc.pub");
    return Arbitraries.oneOf(any, tricky)
        .map(String::strip)
        .filter(text -> !text.isEmpty() && text.codePoints().noneMatch(Character::isISOControl));
  }

  private static Arbitrary<Phase> phases() {
    return Combinators.combine(
            titles(),
            strokes().list().ofMinSize(1).ofMaxSize(4),
            Arbitraries.of(Order.values()),
            Arbitraries.integers().between(1, 100),
            Combinators.combine(numbers(0, 1), numbers(0, 1)).as(Ramp::new))
        .as(Phase::new);
  }

  private static Arbitrary<Stroke> strokes() {
    Arbitrary<Stroke> rests =
        numbers(0.5, 60).map(seconds -> new Stroke(new Rest(seconds), Sides.BOTH, 0, 0));
    Arbitrary<Stroke> touches =
        Combinators.combine(
                Arbitraries.oneOf(circles(), glides(), sweeps(), holds()),
                Arbitraries.of(Sides.values()),
                numbers(0, 1),
                numbers(0, 40))
            .as(Stroke::new);
    return Arbitraries.frequencyOf(Tuple.of(1, rests), Tuple.of(4, touches));
  }

  private static Arbitrary<Path> circles() {
    return Combinators.combine(
            Arbitraries.of(Level.values()),
            Arbitraries.integers().between(-12, 12),
            Arbitraries.integers().between(1, 4),
            numbers(10, 80),
            numbers(0.5, 10),
            Arbitraries.integers().between(1, 20),
            numbers(20, 90))
        .as((from, steps, every, diameterMm, loopS, loops, offsetMm) -> {
          int last = from.ordinal() + steps * every;
          Level to = last < 0 || last > 12 ? from : Level.numbered(last);
          return new Circle(from, to, every, diameterMm, loopS, loops, offsetMm);
        });
  }

  private static Arbitrary<Path> glides() {
    return Combinators.combine(
            Arbitraries.of(Level.values()),
            Arbitraries.integers().between(1, 12),
            numbers(5, 200),
            numbers(0, 30),
            Arbitraries.integers().between(1, 60),
            numbers(20, 90))
        .as((from, further, mmPerS, pauseS, times, offsetMm) ->
            new Glide(
                from,
                Level.numbered((from.ordinal() + further) % 13),
                mmPerS,
                pauseS,
                times,
                offsetMm));
  }

  private static Arbitrary<Path> sweeps() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 12),
            numbers(20, 150),
            numbers(20, 150),
            numbers(5, 200),
            numbers(0, 30),
            Arbitraries.integers().between(1, 60))
        .filter((rib, fromMm, toMm, mmPerS, pauseS, times) -> !fromMm.equals(toMm))
        .as((rib, fromMm, toMm, mmPerS, pauseS, times) ->
            new RibSweep(new Rib(rib), fromMm, toMm, mmPerS, pauseS, times));
  }

  private static Arbitrary<Path> holds() {
    return Combinators.combine(Arbitraries.of(Level.values()), numbers(20, 90), numbers(0.5, 30))
        .as(Hold::new);
  }

  /** Every double of a range, not only those with few digits. */
  private static Arbitrary<Double> numbers(double least, double most) {
    return Arbitraries.oneOf(
        Arbitraries.doubles().between(least, most).ofScale(2),
        Arbitraries.doubles()
            .between(0, 1)
            .ofScale(17)
            .map(part -> Math.clamp(least + part * (most - least), least, most)));
  }
}
