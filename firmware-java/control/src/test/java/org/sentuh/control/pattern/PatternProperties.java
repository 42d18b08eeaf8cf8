package org.sentuh.control.pattern;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.AnyPanel;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.Side;
import org.sentuh.control.pattern.ProgrammeFit.Overreach;

/** What holds for every course, stroke and programme on every back. */
class PatternProperties {

  private static final long STEP_NS = 1_000_000;

  @Provide
  Arbitrary<BackLength> backs() {
    return Arbitraries.doubles()
        .between(180, 340)
        .ofScale(1)
        .map(BackLength::new)
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<Circle> circles() {
    return AnyProgramme.circles().withoutEdgeCases();
  }

  @Provide
  Arbitrary<Path> paths() {
    return AnyProgramme.paths().withoutEdgeCases();
  }

  @Provide
  Arbitrary<Stroke> strokes() {
    return AnyProgramme.strokes().withoutEdgeCases();
  }

  @Provide
  Arbitrary<Programme> programmes() {
    return AnyProgramme.programmes().withoutEdgeCases();
  }

  @Provide
  Arbitrary<Panel> panels() {
    return AnyPanel.panels().withoutEdgeCases();
  }

  /** The hand's speed is the loop's plus that of the descent, whatever the turn and the moment. */
  @Property(tries = 100)
  void circlesNeverJumpNotEvenFromLevelToLevel(
      @ForAll("circles") Circle circle, @ForAll("backs") BackLength back) {
    double loopMmPerS = StrictMath.PI * circle.diameterMm() / circle.secondsALoop();
    double widestMm = 4 * 29 * back.mm() / 262; // four levels of at most 29 mm on the reference
    double mostMm = (loopMmPerS + widestMm / (circle.secondsALoop() / 2)) * STEP_NS / 1e9;
    @Nullable Place before = null;
    for (int turn = 0; turn < circle.turns(); turn++) {
      for (long tNs = 0; tNs <= circle.movementNs(back); tNs += STEP_NS) {
        Place here = circle.at(turn, tNs, Side.RIGHT, back);
        if (before != null) {
          assertThat(here.distanceMm(before)).isLessThanOrEqualTo(mostMm * 1.001);
        }
        before = here;
      }
    }
  }

  @Property(tries = 300)
  void theLeftHandMirrorsTheRight(
      @ForAll("paths") Path path,
      @ForAll("backs") BackLength back,
      @ForAll @DoubleRange(min = 0, max = 1) double part) {
    long tNs = Math.round(part * path.movementNs(back));
    Place left = path.at(path.turns() - 1, tNs, Side.LEFT, back);
    Place right = path.at(path.turns() - 1, tNs, Side.RIGHT, back);
    if (path instanceof Rest) {
      assertThat(left).isNull();
      assertThat(right).isNull();
    } else {
      assertThat(requireNonNull(left).xMm()).isEqualTo(-requireNonNull(right).xMm());
      assertThat(left.yMm()).isEqualTo(right.yMm());
    }
  }

  @Property(tries = 300)
  void noTouchIsStrongerThanItsStroke(
      @ForAll("strokes") Stroke stroke,
      @ForAll("backs") BackLength back,
      @ForAll @DoubleRange(min = 0, max = 1) double part) {
    List<Touch> touches = stroke.touches(Math.round(part * stroke.durationNs(back)), back);
    assertThat(touches.size()).isLessThanOrEqualTo(stroke.sides() == Sides.BOTH ? 2 : 1);
    for (Touch touch : touches) {
      assertThat(touch.strength()).isBetween(0.0, stroke.intensity());
      assertThat(touch.spreadMm()).isEqualTo(stroke.spreadMm());
    }
  }

  /** 250 ms from nothing to full: no more than a 250th in a millisecond. */
  @Property(tries = 60)
  void strengthNeverJumps(@ForAll("strokes") Stroke stroke, @ForAll("backs") BackLength back) {
    double shortestMs = Math.min(250, stroke.path().movementNs(back) / 2e6);
    double most = stroke.intensity() / shortestMs * 1.01 + 1e-9;
    double before = 0;
    long lastNs = Math.min(stroke.durationNs(back), 20_000_000_000L);
    for (long tNs = 0; tNs < lastNs; tNs += STEP_NS) {
      List<Touch> touches = stroke.touches(tNs, back);
      double here = touches.isEmpty() ? 0 : touches.getFirst().strength();
      assertThat(Math.abs(here - before)).as("at %s ns", tNs).isLessThanOrEqualTo(most);
      before = here;
    }
  }

  @Property(tries = 100)
  void aScoreIsGaplessAndLastsAsLongAsItsStrokes(
      @ForAll("programmes") Programme programme, @ForAll("backs") BackLength back) {
    Score score = new Score(programme, back);
    long endNs = 0;
    for (Passage passage : score.passages()) {
      assertThat(passage.startNs()).isEqualTo(endNs);
      assertThat(passage.durationNs()).isEqualTo(passage.stroke().durationNs(back));
      assertThat(score.at(passage.startNs()).passage())
          .isEqualTo(score.passages().indexOf(passage));
      endNs = passage.endNs();
    }
    assertThat(score.durationNs()).isEqualTo(endNs);
    assertThat(score.at(endNs).touches()).isEmpty();
  }

  /** The rule of half a pitch, found again by walking along every stroke. */
  @Property(tries = 60)
  void theFitNeverOverlooksAPlaceOutside(
      @ForAll("strokes") Stroke stroke,
      @ForAll("backs") BackLength back,
      @ForAll("panels") Panel panel) {
    Score score = new Score(Programmes.of(stroke), back);
    double outsideMm = 0;
    CrossFade fade = new CrossFade(panel);
    for (int step = 0; step < 2000; step++) {
      List<Touch> touches = stroke.touches(score.durationNs() * step / 2000, back);
      for (Touch touch : touches) {
        outsideMm = Math.max(outsideMm, fade.outsideMm(touch.place()));
      }
    }
    List<Overreach> reaches = ProgrammeFit.overreaches(score, panel);
    if (reaches.isEmpty()) {
      assertThat(outsideMm).isCloseTo(0, within(1e-6));
    } else {
      Overreach reach = reaches.getFirst();
      assertThat(reaches).hasSize(1);
      assertThat(reach.outsideMm()).isGreaterThanOrEqualTo(outsideMm - 1e-6);
      assertThat(reach.drawn()).isEqualTo(reach.outsideMm() <= panel.pitchMm() / 2);
    }
  }
}
