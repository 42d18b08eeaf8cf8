package org.sentuh.device.bedside;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sentuh.telemetry.words.Phrases;
import tools.jackson.databind.json.JsonMapper;

/** The files that pages are made of: every word from a language's file, everything from here. */
class PageFilesTest {

  private static final long FIRST_LOAD_BYTES = 150_000;

  private static String file(String name) {
    return new String(Assets.read(name), StandardCharsets.UTF_8);
  }

  private static Phrases words(String language) {
    String file = "page_" + language + ".properties";
    return Phrases.read(file, PageWords.class.getResourceAsStream(file));
  }

  @Test
  void everyLanguageHasTheSamePhrasesWithTheSameGaps() {
    Phrases first = words(PageWords.LANGUAGES.getFirst());
    for (String language : PageWords.LANGUAGES) {
      Phrases other = words(language);
      assertThat(other.keys()).as(language).isEqualTo(first.keys());
      for (String key : first.keys()) {
        assertThat(gaps(other.raw(key))).as(language + " " + key).isEqualTo(gaps(first.raw(key)));
      }
    }
  }

  private static Set<String> gaps(String phrase) {
    Set<String> gaps = new TreeSet<>();
    Matcher gap = Pattern.compile("\\{(\\w+)}").matcher(phrase);
    while (gap.find()) {
      gaps.add(gap.group(1));
    }
    return gaps;
  }

  @Test
  void everyPhraseThatAPageNamesIsThereAndEveryOtherIsGone() {
    Set<String> named = new TreeSet<>();
    for (String name : Assets.OWN) {
      Matcher call = Pattern.compile("\\bt\\(\\s*['`]([^'`]+)['`]").matcher(file(name));
      while (call.find()) {
        named.add(call.group(1).replaceAll("\\$\\{[^}]*}", "*"));
      }
      Matcher either =
          Pattern.compile("\\bt\\([^()'`]*\\? '([^']+)' : '([^']+)'").matcher(file(name));
      while (either.find()) {
        named.add(either.group(1));
        named.add(either.group(2));
      }
    }
    for (String name : new String[] {"home.html", "door.html", "stopped.html"}) {
      Matcher word = Pattern.compile("\\{\\{word:([^}]+)}}").matcher(file(name));
      while (word.find()) {
        named.add(word.group(1));
      }
    }
    Set<String> known = words("id").keys();
    for (String key : named) {
      Pattern pattern = Pattern.compile(key.replace(".", "\\.").replace("*", "[\\w-]+"));
      assertThat(known).as(key).anyMatch(phrase -> pattern.matcher(phrase).matches());
    }
    for (String phrase : known) {
      boolean told = phrase.startsWith("refused.") || phrase.startsWith("stopped.");
      assertThat(
              told
                  || named.stream()
                      .anyMatch(
                          key -> phrase.matches(key.replace(".", "\\.").replace("*", "[\\w-]+"))))
          .as("%s is said somewhere", phrase)
          .isTrue();
    }
  }

  @Test
  void noTemplateSpeaksByItself() {
    Pattern words = Pattern.compile(">([^<>]*\\p{L}{2,}[^<>]*)<");
    for (String name : Assets.OWN) {
      if (name.endsWith(".js")) {
        for (String template : new Templates(file(name)).all()) {
          Matcher said = words.matcher(template);
          assertThat(said.find()).as(() -> name + " says: " + said.group(1)).isFalse();
        }
      }
    }
    for (String name : new String[] {"home.html", "door.html", "stopped.html"}) {
      String text = file(name).replaceAll("<[^>]*>", "").replaceAll("\\{\\{[^}]*}}", "");
      assertThat(text).as(name).isBlank();
    }
  }

  /** The templates of a script, each without what is filled into it; those within others too. */
  private static final class Templates {
    private final String script;
    private final List<String> found = new ArrayList<>();
    private int at;

    Templates(String script) {
      this.script = script;
    }

    List<String> all() {
      code(script.length());
      return found;
    }

    /** Through code, up to the brace that closes it. */
    private void code(int end) {
      int depth = 0;
      while (at < end) {
        char c = script.charAt(at++);
        if (c == '`') {
          template();
        } else if (c == '{') {
          depth++;
        } else if (c == '}' && depth-- == 0) {
          return;
        }
      }
    }

    /** Through a template, up to its own end. */
    private void template() {
      StringBuilder text = new StringBuilder();
      while (script.charAt(at) != '`') {
        if (script.startsWith("${", at)) {
          at += 2;
          code(script.length());
          text.append(' ');
        } else {
          text.append(script.charAt(at++));
        }
      }
      at++;
      found.add(text.toString());
    }
  }

  @Test
  void nothingComesFromAnywhereElse() {
    for (String name : Assets.OWN) {
      assertThat(file(name).replace("http://www.w3.org/2000/svg", ""))
          .as(name)
          .doesNotContainPattern("https?://|(?<![:/])//[a-z0-9-]+\\.[a-z]");
    }
  }

  @Test
  void theFirstLoadIsSmallAndKeptForEver() throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone mother = device.phone(Role.MOTHER);
      String page = mother.get("/").body();
      long bytes = (long) page.length() + mother.get("/bed").body().length();
      Matcher address = Pattern.compile("\"(/assets/[^\"/]+/[^\"]+)\"").matcher(page);
      Set<String> all = new TreeSet<>();
      while (address.find()) {
        all.add(address.group(1));
      }
      String folder = all.iterator().next().replaceAll("/[^/]+$", "");
      all.add(folder + "/" + Assets.wordsOf("id"));
      for (String one : all) {
        HttpResponse<byte[]> file =
            device.http.send(
                mother.request(one).header("Accept-Encoding", "gzip").GET().build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(file.statusCode()).as(one).isEqualTo(200);
        assertThat(file.headers().firstValue("Cache-Control"))
            .as(one)
            .hasValueSatisfying(kept -> assertThat(kept).contains("immutable", "max-age=31536000"));
        bytes += file.body().length;
      }
      assertThat(bytes).isLessThan(FIRST_LOAD_BYTES);
    }
  }

  @Test
  void everyEntryOfTheImportMapIsServed() throws Exception {
    try (ServedBed device = new ServedBed()) {
      String page = device.phone(Role.MOTHER).get("/").body();
      Matcher map = Pattern.compile("importmap\">(.*?)</script>").matcher(page);
      assertThat(map.find()).isTrue();
      new JsonMapper()
          .readTree(map.group(1))
          .path("imports")
          .forEach(address -> {
            try {
              HttpResponse<String> module = device.stranger().get(address.stringValue());
              assertThat(module.statusCode()).isEqualTo(200);
              assertThat(module.body()).contains("export{");
            } catch (java.io.IOException | InterruptedException broken) {
              throw new AssertionError(broken);
            }
          });
    }
  }
}
