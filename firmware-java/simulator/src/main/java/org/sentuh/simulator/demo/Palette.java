package org.sentuh.simulator.demo;

import org.jline.utils.AttributedStyle;

/**
 * Inks as one terminal shows them.
 *
 * <p>A terminal of 256 colours gets the nearest of the fixed 240, found here: the first 16 are what
 * its owner has made of them. Immutable.
 */
final class Palette {

  private static final int[] CUBE = {0, 95, 135, 175, 215, 255};
  private static final int CUBE_START = 16;
  private static final int GREY_START = 232;

  /**
   * Paper, skin and its warmth among the fixed colours, chosen by eye: the nearest ones are olive
   * and pink.
   */
  private static final int[] DAY_STEPS = {0xffffff, 0xffffd7, 0xffd7af, 0xffaf5f, 0xff8700};

  private static final int[] NIGHT_STEPS = {0x080808, 0x1c1c1c, 0x262626, 0x3a3a3a, 0x875f00};

  private static final double INDEXED_STEPS_A_GLOW = 4.5;

  private final Look look;

  Palette(Look look) {
    this.look = look;
  }

  Look look() {
    return look;
  }

  boolean colourful() {
    return look.depth() != Look.Depth.NONE;
  }

  int rgb(Ink ink) {
    boolean indexed = look.depth() == Look.Depth.INDEXED;
    return indexed && ink == Ink.PAPER
        ? (look.theme() == Look.Theme.DAY ? DAY_STEPS : NIGHT_STEPS)[0]
        : ink.rgb(look.theme());
  }

  /** An ink on the paper. */
  AttributedStyle on(Ink ink) {
    return on(ink, rgb(ink), rgb(Ink.PAPER));
  }

  /** An ink on another ground than the paper; without colours, the one turned round. */
  AttributedStyle on(Ink ink, Ink ground) {
    return colourful()
        ? on(ink, rgb(ink), rgb(ground))
        : on(ink, rgb(ink), rgb(Ink.PAPER)).inverse();
  }

  /** A colour on another, in the weight of an ink. */
  AttributedStyle on(Ink ink, int foreground, int background) {
    return switch (look.depth()) {
      case NONE ->
          switch (ink.weight()) {
            case PLAIN -> AttributedStyle.DEFAULT;
            case STRONG -> AttributedStyle.BOLD;
            case FAINT -> AttributedStyle.DEFAULT.faint();
          };
      case INDEXED -> heavy(ink).foreground(indexed(foreground)).background(indexed(background));
      case TRUE -> heavy(ink).foregroundRgb(foreground).backgroundRgb(background);
    };
  }

  /**
   * The ground where there is skin, warmer where a motor is driven.
   *
   * @param skin 0 (paper) to 1
   * @param glow 0 to 1
   */
  int skin(double skin, double glow) {
    if (look.depth() == Look.Depth.INDEXED) {
      int[] steps = look.theme() == Look.Theme.DAY ? DAY_STEPS : NIGHT_STEPS;
      int warm = Math.min(1 + (int) (glow * skin * INDEXED_STEPS_A_GLOW), steps.length - 1);
      return skin < 0.5 ? steps[0] : steps[warm];
    }
    int ground = mix(rgb(Ink.PAPER), rgb(Ink.SKIN), skin);
    return mix(ground, rgb(Ink.GLOW), glow * skin);
  }

  /** The one ground of a cell that has two; among fixed colours a mixture would be another hue. */
  int ground(int upper, int lower) {
    return look.depth() == Look.Depth.INDEXED ? upper : mix(upper, lower, 0.5);
  }

  /** A part (0 to 1) of the way from one colour to another. */
  static int mix(int from, int to, double part) {
    int mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int a = from >> shift & 0xff;
      int b = to >> shift & 0xff;
      mixed |= (int) Math.round(a + (b - a) * part) << shift;
    }
    return mixed;
  }

  private static AttributedStyle heavy(Ink ink) {
    return ink.weight() == Ink.Weight.STRONG ? AttributedStyle.BOLD : AttributedStyle.DEFAULT;
  }

  static int indexed(int rgb) {
    int r = rgb >> 16 & 0xff;
    int g = rgb >> 8 & 0xff;
    int b = rgb & 0xff;
    int cube = CUBE_START + 36 * nearest(r) + 6 * nearest(g) + nearest(b);
    int cubeMiss =
        miss(r, CUBE[nearest(r)]) + miss(g, CUBE[nearest(g)]) + miss(b, CUBE[nearest(b)]);
    int step = Math.clamp(((r + g + b) / 3 - 3) / 10, 0, 23);
    int grey = 8 + 10 * step;
    int greyMiss = miss(r, grey) + miss(g, grey) + miss(b, grey);
    return greyMiss < cubeMiss ? GREY_START + step : cube;
  }

  private static int nearest(int value) {
    int nearest = 0;
    for (int i = 1; i < CUBE.length; i++) {
      if (Math.abs(CUBE[i] - value) < Math.abs(CUBE[nearest] - value)) {
        nearest = i;
      }
    }
    return nearest;
  }

  private static int miss(int value, int shown) {
    return (value - shown) * (value - shown);
  }
}
