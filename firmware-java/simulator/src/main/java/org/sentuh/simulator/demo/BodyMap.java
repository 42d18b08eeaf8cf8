package org.sentuh.simulator.demo;

import java.util.List;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.pattern.Moment;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.pattern.Touch;
import org.sentuh.control.pressure.Reading;
import org.sentuh.control.safety.ApprovedFrame;

/**
 * The back with its panel, seen from behind: what every motor is granted, where the touch is and
 * where it came from, what every sensor feels. A mirror of the snapshot, nothing in it is guessed.
 * Used by one thread.
 */
final class BodyMap {

  /** From here on a motor is drawn as strong. */
  private static final double STRONG = 0.25;

  private static final long TRAIL_STEP_NS = 40_000_000L;
  private static final int TRAIL_STEPS = 40;

  /** Numbers beside the panel begin so far outside of its motors, in millimetres. */
  private static final double LABEL_MM = 14;

  private final Setup setup;
  private final BackFigure figure;
  private @Nullable SkinPlate plate;

  BodyMap(Setup setup) {
    this.setup = setup;
    this.figure = new BackFigure(setup.score().back());
  }

  /** The largest picture that a space allows. */
  Grid fit(int mostColumns, int mostRows) {
    return Grid.fit(setup.panel(), setup.score().back(), mostColumns, mostRows);
  }

  List<AttributedString> lines(Scene scene, Palette palette, Grid grid) {
    Canvas canvas = new Canvas(palette, grid.columns(), grid.rows());
    @Nullable Snapshot snapshot = scene.snapshot();
    SkinPlate skin = plate(grid);
    if (snapshot != null && scene.isMoving()) {
      skin.warm(setup.panel().motors(), snapshot.verdict().frame());
    }
    skin.draw(canvas, palette);
    outline(canvas, grid, palette);
    spine(canvas, grid, palette);
    sides(canvas, grid, scene);
    if (snapshot == null) {
      return canvas.lines();
    }
    if (scene.isMoving()) {
      trail(canvas, grid, palette, snapshot);
    }
    motors(canvas, grid, palette, scene, snapshot);
    sensors(canvas, grid, palette, scene, snapshot);
    if (scene.isMoving()) {
      touches(canvas, grid, palette, snapshot.intent().moment());
    }
    return canvas.lines();
  }

  /** Paper and skin, kept from picture to picture as long as the size stays. */
  private SkinPlate plate(Grid grid) {
    SkinPlate last = plate;
    if (last == null || !last.grid().equals(grid)) {
      last = new SkinPlate(figure, grid);
      plate = last;
    }
    last.cool();
    return last;
  }

  private void outline(Canvas canvas, Grid grid, Palette palette) {
    boolean fine = palette.look().letters() == Letters.UNICODE;
    for (BackFigure.Part part : BackFigure.outline()) {
      List<Place> points = figure.points(part);
      for (int i = 1; i < points.size(); i++) {
        if (fine) {
          stroke(canvas, grid, part, points.get(i - 1), points.get(i));
        } else {
          hatch(canvas, grid, points.get(i - 1), points.get(i));
        }
      }
    }
  }

  private void stroke(Canvas canvas, Grid grid, BackFigure.Part part, Place from, Place to) {
    int steps = 1 + (int) (from.distanceMm(to) / grid.columnMm() * 4);
    for (int i = 0; i <= steps; i++) {
      double xMm = from.xMm() + (to.xMm() - from.xMm()) * i / steps;
      double yMm = from.yMm() + (to.yMm() - from.yMm()) * i / steps;
      double strength = figure.strength(part, yMm);
      if (strength > 0.15) {
        canvas.dot(grid.across(xMm), grid.down(yMm), Ink.OUTLINE, strength);
        canvas.dot(grid.across(-xMm), grid.down(yMm), Ink.OUTLINE, strength);
      }
    }
  }

  /** The outline in ASCII: the character that leans as the line does. */
  private static void hatch(Canvas canvas, Grid grid, Place from, Place to) {
    double across = grid.across(to.xMm()) - grid.across(from.xMm());
    double down = grid.down(to.yMm()) - grid.down(from.yMm());
    double lean = down == 0 ? 9 : across / down;
    char right = Math.abs(lean) > 2 ? '-' : lean > 0.45 ? '\\' : lean < -0.45 ? '/' : '|';
    char left = right == '\\' ? '/' : right == '/' ? '\\' : right;
    int row = grid.row(to.yMm());
    canvas.sign(grid.column(to.xMm()), row, right, Ink.OUTLINE);
    canvas.sign(grid.column(-to.xMm()), row, left, Ink.OUTLINE);
  }

  /** A bead a level between two columns; every second one by its name. */
  private void spine(Canvas canvas, Grid grid, Palette palette) {
    int middle = grid.columns() / 2;
    boolean unicode = palette.look().letters() == Letters.UNICODE;
    for (Level level : Level.values()) {
      int row = grid.row(level.yMm(setup.score().back()));
      if (level.ordinal() % 2 == 0 && level != Level.C7 && canvas.isFree(middle, row)) {
        canvas.sign(middle - 1, row, unicode ? '⠰' : '(', Ink.BONE);
        canvas.sign(middle, row, unicode ? '⠆' : ')', Ink.BONE);
      }
    }
    for (Level level : Level.values()) {
      if (level.ordinal() % 2 == 1 || level == Level.C7 || level == Level.T12) {
        int row = grid.row(level.yMm(setup.score().back()));
        canvas.words(middle - 1, row, level.name(), Ink.BONE);
      }
    }
  }

  private static void sides(Canvas canvas, Grid grid, Scene scene) {
    int row = Math.max(0, grid.row(-12));
    canvas.words(Math.max(0, grid.column(-195)), row, scene.speech().live("left"), Ink.QUIET);
    String right = scene.speech().live("right");
    canvas.words(
        Math.min(grid.columns(), grid.column(195) + 1) - right.length(), row, right, Ink.QUIET);
  }

  private void motors(Canvas canvas, Grid grid, Palette palette, Scene scene, Snapshot snapshot) {
    ApprovedFrame frame = snapshot.verdict().frame();
    List<MotorSite> motors = setup.panel().motors();
    for (int motor = 0; motor < frame.motors(); motor++) {
      Place place = motors.get(motor).place();
      double intensity = scene.isMoving() ? frame.intensity(motor) : 0;
      Mark mark =
          intensity == 0
              ? Mark.MOTOR_STILL
              : intensity < STRONG ? Mark.MOTOR_SOFT : Mark.MOTOR_STRONG;
      canvas.sign(
          grid.column(place.xMm()),
          grid.row(place.yMm()),
          mark.in(palette.look().letters()),
          intensity == 0 ? Ink.SITE : Ink.DRIVEN);
    }
  }

  /** Where the touch has been in the last moments of this stroke, from the score itself. */
  private void trail(Canvas canvas, Grid grid, Palette palette, Snapshot snapshot) {
    Score score = setup.score();
    for (int step = TRAIL_STEPS; step >= 0; step--) {
      long placeNs = snapshot.placeNs() - step * TRAIL_STEP_NS;
      Moment moment = score.at(Math.max(0, placeNs));
      if (placeNs < 0 || moment.passage() != snapshot.intent().moment().passage()) {
        continue;
      }
      double strength = 1 - (double) step / (TRAIL_STEPS + 8);
      for (Touch touch : moment.touches()) {
        trace(canvas, grid, palette, touch.place(), strength);
      }
    }
  }

  private static void trace(
      Canvas canvas, Grid grid, Palette palette, Place place, double strength) {
    if (palette.look().letters() == Letters.UNICODE) {
      canvas.dot(grid.across(place.xMm()), grid.down(place.yMm()), Ink.TRAIL, strength);
    } else {
      canvas.sign(
          grid.column(place.xMm()), grid.row(place.yMm()), Mark.TRAIL.in(Letters.ASCII), Ink.TRAIL);
    }
  }

  private static void touches(Canvas canvas, Grid grid, Palette palette, Moment moment) {
    for (Touch touch : moment.touches()) {
      if (touch.strength() * moment.strength() > 0) {
        canvas.sign(
            grid.column(touch.place().xMm()),
            grid.row(touch.place().yMm()),
            Mark.TOUCH.in(palette.look().letters()),
            Ink.TOUCH);
      }
    }
  }

  private void sensors(Canvas canvas, Grid grid, Palette palette, Scene scene, Snapshot snapshot) {
    Panel panel = setup.panel();
    double outwardMm = 0;
    for (MotorSite motor : panel.motors()) {
      outwardMm = Math.max(outwardMm, Math.abs(motor.place().xMm()));
    }
    outwardMm += Math.max(LABEL_MM, 2 * grid.columnMm());
    Letters letters = palette.look().letters();
    for (int zone = 0; zone < panel.zones(); zone++) {
      SensorSite sensor = panel.sensors().get(zone);
      int row = grid.row(sensor.place().yMm());
      boolean touching = snapshot.intent().inContact(zone);
      boolean known = snapshot.pressure().isValid(zone) && scene.isFresh();
      Mark mark = !known ? Mark.UNKNOWN : touching ? Mark.TOUCHING : Mark.OFF;
      boolean well = known && touching;
      canvas.sign(
          grid.column(sensor.place().xMm()), row, mark.in(letters), well ? Ink.ZONE : Ink.CARE);
      String label = label(scene, snapshot.pressure().reading(zone), letters, well, sensor);
      int column =
          sensor.place().xMm() < 0
              ? grid.column(-outwardMm) + 1 - label.length()
              : grid.column(outwardMm);
      if (canvas.isFree(column, row)) {
        canvas.words(column, row, label, well ? Ink.ZONE : Ink.CARE);
        if (zone == 0) {
          canvas.words(column, row - 1, "kPa", Ink.BONE);
        }
      }
    }
  }

  /** The pressure in kPa; where the panel is off the back, an arrow shows which way it goes. */
  private static String label(
      Scene scene, Reading reading, Letters letters, boolean well, SensorSite sensor) {
    String kPa =
        switch (reading) {
          case Reading.Valid(double value, long ageNs) -> scene.speech().decimal(value, 1);
          case Reading.Stale(double value, long ageNs) -> "?";
          case Reading.Faulted(var fault) -> "?";
        };
    if (well || kPa.equals("?") || !scene.isFresh()) {
      return kPa;
    }
    return sensor.place().xMm() < 0
        ? Mark.RIGHTWARD.in(letters) + kPa
        : kPa + Mark.LEFTWARD.in(letters);
  }
}
