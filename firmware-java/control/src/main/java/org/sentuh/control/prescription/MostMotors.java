package org.sentuh.control.prescription;

import java.util.Arrays;
import org.sentuh.control.pattern.Stroke;
import org.sentuh.control.prescription.Margin.Means;

/**
 * The most motors that are driven at once. Where a stretch as a whole might drive more than were
 * seen so far, it is halved until the answer is certain, or until a hand moves less than a hair's
 * breadth in it.
 */
final class MostMotors implements Bound {

  private static final long FINEST_NS = 10_000L;

  private final Subject subject;
  private final Course course;
  private final double[] most;

  /** The level up to which each patch has been settled, by its number. */
  private double[] settled = {};

  private int motors;
  private long atNs = -1;

  MostMotors(Subject subject) {
    this.subject = subject;
    this.course = new Course(subject.score().back(), subject.crossFade());
    this.most = new double[subject.motors()];
  }

  @Override
  public void see(Stretch stretch) {
    Patch patch = stretch.patch();
    if (stretch.motorsOn() <= motors || isSettled(stretch)) {
      return;
    }
    halve(stretch, patch.fromNs(), patch.toNs());
    settled[patch.number()] = stretch.level();
  }

  private boolean isSettled(Stretch stretch) {
    int number = stretch.patch().number();
    if (number >= settled.length) {
      settled = Arrays.copyOf(settled, Math.max(64, 2 * number));
    }
    return stretch.level() <= settled[number];
  }

  private void halve(Stretch stretch, long fromNs, long toNs) {
    Stroke stroke = stretch.passage().stroke();
    course.lay(stroke, fromNs, toNs, most);
    int driven = drives(most, stretch.level());
    if (driven <= motors) {
      return;
    }
    long middleNs = fromNs + (toNs - fromNs) / 2;
    course.lay(stroke, middleNs, middleNs, most);
    if (toNs - fromNs <= FINEST_NS || drives(most, stretch.level()) == driven) {
      motors = driven;
      atNs = stretch.passage().startNs() + middleNs;
      return;
    }
    halve(stretch, fromNs, middleNs);
    halve(stretch, middleNs, toNs);
  }

  private static int drives(double[] shares, double level) {
    int driven = 0;
    for (double share : shares) {
      driven += Stretch.drives(share, level) ? 1 : 0;
    }
    return driven;
  }

  /** How many, once the programme has been seen. */
  int motors() {
    return motors;
  }

  long atNs() {
    return atNs;
  }

  @Override
  public Margin margin() {
    return new Margin(
        "motors at once",
        motors,
        subject.limits().motors().onMost(),
        true,
        "motors",
        atNs,
        null,
        Means.CONSERVATIVE,
        "let fewer hands touch at once, or make the touch narrower");
  }
}
