package org.sentuh.simulator.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements and text that a browser and an XML parser read alike. Everything that is not
 * written as {@link #trusted} is escaped, and an element that is opened must be closed. For one
 * thread.
 */
public final class Markup {

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Nothing written yet. */
  public Markup() {}

  /**
   * Opens an element.
   *
   * @param attributes names and values, in turns
   */
  public Markup open(String tag, String... attributes) {
    start(tag, attributes);
    out.append('>');
    open.push(tag);
    return this;
  }

  /** Closes the element that was opened last. */
  public Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element with nothing but text in it. */
  public Markup leaf(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** An element without content: a shape, or one that HTML never closes. */
  public Markup empty(String tag, String... attributes) {
    start(tag, attributes);
    out.append("/>");
    return this;
  }

  /** Text. */
  public Markup text(String text) {
    escape(text, false);
    return this;
  }

  /** Markup of our own resources, as it stands. */
  public Markup trusted(String markup) {
    out.append(markup);
    return this;
  }

  /** A line break between blocks, for those who read the source. */
  public Markup line() {
    out.append('\n');
    return this;
  }

  /** A coordinate with at most two decimals, the same on every machine. */
  public static String at(double coordinate) {
    BigDecimal rounded = BigDecimal.valueOf(coordinate).setScale(2, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** Everything written so far. */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("<" + open.peek() + "> was opened and not closed");
    }
    return out.toString();
  }

  private void start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1], true);
      out.append('"');
    }
  }

  private void escape(String text, boolean quoted) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append(quoted ? "&quot;" : "\"");
        default -> out.append(isAllowed(text, i) ? c : '\uFFFD');
      }
    }
  }

  /** XML knows no control characters but three, and no half of a pair. */
  private static boolean isAllowed(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
    return (c >= ' ' && c < '\uFFFE') || c == '\t' || c == '\n' || c == '\r';
  }
}
