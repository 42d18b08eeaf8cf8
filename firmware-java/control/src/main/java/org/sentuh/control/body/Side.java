package org.sentuh.control.body;

/** A side of the spine, as the wearer means it. */
public enum Side {
  /** The wearer's left; x is negative there. */
  LEFT(-1),
  /** The wearer's right; x is positive there. */
  RIGHT(1);

  private final int sign;

  Side(int sign) {
    this.sign = sign;
  }

  /** The sign of x on this side: -1 on the left, 1 on the right. */
  public int sign() {
    return sign;
  }
}
