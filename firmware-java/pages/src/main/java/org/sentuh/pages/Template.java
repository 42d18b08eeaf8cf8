package org.sentuh.pages;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A page as the server writes it: what stands there before any script has run. A phrase is put for
 * {@code {{word:KEY}}}, and what is given for {@code {{KEY}}}; {@code language}, {@code direction}
 * and {@code assets} are always given. Immutable.
 */
public final class Template {

  private final String text;
  private final Assets assets;

  /** The template in a file beside a class. */
  public Template(Class<?> room, String name, Assets assets) {
    this.text = new String(Assets.read(room, name), StandardCharsets.UTF_8);
    this.assets = assets;
  }

  /**
   * The page.
   *
   * @param given HTML by its key: who gives what somebody wrote has {@link #escaped} it
   */
  public String fill(PageLanguage language, Map<String, String> given) {
    StringBuilder page = new StringBuilder();
    int from = 0;
    for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", from)) {
      int close = text.indexOf("}}", open);
      page.append(text, from, open);
      page.append(value(text.substring(open + 2, close), language, given));
      from = close + 2;
    }
    return page.append(text, from, text.length()).toString();
  }

  private String value(String key, PageLanguage language, Map<String, String> given) {
    if (key.startsWith("word:")) {
      return escaped(language.text(key.substring("word:".length())));
    }
    return switch (key) {
      case "language" -> language.code();
      case "direction" -> language.direction();
      case "assets" -> assets.folder();
      case "map" -> assets.importMap();
      default -> given.getOrDefault(key, "");
    };
  }

  /** JSON as the text of a script element with a type that nobody runs: nothing in it ends that. */
  public static String data(String json) {
    return json.replace("<", "\\u003c");
  }

  /** What somebody wrote, as text within HTML or within an attribute in double quotes. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
