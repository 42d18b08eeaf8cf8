package org.sentuh.device.bedside;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.pages.Assets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files that pages are made of, as they go to a phone. */
class PageFilesTest {

  private static final long FIRST_LOAD_BYTES = 150_000;

  @Test
  void theFirstLoadIsSmallAndKeptForEver() throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone mother = device.phone(Role.MOTHER);
      String page = mother.get("/").body();
      long bytes = page.length();
      Matcher address = Pattern.compile("\"(/assets/[^\"/]+/[^\"]+)\"").matcher(page);
      Set<String> all = new TreeSet<>();
      while (address.find()) {
        all.add(address.group(1));
      }
      assertThat(all).anyMatch(file -> file.endsWith("/" + Assets.wordsOf("mother.id")));
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

  /** What it says outside of these groups every page has; {@code PageFilesOfTheHouseTest} knows. */
  @ParameterizedTest
  @EnumSource
  void everyPhraseThatThePageOfARoleNamesIsAmongItsWords(Role role) throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone phone = device.phone(role);
      String page = phone.get("/").body();
      String script = phone.get(address(page, "page." + role.word() + ".js")).body();
      Set<String> known = new TreeSet<>();
      new JsonMapper()
          .readTree(phone.get(address(page, Assets.wordsOf(role.word() + ".id"))).body())
          .path("page")
          .propertyNames()
          .forEach(key -> known.add(key.replaceAll("[.].*", "")));
      Matcher named = Pattern.compile("\\bt\\([^)'`]*['`]([a-z-]+)").matcher(script);
      Set<String> groups = new TreeSet<>();
      while (named.find()) {
        groups.add(named.group(1));
      }
      assertThat(groups).hasSizeGreaterThan(10);
      assertThat(known).containsAll(groups);
    }
  }

  private static String address(String page, String file) {
    Matcher folder = Pattern.compile("\"(/assets/[^\"/]+)/").matcher(page);
    assertThat(folder.find()).isTrue();
    return folder.group(1) + "/" + file;
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
              assertThat(module.body()).containsPattern("export ?\\{");
            } catch (java.io.IOException | InterruptedException broken) {
              throw new AssertionError(broken);
            }
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPageBringsAlongWhatItsScriptTakesAndItsRoleMayAskForLater(Role role) throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone phone = device.phone(role);
      String page = phone.get("/").body();
      String script = device.stranger().get(address(page, "page." + role.word() + ".js")).body();
      Matcher told = Pattern.compile("(?s)id=\"brought\">(.*?)</script>").matcher(page);
      assertThat(told.find()).isTrue();
      JsonNode brought = new JsonMapper().readTree(told.group(1));
      assertThat(brought.propertyNames())
          .containsExactlyElementsOf(
              switch (role) {
                case MOTHER, HELPER -> List.of("/events", "/bed");
                case MIDWIFE -> List.of("/events", "/bed", "/overview", "/treatments");
                case TECHNICIAN -> List.of("/events", "/bed", "/self-test", "/calibration", "/box");
              });
      for (String path : brought.propertyNames()) {
        assertThat(script).contains("take('" + path + "')");
        if (!path.equals("/events")) {
          JsonNode later = new JsonMapper().readTree(phone.get(path).body());
          assertThat(brought.path(path).propertyNames()).as(path).isEqualTo(later.propertyNames());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatAPageNamesToBeFetchedFirstIsThere(Role role) throws Exception {
    try (ServedBed device = new ServedBed()) {
      String page = device.phone(role).get("/").body();
      Matcher first = Pattern.compile("rel=\"preload\" [^>]*href=\"(/[^\"]+)\"").matcher(page);
      assertThat(first.find()).isTrue();
      assertThat(first.group(1)).endsWith("/words." + role.word() + ".id.json");
      assertThat(device.stranger().get(first.group(1)).statusCode()).isEqualTo(200);
    }
  }
}
