package org.sentuh.telemetry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClaimOfferTest {

  private static final DeviceId DEVICE = new DeviceId("sentuh-07");
  private static final KeyPair CLINIC = pair();
  private static final ClaimOffer OFFER = Seal.sealed(terms("Klinik Melati"), CLINIC.getPrivate());

  private static ClaimOffer.Terms terms(String facility) {
    return new ClaimOffer.Terms(
        DEVICE,
        "00112233445566ff",
        12,
        Instant.parse("2026-11-26T08:00:00Z"),
        CLINIC.getPublic(),
        "TK-1",
        "ssl://klinik.local:8883",
        facility);
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatWasWrittenIsReadToTheLetterAndIsSigned() {
    ClaimOffer read = ClaimOffer.read(OFFER.text());

    assertThat(read).isEqualTo(OFFER);
    assertThat(read.isSigned()).isTrue();
    assertThat(read.text()).isEqualTo(OFFER.text()).matches("[A-Za-z0-9_.-]+");
    assertThat(ClaimOffer.read(" " + OFFER.text().replaceAll("(.{20})", "$1\n "))).isEqualTo(OFFER);
  }

  @Test
  void noLetterOfItCanBeAnother() {
    String text = OFFER.text();
    for (int at = 0; at < text.length(); at++) {
      char other = text.charAt(at) == 'A' ? 'B' : 'A';
      String altered = text.substring(0, at) + other + text.substring(at + 1);
      assertThat(isTaken(altered)).as("letter %d", at).isFalse();
    }
  }

  /** The last letter of a half has bits that stand for nothing: such a text is no other offer. */
  private static boolean isTaken(String text) {
    try {
      ClaimOffer read = ClaimOffer.read(text);
      return read.isSigned() && !read.equals(OFFER);
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  @Test
  void whoeverOffersAnothersKeyHasNotSignedIt() {
    assertThat(Seal.sealed(terms("Klinik Melati"), pair().getPrivate()).isSigned()).isFalse();
  }

  /** What was signed as one cannot be shown as the other. */
  @Test
  void anOfferIsNoPrescriptionAndAPrescriptionNoOffer() {
    String lines = new String(OFFER.terms().signed(), StandardCharsets.UTF_8);
    assertThat(lines).startsWith("sentuh/v1/claim\nsentuh-07\n");
    String document = lines.substring(lines.indexOf("00112233445566ff"));
    for (int revision = 1; revision < 20; revision++) {
      assertThat(
              Seal.isOf(
                  CLINIC.getPublic(),
                  new Message.Desired(DEVICE, revision, document, OFFER.signature())))
          .isFalse();
    }
    String rest = document.substring(document.indexOf('\n') + 1);
    Message.Desired prescription = Seal.sealed(DEVICE, 12, rest, CLINIC.getPrivate());
    assertThat(new ClaimOffer(OFFER.terms(), prescription.signature()).isSigned()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"two\nlines", "turned \u202e round", "bell \u0007", "", "  ", "half \ud83d"})
  void aFacilityThatAPageCouldNotShowOnOneLineIsNone(String facility) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> terms(facility))
        .withMessageContaining("facility");
  }

  static Stream<String> none() {
    String head = OFFER.text().substring(0, OFFER.text().indexOf('.'));
    String lines = new String(Base64.getUrlDecoder().decode(head), StandardCharsets.UTF_8);
    return Stream.of(
        "",
        ".",
        "..",
        "abc",
        head,
        head + ".",
        "." + head,
        OFFER.text() + ".x",
        OFFER.text() + "%20",
        "x".repeat(ClaimOffer.LONGEST + 1),
        text(lines + "\nmore"),
        text(lines.replace("sentuh-07", "Ibu Sari")),
        text(lines.replace("00112233445566ff", "1")),
        text(lines.replace("\n12\n", "\n-1\n")),
        text(lines.replace("\n12\n", "\n99999999999\n")),
        text(lines.replace("\n12\n", "\n012\n")),
        text(lines.replace("MCow", "AAAA")),
        text(lines.replace("TK-1", "")),
        text("\u0000"),
        Base64.getUrlEncoder().encodeToString(new byte[] {(byte) 0xff, 10}) + ".AAAA");
  }

  private static String text(String lines) {
    return Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(lines.getBytes(StandardCharsets.UTF_8))
        + ".AAAA";
  }

  @ParameterizedTest
  @MethodSource("none")
  void whatIsNoWholeOfferIsSaidToBeNone(String text) {
    assertThat(isTaken(text)).isFalse();
    try {
      assertThat(ClaimOffer.read(text).isSigned()).isFalse();
    } catch (IllegalArgumentException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
