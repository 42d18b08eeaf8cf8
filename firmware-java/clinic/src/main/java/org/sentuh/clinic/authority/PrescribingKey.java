package org.sentuh.clinic.authority;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import org.sentuh.clinic.prescribing.Draft;
import org.sentuh.clinic.prescribing.SecondApproval;
import org.sentuh.clinic.prescribing.Signer;
import org.sentuh.telemetry.wire.ClaimOffer;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Seal;

/**
 * The key that a clinic signs its prescriptions with. Devices obey the one that they were given
 * when they were claimed, and one that a prescription signed with it has announced.
 *
 * <pre>
 * prescribing.pem       its public half, for the devices; no secret
 * prescribing-key.pem   the key: whoever has it can prescribe; mode 600
 * </pre>
 */
public final class PrescribingKey implements Signer {

  /** The file of the public half, in the clinic's folder and beside every device's certificate. */
  public static final String PUBLIC_FILE = "prescribing.pem";

  /** The file of the key, in the clinic's folder alone. */
  public static final String KEY_FILE = "prescribing-key.pem";

  private static final String ALGORITHM = "Ed25519";

  private final PublicKey open;
  private final PrivateKey secret;

  private PrescribingKey(PublicKey open, PrivateKey secret) {
    this.open = open;
    this.secret = secret;
  }

  /**
   * Makes a key, and writes its two files.
   *
   * @param folder made if it is not there; may not hold such a key yet
   */
  public static PrescribingKey found(Path folder) throws IOException, AuthorityRefused {
    PemFile.mustBeNew(folder.resolve(PUBLIC_FILE));
    PemFile.mustBeNew(folder.resolve(KEY_FILE));
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      PemFile.makeFolder(folder);
      PemFile.writeSecret(folder.resolve(KEY_FILE), PemFile.text(pair.getPrivate()));
      PemFile.writeOpen(folder.resolve(PUBLIC_FILE), PemFile.text(pair.getPublic()));
      return new PrescribingKey(pair.getPublic(), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** Opens a key that stands in a folder. */
  public static PrescribingKey open(Path folder) throws IOException, AuthorityRefused {
    PrescribingKey key =
        new PrescribingKey(
            PemFile.publicKey(folder.resolve(PUBLIC_FILE), ALGORITHM),
            PemFile.key(folder.resolve(KEY_FILE), ALGORITHM));
    Message.Desired trial = key.sealed(new DeviceId("trial"), 1, "");
    if (!Seal.isOf(key.open, trial)) {
      throw new AuthorityRefused(
          folder
              + " holds two halves of different keys; name the folder that the command authority"
              + " has written");
    }
    return key;
  }

  /** Whether a folder has one. */
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(PUBLIC_FILE));
  }

  @Override
  public PublicKey open() {
    return open;
  }

  @Override
  public Message.Desired sign(SecondApproval approved) {
    return sealed(approved.device(), approved.revision(), approved.document());
  }

  @Override
  public Message.Desired sign(DeviceId device, int revision, Draft.Ending ending) {
    return sealed(device, revision, ending.document());
  }

  /**
   * What is signed begins with another line than a prescription does, so a device takes neither for
   * the other.
   */
  @Override
  public ClaimOffer sign(ClaimOffer.Terms terms) {
    if (!terms.key().equals(open)) {
      throw new IllegalArgumentException("an offer holds the key that signs it");
    }
    return Seal.sealed(terms, secret);
  }

  private Message.Desired sealed(DeviceId device, int revision, String document) {
    return Seal.sealed(device, revision, document, secret);
  }
}
