package org.sentuh.simulator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sentuh.control.body.SensorSite;

/** What is known of each zone: asked, delivered, touching, pressed. */
final class Zones {

  /** From here on nobody would say that it did not all arrive. */
  private static final double SHORT = 0.8;

  private final List<SensorSite> sites;
  private final Map<String, Double> delivered;
  private final Map<String, Double> prescribed;
  private final Chronicle chronicle;

  Zones(TreatmentStory story, Chronicle chronicle) {
    this.sites = story.setup().panel().sensors();
    this.delivered = story.summary().dose();
    this.prescribed = story.summary().prescribedDose();
    this.chronicle = chronicle;
  }

  int count() {
    return sites.size();
  }

  String name(int zone) {
    return sites.get(zone).name();
  }

  double deliveredS(int zone) {
    return delivered.getOrDefault(name(zone), Double.NaN);
  }

  double prescribedS(int zone) {
    return prescribed.getOrDefault(name(zone), Double.NaN);
  }

  double meanKpa(int zone) {
    return chronicle.meanKpa(zone, name(zone));
  }

  /** The part of the time played in which it touched. */
  double touching(int zone) {
    return chronicle.touching(name(zone));
  }

  /** Whether so little arrived that it wants a second look. */
  boolean isShort(int zone) {
    return prescribedS(zone) > 0 && deliveredS(zone) / prescribedS(zone) < SHORT;
  }

  /** The part of what was asked that arrived, in words where nothing was asked. */
  String share(int zone, Tongue tongue) {
    return (isShort(zone) ? "▾ " : "") + plainShare(zone, tongue);
  }

  private String plainShare(int zone, Tongue tongue) {
    double asked = prescribedS(zone);
    if (asked > 0) {
      return tongue.figures().share(deliveredS(zone) / asked);
    }
    return chronicle.playedS() > 0 ? tongue.say("zone.not-asked") : tongue.say("figure.unknown");
  }

  String pressure(int zone, Tongue tongue) {
    return tongue.say("kpa", "n", tongue.figures().decimal(meanKpa(zone), 1));
  }

  /** All zones in one list, for those who do not see the map. */
  String said(Tongue tongue) {
    List<String> parts = new ArrayList<>();
    for (int zone = 0; zone < count(); zone++) {
      parts.add(
          tongue.say(
              "zone.said",
              "zone",
              tongue.words().zone(name(zone)),
              "share",
              plainShare(zone, tongue)));
    }
    return String.join(", ", parts);
  }

  /** The table beside the map: the same in numbers. */
  void table(Markup page, Tongue tongue, Summary summary) {
    page.open("div", "class", "scroll").open("table", "class", "num");
    page.leaf("caption", tongue.say("zones.caption"));
    page.open("thead").open("tr");
    for (String column : List.of("zone", "asked", "got", "share", "touching", "pressure")) {
      page.leaf("th", tongue.say("zones." + column), "scope", "col", "class", "c-" + column);
    }
    page.close().close().open("tbody");
    for (int zone = 0; zone < count(); zone++) {
      row(page, tongue, zone);
    }
    page.close().open("tfoot").open("tr");
    page.leaf("th", tongue.say("zones.all"), "scope", "row");
    page.leaf("td", seconds(tongue, sum(summary.prescribedDose())));
    page.leaf("td", seconds(tongue, sum(summary.dose())));
    page.leaf("td", tongue.figures().share(summary.fidelity()));
    page.leaf("td", tongue.figures().share(summary.contactFraction()));
    page.leaf("td", "", "class", "c-pressure");
    page.close().close().close().close().line();
  }

  private void row(Markup page, Tongue tongue, int zone) {
    page.open("tr").leaf("th", tongue.words().zone(name(zone)), "scope", "row");
    page.leaf("td", seconds(tongue, prescribedS(zone)));
    page.leaf("td", seconds(tongue, deliveredS(zone)));
    page.leaf("td", share(zone, tongue), "class", isShort(zone) ? "less" : "share");
    page.leaf("td", tongue.figures().share(touching(zone)));
    String kPa = tongue.figures().decimal(meanKpa(zone), 1);
    page.leaf("td", kPa, "class", "c-pressure").close();
  }

  private static String seconds(Tongue tongue, double value) {
    return tongue.figures().decimal(value, 1);
  }

  private static double sum(Map<String, Double> zones) {
    double sum = 0;
    for (double value : zones.values()) {
      sum += value;
    }
    return sum;
  }
}
