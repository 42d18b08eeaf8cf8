package org.sentuh.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a file, a reader takes it or refuses it in its own words; it never breaks. */
class AnyTextTest {

  private static final String FILE = "any.yaml";
  private static final List<Consumer<String>> READERS =
      List.of(
          text -> ProgrammeFile.read(FILE, text),
          text -> PanelFile.read(FILE, text),
          text -> LimitsFile.read(FILE, text),
          text -> DeviceFile.read(FILE, text));

  /** A text and the reader that it is meant for. */
  record Written(Consumer<String> reader, String text) {

    @Override
    public String toString() {
      return text;
    }
  }

  @Property(tries = 1000)
  void aSpoiltFileIsTakenOrRefused(@ForAll("spoilt") Written file) {
    takenOrRefused(() -> file.reader().accept(file.text()));
  }

  @Property(tries = 200)
  void aFileThatBreaksOffIsTakenOrRefused(@ForAll("shipped") Written file, @ForAll byte seed) {
    String brokenOff = file.text().substring(0, file.text().length() * (seed + 128) / 256);
    takenOrRefused(() -> file.reader().accept(brokenOff));
  }

  @Property(tries = 200)
  void aTextOfAnyKindIsTakenOrRefused(@ForAll String text) {
    READERS.forEach(reader -> takenOrRefused(() -> reader.accept(text)));
  }

  @Property(tries = 200)
  void bytesOfAnyKindAreTakenOrRefused(@ForAll byte[] content) {
    takenOrRefused(() -> ProgrammeFile.read(FILE, content));
    takenOrRefused(() -> DeviceFile.read(FILE, content));
  }

  @Provide
  Arbitrary<Written> shipped() {
    List<Written> files = new ArrayList<>();
    add(files, 0, ConfigFolder.programmes());
    add(files, 1, ConfigFolder.panels());
    add(files, 2, List.of(ConfigFolder.ROOT.resolve("limits.yaml")));
    add(files, 3, List.of(ConfigFolder.ROOT.resolve("device.yaml")));
    return Arbitraries.of(files);
  }

  @Provide
  Arbitrary<Written> spoilt() {
    String words = "-1 0 1e308 -1e-320 .inf ' \" { } [ ] : , # &a *a !!str | > % ? - null T13 0x40";
    String others = "\t;\n;\n---\n;: ;\u0000;\u2028;\uD83D\uDE00;\uD83D;9999999999999999999999";
    List<String> put = Stream.of(words.split(" "), others.split(";")).flatMap(Stream::of).toList();
    return Combinators.combine(
            shipped(),
            Arbitraries.integers().between(0, 10_000),
            Arbitraries.integers().between(0, 12),
            Arbitraries.of(put))
        .as(AnyTextTest::spoil);
  }

  /** Puts something in place of some characters of a file, away from its leading comments. */
  private static Written spoil(Written file, int at, int removed, String put) {
    String text = file.text().replaceAll("(?m)^#.*\n", "");
    int from = at % text.length();
    int to = Math.min(text.length(), from + removed);
    return new Written(file.reader(), text.substring(0, from) + put + text.substring(to));
  }

  private static void add(List<Written> files, int reader, List<Path> paths) {
    paths.forEach(path -> files.add(new Written(READERS.get(reader), ConfigFolder.text(path))));
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
