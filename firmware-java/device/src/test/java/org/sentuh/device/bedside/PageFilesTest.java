package org.sentuh.device.bedside;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sentuh.pages.Assets;
import tools.jackson.databind.json.JsonMapper;

/** The files that pages are made of, as they go to a phone. */
class PageFilesTest {

  private static final long FIRST_LOAD_BYTES = 150_000;

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
              assertThat(module.body()).containsPattern("export ?\\{");
            } catch (java.io.IOException | InterruptedException broken) {
              throw new AssertionError(broken);
            }
          });
    }
  }
}
