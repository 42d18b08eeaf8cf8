package org.sentuh.simulator.demo;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** One line of text in the making; when it is taken it has exactly the columns that were asked. */
final class TextLine {

  private final Palette palette;
  private final AttributedStringBuilder text = new AttributedStringBuilder();

  TextLine(Palette palette) {
    this.palette = palette;
  }

  TextLine add(String words, Ink ink) {
    text.styled(palette.on(ink), words);
    return this;
  }

  TextLine strong(String words, Ink ink) {
    text.styled(palette.on(ink).bold(), words);
    return this;
  }

  TextLine add(String words, AttributedStyle style) {
    text.styled(style, words);
    return this;
  }

  TextLine add(AttributedString words) {
    text.append(words);
    return this;
  }

  TextLine space(int columns) {
    text.styled(palette.on(Ink.TEXT), " ".repeat(Math.max(0, columns)));
    return this;
  }

  int columns() {
    return text.columnLength();
  }

  /** The line, cut or filled up with paper. */
  AttributedString over(int columns) {
    AttributedString line = text.toAttributedString();
    AttributedString cut =
        columns <= 0 ? AttributedString.EMPTY : line.columnSubSequence(0, columns);
    AttributedStringBuilder filled = new AttributedStringBuilder().append(cut);
    filled.styled(palette.on(Ink.TEXT), " ".repeat(Math.max(0, columns - cut.columnLength())));
    return filled.toAttributedString();
  }

  /** Breaks words into lines of at most so many columns; a word that is longer is cut up. */
  static List<String> wrap(String words, int columns) {
    int width = Math.max(2, columns);
    ArrayList<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      String rest = word;
      boolean fits = Letters.width(line.toString()) + 1 + Letters.width(rest) <= width;
      if (!line.isEmpty() && fits) {
        line.append(' ');
      } else if (!line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (Letters.width(rest) > width) {
        int end = head(rest, width);
        lines.add(rest.substring(0, end));
        rest = rest.substring(end);
      }
      line.append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  private static int head(String word, int columns) {
    int end = 0;
    int taken = 0;
    while (end < word.length()) {
      int point = word.codePointAt(end);
      taken += Letters.width(Character.toString(point));
      if (taken > columns) {
        break;
      }
      end += Character.charCount(point);
    }
    return end;
  }
}
