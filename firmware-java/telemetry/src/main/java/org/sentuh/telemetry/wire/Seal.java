package org.sentuh.telemetry.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A clinic's signature on a prescription: Ed25519 (RFC 8032) over what it is for, the device, the
 * revision and the document, so that none of them can be exchanged for another; and on an offer to
 * claim a device, whose first line is another, so that neither can be taken for the other.
 * Stateless; any thread.
 *
 * <pre>
 * sentuh/v1/prescription               sentuh/v1/claim
 * DEVICE                               the lines of {@link ClaimOffer}
 * REVISION
 * the document's bytes in UTF-8
 * </pre>
 */
public final class Seal {

  /** How a key is written. */
  public static final String FORM = "a public key of Ed25519, base 64 of its X.509 form";

  private static final String ALGORITHM = "Ed25519";
  private static final Pattern PEM = Pattern.compile("-----[A-Z ]{1,40}-----|\\s");
  private static final String PURPOSE = "sentuh/v1/prescription";
  private static final int FINGERPRINT_BYTES = 16;

  private Seal() {}

  /**
   * Signs a prescription.
   *
   * @param key the clinic's, of Ed25519
   * @throws IllegalArgumentException for a key of another kind
   */
  public static Message.Desired sealed(
      DeviceId device, int revision, String document, PrivateKey key) {
    byte[] signature = signature(signed(device, revision, document), key);
    return new Message.Desired(
        device, revision, document, Base64.getEncoder().encodeToString(signature));
  }

  /**
   * Signs an offer to claim a device.
   *
   * @param key the clinic's, whose public half stands in the terms
   * @throws IllegalArgumentException for a key of another kind
   */
  public static ClaimOffer sealed(ClaimOffer.Terms terms, PrivateKey key) {
    return new ClaimOffer(
        terms, Base64.getEncoder().encodeToString(signature(terms.signed(), key)));
  }

  private static byte[] signature(byte[] signed, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(signed);
      return signature.sign();
    } catch (InvalidKeyException other) {
      throw new IllegalArgumentException(
          "a key of " + key.getAlgorithm() + " signs no prescription; it must be " + ALGORITHM,
          other);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** Whether the owner of a key has signed this. */
  public static boolean isOf(PublicKey key, Message.Desired prescription) {
    return isOf(
        key,
        signed(prescription.device(), prescription.revision(), prescription.document()),
        prescription.signature());
  }

  /** Whether the owner of a key has signed these bytes. */
  static boolean isOf(PublicKey key, byte[] signed, String written) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(signed);
      return signature.verify(Base64.getDecoder().decode(written));
    } catch (GeneralSecurityException | IllegalArgumentException nobodySigned) {
      return false;
    }
  }

  /**
   * What a prescription is known by before it is signed: the SHA-256 of exactly what is signed, in
   * hexadecimal digits. Whoever approves it approves this.
   */
  public static String digest(DeviceId device, int revision, String document) {
    return HexFormat.of().formatHex(hash(signed(device, revision, document)));
  }

  /**
   * What people compare a key by, and what a device tells of the one that it obeys: the first 32
   * hexadecimal digits of the SHA-256 of its X.509 form. Whoever wants another key with the same
   * ones has 2^128 to try.
   */
  public static String fingerprint(PublicKey key) {
    return HexFormat.of().formatHex(hash(key.getEncoded()), 0, FINGERPRINT_BYTES);
  }

  private static byte[] hash(byte[] of) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(of);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * A clinic's public key as it is written: base 64 of its X.509 form, with the lines of a PEM file
   * around it or without; empty for anything else.
   */
  public static Optional<PublicKey> key(String written) {
    String bare = PEM.matcher(written).replaceAll("");
    try {
      return Optional.of(
          KeyFactory.getInstance(ALGORITHM)
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(bare))));
    } catch (GeneralSecurityException | IllegalArgumentException other) {
      return Optional.empty();
    }
  }

  /** A clinic's public key as it is written in prescriptions and kept by devices. */
  public static String written(PublicKey key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  private static byte[] signed(DeviceId device, int revision, String document) {
    return String.join("\n", PURPOSE, device.value(), String.valueOf(revision), document)
        .getBytes(StandardCharsets.UTF_8);
  }
}
