package org.sentuh.clinic.authority;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A clinic's own certificate authority: a key that never leaves its folder, and the certificates
 * that it has signed.
 *
 * <p>All keys are elliptic-curve P-256, all signatures ECDSA with SHA-256; Java 25 and mosquitto
 * 2.0.11 take both. An authority is good for ten years, what it signs for two, and never for longer
 * than itself. A certificate begins an hour early, for a device whose clock is a little behind.
 *
 * <pre>
 * authority.pem       its certificate: everybody's trust; no secret
 * authority-key.pem   its key: whoever has it can pass for any device and for the broker; mode 600
 * NAME.pem            a holder's key and certificate in one file; mode 600
 * </pre>
 */
public final class Authority {

  /**
   * The file of an authority's certificate, in its folder and beside every certificate it gives.
   */
  public static final String CERTIFICATE_FILE = "authority.pem";

  /** The file of an authority's key, in its folder alone. */
  public static final String KEY_FILE = "authority-key.pem";

  private static final Duration OWN_LIFE = Duration.ofDays(3650);
  private static final Duration LIFE = Duration.ofDays(730);
  private static final Duration EARLY = Duration.ofHours(1);
  private static final int SERIAL_BITS = 159;
  private static final String CURVE = "secp256r1";
  private static final String SIGNATURE = "SHA256withECDSA";
  private static final Pattern CLINIC_NAME =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} .'-]{0,38}");

  private final X509Certificate certificate;
  private final PrivateKey key;
  private final SecureRandom chance = new SecureRandom();

  private Authority(X509Certificate certificate, PrivateKey key) {
    this.certificate = certificate;
    this.key = key;
  }

  /**
   * Founds an authority, and writes its certificate and its key into a folder.
   *
   * @param folder made if it is not there; may not hold an authority yet
   * @param clinic the clinic's name, as people shall read it in a certificate
   * @param now the time of day
   */
  public static Authority found(Path folder, String clinic, Instant now)
      throws IOException, AuthorityRefused {
    if (!CLINIC_NAME.matcher(clinic).matches()) {
      throw new AuthorityRefused(
          "clinic \""
              + clinic
              + "\": allowed are 1 to 39 letters, digits, spaces and .'-;"
              + " write a shorter name");
    }
    PemFile.mustBeNew(folder.resolve(CERTIFICATE_FILE));
    PemFile.mustBeNew(folder.resolve(KEY_FILE));
    try {
      KeyPair pair = newPair();
      X500Name name = name(clinic + " certificate authority");
      X509v3CertificateBuilder draft =
          draft(name, name, pair.getPublic(), now, now.plus(OWN_LIFE), new SecureRandom());
      draft.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      draft.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      draft.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
      Authority authority = new Authority(signed(draft, pair.getPrivate()), pair.getPrivate());
      PemFile.makeFolder(folder);
      PemFile.writeSecret(folder.resolve(KEY_FILE), PemFile.text(authority.key));
      PemFile.writeOpen(folder.resolve(CERTIFICATE_FILE), PemFile.text(authority.certificate));
      return authority;
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("every Java has " + CURVE, e);
    }
  }

  /** Opens an authority that stands in a folder. */
  public static Authority open(Path folder) throws IOException, AuthorityRefused {
    Path certificateFile = folder.resolve(CERTIFICATE_FILE);
    Authority authority =
        new Authority(
            PemFile.certificate(certificateFile), PemFile.key(folder.resolve(KEY_FILE), "EC"));
    if (authority.certificate.getBasicConstraints() < 0 || !authority.ownsItsKey()) {
      throw new AuthorityRefused(
          folder
              + " holds a certificate and a key that are no authority together;"
              + " name the folder that the command authority has written");
    }
    return authority;
  }

  /**
   * Gives a holder a new key and a certificate, and writes both into one file of a folder, with the
   * authority's own certificate beside it.
   *
   * @param holder who
   * @param folder made if it is not there; may not hold a file of that name yet
   * @param now the time of day
   * @return the file
   */
  public Path certify(Holder holder, Path folder, Instant now)
      throws IOException, AuthorityRefused {
    Instant end = certificate.getNotAfter().toInstant();
    if (!now.isBefore(end)) {
      throw new AuthorityRefused(
          "this authority ended at " + end + "; found a new one and renew every certificate");
    }
    Path file = folder.resolve(holder.name() + ".pem");
    Path trust = folder.resolve(CERTIFICATE_FILE);
    PemFile.mustBeNew(file);
    boolean trustIsThere = Files.exists(trust);
    if (trustIsThere && !PemFile.certificate(trust).equals(certificate)) {
      throw new AuthorityRefused(trust + " is that of another authority; name another folder");
    }
    try {
      Instant last = now.plus(LIFE).isBefore(end) ? now.plus(LIFE) : end;
      KeyPair pair = newPair();
      X509Certificate given = certificate(holder, pair.getPublic(), now, last);
      PemFile.makeFolder(folder);
      PemFile.writeSecret(file, PemFile.text(pair.getPrivate()) + PemFile.text(given));
      if (!trustIsThere) {
        PemFile.writeOpen(trust, PemFile.text(certificate));
      }
      return file;
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("every Java has " + CURVE, e);
    }
  }

  /** The certificate in a file that {@link #certify} has written. */
  public static X509Certificate certificate(Path file) throws IOException, AuthorityRefused {
    return PemFile.certificate(file);
  }

  /**
   * Whose a certificate is that this authority has given.
   *
   * @throws AuthorityRefused for one of another authority, and for one of no such holder
   */
  public Holder holder(X509Certificate given) throws AuthorityRefused {
    try {
      given.verify(certificate.getPublicKey());
      RDN[] names =
          X500Name.getInstance(given.getSubjectX500Principal().getEncoded()).getRDNs(BCStyle.CN);
      String name =
          names.length == 0 ? "" : IETFUtils.valueToString(names[0].getFirst().getValue());
      List<String> purposes = given.getExtendedKeyUsage();
      if (purposes != null && purposes.contains(KeyPurposeId.id_kp_serverAuth.getId())) {
        return Holder.broker(List.of(name));
      }
      return name.startsWith(Holder.CLINIC) ? Holder.program(name) : Holder.device(name);
    } catch (GeneralSecurityException another) {
      throw new AuthorityRefused(
          "the certificate "
              + given.getSerialNumber().toString(16)
              + " was not given by this authority; name the folder of the one that gave it",
          another);
    }
  }

  /** Its certificate. */
  public X509Certificate certificate() {
    return certificate;
  }

  private X509Certificate certificate(Holder holder, PublicKey owned, Instant now, Instant last)
      throws GeneralSecurityException, OperatorCreationException, CertIOException {
    X509v3CertificateBuilder draft =
        draft(
            X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()),
            name(holder.name()),
            owned,
            now,
            last,
            chance);
    JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
    draft.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    draft.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    draft.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose(holder)));
    draft.addExtension(
        Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(owned));
    draft.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        identifiers.createAuthorityKeyIdentifier(certificate.getPublicKey()));
    if (holder instanceof Holder.Broker broker) {
      draft.addExtension(Extension.subjectAlternativeName, false, names(broker.hosts()));
    }
    return signed(draft, key);
  }

  private static KeyPurposeId purpose(Holder holder) {
    return switch (holder) {
      case Holder.Broker broker -> KeyPurposeId.id_kp_serverAuth;
      case Holder.Device device -> KeyPurposeId.id_kp_clientAuth;
      case Holder.Program program -> KeyPurposeId.id_kp_clientAuth;
    };
  }

  private static GeneralNames names(List<String> hosts) {
    return new GeneralNames(
        hosts.stream()
            .map(host ->
                new GeneralName(
                    Holder.Forms.isAddress(host) ? GeneralName.iPAddress : GeneralName.dNSName,
                    host))
            .toArray(GeneralName[]::new));
  }

  private static X509v3CertificateBuilder draft(
      X500Name issuer,
      X500Name subject,
      PublicKey owned,
      Instant now,
      Instant last,
      SecureRandom chance) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(SERIAL_BITS, chance).setBit(SERIAL_BITS - 1),
        Date.from(now.minus(EARLY)),
        Date.from(last),
        subject,
        owned);
  }

  private static X509Certificate signed(X509v3CertificateBuilder draft, PrivateKey with)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(draft.build(new JcaContentSignerBuilder(SIGNATURE).build(with)));
  }

  private static X500Name name(String common) {
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, common).build();
  }

  private static KeyPair newPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(CURVE));
    return generator.generateKeyPair();
  }

  private boolean ownsItsKey() {
    try {
      byte[] words = {1, 2, 3};
      Signature signing = Signature.getInstance(SIGNATURE);
      signing.initSign(key);
      signing.update(words);
      Signature verifying = Signature.getInstance(SIGNATURE);
      verifying.initVerify(certificate.getPublicKey());
      verifying.update(words);
      return verifying.verify(signing.sign());
    } catch (GeneralSecurityException otherKind) {
      return false;
    }
  }
}
