package org.sentuh.telemetry.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.Rib;
import org.sentuh.control.pattern.Circle;
import org.sentuh.control.pattern.Glide;
import org.sentuh.control.pattern.Hold;
import org.sentuh.control.pattern.Rest;
import org.sentuh.control.pattern.RibSweep;
import org.sentuh.control.pattern.Sides;
import org.sentuh.control.pattern.Stroke;
import org.sentuh.control.pressure.SensorFault;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.control.treatment.State;

final class WordsTest {

  /** The house's voice: no blame, no order, no distance, and no claim of what a body does. */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "\\b(gagal|salah|error|wajib|harus|target|pasien|anda|kamu|bodoh"
              + "|asi|susu|laktasi|menyusui|oksitosin|rahim|perdarahan|sembuh|menyembuhkan"
              + "|fail\\w*|wrong|must|patients?|invalid|illegal"
              + "|milk|lactation|oxytocin|womb|bleeding|heal\\w*|cures?)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Glide DOWN = new Glide(Level.T1, Level.T9, 40, 2, 12, 50);

  /** Every language that has a file, so that a new one is tested by being there. */
  private static List<Words> languages() throws IOException {
    Path folder = Path.of("src/main/resources/org/sentuh/telemetry/words");
    try (Stream<Path> files = Files.list(moduleFolder().resolve(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .sorted()
          .map(name -> name.replaceAll("words_(\\w+)\\.properties", "$1"))
          .map(code -> Words.of(Locale.of(code)))
          .toList();
    }
  }

  /** Maven runs a module's tests in the module; an editor may run them in the repository. */
  private static Path moduleFolder() {
    Path repository = Path.of("firmware-java/telemetry");
    return Files.isDirectory(repository) ? repository : Path.of("");
  }

  @Test
  void bothLanguagesOfTheProductAreThere() throws IOException {
    assertThat(languages()).extracting(Words::language).contains("id", "en");
    assertThat(Words.indonesian().languageName()).isEqualTo("Bahasa Indonesia");
    assertThat(Words.english().languageName()).isEqualTo("English");
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyReasonHasAllItsColumns(Words words) {
    for (Reason reason : Reason.values()) {
      assertThat(List.of(words.mother(reason), words.midwife(reason), words.technician(reason)))
          .as(reason + " in " + words.language())
          .allSatisfy(WordsTest::isSentence);
      assertThat(words.name(reason)).as(reason.code()).isNotBlank().hasSizeLessThan(34);
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyRefusalHasAllItsColumns(Words words) {
    for (Refusal refusal : Refusal.values()) {
      assertThat(List.of(words.mother(refusal), words.midwife(refusal), words.technician(refusal)))
          .as(refusal + " in " + words.language())
          .allSatisfy(WordsTest::isSentence);
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everySensorFaultHasAllItsColumns(Words words) {
    for (SensorFault fault : SensorFault.values()) {
      Telling telling = words.telling(fault, "upper-left");

      assertThat(List.of(telling.mother(), telling.midwife(), telling.technician()))
          .as(fault + " in " + words.language())
          .allSatisfy(WordsTest::isSentence);
      assertThat(telling.technician()).contains(words.zone("upper-left"));
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyStateHasAWord(Words words) {
    List<State> states =
        List.of(
            new State.Idle(),
            new State.Screening(),
            new State.Armed(),
            new State.Running(State.Pace.PLAYING),
            new State.Running(State.Pace.EASING_FOR_CONTACT),
            new State.Paused(Reason.PAUSED_BY_WEARER),
            new State.Completed(),
            new State.Stopped(Reason.STOP_BUTTON),
            new State.Faulted(Reason.OVERCURRENT));

    assertThat(states).extracting(state -> words.state(state.word())).doesNotContain("");
    assertThat(State.class.getPermittedSubclasses())
        .containsExactlyInAnyOrderElementsOf(
            states.stream().<Class<?>>map(State::getClass).distinct().toList());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyCommandHasAWord(Words words) {
    for (Class<?> command : Command.class.getPermittedSubclasses()) {
      assertThat(words.command(command.getSimpleName())).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyStrokeHasANameAndASentenceOnEverySide(Words words) {
    List<org.sentuh.control.pattern.Path> paths =
        List.of(
            new Circle(Level.T1, Level.T7, 2, 40, 2, 3, 50),
            DOWN,
            new Glide(Level.T9, Level.T1, 40, 2, 12, 50),
            new RibSweep(new Rib(7), 30, 70, 40, 1, 3),
            new Hold(Level.T5, 50, 3),
            new Rest(2));
    List<String> sentences = new ArrayList<>();
    for (org.sentuh.control.pattern.Path path : paths) {
      assertThat(words.stroke(path)).isNotBlank();
      for (Sides sides : Sides.values()) {
        sentences.add(words.now(new Stroke(path, sides, 1, 0)));
      }
    }

    assertThat(sentences).allSatisfy(WordsTest::isSentence);
    assertThat(Set.copyOf(sentences)).hasSize(5 * Sides.values().length + 1);
  }

  @Test
  void theProductsOwnLanguagesLackNothingAndHaveTheSameBrackets() {
    assertThat(file("id").keys()).isEqualTo(file("en").keys());
    assertThat(brackets(file("id"))).isEqualTo(brackets(file("en")));
    assertThat(Words.indonesian().missing()).as("phrases that are English in id").isEmpty();
    assertThat(Words.english().missing()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void noLanguageHasAPhraseThatNobodySays(Words words) {
    assertThat(file("en").keys()).containsAll(file(words.language()).keys());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void noWordBlamesOrdersOrClaims(Words words) {
    Phrases phrases = file(words.language());
    for (String key : phrases.keys()) {
      assertThat(raw(phrases, key)).as(key).doesNotContainPattern(FORBIDDEN).doesNotContain("!");
    }
  }

  @Test
  void theForbiddenWordsAreFoundWhereTheyStand() {
    assertThat("Terjadi Error.").containsPattern(FORBIDDEN);
    assertThat("Ini membuat ASI lancar.").containsPattern(FORBIDDEN);
    assertThat("Salah satu").containsPattern(FORBIDDEN);
    assertThat("Panelnya terlalu hangat, rasanya biasa.").doesNotContainPattern(FORBIDDEN);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void theMotherNeverSeesACodeOrASettingsKey(Words words) {
    for (Reason reason : Reason.values()) {
      assertThat(words.mother(reason) + words.midwife(reason) + words.name(reason))
          .as(reason.code())
          .doesNotContain("_", "0x", "FSR", reason.code().contains("-") ? reason.code() : "_");
    }
  }

  @Test
  void sheIsAskedKindlyAndOnlyOnce() {
    for (Reason reason : Reason.values()) {
      assertThat(Words.indonesian().mother(reason).split("ya Bu", -1))
          .as(reason.code())
          .hasSizeLessThanOrEqualTo(2);
    }
  }

  @Test
  void theSentencesAreThoseOfTheVoice() {
    assertThat(Words.indonesian().mother(Reason.SKIN_WARM))
        .isEqualTo("Panelnya mulai hangat, jadi dipelankan. Kalau terasa panas, tekan STOP.");
    assertThat(Words.english().mother(Reason.STOPPED_BY_WEARER))
        .isEqualTo("Stopped. Everything is still.");
    assertThat(Words.indonesian().mother(Refusal.AT_HER_CEILING))
        .isEqualTo("Ini batas yang Ibu pilih. Mau lebih kuat? Ubah batasnya dulu.");
    assertThat(Words.indonesian().lostContact("lower-left").mother())
        .isEqualTo("Kiri bawah agak longgar. Rapatkan tali pinggang kiri, ya Bu.");
    assertThat(Words.english().lostContact("lower-left").mother())
        .isEqualTo("Lower left is loose. Tighten the left waist strap.");
    assertThat(Words.indonesian().now(new Stroke(DOWN, Sides.BOTH, 1, 0)))
        .isEqualTo("Mengusap panjang ke bawah di kiri dan kanan.");
  }

  @Test
  void aZoneIsCalledAsTheWearerMeansIt() {
    assertThat(Words.indonesian().zone("upper-right")).isEqualTo("kanan atas");
    assertThat(Words.english().zone("middle-left")).isEqualTo("middle left");
    assertThat(Words.indonesian().strap("upper-left")).isEqualTo("tali bahu kiri");
  }

  @Test
  void aZoneThatNobodyHasNamedKeepsItsOwnName() {
    assertThat(Words.indonesian().zone("flank-7")).isEqualTo("flank 7");
    assertThat(Words.indonesian().zone("hip")).isEqualTo("hip");
    assertThat(Words.english().strap("flank-7")).isEqualTo("straps");
  }

  @Test
  void whatALanguageLacksIsTakenFromAFileThatSaysMoreAndThenFromEnglish() throws IOException {
    String more = "state.idle = leren\nnobody.asks = apa\n";
    Phrases said =
        Phrases.read("page_jv", new ByteArrayInputStream(more.getBytes(StandardCharsets.UTF_8)));
    Words words = Words.of(Locale.of("jv")).filledFrom(said);

    assertThat(words.state("idle")).isEqualTo("leren");
    assertThat(words.mother(Reason.SKIN_WARM)).isEqualTo(Words.english().mother(Reason.SKIN_WARM));
    assertThat(words.missing())
        .contains("reason.skin-warm.mother")
        .doesNotContain("state.idle", "nobody.asks");
    assertThat(Words.indonesian().filledFrom(said).state("idle"))
        .as("what a language says itself stays")
        .isEqualTo(Words.indonesian().state("idle"));
  }

  @Test
  void anUnknownPhraseOrAnUnfilledBracketIsABug() {
    Phrases phrases = file("en");

    assertThatThrownBy(() -> phrases.text("reason.none.sung"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("reason.none.sung");
    assertThatThrownBy(() -> phrases.text("sensor.mother"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("{Zone}");
  }

  private static void isSentence(String sentence) {
    assertThat(sentence).matches("\\p{Lu}.*[.?]").doesNotContain("{", "  ").hasSizeLessThan(200);
  }

  private static Phrases file(String language) {
    String name = "words_" + language + ".properties";
    return Phrases.read(name, Words.class.getResourceAsStream(name));
  }

  private static String raw(Phrases phrases, String key) {
    return phrases.text(
        key,
        "zone",
        "{zone}",
        "Zone",
        "{Zone}",
        "fault",
        "{fault}",
        "strap",
        "{strap}",
        "side",
        "{side}",
        "sides",
        "{sides}",
        "place",
        "{place}",
        "wire",
        "{wire}",
        "measured",
        "{measured}",
        "ticks",
        "{ticks}",
        "least",
        "{least}",
        "most",
        "{most}",
        "part",
        "{part}",
        "why",
        "{why}");
  }

  private static List<String> brackets(Phrases phrases) {
    return phrases.keys().stream()
        .filter(key -> raw(phrases, key).contains("{"))
        .filter(key -> !key.contains(".lost.") && !key.startsWith("sensor."))
        .toList();
  }
}
