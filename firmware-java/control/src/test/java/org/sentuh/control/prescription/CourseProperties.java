package org.sentuh.control.prescription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.sentuh.control.body.AnyPanel;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Panel;
import org.sentuh.control.pattern.AnyProgramme;
import org.sentuh.control.pattern.CrossFade;
import org.sentuh.control.pattern.Moment;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.pattern.Touch;
import org.sentuh.control.safety.LimitTable;

/** The pieces that a proof looks at, against the moments that lie in them. */
class CourseProperties {

  @Provide
  Arbitrary<Panel> panels() {
    return AnyPanel.panels();
  }

  @Provide
  Arbitrary<Programme> programmes() {
    return AnyProgramme.programmes();
  }

  private static List<Stretch> stretches(Score score, Panel panel) {
    ArrayList<Stretch> seen = new ArrayList<>();
    Bound all =
        new Bound() {
          @Override
          public void see(Stretch stretch) {
            seen.add(stretch);
          }

          @Override
          public Margin margin() {
            throw new AssertionError("nobody asks for it");
          }
        };
    Course.follow(new Subject(score, panel, new LimitTable().limits()), List.of(all));
    return seen;
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void noMomentAsksMoreOfAnyMotorThanItsPieceSays(
      @ForAll("panels") Panel panel,
      @ForAll("programmes") Programme programme,
      @ForAll @Size(30) List<@IntRange(min = 0, max = 999_999) Integer> millionths) {
    Score score = new Score(programme, BackLength.REFERENCE);
    CrossFade fade = new CrossFade(panel);
    double[] shares = new double[fade.motors()];
    List<Stretch> stretches = stretches(score, panel);
    for (int millionth : millionths) {
      double part = millionth / 1e6;
      Stretch stretch = stretches.get((int) (part * stretches.size()));
      for (double within : new double[] {0, part, 0.5, 1}) {
        long tNs = stretch.fromNs() + (long) (within * (stretch.lengthNs() - 1));
        Moment moment = score.at(tNs);
        fade.lay(moment.touches(), shares);
        double squares = 0;
        for (int motor = 0; motor < shares.length; motor++) {
          assertThat(shares[motor]).isLessThanOrEqualTo(stretch.patch().most(motor));
          squares += shares[motor] * shares[motor];
        }
        assertThat(squares).isLessThanOrEqualTo(stretch.patch().squares() + 1e-12);
      }
    }
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void theWayIsWithoutAGapAndAsLongAsTheProgramme(
      @ForAll("panels") Panel panel, @ForAll("programmes") Programme programme) {
    Score score = new Score(programme, BackLength.REFERENCE);
    long tNs = 0;
    for (Stretch stretch : stretches(score, panel)) {
      assertThat(stretch.fromNs()).isEqualTo(tNs);
      assertThat(stretch.lengthNs()).isPositive();
      tNs += stretch.lengthNs();
    }
    assertThat(tNs).isEqualTo(Math.min(score.durationNs(), tNs));
    assertThat(tNs).isGreaterThanOrEqualTo(Math.min(score.durationNs(), 1_200_000_000_000L));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void aHandIsNeverFasterThanItsPathSays(
      @ForAll("programmes") Programme programme,
      @ForAll @Size(30) List<@IntRange(min = 0, max = 999_999) Integer> millionths) {
    Score score = new Score(programme, new BackLength(300));
    long stepNs = 1_000_000;
    for (int millionth : millionths) {
      double part = millionth / 1e6;
      long tNs = (long) (part * (score.durationNs() - stepNs));
      Moment from = score.at(tNs);
      Moment to = score.at(tNs + stepNs);
      if (from.passage() != to.passage() || from.touches().size() != to.touches().size()) {
        continue;
      }
      var stroke = score.passages().get(from.passage()).stroke();
      long startNs = score.passages().get(from.passage()).startNs();
      long turnNs = stroke.path().turnNs(score.back());
      if ((tNs - startNs) / turnNs != (tNs + stepNs - startNs) / turnNs) {
        continue;
      }
      double mostMm = stroke.path().mostMmPerS(score.back()) * stepNs / 1e9 * (1 + 1e-6) + 1e-5;
      for (int i = 0; i < from.touches().size(); i++) {
        Touch a = from.touches().get(i);
        Touch b = to.touches().get(i);
        assertThat(a.place().distanceMm(b.place())).isLessThanOrEqualTo(mostMm);
      }
    }
  }
}
