package org.sentuh.clinic.prescribing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PrescriptionDraftTest {

  private static final Instant NOW = Instant.parse("2026-11-26T02:40:00.123Z");
  private static final Draft.Slip SLIP = new Draft.Slip("M-0412", "BD-7", NOW);

  @Test
  void aProgrammeStandsInItsPrescriptionWordForWord() {
    String document =
        new Draft.Programme(
                SLIP,
                Instant.parse("2026-12-10T17:00:00Z"),
                "# gentle\nkind: programme\nname: gentle\n",
                2,
                14_400,
                OptionalDouble.of(0.4),
                OptionalDouble.empty(),
                Optional.empty())
            .document();

    assertThat(document)
        .isEqualTo(
            """
            prescription: 1
            state: active
            mother: M-0412
            midwife: BD-7
            issued: 2026-11-26T02:40:00Z
            until: 2026-12-10T17:00:00Z
            treatments: 2
            between_s: 14400
            ceiling: 0.4
            programme:
              # gentle
              kind: programme
              name: gentle
            """);
  }

  @Test
  void aReasonIsOneQuotedLine() {
    assertThat(new Draft.Withheld(SLIP, false, "says \"it hurts\" \\ waits").document())
        .endsWith("why: \"says \\\"it hurts\\\" \\\\ waits\"\n")
        .contains("state: held\n");
    assertThat(new Draft.Withheld(SLIP, true, "finished").document()).contains("state: revoked\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Ibu Sari", "a\nstate: active", "a: b", "\"", "#"})
  void aReferenceThatCouldBeAnotherLineOrANameIsRefused(String reference) {
    Draft draft = new Draft.Withheld(new Draft.Slip(reference, "BD-7", NOW), false, "rest");

    assertThatThrownBy(draft::document)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mother");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two\nlines", "a\u0000"})
  void aReasonThatIsNoLineIsRefused(String why) {
    assertThatThrownBy(() -> new Draft.Withheld(SLIP, false, why).document())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("why");
  }
}
