package org.sentuh.simulator.drawings;

import org.sentuh.simulator.report.Markup;
import org.sentuh.simulator.session.TreatmentFiles.Text;

/** A drawing on paper, a unit a millimetre. One thread; closed once. */
final class Sheet {

  /** Where a text is tied to its place. */
  enum Tie {
    START,
    MIDDLE,
    END
  }

  private final Markup out = new Markup();
  private final double wideMm;
  private final double tallMm;

  /**
   * An empty sheet.
   *
   * @param title what it is, in a few words
   * @param said what it shows, for those who do not see it
   * @param paper the class of its ground
   */
  Sheet(double wideMm, double tallMm, String title, String said, String paper) {
    this.wideMm = wideMm;
    this.tallMm = tallMm;
    String size = Markup.at(wideMm) + " " + Markup.at(tallMm);
    out.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + size,
        "width",
        Markup.at(wideMm) + "mm",
        "height",
        Markup.at(tallMm) + "mm",
        "role",
        "img",
        "aria-labelledby",
        "title said");
    out.line().leaf("title", title, "id", "title").leaf("desc", said, "id", "said").line();
    out.open("style").line().trusted(Text.own("drawings/drawings.css").content()).close().line();
    rect(0, 0, wideMm, tallMm, 0, paper);
  }

  double wideMm() {
    return wideMm;
  }

  double tallMm() {
    return tallMm;
  }

  /** Title and what stands under it. */
  Sheet head(String title, String under) {
    text(14, 19, title, "title", Tie.START);
    return text(14, 26, under, "under", Tie.START);
  }

  /** Everything until {@link #back} is moved by this much. */
  Sheet move(double x, double y) {
    out.open("g", "transform", "translate(" + Markup.at(x) + " " + Markup.at(y) + ")").line();
    return this;
  }

  /** Everything until {@link #back} is of this class. */
  Sheet group(String style) {
    out.open("g", "class", style).line();
    return this;
  }

  Sheet back() {
    out.close().line();
    return this;
  }

  Sheet text(double x, double y, String text, String style, Tie tie) {
    String anchor =
        switch (tie) {
          case START -> "start";
          case MIDDLE -> "middle";
          case END -> "end";
        };
    out.leaf(
            "text",
            text,
            "x",
            Markup.at(x),
            "y",
            Markup.at(y),
            "class",
            style,
            "text-anchor",
            anchor)
        .line();
    return this;
  }

  Sheet rect(double x, double y, double wide, double tall, double round, String style) {
    out.empty(
            "rect",
            "x",
            Markup.at(x),
            "y",
            Markup.at(y),
            "width",
            Markup.at(wide),
            "height",
            Markup.at(tall),
            "rx",
            Markup.at(round),
            "class",
            style)
        .line();
    return this;
  }

  Sheet circle(double x, double y, double radius, String style) {
    out.empty(
            "circle",
            "cx",
            Markup.at(x),
            "cy",
            Markup.at(y),
            "r",
            Markup.at(radius),
            "class",
            style)
        .line();
    return this;
  }

  /** A line through points, x and y in turns. */
  Sheet line(String style, double... points) {
    StringBuilder path = new StringBuilder("M");
    for (double point : points) {
      path.append(path.length() == 1 ? "" : " ").append(Markup.at(point));
    }
    return path(style, path.toString());
  }

  Sheet path(String style, String path) {
    out.empty("path", "d", path, "class", style).line();
    return this;
  }

  /** A measure between two heights, its figure beside it. */
  Sheet tall(double x, double fromY, double toY, String figure) {
    line("dim", x, fromY, x, toY);
    line("dim", x - 1.2, fromY, x + 1.2, fromY);
    line("dim", x - 1.2, toY, x + 1.2, toY);
    return text(x - 1.6, (fromY + toY) / 2 + 1, figure, "figure", Tie.END);
  }

  /** A measure between two places across, its figure above it. */
  Sheet wide(double y, double fromX, double toX, String figure) {
    line("dim", fromX, y, toX, y);
    line("dim", fromX, y - 1.2, fromX, y + 1.2);
    line("dim", toX, y - 1.2, toX, y + 1.2);
    return text((fromX + toX) / 2, y - 1.4, figure, "figure", Tie.MIDDLE);
  }

  /** A bar of 100 mm, to be measured on what was printed. */
  Sheet scaleBar(double x, double y, String words) {
    for (int part = 0; part < 10; part++) {
      rect(x + part * 10, y, 10, 2.4, 0, part % 2 == 0 ? "dot" : "white");
    }
    rect(x, y, 100, 2.4, 0, "hair");
    text(x, y + 6, "0", "small", Tie.MIDDLE);
    text(x + 50, y + 6, "50", "small", Tie.MIDDLE);
    text(x + 100, y + 6, "100 mm", "small", Tie.MIDDLE);
    return text(x + 112, y + 2.4, words, "small", Tie.START);
  }

  /** The file. */
  String drawn() {
    return out.close().line().toString();
  }
}
