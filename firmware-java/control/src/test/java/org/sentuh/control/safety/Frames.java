package org.sentuh.control.safety;

/** Frames for tests of those who only receive them. */
public final class Frames {

  private Frames() {}

  /** A frame as if the interlocks had let it through. */
  public static ApprovedFrame of(double level, double... intensities) {
    return new ApprovedFrame(intensities, level);
  }

  /** A verdict that grants a frame. */
  public static Verdict permitted(ApprovedFrame frame) {
    return new Verdict.Permitted(frame, Reasons.NONE);
  }
}
