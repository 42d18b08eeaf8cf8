package org.sentuh.control.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.sentuh.control.treatment.Reason;

/** Whatever interlocks do to a draft, in whatever order: nothing in it ever rises. */
class DraftProperties {

  @Provide
  Arbitrary<Consumer<Draft>> acts() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 6),
            Arbitraries.integers().between(0, 3),
            Arbitraries.oneOf(
                Arbitraries.of(0.0, 0.5, 0.75, 1.0, 2.0), Arbitraries.doubles().between(0, 2)),
            Arbitraries.of(Reason.values()))
        .as(DraftProperties::act)
        .withoutEdgeCases();
  }

  private static Consumer<Draft> act(int kind, int motor, double value, Reason reason) {
    return switch (kind) {
      case 0 -> draft -> draft.note(reason);
      case 1 -> draft -> draft.gentler(value, reason);
      case 2 -> draft -> draft.gentler(motor, value, reason);
      case 3 -> draft -> draft.cap(motor, value, reason);
      case 4 -> draft -> draft.capLevel(value, reason);
      case 5 -> motor == 0 ? Draft::rest : draft -> draft.capLevel(0.3, reason);
      default ->
          motor == 0 ? draft -> draft.stop(Reason.SKIN_HOT) : draft -> draft.gentler(0.75, reason);
    };
  }

  @Property
  void nothingEverRises(
      @ForAll List<@From("acts") Consumer<Draft>> acts,
      @ForAll @Size(4) List<@DoubleRange(min = 0, max = 1) Double> parts,
      @ForAll @DoubleRange(min = 0, max = 1) double level) {
    Scene scene = Scene.four();
    scene.level = level;
    for (int motor = 0; motor < 4; motor++) {
      scene.asked[motor] = parts.get(motor) * level;
    }
    Draft draft = new Draft(scene.intent());
    for (Consumer<Draft> act : acts) {
      Tuple.Tuple2<double[], Double> before = Tuple.of(intensities(draft), draft.level());
      act.accept(draft);
      assertThat(draft.level()).isLessThanOrEqualTo(before.get2());
      for (int motor = 0; motor < 4; motor++) {
        assertThat(draft.intensity(motor)).isLessThanOrEqualTo(before.get1()[motor]);
        assertThat(draft.intensity(motor)).isNotNegative();
      }
    }
    ApprovedFrame frame = draft.verdict().frame();
    for (int motor = 0; motor < 4; motor++) {
      assertThat(frame.intensity(motor)).isLessThanOrEqualTo(scene.asked[motor]);
    }
  }

  private static double[] intensities(Draft draft) {
    double[] intensities = new double[draft.motors()];
    for (int motor = 0; motor < intensities.length; motor++) {
      intensities[motor] = draft.intensity(motor);
    }
    return intensities;
  }
}
