package org.sentuh.clinic.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sentuh.clinic.ConfigFiles;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.Rib;
import org.sentuh.control.pattern.Circle;
import org.sentuh.control.pattern.Glide;
import org.sentuh.control.pattern.Hold;
import org.sentuh.control.pattern.Order;
import org.sentuh.control.pattern.Permission;
import org.sentuh.control.pattern.Phase;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.Ramp;
import org.sentuh.control.pattern.Rest;
import org.sentuh.control.pattern.RibSweep;
import org.sentuh.control.pattern.Sides;
import org.sentuh.control.pattern.Stroke;
import org.sentuh.control.pattern.Title;
import org.sentuh.settings.ProgrammeFile;

/** Nothing that differs is left untold, and nothing is told that does not. */
final class DifferencesProperties {

  private static final DesignWords INDONESIAN = new DesignWords("id");
  private static final DesignWords ENGLISH = new DesignWords("en");

  @Property(tries = 400)
  void somethingIsToldExactlyWhereSomethingDiffers(
      @ForAll("programmes") Programme before, @ForAll("programmes") Programme after) {
    for (DesignWords words : List.of(INDONESIAN, ENGLISH)) {
      assertThat(Differences.between(before, before, words)).isEmpty();
      assertThat(Differences.between(before, after, words).isEmpty())
          .isEqualTo(before.equals(after));
    }
  }

  @Property(tries = 400)
  void twoListsSideBySideLeaveNothingOutAndKeepTheirOrder(
      @ForAll("words") List<String> before, @ForAll("words") List<String> after) {
    List<Integer> old = new ArrayList<>();
    List<Integer> fresh = new ArrayList<>();
    List<String> rebuilt = new ArrayList<>();
    new Aligned<>(before, after, (a, b) -> a.charAt(0) == b.charAt(0))
        .each(
            (from, to) -> {
              assertThat(before.get(from).charAt(0)).isEqualTo(after.get(to).charAt(0));
              old.add(from);
              fresh.add(to);
              rebuilt.add(after.get(to));
            },
            old::add,
            at -> {
              fresh.add(at);
              rebuilt.add(after.get(at));
            });
    assertThat(rebuilt).isEqualTo(after);
    assertThat(old).hasSameSizeAs(before).isSorted().doesNotHaveDuplicates();
    assertThat(fresh).hasSameSizeAs(after).isSorted().doesNotHaveDuplicates();
  }

  @Example
  void whatWasChangedIsSaidInBothLanguagesWithItsPlaceAndUnit() {
    Programme standard = ProgrammeFile.read("standard", ConfigFiles.programme("standard"));
    String changed =
        ConfigFiles.programme("standard")
            .replace("ceiling: 0.80", "ceiling: 0.60")
            .replace("repeats: 7 ", "repeats: 5 ")
            .replace("speed_mm_s: 40 ", "speed_mm_s: 32.5 ")
            .replaceAll("(?m)^  - Fara.*\n", "");
    Programme softer = ProgrammeFile.read("softer", changed);

    assertThat(Differences.between(standard, softer, INDONESIAN))
        .containsExactly(
            "Program: kekuatan tertinggi 80 % menjadi 60 %",
            "Sumber dihapus: Fara et al. 2021, Jurnal Maternitas Aisyah,"
                + " https://www.scribd.com/document/677154638",
            "Bagian 2, Memutar dengan ibu jari: diulang 7 kali menjadi 5 kali",
            "Bagian 3, Usapan panjang, gerakan 1 (Usapan panjang T1–T9): kecepatan 40 mm/dtk"
                + " menjadi 32,5 mm/dtk");
    assertThat(Differences.between(softer, standard, ENGLISH))
        .contains("Part 2, Thumb circles: repeated 5 times becomes 7 times")
        .contains(
            "New source: Fara et al. 2021, Jurnal Maternitas Aisyah,"
                + " https://www.scribd.com/document/677154638");
  }

  @Example
  void aNewPhaseAndAStrokeOfAnotherKindAreSaidToBeNew() {
    Programme standard = ProgrammeFile.read("standard", ConfigFiles.programme("standard"));
    List<Phase> phases = new ArrayList<>(standard.phases());
    Stroke rest = new Stroke(new Rest(6), Sides.BOTH, 0, 0);
    phases.add(
        2, new Phase(new Title("Diam", "Still"), List.of(rest), Order.WRITTEN, 1, Ramp.NONE));

    assertThat(Differences.between(standard, with(standard, phases), ENGLISH))
        .containsExactly("New: Part 3, Still");

    Phase circles = phases.get(1);
    phases.set(
        1,
        new Phase(
            circles.title(), List.of(rest), circles.order(), circles.repeats(), circles.ramp()));
    phases.remove(2);
    assertThat(Differences.between(standard, with(standard, phases), INDONESIAN))
        .containsExactly(
            "Bagian 2, Memutar dengan ibu jari: gerakan baru: Istirahat 6 dtk",
            "Bagian 2, Memutar dengan ibu jari: gerakan dihapus: Memutar T2–T8");
  }

  @Example
  void bothLanguagesSayTheSameThings() {
    assertThat(ENGLISH.phrases().keys()).isEqualTo(INDONESIAN.phrases().keys());
  }

  private static Programme with(Programme programme, List<Phase> phases) {
    return new Programme(
        programme.name(),
        programme.revision(),
        programme.title(),
        programme.permission(),
        programme.startLevel(),
        programme.ceiling(),
        programme.sources(),
        phases);
  }

  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.of("a", "b", "c", "a1", "a2", "b1").list().ofMaxSize(6);
  }

  /** Few values each, so that two of them are often alike. */
  @Provide
  Arbitrary<Programme> programmes() {
    return Combinators.combine(
            Arbitraries.of(Permission.MOTHER, Permission.MIDWIFE_ONLY),
            Arbitraries.of(0.6, 0.8),
            Arbitraries.of("a", "b", "c").list().uniqueElements().ofMinSize(1).ofMaxSize(2),
            phases().list().ofMinSize(1).ofMaxSize(2))
        .as((permission, ceiling, sources, phases) ->
            new Programme(
                "any",
                1,
                new Title("Apa saja", "Any"),
                permission,
                0.4,
                ceiling,
                sources,
                Collections.unmodifiableList(phases)));
  }

  private static Arbitrary<Phase> phases() {
    return Combinators.combine(
            Arbitraries.of(new Title("Satu", "One"), new Title("Satu", "Another")),
            strokes().list().ofMinSize(1).ofMaxSize(2),
            Arbitraries.of(Order.WRITTEN, Order.REVERSED),
            Arbitraries.of(1, 2),
            Arbitraries.of(Ramp.NONE, new Ramp(0, 1)))
        .as(Phase::new);
  }

  private static Arbitrary<Stroke> strokes() {
    return Arbitraries.of(
        new Stroke(new Circle(Level.T2, Level.T8, 2, 40, 2, 3, 50), Sides.BOTH, 1, 0),
        new Stroke(new Circle(Level.T2, Level.T8, 3, 40, 2, 3, 50), Sides.BOTH, 1, 0),
        new Stroke(new Circle(Level.T2, Level.T8, 2, 40.000_001, 2, 3, 50), Sides.BOTH, 1, 0),
        new Stroke(new Glide(Level.T1, Level.T9, 40, 2, 2, 50), Sides.LEFT, 1, 0),
        new Stroke(new Glide(Level.T1, Level.T9, 40, 0, 2, 50), Sides.LEFT, 1, 12),
        new Stroke(new RibSweep(new Rib(4), 30, 70, 32, 1, 2), Sides.BOTH, 0.8, 0),
        new Stroke(new Hold(Level.T4, 50, 3), Sides.BOTH, 0.8, 0),
        new Stroke(new Rest(2), Sides.BOTH, 0, 0));
  }
}
