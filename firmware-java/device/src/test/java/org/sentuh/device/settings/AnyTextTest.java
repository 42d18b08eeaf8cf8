package org.sentuh.device.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a file, a reader takes it or refuses it in its own words; it never breaks. */
class AnyTextTest {

  private static final String FILE = "any.yaml";
  private static final List<String> SNIPPETS =
      List.of(
          "",
          " ",
          "-1",
          "0",
          "1e308",
          "-1e-320",
          ".inf",
          "'",
          "\"",
          "{",
          "}",
          "[",
          "]",
          ":",
          ": ",
          ",",
          "#",
          "&a ",
          "*a",
          "!!str ",
          "|",
          ">",
          "\t",
          "\n",
          "\n---\n",
          "%",
          "?",
          "\u0000",
          "\u2028",
          "\uD83D\uDE00",
          "null",
          "T13",
          "999999999999999999999",
          "0x40",
          "1A");

  @Property(tries = 2000)
  void aSpoiltFileIsTakenOrRefused(@ForAll("spoilt") String text) {
    everyReader().forEach(reader -> takenOrRefused(() -> reader.accept(text)));
  }

  @Property(tries = 500)
  void aTextOfAnyKindIsTakenOrRefused(@ForAll String text) {
    everyReader().forEach(reader -> takenOrRefused(() -> reader.accept(text)));
  }

  @Property(tries = 500)
  void bytesOfAnyKindAreTakenOrRefused(@ForAll byte[] content) {
    takenOrRefused(() -> ProgrammeFile.read(FILE, content));
    takenOrRefused(() -> DeviceFile.read(FILE, content));
  }

  @Property(tries = 300)
  void aFileThatBreaksOffIsTakenOrRefused(@ForAll("shipped") String text, @ForAll byte seed) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    int length = content.length * (seed + 128) / 256;
    byte[] brokenOff = Arrays.copyOf(content, length);
    takenOrRefused(() -> ProgrammeFile.read(FILE, brokenOff));
    takenOrRefused(() -> PanelFile.read(FILE, brokenOff));
    takenOrRefused(() -> LimitsFile.read(FILE, brokenOff));
    takenOrRefused(() -> DeviceFile.read(FILE, brokenOff));
  }

  @Provide
  Arbitrary<String> shipped() {
    return Arbitraries.of(ConfigFolder.all().stream().map(ConfigFolder::text).toList());
  }

  @Provide
  Arbitrary<String> spoilt() {
    return Combinators.combine(
            shipped(),
            Arbitraries.integers().between(0, 10_000),
            Arbitraries.integers().between(0, 12),
            Arbitraries.of(SNIPPETS))
        .as(AnyTextTest::spoil);
  }

  /** Replaces some characters of a text, away from its comments, by others. */
  private static String spoil(String text, int at, int removed, String put) {
    List<String> lines = new ArrayList<>(text.lines().filter(l -> !l.startsWith("#")).toList());
    String bare = String.join("\n", lines) + "\n";
    int from = at % bare.length();
    int to = Math.min(bare.length(), from + removed);
    return bare.substring(0, from) + put + bare.substring(to);
  }

  private static List<Consumer<String>> everyReader() {
    return List.of(
        text -> ProgrammeFile.read(FILE, text),
        text -> PanelFile.read(FILE, text),
        text -> LimitsFile.read(FILE, text),
        text -> DeviceFile.read(FILE, text));
  }

  private static void takenOrRefused(Runnable reading) {
    try {
      reading.run();
    } catch (SettingsRefused refused) {
      assertThat(refused.getMessage()).startsWith(FILE).doesNotContainPattern("\\p{Cntrl}");
      assertThat(refused.allowed()).isNotBlank();
      assertThat(refused.remedy()).isNotBlank();
    }
  }
}
