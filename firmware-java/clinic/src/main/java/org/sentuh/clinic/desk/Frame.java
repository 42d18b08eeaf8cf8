package org.sentuh.clinic.desk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sentuh.clinic.people.Person;
import org.sentuh.pages.Assets;
import org.sentuh.pages.PageLanguage;
import org.sentuh.pages.Template;

/** The HTML that the desk itself writes: the door, and the frame that a page's script fills. */
final class Frame {

  /** Refusals of what somebody typed into the door's fields. */
  private static final Set<String> BY_SIGN = Set.of("not-known", "link-used", "too-often");

  private final Assets assets;
  private final Map<String, PageLanguage> words;
  private final List<DeskPage> pages;
  private final String provider;
  private final Template page;
  private final Template door;
  private final Template closed;

  /**
   * The frame.
   *
   * @param provider what the button of the clinic's provider calls it; empty: there is none
   */
  Frame(Assets assets, Map<String, PageLanguage> words, List<DeskPage> pages, String provider) {
    this.assets = assets;
    this.words = words;
    this.pages = pages;
    this.provider = provider;
    this.page = new Template(Frame.class, "page.html", assets);
    this.door = new Template(Frame.class, "enter.html", assets);
    this.closed = new Template(Frame.class, "closed.html", assets);
  }

  private PageLanguage speaks(String language) {
    PageLanguage speaks = words.get(language);
    if (speaks == null) {
      throw new IllegalArgumentException("the desk does not speak " + language);
    }
    return speaks;
  }

  /** The frame of a page, for somebody who may have it. */
  String page(DeskPage shown, String language, Person person, String token) {
    PageLanguage speaks = speaks(language);
    return page.fill(
        speaks,
        Map.of(
            "page", shown.name(),
            "title", Template.escaped(speaks.text("nav." + shown.name())),
            "style", link(shown),
            "token", token,
            "name", Template.escaped(person.name()),
            "facility", Template.escaped(person.facility()),
            "role", person.role().word(),
            "role-said", Template.escaped(speaks.text("role." + person.role().word())),
            "navigation", navigation(shown, speaks, person)));
  }

  private String link(DeskPage shown) {
    if (!shown.isStyled()) {
      return "";
    }
    return "<link rel=\"stylesheet\" href=\"" + assets.folder() + "/" + shown.name() + ".css\">";
  }

  private String navigation(DeskPage shown, PageLanguage speaks, Person person) {
    return pages.stream()
        .filter(one -> one.roles().contains(person.role()))
        .map(one ->
            "<a href=\"/%s\" data-icon=\"%s\"%s><span>%s</span></a>"
                .formatted(
                    one.name(),
                    one.icon(),
                    one.equals(shown) ? " aria-current=\"page\"" : "",
                    Template.escaped(speaks.text("nav." + one.name()))))
        .collect(Collectors.joining("\n"));
  }

  /**
   * The door.
   *
   * @param refused the code of the refusal to be told, or empty
   */
  String door(String language, String refused) {
    PageLanguage speaks = speaks(language);
    String told = refused.isEmpty() ? "" : speaks.text("refused." + refused);
    return door.fill(
        speaks,
        Map.of(
            "told", Template.escaped(told),
            "invalid", String.valueOf(BY_SIGN.contains(refused)),
            "provider", provider(speaks)));
  }

  private String provider(PageLanguage speaks) {
    if (provider.isEmpty()) {
      return "";
    }
    String said = speaks.text("door.provider", "name", provider);
    return "<a class=\"b byprovider\" href=\"%s\">%s</a>"
        .formatted(ProviderDoor.OUT, Template.escaped(said));
  }

  /** Whoever is in, and may not have this page. */
  String closed(String language, Person person) {
    PageLanguage speaks = speaks(language);
    return closed.fill(
        speaks, Map.of("role-said", Template.escaped(speaks.text("role." + person.role().word()))));
  }
}
