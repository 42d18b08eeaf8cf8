package org.sentuh.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Texts that are not YAML, or more of it than settings need. */
class YamlTreeTest {

  @Test
  void aSlipOfTheIndentIsToldAtItsLine() {
    SettingsRefused refused = refusal("kind: panel\n  name: m\npitch_mm: 40\n");
    assertThat(refused)
        .hasMessageStartingWith("a.yaml:2: the file is not YAML here (")
        .hasMessageEndingWith("mend this line or the one above it");
    assertThat(refused.value()).contains("name: m");
  }

  @Test
  void aBracketThatIsNeverClosedIsTold() {
    assertThat(refusal("kind: panel\ngrid: {rows_mm: [25, 65\nname: m\n"))
        .hasMessageContaining("is not YAML here");
  }

  @Test
  void aTabAtTheBeginningOfALineIsTold() {
    assertThat(refusal("kind: panel\n\tname: m\n").line()).hasValue(2);
  }

  @Test
  void aListAtTheTopIsNoSettingsFile() {
    assertThat(refusal("# panels\n- kind: panel\n"))
        .hasMessageStartingWith("a.yaml:2: the file does not begin with a key");
  }

  @Test
  void aWordAtTheTopIsNoSettingsFile() {
    assertThat(refusal("panel\n").line()).hasValue(1);
  }

  @Test
  void aSecondDocumentIsRefused() {
    assertThat(refusal("kind: panel\n---\nkind: panel\n"))
        .hasMessageStartingWith("a.yaml:2: the file begins a second document here");
  }

  @Test
  void anAliasIsRefusedAtItsAnchor() {
    assertThat(refusal("kind: panel\ngrid: &g {rows_mm: [1, 2]}\nmotors: *g\n"))
        .hasMessageStartingWith("a.yaml:2: the file uses an anchor or an alias here");
  }

  @Test
  void anAliasThatLeadsNowhereIsRefused() {
    assertThat(refusal("kind: panel\nname: *nobody\n").line()).hasValue(2);
  }

  @Test
  void aFewLinesThatWouldGrowIntoGigabytesAreRefusedAtOnce() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 20; i++) {
      String before = "*a" + (i - 1);
      bomb.append("a" + i + ": &a" + i + " [" + (before + ", ").repeat(9) + before + "]\n");
    }
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> assertThat(refusal(bomb.toString())).hasMessageContaining("an anchor or an alias"));
  }

  @Test
  void aTagIsRefused() {
    assertThat(refusal("kind: panel\npitch_mm: !!float 40\n"))
        .hasMessageStartingWith("a.yaml:2: the file uses a tag here");
    assertThat(refusal("kind: !java/object {a: b}\n").line()).hasValue(1);
  }

  @Test
  void nestingWithoutEndIsRefusedBeforeTheStackIsSpent() {
    String deep = "kind: " + "[".repeat(100_000);
    assertThat(refusal(deep)).hasMessageContaining("is nested deeper than 12");
    String deepMappings = "kind: panel\nname: " + "{a: ".repeat(20_000);
    assertThat(refusal(deepMappings)).hasMessageContaining("is nested deeper than 12");
  }

  /** Where the YAML reader would end a part of the text, and everywhere near. */
  @Test
  void aCharacterOfTwoHalvesMayStandAnywhere() {
    for (int before = 900; before < 2_200; before++) {
      String text = "kind: limits # " + "x".repeat(before) + "\uD83C\uDF3C\n" + "# y\n".repeat(400);
      assertThat(refusal(text)).hasMessageContaining("a.yaml:1: kind is limits");
    }
  }

  @Test
  void aKeyThatIsNoWordIsRefused() {
    assertThat(refusal("kind: panel\n? [a, b]\n: c\n"))
        .hasMessageStartingWith("a.yaml:2: the file has a key that is no word");
    assertThat(refusal("kind: panel\n" + "k".repeat(61) + ": 1\n").line()).hasValue(2);
    assertThat(refusal("kind: panel\n'': 1\n")).hasMessageContaining("a key that is no word");
  }

  @Test
  void aFileThatSaysWhatItIsWithAWordOfAnotherKindIsToldWhichToGive() {
    assertThat(refusal("kind: limits\n"))
        .hasMessage(
            "a.yaml:1: kind is limits; allowed is the word panel; give the panel file here, not the"
                + " limits file");
  }

  private static SettingsRefused refusal(String text) {
    SettingsRefused refused =
        catchThrowableOfType(SettingsRefused.class, () -> PanelFile.read("a.yaml", text));
    assertThat(refused).as("accepted:\n" + text).isNotNull();
    return refused;
  }
}
