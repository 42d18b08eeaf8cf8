package org.sentuh.control.pattern;

import java.util.List;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Level;

/** Programmes to test with. */
public final class Programmes {

  private Programmes() {}

  /**
   * The daily programme of {@code config/programmes/standard.yaml}: 300 s on the reference back.
   */
  public static Programme standard() {
    Stroke slow = new Stroke(new Circle(Level.T2, Level.T8, 2, 40, 2.5, 3, 50), Sides.BOTH, 1, 0);
    Stroke circles = new Stroke(new Circle(Level.T2, Level.T8, 2, 40, 2, 3, 50), Sides.BOTH, 1, 0);
    Stroke strokes = new Stroke(new Glide(Level.T1, Level.T9, 40, 2, 12, 50), Sides.BOTH, 1, 0);
    return programme(
        "standard",
        phase(1, Order.WRITTEN, new Ramp(0, 1), slow),
        phase(7, Order.WRITTEN, Ramp.NONE, circles),
        phase(1, Order.WRITTEN, Ramp.NONE, strokes),
        phase(1, Order.WRITTEN, new Ramp(1, 0), slow));
  }

  /** A hand that stays at one level for some seconds, on both sides. */
  public static Programme hold(Level level, double offsetMm, double seconds) {
    return of(new Stroke(new Hold(level, offsetMm, seconds), Sides.BOTH, 1, 0));
  }

  /** Some strokes, once, at full strength. */
  public static Programme of(Stroke... strokes) {
    return programme("test", phase(1, Order.WRITTEN, Ramp.NONE, strokes));
  }

  /** A phase. */
  public static Phase phase(int repeats, Order order, Ramp ramp, Stroke... strokes) {
    return new Phase(new Title("bagian", "part"), List.of(strokes), order, repeats, ramp);
  }

  /** A programme of phases that may be played at up to 0.8. */
  public static Programme programme(String name, Phase... phases) {
    return new Programme(
        name,
        1,
        new Title("uji", "test"),
        Permission.MOTHER,
        0.4,
        0.8,
        List.of("written for a test"),
        List.of(phases));
  }

  /** A programme laid on the reference back. */
  public static Score score(Programme programme) {
    return new Score(programme, BackLength.REFERENCE);
  }
}
