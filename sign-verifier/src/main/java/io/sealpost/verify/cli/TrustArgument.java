package io.sealpost.verify.cli;

import io.sealpost.sign.PayloadBlock;
import io.sealpost.sign.key.OpenPgpKey;
import io.sealpost.verify.cli.terminal.Failure;
import io.sealpost.verify.trust.CertificateAuthority;
import io.sealpost.verify.trust.KeyFingerprint;
import io.sealpost.verify.trust.TrustAnchor;
import io.sealpost.verify.trust.TrustPolicy.TrustedSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code WHAT[=HOST,...]}: the value of a trust option. */
final class TrustArgument {
  private final String what;
  private final Set<String> hosts;

  private TrustArgument(String what, Set<String> hosts) {
    this.what = what;
    this.hosts = hosts;
  }

  private static TrustArgument parse(String value) throws UnusableTrustException {
    int equals = value.lastIndexOf('=');
    if (equals < 0 || isFile(value)) {
      return new TrustArgument(value, Set.of());
    }
    String hosts = value.substring(equals + 1);
    if (hosts.isEmpty()) {
      throw new UnusableTrustException(value, "no host behind '='");
    }
    return new TrustArgument(value.substring(0, equals), Set.of(hosts.split(",")));
  }

  private static boolean isFile(String name) {
    try {
      return Files.exists(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Reads {@code --trust-cert}: a fingerprint, or all certificates in a file. */
  static List<TrustedSigner> certificate(String value) throws UnusableTrustException {
    TrustArgument argument = parse(value);
    List<TrustedSigner> signers = new ArrayList<>();
    for (TrustAnchor anchor : argument.certificates()) {
      signers.add(new TrustedSigner(anchor, argument.hosts));
    }
    return signers;
  }

  /** Reads {@code --trust-ca}: all certificates in a file. */
  static List<TrustedSigner> authority(String value) throws UnusableTrustException {
    TrustArgument argument = parse(value);
    List<TrustedSigner> signers = new ArrayList<>();
    for (byte[] der : argument.certificateOctets()) {
      signers.add(new TrustedSigner(argument.authority(der), argument.hosts));
    }
    return signers;
  }

  private CertificateAuthority authority(byte[] der) throws UnusableTrustException {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      X509Certificate certificate =
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
      return new CertificateAuthority(certificate, !hosts.isEmpty());
    } catch (CertificateException | IllegalArgumentException e) {
      throw new UnusableTrustException(
          what, "holds no certificate of a CA: " + String.valueOf(e.getMessage()));
    }
  }

  /** Reads {@code --trust-key}: a public key, or the DSA keys of an OpenPGP one. */
  static List<TrustedSigner> key(String value) throws UnusableTrustException {
    TrustArgument argument = parse(value);
    return argument.publicKeys().stream()
        .map(key -> new TrustedSigner(new TrustAnchor.ByKey(key), argument.hosts))
        .toList();
  }

  private List<? extends TrustAnchor> certificates() throws UnusableTrustException {
    Optional<KeyFingerprint> fingerprint = fingerprint();
    if (fingerprint.isPresent()) {
      return List.of(new TrustAnchor.ByFingerprint(fingerprint.get()));
    }
    List<TrustAnchor> anchors = new ArrayList<>();
    for (byte[] der : certificateOctets()) {
      anchors.add(new TrustAnchor.ByCertificate(der, signingKey(der)));
    }
    return anchors;
  }

  private List<byte[]> certificateOctets() throws UnusableTrustException {
    List<byte[]> found = TrustedPem.contents(octets(), "CERTIFICATE");
    if (found.isEmpty()) {
      throw new UnusableTrustException(what, "holds no certificate");
    }
    return found;
  }

  private Optional<KeyFingerprint> fingerprint() throws UnusableTrustException {
    try {
      return KeyFingerprint.parse(what);
    } catch (IllegalArgumentException e) {
      throw new UnusableTrustException(what, String.valueOf(e.getMessage()));
    }
  }

  // Read as if sent by a signer: certificates that the JDK refuses for their version field are in
  // use.
  private Optional<PublicKey> signingKey(byte[] der) throws UnusableTrustException {
    Optional<PublicKey> key = PayloadBlock.of('C', der).key();
    if (key.isEmpty()) {
      throw new UnusableTrustException(
          what, "holds no certificate with a key that blocks can have");
    }
    return key;
  }

  private List<PublicKey> publicKeys() throws UnusableTrustException {
    byte[] file = octets();
    if (!OpenPgpKey.isArmour(file)) {
      return List.of(publicKey(file));
    }
    List<OpenPgpKey> found = openPgpKeys(file);
    if (found.isEmpty()) {
      throw new UnusableTrustException(what, "holds no OpenPGP key of DSA");
    }
    return found.stream().map(OpenPgpKey::publicKey).toList();
  }

  private List<OpenPgpKey> openPgpKeys(byte[] file) throws UnusableTrustException {
    try {
      return OpenPgpKey.allIn(Path.of(what), file);
    } catch (IOException e) {
      throw new UnusableTrustException(what, "the OpenPGP key is damaged");
    }
  }

  private PublicKey publicKey(byte[] file) throws UnusableTrustException {
    List<byte[]> found = TrustedPem.contents(file, "PUBLIC KEY");
    if (found.size() != 1) {
      throw new UnusableTrustException(what, "holds " + found.size() + " public keys, not one");
    }
    return PayloadBlock.of('K', found.get(0))
        .key()
        .orElseThrow(
            () -> new UnusableTrustException(what, "holds no key of DSA, ECDSA P-256 or Ed25519"));
  }

  private byte[] octets() throws UnusableTrustException {
    try {
      return Files.readAllBytes(Path.of(what));
    } catch (IOException e) {
      throw new UnusableTrustException(what, "cannot be read: " + Failure.describe(e));
    } catch (InvalidPathException e) {
      throw new UnusableTrustException(what, Failure.reason(e));
    }
  }
}
