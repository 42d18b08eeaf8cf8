package org.sentuh.device.bedside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sentuh.pages.Assets;
import org.sentuh.pages.PageLanguage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A language that is there because a file of it lies beside the others, and for no other reason.
 */
class FurtherLanguageTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static PageLanguage language(String code) {
    return Objects.requireNonNull(PageWords.all().get(code), code).language();
  }

  @Test
  void itIsFoundBehindTheProductsOwn() {
    assertThat(PageLanguage.codes(PageWords.SAID)).containsExactly("id", "en", "jv");
  }

  @Test
  void whatItsFileLacksIsSaidInEnglishAndNamed() {
    PageLanguage javanese = language("jv");

    assertThat(javanese.text("door.greeting")).isEqualTo("Sugeng rawuh");
    assertThat(javanese.text("night")).as("a phrase of all pages").isEqualTo("Layar wengi");
    assertThat(javanese.text("door.go")).as("a phrase that it lacks").isEqualTo("Pair");
    assertThat(javanese.missing())
        .contains("door.go", "refused.other", "reason.skin-warm.mother")
        .doesNotContain("door.greeting", "night", "language", "reason.stopped-by-wearer.mother");
  }

  @Test
  void theProductsOwnLanguagesLackNothing() {
    for (String code : PageLanguage.OURS) {
      assertThat(language(code).missing()).as(code).isEmpty();
    }
  }

  @Test
  void whoeverWishesItIsSpokenToInIt() throws Exception {
    try (ServedBed device = new ServedBed()) {
      String door =
          device
              .send(device.stranger().request("/").header("Accept-Language", "jv, id;q=0.5").GET())
              .body();
      assertThat(door)
          .contains("<html lang=\"jv\" dir=\"ltr\">", "Sugeng rawuh", "MANDHEG", "Pair");

      JsonNode words = JSON.readTree(device.stranger().get(words(door, "jv")).body());
      assertThat(words.path("language").asString()).isEqualTo("jv");
      assertThat(words.path("reason").path("stopped-by-wearer").asString())
          .isEqualTo("Wis mandheg. Kabeh meneng.");
      assertThat(words.path("languages").toString())
          .isEqualTo(
              "[{\"code\":\"id\",\"name\":\"Bahasa"
                  + " Indonesia\"},{\"code\":\"en\",\"name\":\"English\"},{\"code\":\"jv\",\"name\":\"Basa"
                  + " Jawa\"}]");
      assertThat(JSON.readTree(device.stranger().get(words(door, "id")).body()).path("languages"))
          .isEqualTo(words.path("languages"));
    }
  }

  private static String words(String page, String language) {
    Matcher folder = Pattern.compile("\"(/assets/[^\"/]+)/").matcher(page);
    assertThat(folder.find()).isTrue();
    return folder.group(1) + "/" + Assets.wordsOf("mother." + language);
  }

  @Test
  void whoeverWishesNoneThatIsThereIsSpokenToInTheFirst() throws Exception {
    try (ServedBed device = new ServedBed()) {
      for (String wished : new String[] {"fr-FR", "*", "en;q=much", ""}) {
        assertThat(spoken(device, "Accept-Language", wished)).as(wished).isEqualTo("id");
      }
      assertThat(spoken(device, "Accept-Language", "fr, en-GB;q=0.8, id;q=0.3")).isEqualTo("en");
      assertThat(spoken(device, "Cookie", "language=jv")).isEqualTo("jv");
      assertThat(spoken(device, "Cookie", "language=xx")).isEqualTo("id");
    }
  }

  private static String spoken(ServedBed device, String header, String value) throws Exception {
    String page = device.send(device.stranger().request("/").header(header, value).GET()).body();
    Matcher language = Pattern.compile("<html lang=\"(\\w+)\"").matcher(page);
    assertThat(language.find()).isTrue();
    return language.group(1);
  }
}
