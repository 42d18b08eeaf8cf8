package org.sentuh.telemetry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class SealTest {

  private static final DeviceId DEVICE = new DeviceId("sentuh-07");
  private static final String DOCUMENT = "prescription: 1\nmother: M-0412\n";
  private static final KeyPair CLINIC = pair("Ed25519");

  private final Message.Desired sealed = Seal.sealed(DEVICE, 5, DOCUMENT, CLINIC.getPrivate());

  @Test
  void whatTheClinicSignedIsKnownByItsKey() {
    assertThat(Seal.isOf(CLINIC.getPublic(), sealed)).isTrue();
    assertThat(Seal.isOf(pair("Ed25519").getPublic(), sealed)).isFalse();
  }

  @Test
  void nothingOfItCanBeExchanged() {
    String signature = sealed.signature();
    assertThat(of(new DeviceId("sentuh-08"), 5, DOCUMENT, signature)).isFalse();
    assertThat(of(DEVICE, 6, DOCUMENT, signature)).isFalse();
    assertThat(of(DEVICE, 5, DOCUMENT + " ", signature)).isFalse();
    assertThat(of(DEVICE, 5, DOCUMENT, "")).isFalse();
    assertThat(of(DEVICE, 5, DOCUMENT, "no base 64")).isFalse();
  }

  @Test
  void noBitOfTheSignatureCanBeAnother() {
    byte[] signature = Base64.getDecoder().decode(sealed.signature());
    for (int bit = 0; bit < signature.length * Byte.SIZE; bit++) {
      byte[] other = signature.clone();
      other[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertThat(of(DEVICE, 5, DOCUMENT, Base64.getEncoder().encodeToString(other)))
          .as("bit %d", bit)
          .isFalse();
    }
  }

  /** Taken with sha256sum of the lines that are signed. */
  @Test
  void whatIsToBeSignedIsKnownByTheDigestOfItsBytes() {
    assertThat(Seal.digest(DEVICE, 5, DOCUMENT))
        .isEqualTo("4764d435fab1632ae95ade9e479aee1e5025a2bbd43e77cbd0a13f4ee59e074d");
    assertThat(Seal.digest(DEVICE, 6, DOCUMENT)).isNotEqualTo(Seal.digest(DEVICE, 5, DOCUMENT));
  }

  /** RFC 8032, section 7.1, test 1: the key, so that another Ed25519 verifies the same bytes. */
  @Test
  void itIsTheEd25519OfTheStandard() throws GeneralSecurityException {
    byte[] secret =
        HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    Message.Desired signed =
        Seal.sealed(
            DEVICE,
            5,
            DOCUMENT,
            KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, secret)));
    String written =
        "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="; // its public key, X.509

    assertThat(Seal.isOf(Seal.key(written).orElseThrow(), signed)).isTrue();
  }

  @Test
  void aKeyIsWrittenAndReadAgainAndNothingElseIsAKey() {
    String written = Seal.written(CLINIC.getPublic());
    assertThat(Seal.key(written)).contains(CLINIC.getPublic());
    assertThat(Seal.key(Seal.written(pair("EC").getPublic()))).isEmpty();
    assertThat(Seal.key("none")).isEmpty();
    assertThat(Seal.key("")).isEmpty();
  }

  @Test
  void aKeyOfAnotherKindSignsNothing() {
    assertThatThrownBy(() -> Seal.sealed(DEVICE, 5, DOCUMENT, pair("EC").getPrivate()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("EC")
        .hasMessageContaining("Ed25519");
  }

  private static boolean of(DeviceId device, int revision, String document, String signature) {
    return Seal.isOf(
        CLINIC.getPublic(), new Message.Desired(device, revision, document, signature));
  }

  private static KeyPair pair(String algorithm) {
    try {
      return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
