package org.sentuh.control.pattern;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.Rib;

/** Programmes of every kind for properties. */
public final class AnyProgramme {

  private AnyProgramme() {}

  /** Programmes of one to three phases with one to three strokes each. */
  public static Arbitrary<Programme> programmes() {
    return Combinators.combine(phases().list().ofMinSize(1).ofMaxSize(3), ceilings())
        .as(AnyProgramme::programme);
  }

  private static Programme programme(List<Phase> phases, double ceiling) {
    return new Programme(
        "any",
        1,
        new Title("apa saja", "any"),
        Permission.MOTHER,
        0.05,
        ceiling,
        List.of("made for a property"),
        phases);
  }

  private static Arbitrary<Double> ceilings() {
    return Arbitraries.of(0.05, 0.3, 0.6, 0.8, 1.0);
  }

  /** Any phase. */
  public static Arbitrary<Phase> phases() {
    Arbitrary<Ramp> ramps =
        Combinators.combine(Arbitraries.of(0.0, 0.3, 1.0, 1.0), Arbitraries.of(0.0, 0.5, 1.0, 1.0))
            .as(Ramp::new);
    return Combinators.combine(
            strokes().list().ofMinSize(1).ofMaxSize(3),
            Arbitraries.of(Order.values()),
            Arbitraries.integers().between(1, 3),
            ramps)
        .as((strokes, order, repeats, ramp) ->
            new Phase(new Title("bagian", "part"), strokes, order, repeats, ramp));
  }

  /** Any stroke. */
  public static Arbitrary<Stroke> strokes() {
    return Combinators.combine(
            paths(),
            Arbitraries.of(Sides.values()),
            Arbitraries.of(0.0, 0.4, 1.0, 1.0),
            Arbitraries.of(0.0, 0.0, 12.0, 40.0))
        .as(Stroke::new);
  }

  /** Any course. */
  public static Arbitrary<Path> paths() {
    return Arbitraries.oneOf(circles(), glides(), sweeps(), holds(), rests());
  }

  /** Circles of every size. */
  public static Arbitrary<Circle> circles() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 12),
            Arbitraries.integers().between(-4, 4),
            Arbitraries.integers().between(1, 4),
            Arbitraries.doubles().between(10, 80).ofScale(1),
            Arbitraries.of(0.5, 1.0, 2.0, 3.3),
            Arbitraries.integers().between(1, 3),
            Arbitraries.doubles().between(20, 90).ofScale(1))
        .as((from, steps, every, diameterMm, loopS, loops, offsetMm) -> {
          int last = from + steps * every;
          int to = last < 0 || last > 12 ? from : last;
          return new Circle(
              Level.values()[from], Level.values()[to], every, diameterMm, loopS, loops, offsetMm);
        });
  }

  private static Arbitrary<Path> glides() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 12),
            Arbitraries.integers().between(1, 12),
            Arbitraries.doubles().between(5, 200).ofScale(1),
            Arbitraries.of(0.0, 0.3, 2.0),
            Arbitraries.integers().between(1, 3),
            Arbitraries.doubles().between(20, 90).ofScale(1))
        .as((from, step, mmPerS, pauseS, times, offsetMm) ->
            new Glide(
                Level.values()[from],
                Level.values()[(from + step) % 13],
                mmPerS,
                pauseS,
                times,
                offsetMm));
  }

  private static Arbitrary<Path> sweeps() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 12),
            Arbitraries.integers().between(20, 90),
            Arbitraries.integers().between(91, 150),
            Arbitraries.doubles().between(5, 200).ofScale(1),
            Arbitraries.of(0.0, 0.5),
            Arbitraries.of(true, false))
        .as((rib, nearMm, farMm, mmPerS, pauseS, outward) ->
            outward
                ? new RibSweep(new Rib(rib), nearMm, farMm, mmPerS, pauseS, 2)
                : new RibSweep(new Rib(rib), farMm, nearMm, mmPerS, pauseS, 2));
  }

  private static Arbitrary<Path> holds() {
    return Combinators.combine(
            Arbitraries.of(Level.values()),
            Arbitraries.doubles().between(20, 90).ofScale(1),
            Arbitraries.of(0.5, 2.0, 12.0))
        .as(Hold::new);
  }

  private static Arbitrary<Path> rests() {
    return Arbitraries.of(0.5, 1.5).map(Rest::new);
  }
}
