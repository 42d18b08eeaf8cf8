package org.sentuh.simulator.demo;

import java.text.Normalizer;
import org.jline.utils.WCWidth;

/** Which characters a terminal can show, and what becomes of words that come from elsewhere. */
enum Letters {
  /** Whatever its font has. */
  UNICODE,
  /** The 95 printable characters of ASCII. */
  ASCII;

  /**
   * Words as they may be written: no control character reaches the terminal, no symbol of doubtful
   * width disturbs a line, and in ASCII accents are left out.
   */
  String clean(String words) {
    StringBuilder clean = new StringBuilder();
    String composed =
        Normalizer.normalize(words, this == ASCII ? Normalizer.Form.NFKD : Normalizer.Form.NFC);
    composed
        .codePoints()
        .forEach(point -> {
          if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
            clean.append(' ');
          } else if (this == UNICODE) {
            keep(point, clean);
          } else {
            spell(point, clean);
          }
        });
    return clean.toString().strip();
  }

  /** How many columns a text takes. */
  static int width(String text) {
    return text.codePoints().map(point -> Math.max(0, WCWidth.wcwidth(point))).sum();
  }

  private static void keep(int point, StringBuilder clean) {
    boolean doubtful =
        switch (Character.getType(point)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.OTHER_SYMBOL,
              Character.MODIFIER_SYMBOL ->
              point != '°';
          default -> false;
        };
    if (!doubtful) {
      clean.appendCodePoint(point);
    }
  }

  private static void spell(int point, StringBuilder clean) {
    if (point >= ' ' && point < 0x7f) {
      clean.append((char) point);
      return;
    }
    switch (point) {
      case '–', '—', '−', '‑' -> clean.append('-');
      case '·' -> clean.append('-');
      case '‘', '’' -> clean.append('\'');
      case '“', '”' -> clean.append('"');
      case '…' -> clean.append("...");
      case '×' -> clean.append('x');
      case '°' -> {}
      default -> {
        boolean letter = Character.isLetterOrDigit(point);
        clean.append(letter ? "?" : "");
      }
    }
  }
}
