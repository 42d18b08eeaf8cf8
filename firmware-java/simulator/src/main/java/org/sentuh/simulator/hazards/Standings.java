package org.sentuh.simulator.hazards;

import java.util.Locale;
import org.sentuh.settings.Hazards.Standing;
import org.sentuh.simulator.report.Markup;

/** How far a circuit has come, as a mark with its word. */
final class Standings {

  private Standings() {}

  static void write(Markup page, Standing stands) {
    String word =
        switch (stands) {
          case DESCRIBED -> "described, not built";
          case SIMULATED -> "simulated in the tests, not built";
          case MEASURED -> "built and measured";
        };
    String style = stands.name().toLowerCase(Locale.ROOT);
    page.leaf("span", word, "class", "stands " + style);
  }
}
