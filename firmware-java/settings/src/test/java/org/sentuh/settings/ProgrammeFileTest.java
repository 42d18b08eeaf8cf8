package org.sentuh.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
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

/** Every key of a programme reaches the place it is meant for. */
class ProgrammeFileTest {

  @Test
  void theSampleIsReadAsItIsWritten() {
    assertThat(ProgrammeFile.read("a", Samples.text(Samples.PROGRAMME)))
        .isEqualTo(
            new Programme(
                "short",
                1,
                new Title("Pendek", "Short"),
                Permission.MOTHER,
                0.4,
                0.8,
                List.of("a book"),
                List.of(
                    new Phase(
                        new Title("Satu", "One"),
                        List.of(
                            new Stroke(
                                new Circle(Level.T2, Level.T8, 2, 40, 2, 3, 50), Sides.BOTH, 1, 0),
                            new Stroke(
                                new Glide(Level.T1, Level.T9, 40, 2, 2, 50), Sides.BOTH, 1, 0),
                            new Stroke(
                                new RibSweep(new Rib(4), 30, 70, 32, 1, 2), Sides.BOTH, 1, 0),
                            new Stroke(new Hold(Level.T4, 50, 3), Sides.BOTH, 0.8, 10),
                            new Stroke(new Rest(2), Sides.BOTH, 0, 0)),
                        Order.WRITTEN,
                        2,
                        new Ramp(0, 1)))));
  }

  @Test
  void whatIsLeftOutIsPlayedOnceAsWrittenOnBothSidesAtFullStrength() {
    String bare =
        """
        kind: programme
        name: bare
        revision: 2
        title: {id: Polos, en: Bare}
        permission: midwife-only
        start_level: 0.2
        ceiling: 0.5
        sources: [one, two]
        phases:
          - title: {id: Satu, en: One}
            strokes:
              - hold: {at: C7, offset_mm: 20, lasts_s: 0.5}
        """;
    Programme programme = ProgrammeFile.read("a", bare);
    assertThat(programme.permission()).isEqualTo(Permission.MIDWIFE_ONLY);
    assertThat(programme.phases())
        .containsExactly(
            new Phase(
                new Title("Satu", "One"),
                List.of(new Stroke(new Hold(Level.C7, 20, 0.5), Sides.BOTH, 1, 0)),
                Order.WRITTEN,
                1,
                Ramp.NONE));
  }

  @Test
  void sidesAndOrderHaveTheirOwnWords() {
    String text =
        Samples.with(Samples.PROGRAMME, 22, "sides: alternate")
            .replace("repeats: 2", "repeats: 2\n    order: back-and-forth");
    Phase phase = ProgrammeFile.read("a", text).phases().get(0);
    assertThat(phase.order()).isEqualTo(Order.BACK_AND_FORTH);
    assertThat(phase.strokes().get(0).sides()).isEqualTo(Sides.ALTERNATE);
  }

  @Test
  void minusNothingIsNothing() {
    String text = Samples.text(Samples.PROGRAMME).replace("ramp: {from: 0,", "ramp: {from: -0.0,");
    assertThat(ProgrammeFile.read("a", text).phases().get(0).ramp()).isEqualTo(new Ramp(0, 1));
  }

  @Test
  void aCircleMayGoUpTheBack() {
    String text =
        Samples.text(Samples.PROGRAMME)
            .replace("from: T2", "from: T8")
            .replace("to: T8\n", "to: T2\n");
    assertThat(ProgrammeFile.read("a", text).phases().get(0).strokes().get(0).path())
        .isEqualTo(new Circle(Level.T8, Level.T2, 2, 40, 2, 3, 50));
  }
}
