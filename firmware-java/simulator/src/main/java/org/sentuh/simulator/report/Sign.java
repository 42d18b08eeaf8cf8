package org.sentuh.simulator.report;

/** The shape and the colour of what happened; neither ever stands without a word. */
enum Sign {
  /** Said, nothing changed. */
  NOTE("info", "quiet", "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17M12 11v5M12 7.8v.1"),
  /** Made gentler. */
  LIMIT("care", "care", "M12 3.5v14M5.5 11.5l6.5 6.5 6.5-6.5M5.5 21h13"),
  /** Waiting. */
  PAUSE("quiet", "quiet", "M8.5 5v14M15.5 5v14"),
  /** Off the back. */
  LOOSE("care", "care", "M16 5.1a8 8 0 1 0 0 13.8M15 12h7M19 9l3 3-3 3"),
  /** Not believed. */
  DOUBT("care", "care", "M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.2-1.5 2.3M12 18v.2"),
  /** Ended by a person or a bound. */
  STOP("stop", "stop", "M8 2.5h8l5.5 5.5v8L16 21.5H8L2.5 16V8zM9 9h6v6H9z"),
  /** Ended because something is broken. */
  FAULT("stop", "stop", "M12 4 21.5 20.5h-19zM12 10v5M12 18v.2");

  private final String style;
  private final String lane;
  private final String shape;

  Sign(String style, String lane, String shape) {
    this.style = style;
    this.lane = lane;
    this.shape = shape;
  }

  /** The style of its lane under the charts. */
  String lane() {
    return lane;
  }

  void write(Markup page) {
    page.open("span", "class", "sign " + style);
    icon(page, shape);
    page.close();
  }

  /** A picture that a word beside it explains. */
  static void icon(Markup page, String shape) {
    page.open("svg", "class", "ic", "viewBox", "0 0 24 24", "aria-hidden", "true")
        .empty("path", "d", shape)
        .close();
  }
}
