package org.sentuh.device.bedside;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sentuh.pages.Assets;
import org.sentuh.pages.PageLanguage;
import org.sentuh.pages.Template;

/**
 * The HTML that the device itself writes: what stands there before any script has run, and all that
 * somebody has whose scripts are dead. Each has the form that stops. Immutable.
 */
final class Pages {

  /** The scripts that no page begins with: a door's own, and what is fetched when it is opened. */
  private static final Set<String> LATER =
      Set.of("theme.js", "door.js", "traces.js", "uPlot.esm.js");

  /** The scripts that not everybody's page begins with. */
  private static final Map<String, Set<Role>> ONLY_FOR =
      Map.of(
          "technician.js", EnumSet.of(Role.TECHNICIAN),
          "calibration.js", EnumSet.of(Role.TECHNICIAN),
          "claim.js", EnumSet.of(Role.TECHNICIAN),
          "midwife.js", EnumSet.of(Role.MIDWIFE),
          "helper.js", EnumSet.of(Role.HELPER),
          "diary.js", EnumSet.of(Role.MOTHER),
          "programme.js", EnumSet.of(Role.MIDWIFE, Role.HELPER));

  private final Assets assets;
  private final Map<String, PageWords> words;
  private final Template home;
  private final Template door;
  private final Template stopped;

  Pages(Assets assets, Map<String, PageWords> words) {
    this.assets = assets;
    this.home = new Template(Pages.class, "home.html", assets);
    this.door = new Template(Pages.class, "door.html", assets);
    this.stopped = new Template(Pages.class, "stopped.html", assets);
    this.words = words;
  }

  /** The page of a paired phone, which its scripts fill. */
  String home(String language, Role role, String pageToken) {
    Map<String, String> more = new HashMap<>();
    more.put("role", role.word());
    more.put("token", pageToken);
    more.put(
        "preload",
        assets.names().stream()
            .filter(name -> isOf(role, name))
            .map(name ->
                "<link rel=\"modulepreload\" href=\"" + assets.folder() + "/" + name + "\">")
            .collect(Collectors.joining("\n")));
    return home.fill(speaks(language), more);
  }

  /** Whether a script is one that the page of a role begins with: its own, and what all share. */
  private static boolean isOf(Role role, String name) {
    Set<Role> only = ONLY_FOR.getOrDefault(name, EnumSet.allOf(Role.class));
    return name.endsWith(".js") && !LATER.contains(name) && only.contains(role);
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
