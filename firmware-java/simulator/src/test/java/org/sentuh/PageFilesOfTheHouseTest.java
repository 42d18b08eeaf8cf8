package org.sentuh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sentuh.pages.PageLanguage;

/**
 * The files that pages are made of, in every room that has some: every word from a language's file,
 * everything from this house.
 */
final class PageFilesOfTheHouseTest {

  /** The folders of resources in which pages are: those that have scripts. */
  private static List<Path> rooms() throws IOException {
    Path modules = Path.of("..").toRealPath();
    try (Stream<Path> found = Files.walk(modules, 12)) {
      return found
          .filter(file -> file.toString().endsWith(".js"))
          .map(Path::getParent)
          .filter(folder -> modules.relativize(folder).toString().contains("src/main/resources"))
          .distinct()
          .sorted()
          .toList();
    }
  }

  private static List<Path> files(Path room, String... endings) throws IOException {
    try (Stream<Path> found = Files.list(room)) {
      return found
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    }
  }

  /** What the files of a room say in a language, all of them together. */
  private static Map<String, String> words(Path room, String language) throws IOException {
    return phrases(room, "_" + language + ".properties");
  }

  /** Those that its page says; what is written into files that are handed out is not among them. */
  private static Set<String> pageWords(Path room) throws IOException {
    Set<String> words = new TreeSet<>(words(room, "id").keySet());
    for (String handedOut : List.of("herfile", "codebook")) {
      words.removeAll(phrases(room, handedOut + "_id.properties").keySet());
    }
    return words;
  }

  private static Map<String, String> phrases(Path room, String ending) throws IOException {
    Map<String, String> words = new TreeMap<>();
    for (Path file : files(room, ending)) {
      Properties phrases = new Properties();
      try (var text = Files.newBufferedReader(file)) {
        phrases.load(text);
      }
      phrases.forEach((key, phrase) -> words.put(key.toString(), phrase.toString()));
    }
    return words;
  }

  private static Path shared() throws IOException {
    return Path.of("../pages/src/main/resources/org/sentuh/pages").toRealPath();
  }

  @Test
  void thePagesOfDeviceAndDeskAreSeen() throws IOException {
    assertThat(rooms().stream().map(room -> room.getFileName().toString()))
        .contains("pages", "bedside", "desk");
  }

  @Test
  void everyLanguageHasTheSamePhrasesWithTheSameGaps() throws IOException {
    for (Path room : rooms()) {
      Map<String, String> first = words(room, PageLanguage.OURS.getFirst());
      assertThat(first).as(room.toString()).isNotEmpty();
      for (String language : PageLanguage.OURS) {
        Map<String, String> other = words(room, language);
        assertThat(first.keySet())
            .as("missing in %s %s", room, language)
            .isSubsetOf(other.keySet());
        assertThat(other.keySet())
            .as("said in %s %s alone", room, language)
            .isSubsetOf(first.keySet());
        other.forEach((key, phrase) ->
            assertThat(gaps(phrase))
                .as("%s %s %s", room, language, key)
                .isEqualTo(gaps(first.getOrDefault(key, ""))));
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
  void everyPhraseThatAPageNamesIsThereAndEveryOtherIsGone() throws IOException {
    Set<String> everywhere = words(shared(), "id").keySet();
    Set<String> namedAnywhere = new TreeSet<>();
    for (Path room : rooms()) {
      namedAnywhere.addAll(named(room));
    }
    for (Path room : rooms()) {
      Set<String> known = new TreeSet<>(words(room, "id").keySet());
      Set<String> own = pageWords(room);
      known.addAll(everywhere);
      known.addAll(words(desk(room), "id").keySet());
      for (String key : named(room)) {
        assertThat(known).as("%s names %s", room, key).anyMatch(phrase -> isMeant(key, phrase));
      }
      Set<String> spoken = room.equals(shared()) ? namedAnywhere : named(room);
      for (String phrase : own) {
        // These the server says itself.
        boolean told =
            phrase.matches(
                "(refused|stopped|nav|role|difference|label)[.].*|door[.]provider|language[.]direction");
        assertThat(told || spoken.stream().anyMatch(key -> isMeant(key, phrase)))
            .as("%s: %s is said somewhere", room, phrase)
            .isTrue();
      }
    }
  }

  /** The pages of the clinic's other rooms stand within the desk's. */
  private static Path desk(Path room) throws IOException {
    return room.toString().contains("/clinic/")
        ? Path.of("../clinic/src/main/resources/org/sentuh/clinic/desk").toRealPath()
        : room;
  }

  private static boolean isMeant(String key, String phrase) {
    return phrase.matches(key.replace(".", "\\.").replace("*", "[\\w-]+"));
  }

  /** The keys that the scripts and templates of a room name, with * for what is filled in. */
  private static Set<String> named(Path room) throws IOException {
    Set<String> named = new TreeSet<>();
    for (Path file : files(room, ".js")) {
      String script = Files.readString(file);
      all(script, "\\bt\\(\\s*['`]([^'`]+)['`]", named);
      all(script, "\\bt\\([^()'`]*\\? '([^']+)' : '([^']+)'", named);
    }
    for (Path file : files(room, ".html")) {
      all(Files.readString(file), "\\{\\{word:([^}]+)}}", named);
    }
    return named;
  }

  private static void all(String text, String pattern, Set<String> into) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    while (found.find()) {
      for (int group = 1; group <= found.groupCount(); group++) {
        into.add(found.group(group).replaceAll("\\$\\{[^}]*}", "*"));
      }
    }
  }

  @Test
  void noTemplateSpeaksByItself() throws IOException {
    Pattern words = Pattern.compile(">([^<>]*\\p{L}{2,}[^<>]*)<");
    for (Path room : rooms()) {
      for (Path file : files(room, ".js")) {
        for (String template : new Templates(Files.readString(file)).all()) {
          Matcher said = words.matcher(template);
          assertThat(said.find()).as(() -> file + " says: " + said.group(1)).isFalse();
        }
      }
      for (Path file : files(room, ".html")) {
        String text =
            Files.readString(file).replaceAll("<[^>]*>", "").replaceAll("\\{\\{[^}]*}}|·", "");
        assertThat(text).as(file.toString()).isBlank();
      }
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
  void nothingComesFromAnywhereElse() throws IOException {
    for (Path room : rooms()) {
      for (Path file : files(room, ".js", ".css", ".html", ".svg")) {
        assertThat(Files.readString(file).replace("http://www.w3.org/2000/svg", ""))
            .as(file.toString())
            .doesNotContainPattern("https?://|(?<![:/])//[a-z0-9-]+\\.[a-z]");
      }
    }
  }
}
