package org.sentuh.device.bedside;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sentuh.pages.Assets;
import org.sentuh.pages.PageLanguage;
import org.sentuh.pages.Template;

/**
 * The HTML that the device itself writes: what stands there before any script has run, and all that
 * somebody has whose scripts are dead. Each has the form that stops. Immutable.
 */
final class Pages {

  /**
   * What a role has beside the treatment, which {@code main.js} imports as {@code own}: each role's
   * phones get a script of their own.
   */
  private static final Map<Role, String> OWN =
      Map.of(
          Role.MOTHER, "mother.js",
          Role.HELPER, "helper.js",
          Role.MIDWIFE, "midwife.js",
          Role.TECHNICIAN, "technician.js");

  /** What the script of a role needs for its first picture beside the treatment. */
  private static final Map<Role, List<Route>> BROUGHT =
      Map.of(
          Role.MIDWIFE, List.of(Route.OVERVIEW, Route.TREATMENTS),
          Role.TECHNICIAN, List.of(Route.SELF_TEST, Route.CALIBRATIONS, Route.BOX));

  private final Map<String, PageWords> words;
  private final Template home;
  private final Template door;
  private final Template stopped;

  Pages(Assets assets, Map<String, PageWords> words) {
    this.home = new Template(Pages.class, "home.html", assets);
    this.door = new Template(Pages.class, "door.html", assets);
    this.stopped = new Template(Pages.class, "stopped.html", assets);
    this.words = words;
  }

  /** One script for the phones of each role. */
  static List<Assets.Joined> scripts() {
    return OWN.entrySet().stream()
        .map(own ->
            new Assets.Joined(
                "page." + own.getKey().word() + ".js", "main.js", Map.of("own", own.getValue())))
        .toList();
  }

  /** What the page of a role brings along beside the treatment, of what it may ask for. */
  static List<Route> broughtTo(Role role) {
    return BROUGHT.getOrDefault(role, List.of());
  }

  /**
   * The page of a paired phone, which its script fills with what the page brings along: nothing has
   * to be asked for before it is seen.
   *
   * @param brought each fact as JSON, by the path that tells it later
   */
  String home(String language, Role role, String pageToken, Map<String, String> brought) {
    String facts =
        brought.entrySet().stream()
            .map(fact -> "\"" + fact.getKey() + "\":" + fact.getValue())
            .collect(Collectors.joining(",", "{", "}"));
    return home.fill(
        speaks(language),
        Map.of("role", role.word(), "token", pageToken, "brought", Template.data(facts)));
  }

  /**
   * The field for a code.
   *
   * @param refused the code of the refusal to be told, or empty
   */
  String door(String language, String refused) {
    String told = refused.isEmpty() ? "" : speaks(language).text("refused." + refused);
    return door.fill(
        speaks(language),
        Map.of("told", Template.escaped(told), "invalid", refused.isEmpty() ? "false" : "true"));
  }

  /** What came of a stop. */
  String stopped(String language, boolean still) {
    String key = still ? "stopped.still" : "stopped.asked";
    String told = Template.escaped(speaks(language).text(key));
    return stopped.fill(speaks(language), Map.of("told", told));
  }

  private PageLanguage speaks(String language) {
    PageWords speaks = words.get(language);
    if (speaks == null) {
      throw new IllegalArgumentException("the pages do not speak " + language);
    }
    return speaks.language();
  }
}
