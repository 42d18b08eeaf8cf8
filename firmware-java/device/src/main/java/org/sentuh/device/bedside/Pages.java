package org.sentuh.device.bedside;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The HTML that the device itself writes: what stands there before any script has run, and all that
 * somebody has whose scripts are dead. Each has the form that stops. Immutable.
 */
final class Pages {

  /** The scripts that not everybody's page begins with. */
  private static final Map<String, Set<Role>> ONLY_FOR =
      Map.of(
          "door.js", EnumSet.noneOf(Role.class),
          "technician.js", EnumSet.of(Role.TECHNICIAN),
          "midwife.js", EnumSet.of(Role.MIDWIFE),
          "helper.js", EnumSet.of(Role.HELPER),
          "diary.js", EnumSet.of(Role.MOTHER),
          "programme.js", EnumSet.of(Role.MIDWIFE, Role.HELPER));

  private final Assets assets;
  private final Map<String, PageWords> words;
  private final String home = template("home.html");
  private final String door = template("door.html");
  private final String stopped = template("stopped.html");

  Pages(Assets assets, Map<String, PageWords> words) {
    this.assets = assets;
    this.words = words;
  }

  /** The page of a paired phone, which its scripts fill. */
  String home(String language, Role role, String pageToken) {
    Map<String, String> more = new HashMap<>();
    more.put("role", role.word());
    more.put("token", pageToken);
    more.put("map", assets.importMap());
    more.put(
        "preload",
        assets.names().stream()
            .filter(name -> isOf(role, name))
            .map(name ->
                "<link rel=\"modulepreload\" href=\"" + assets.folder() + "/" + name + "\">")
            .collect(Collectors.joining("\n")));
    return fill(home, language, more);
  }

  /** Whether a script is one that the page of a role begins with: its own, and what all share. */
  private static boolean isOf(Role role, String name) {
    Set<Role> only = ONLY_FOR.getOrDefault(name, EnumSet.allOf(Role.class));
    return name.endsWith(".js") && only.contains(role);
  }

  /**
   * The field for a code.
   *
   * @param refused the code of the refusal to be told, or empty
   */
  String door(String language, String refused) {
    String told = refused.isEmpty() ? "" : speaks(language).page().text("refused." + refused);
    return fill(
        door,
        language,
        Map.of("told", escaped(told), "invalid", refused.isEmpty() ? "false" : "true"));
  }

  /** What came of a stop. */
  String stopped(String language, boolean still) {
    String key = still ? "stopped.still" : "stopped.asked";
    return fill(stopped, language, Map.of("told", escaped(speaks(language).page().text(key))));
  }

  private PageWords speaks(String language) {
    PageWords speaks = words.get(language);
    if (speaks == null) {
      throw new IllegalArgumentException("the pages do not speak " + language);
    }
    return speaks;
  }

  /** Puts a phrase for {@code {{word:KEY}}}, and what is given for {@code {{KEY}}}. */
  private String fill(String template, String language, Map<String, String> given) {
    PageWords speaks = speaks(language);
    StringBuilder page = new StringBuilder();
    int from = 0;
    for (int open = template.indexOf("{{"); open >= 0; open = template.indexOf("{{", from)) {
      int close = template.indexOf("}}", open);
      String key = template.substring(open + 2, close);
      page.append(template, from, open);
      page.append(value(key, speaks, given));
      from = close + 2;
    }
    return page.append(template, from, template.length()).toString();
  }

  private String value(String key, PageWords speaks, Map<String, String> given) {
    if (key.startsWith("word:")) {
      return escaped(speaks.page().text(key.substring("word:".length())));
    }
    return switch (key) {
      case "language" -> speaks.language();
      case "assets" -> assets.folder();
      default -> given.getOrDefault(key, "");
    };
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String template(String name) {
    return new String(Assets.read(name), StandardCharsets.UTF_8);
  }
}
