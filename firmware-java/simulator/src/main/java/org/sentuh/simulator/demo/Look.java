package org.sentuh.simulator.demo;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;

/**
 * How the picture is drawn at one terminal.
 *
 * @param theme on paper or in the dark; chosen by the wearer, never changed by itself during a
 *     treatment
 * @param depth how many colours there are
 * @param letters which characters there are
 */
record Look(Theme theme, Depth depth, Letters letters) {

  /** The number of colours from which on a terminal's own are left alone. */
  private static final int INDEXED_COLOURS = 256;

  /** Paper or dark. */
  enum Theme {
    /** Dark ink on warm paper. */
    DAY,
    /** Amber on near black. */
    NIGHT;

    Theme other() {
      return this == DAY ? NIGHT : DAY;
    }
  }

  /** How many colours. */
  enum Depth {
    /** None: the terminal's own ink, bold and faint. */
    NONE,
    /** The 240 fixed colours of a terminal with 256. */
    INDEXED,
    /** All of them. */
    TRUE
  }

  /**
   * What a terminal can do, from what it says of itself.
   *
   * @param environment NO_COLOR (no-color.org), COLORTERM, COLORFGBG and TERM are read
   * @param colours as its terminfo entry says; 0 when it does not
   * @param charset in which it is written to
   * @param wish the theme that was asked for
   */
  static Look of(
      Map<String, String> environment, int colours, Charset charset, Optional<Theme> wish) {
    return new Look(
        wish.orElseGet(() -> theme(environment.getOrDefault("COLORFGBG", ""))),
        depth(environment, colours),
        letters(environment, charset));
  }

  /** The same in the other theme. */
  Look otherwise() {
    return new Look(theme.other(), depth, letters);
  }

  /** COLORFGBG ends in the number of the background; 7 and 15 are the light ones. */
  private static Theme theme(String foregroundAndBackground) {
    boolean light =
        foregroundAndBackground.endsWith(";7") || foregroundAndBackground.endsWith(";15");
    return light ? Theme.DAY : Theme.NIGHT;
  }

  private static Depth depth(Map<String, String> environment, int colours) {
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return Depth.NONE;
    }
    String promised = environment.getOrDefault("COLORTERM", "");
    if (promised.equals("truecolor") || promised.equals("24bit") || colours > INDEXED_COLOURS) {
      return Depth.TRUE;
    }
    return colours == INDEXED_COLOURS ? Depth.INDEXED : Depth.NONE;
  }

  /** The Linux console takes UTF-8 but its font has 512 glyphs, and ours are not among them. */
  private static Letters letters(Map<String, String> environment, Charset charset) {
    boolean console = environment.getOrDefault("TERM", "").equals("linux");
    boolean able = charset.canEncode() && charset.newEncoder().canEncode("●◌╭⠿✓");
    return able && !console ? Letters.UNICODE : Letters.ASCII;
  }
}
