package org.sentuh.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Base64;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.telemetry.wire.ClaimOffer;

/**
 * An offer to claim a device comes from a camera or a keyboard: any text is one, which is written
 * as it was read, or it is refused in a sentence that may be printed.
 */
class ClaimOfferFuzz {

  @MethodSource("org.sentuh.fuzz.Seeds#offers")
  @FuzzTest
  void anyTextIsAnOfferOrIsRefused(byte[] input) throws Exception {
    String text = new String(input, UTF_8);
    judge(input, text);
    judge(input, letters(text));
  }

  /** The same behind its letters, so that what stands in the lines is reached, too. */
  private static String letters(String text) {
    int dot = Math.max(0, text.lastIndexOf('.'));
    Base64.Encoder letters = Base64.getUrlEncoder().withoutPadding();
    return letters.encodeToString(text.substring(0, dot).getBytes(UTF_8))
        + "."
        + letters.encodeToString(text.substring(dot).getBytes(UTF_8));
  }

  private static void judge(byte[] input, String text) throws Exception {
    Allowance.keep(
        input,
        () -> {
          try {
            ClaimOffer offer = ClaimOffer.read(text);
            assertThat(ClaimOffer.read(offer.text())).isEqualTo(offer);
            return offer.isSigned();
          } catch (IllegalArgumentException refused) {
            assertThat(String.valueOf(refused.getMessage()).codePoints())
                .noneMatch(Character::isISOControl);
            return false;
          }
        });
  }
}
