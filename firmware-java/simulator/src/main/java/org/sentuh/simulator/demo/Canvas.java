package org.sentuh.simulator.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * A picture made of terminal cells, in three layers: a ground with two colours a cell, one above
 * the other; fine dots, two by four a cell (the braille patterns, U+2800); and signs.
 */
final class Canvas {

  private static final char BRAILLE = 0x2800;
  private static final char UPPER_HALF = '▀';

  /** The bit of each dot of a braille pattern, by row and column. */
  private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private final Palette palette;
  private final int columns;
  private final char[] signs;
  private final int[] dots;
  private final Ink[] inks;
  private final double[] strengths;
  private final int[] uppers;
  private final int[] lowers;

  Canvas(Palette palette, int columns, int rows) {
    int cells = columns * rows;
    this.palette = palette;
    this.columns = columns;
    this.signs = new char[cells];
    this.dots = new int[cells];
    this.inks = new Ink[cells];
    this.strengths = new double[cells];
    this.uppers = new int[cells];
    this.lowers = new int[cells];
    Arrays.fill(inks, Ink.TEXT);
    Arrays.fill(uppers, palette.rgb(Ink.PAPER));
    Arrays.fill(lowers, palette.rgb(Ink.PAPER));
  }

  int columns() {
    return columns;
  }

  int rows() {
    return columns == 0 ? 0 : signs.length / columns;
  }

  /** Colours the ground of one cell, upper and lower half; nothing outside of the picture. */
  void ground(int column, int row, int upper, int lower) {
    if (inside(column, row)) {
      uppers[row * columns + column] = upper;
      lowers[row * columns + column] = lower;
    }
  }

  /**
   * Sets a fine dot; a later one gives its ink to the whole cell.
   *
   * @param across columns from the left edge
   * @param down rows from the upper edge
   * @param strength 0 to 1, how much of the ink covers the ground
   */
  void dot(double across, double down, Ink ink, double strength) {
    int column = (int) Math.floor(across);
    int row = (int) Math.floor(down);
    if (inside(column, row)) {
      int cell = row * columns + column;
      int dot = DOTS[(int) ((down - row) * 4)][(int) ((across - column) * 2)];
      dots[cell] = inks[cell] == ink ? dots[cell] | dot : dot;
      inks[cell] = ink;
      strengths[cell] = strength;
    }
  }

  /** Sets a sign over whatever is there. */
  void sign(int column, int row, char sign, Ink ink) {
    if (inside(column, row)) {
      int cell = row * columns + column;
      signs[cell] = sign;
      inks[cell] = ink;
      strengths[cell] = 1;
    }
  }

  /** Sets one sign beside the other. */
  void words(int column, int row, String words, Ink ink) {
    for (int i = 0; i < words.length(); i++) {
      sign(column + i, row, words.charAt(i), ink);
    }
  }

  /** Whether a cell is in the picture and has no sign yet. */
  boolean isFree(int column, int row) {
    return inside(column, row) && signs[row * columns + column] == 0;
  }

  List<AttributedString> lines() {
    ArrayList<AttributedString> lines = new ArrayList<>();
    for (int row = 0; row < rows(); row++) {
      lines.add(line(row * columns));
    }
    return lines;
  }

  private AttributedString line(int from) {
    AttributedStringBuilder line = new AttributedStringBuilder(columns);
    StringBuilder alike = new StringBuilder();
    for (int cell = from; cell < from + columns; cell++) {
      if (cell > from && !looksLike(cell, cell - 1)) {
        line.styled(style(cell - 1), alike);
        alike.setLength(0);
      }
      alike.append(character(cell));
    }
    return line.styled(style(from + columns - 1), alike).toAttributedString();
  }

  private boolean looksLike(int cell, int other) {
    return inks[cell] == inks[other]
        && strengths[cell] == strengths[other]
        && uppers[cell] == uppers[other]
        && lowers[cell] == lowers[other]
        && isDrawn(cell) == isDrawn(other);
  }

  private boolean isDrawn(int cell) {
    return signs[cell] != 0 || dots[cell] != 0;
  }

  private char character(int cell) {
    if (isDrawn(cell)) {
      return signs[cell] != 0 ? signs[cell] : (char) (BRAILLE + dots[cell]);
    }
    return palette.colourful() && uppers[cell] != lowers[cell] ? UPPER_HALF : ' ';
  }

  private AttributedStyle style(int cell) {
    if (!isDrawn(cell)) {
      return palette.on(Ink.PAPER, uppers[cell], lowers[cell]);
    }
    int ground = palette.ground(uppers[cell], lowers[cell]);
    int colour = Palette.mix(ground, palette.rgb(inks[cell]), strengths[cell]);
    return palette.on(inks[cell], colour, ground);
  }

  private boolean inside(int column, int row) {
    return column >= 0 && column < columns && row >= 0 && row < rows();
  }
}
