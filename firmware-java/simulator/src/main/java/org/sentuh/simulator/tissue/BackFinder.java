package org.sentuh.simulator.tissue;

/**
 * Finds midline, shoulder line and posture in the mean pressure of a recording.
 *
 * <p>First the axis of the trunk: in each row the middle of the contact within a window about as
 * wide as the trunk, and a straight line through these middles, found again from the line before
 * until it rests. Then the shoulder line: along that axis, on both sides clear of the neck, the row
 * where the pressure climbs to half of what the upper back carries, sought upwards from the upper
 * back so that neither head nor buttocks can be taken for it. Then the posture: who lies on a side
 * has pressure beyond the trunk on one side of the shoulders only. Everything is a share of the
 * recording's own levels, so neither the body's weight nor the mat's gain matters.
 *
 * <p>The numbers were chosen on the seventy recordings of the dataset, by looking at each. Used
 * once, by one thread.
 */
final class BackFinder {

  /** Below this, in kPa, nine tenths of the mat, there is nobody on it. */
  private static final double NOBODY_KPA = 0.05;

  private static final int LAST_ROW = Recording.ROWS - 1;

  /** Steeper than 15 degrees a lying trunk does not stand on the mat. */
  private static final double STEEPEST = 0.27;

  /**
   * Real trunks bend: followed freely, the axis tells of the hips and misses the neck. This much
   * stiffness, in rows squared, takes about a third from a lean and keeps the axis under the head.
   */
  private static final double STIFFNESS = 20;

  private static final double ROW_STEP = 0.25;
  private static final double HIGHEST_UPPER_BACK_ROW = 5;
  private static final double LOWEST_UPPER_BACK_ROW = 18;

  /** Beside the neck, out to the shoulders. */
  private static final double[] SHOULDERS_MM = {
    -150, -137.5, -125, -112.5, -100, -87.5, -75, -62.5, 62.5, 75, 87.5, 100, 112.5, 125, 137.5, 150
  };

  /** The narrower strip of who lies on a side. */
  private static final double[] FLANK_MM = {
    -62.5, -50, -37.5, -25, -12.5, 0, 12.5, 25, 37.5, 50, 62.5
  };

  private static final double TRUNK_HALF_MM = 175;
  private static final double FLANK_HALF_MM = 112;

  /** A shoulder's mean contact, 0 to 1, in the least of the seventy was 0.29 on the back. */
  private static final double SHOULDER_CONTACT = 0.185;

  private final MatImage load;
  private final MatImage contact;
  private final boolean nobody;

  /** The axis: column = {@link #column} + {@link #slope} * (row - {@link #row}). */
  private double column = (Recording.COLUMNS - 1) / 2.0;

  private double slope;
  private double row = 10;

  /** The pressure that counts as full load of the upper back. */
  private double full;

  BackFinder(MatImage mean) {
    load = mean.withoutRowGround(0.2);
    double upperTenth = load.quantile(0.9);
    nobody = upperTenth < NOBODY_KPA;
    full = 0.6 * Math.max(upperTenth, NOBODY_KPA);
    contact = load.saturated(0.35 * Math.max(upperTenth, NOBODY_KPA));
  }

  Placement placement() {
    if (nobody) {
      return placed(Posture.ON_BACK, 0);
    }
    findOnBack();
    double leftShoulder = contactBeside(-250, -137.5, -25, 150);
    double rightShoulder = contactBeside(137.5, 250, -25, 150);
    double lesser = Math.min(leftShoulder, rightShoulder);
    double decided = Math.abs(lesser - SHOULDER_CONTACT) / (0.5 * SHOULDER_CONTACT);
    if (lesser >= SHOULDER_CONTACT) {
      double clear = rise(SHOULDERS_MM) * evenness(leftShoulder, rightShoulder);
      return placed(Posture.ON_BACK, clear * Math.min(1, decided));
    }
    boolean armsRight =
        contactBeside(TRUNK_HALF_MM, 350, -100, 200)
            > contactBeside(-350, -TRUNK_HALF_MM, -100, 200);
    findOnSide();
    double clear = rise(FLANK_MM) * Math.min(1, decided);
    moveToBackEdge(armsRight ? -1 : 1);
    return placed(armsRight ? Posture.ON_RIGHT_SIDE : Posture.ON_LEFT_SIDE, clear);
  }

  private void findOnBack() {
    fitAxis(10, 28, 250, 200);
    fitAxis(10, 30, TRUNK_HALF_MM, STIFFNESS);
    for (int pass = 0; pass < 3; pass++) {
      moveTo(shoulderRow(SHOULDERS_MM));
      full = median(-150, 150, 25, 175);
      fitAxis((int) Math.max(row + 1, 0), 30, TRUNK_HALF_MM, STIFFNESS);
    }
    moveTo(shoulderRow(SHOULDERS_MM));
  }

  private void findOnSide() {
    for (int pass = 0; pass < 4; pass++) {
      int from = (int) Math.max(row + 1, 0);
      fitAxis(from, (int) Math.min(row + 13, LAST_ROW), FLANK_HALF_MM, 8);
      moveTo(shoulderRow(FLANK_MM));
      full = median(-62.5, 62.5, 25, 175);
    }
  }

  /** Moves the axis sideways to where the trunk leaves the mat. */
  private void moveToBackEdge(int towards) {
    MatImage share = load.capped(full);
    double edgeMm = 0;
    while (edgeMm < 250 && meanAlong(share, towards * edgeMm) >= 0.5) {
      edgeMm += 5;
    }
    double tilt = StrictMath.atan(slope);
    column += towards * edgeMm * StrictMath.cos(tilt) / Recording.SENSEL_MM;
    row -= towards * edgeMm * StrictMath.sin(tilt) / Recording.SENSEL_MM;
  }

  private double meanAlong(MatImage image, double xMm) {
    double sum = 0;
    int places = 0;
    for (double yMm = 25; yMm <= 225; yMm += 12.5) {
      sum += beside(image, xMm, yMm);
      places++;
    }
    return sum / places;
  }

  /** The body frame's C7, a fixed way above the shoulder line on the axis. */
  private Placement placed(Posture posture, double confidence) {
    double tilt = StrictMath.atan(slope);
    double up = Placement.SHOULDER_LINE_MM / Recording.SENSEL_MM;
    return new Placement(
        posture,
        column - up * StrictMath.sin(tilt),
        row - up * StrictMath.cos(tilt),
        tilt,
        Math.clamp(confidence, 0, 1));
  }

  /** The value at millimetres from the axis and below its reference row. */
  private double beside(MatImage image, double xMm, double yMm) {
    double tilt = StrictMath.atan(slope);
    double cos = StrictMath.cos(tilt);
    double sin = StrictMath.sin(tilt);
    return image.at(
        row + (yMm * cos - xMm * sin) / Recording.SENSEL_MM,
        column + (xMm * cos + yMm * sin) / Recording.SENSEL_MM);
  }

  private double contactBeside(double fromXmm, double toXmm, double fromYmm, double toYmm) {
    double sum = 0;
    int places = 0;
    for (double yMm = fromYmm; yMm <= toYmm; yMm += 12.5) {
      for (double xMm = fromXmm; xMm <= toXmm; xMm += 12.5) {
        sum += beside(contact, xMm, yMm);
        places++;
      }
    }
    return sum / places;
  }

  private double median(double fromXmm, double toXmm, double fromYmm, double toYmm) {
    double[] values = new double[1024];
    int count = 0;
    for (double yMm = fromYmm; yMm <= toYmm; yMm += 12.5) {
      for (double xMm = fromXmm; xMm <= toXmm; xMm += 12.5) {
        values[count++] = beside(load, xMm, yMm);
      }
    }
    double median = MatImage.quantile(java.util.Arrays.copyOf(values, count), 0.5);
    return Math.max(median, NOBODY_KPA);
  }

  private void moveTo(double newRow) {
    column += slope * (newRow - row);
    row = newRow;
  }

  /**
   * Fits the axis to the middles of the contact in each row, twelve times from its own last place.
   *
   * @param halfWindowMm how far to each side of the last axis contact counts
   * @param stiffness how strongly the axis keeps to the mat's own direction, in rows squared
   */
  private void fitAxis(int fromRow, int toRow, double halfWindowMm, double stiffness) {
    for (int pass = 0; pass < 12; pass++) {
      double weight = 0;
      double weightRow = 0;
      double weightRowRow = 0;
      double weightColumn = 0;
      double weightRowColumn = 0;
      for (int r = fromRow; r <= toRow; r++) {
        double fromReference = r - row;
        double middle = column + slope * fromReference;
        for (int c = 0; c < Recording.COLUMNS; c++) {
          double offMm = Math.abs(c - middle) * Recording.SENSEL_MM;
          double inWindow =
              Math.clamp((halfWindowMm + Recording.SENSEL_MM - offMm) / Recording.SENSEL_MM, 0, 1);
          double w = inWindow * contact.at(r, c);
          weight += w;
          weightRow += w * fromReference;
          weightRowRow += w * fromReference * fromReference;
          weightColumn += w * c;
          weightRowColumn += w * fromReference * c;
        }
      }
      double spread = weight * (weightRowRow + stiffness * weight) - weightRow * weightRow;
      if (!(spread > 0)) {
        return;
      }
      double steep = (weight * weightRowColumn - weightColumn * weightRow) / spread;
      column = (weightColumn - steep * weightRow) / weight;
      slope = Math.clamp(steep, -STEEPEST, STEEPEST);
    }
  }

  /** The pressure of each quarter row: the median over the given places across, smoothed. */
  private double[] profile(double[] acrossMm) {
    MatImage share = load.capped(full);
    double tilt = StrictMath.atan(slope);
    double cos = StrictMath.cos(tilt) / Recording.SENSEL_MM;
    double sin = StrictMath.sin(tilt) / Recording.SENSEL_MM;
    double[] raw = new double[(int) (28 / ROW_STEP) + 1];
    double[] values = new double[acrossMm.length];
    for (int i = 0; i < raw.length; i++) {
      double r = i * ROW_STEP;
      double middle = column + slope * (r - row);
      for (int j = 0; j < values.length; j++) {
        values[j] = share.at(r - acrossMm[j] * sin, middle + acrossMm[j] * cos);
      }
      raw[i] = MatImage.quantile(values, 0.5);
    }
    return smoothed(raw);
  }

  private static double[] smoothed(double[] raw) {
    double[] smooth = new double[raw.length];
    for (int i = 0; i < raw.length; i++) {
      for (int j = Math.max(0, i - 2); j <= Math.min(raw.length - 1, i + 2); j++) {
        smooth[i] += raw[j] / 5;
      }
    }
    return smooth;
  }

  private double shoulderRow(double[] acrossMm) {
    double[] profile = profile(acrossMm);
    int best = (int) (HIGHEST_UPPER_BACK_ROW / ROW_STEP);
    for (int i = best; i <= (int) (LOWEST_UPPER_BACK_ROW / ROW_STEP); i++) {
      if (profile[i] > profile[best]) {
        best = i;
      }
    }
    double half = 0.5 * profile[best];
    int above = best;
    while (above > 0 && profile[above] > half) {
      above--;
    }
    double step = profile[above + 1] - profile[above];
    double part = step > 0 ? Math.clamp((half - profile[above]) / step, 0, 1) : 0;
    return (above + part) * ROW_STEP;
  }

  /** How sharply the upper back stands out from what lies above the shoulders, 0 to 1. */
  private double rise(double[] acrossMm) {
    if (row < 2) {
      return 0;
    }
    double[] profile = profile(acrossMm);
    double below = mean(profile, row + 1, row + 5);
    double above = mean(profile, row - 4, row - 1.5);
    return below > 0 ? Math.max(0, (below - above) / below) : 0;
  }

  private static double mean(double[] profile, double fromRow, double toRow) {
    double sum = 0;
    int places = 0;
    for (double r = fromRow; r <= toRow; r += ROW_STEP) {
      int i = (int) StrictMath.rint(r / ROW_STEP);
      if (i >= 0 && i < profile.length) {
        sum += profile[i];
        places++;
      }
    }
    return places == 0 ? 0 : sum / places;
  }

  private static double evenness(double left, double right) {
    return 1 - Math.abs(left - right) / (left + right);
  }
}
