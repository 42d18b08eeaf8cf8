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

  /**
   * What the page of a role asks for as soon as its script runs: it is on its way before, and the
   * script finds it there.
   */
  private static final Map<Role, List<Route>> ASKED_FIRST =
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

  private static String preload(Role role) {
    return ASKED_FIRST.getOrDefault(role, List.of()).stream()
        .map(route ->
            "<link rel=\"preload\" as=\"fetch\" crossorigin=\"anonymous\" href=\""
                + route.path()
                + "\">\n")
        .collect(Collectors.joining());
  }

  /**
   * The page of a paired phone, which its script fills with what the page brings along: nothing has
   * to be asked for before it is seen.
   *
   * @param bed what does not change while a treatment goes on, as JSON
   * @param now the treatment as this phone may see it, as JSON
   */
  String home(String language, Role role, String pageToken, String bed, String now) {
    return home.fill(
        speaks(language),
        Map.of(
            "role", role.word(),
            "token", pageToken,
            "preload", preload(role),
            "brought", Template.data("{\"bed\":" + bed + ",\"now\":" + now + "}")));
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
