package io.sealpost.verify.cli;

import io.sealpost.keys.Fingerprint;
import io.sealpost.keys.PemFile;
import io.sealpost.sign.PayloadBlock;
import io.sealpost.sign.key.OpenPgpKey;
import io.sealpost.verify.cli.terminal.Failure;
import io.sealpost.verify.trust.CertificateAuthority;
import io.sealpost.verify.trust.TrustAnchor;
import io.sealpost.verify.trust.TrustPolicy.TrustedSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.PublicKey;
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

  private static TrustArgument parse(String value) throws IOException {
    int equals = value.lastIndexOf('=');
    if (equals < 0 || isFile(value)) {
      return new TrustArgument(value, Set.of());
    }
    String hosts = value.substring(equals + 1);
    if (hosts.isEmpty()) {
      throw new IOException(value + ": no host behind '='");
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
  static List<TrustedSigner> certificate(String value) throws IOException {
    TrustArgument argument = parse(value);
    List<TrustedSigner> signers = new ArrayList<>();
    for (TrustAnchor anchor : argument.certificates()) {
      signers.add(new TrustedSigner(anchor, argument.hosts));
    }
    return signers;
  }

  /** Reads {@code --trust-ca}: all certificates in a file. */
  static List<TrustedSigner> authority(String value) throws IOException {
    TrustArgument argument = parse(value);
    List<TrustedSigner> signers = new ArrayList<>();
    for (X509Certificate certificate : PemFile.read(argument.path()).certificates()) {
      signers.add(new TrustedSigner(argument.authority(certificate), argument.hosts));
    }
    return signers;
  }

  private CertificateAuthority authority(X509Certificate certificate) throws IOException {
    try {
      return new CertificateAuthority(certificate, !hosts.isEmpty());
    } catch (IllegalArgumentException e) {
      throw fault("holds no certificate of a CA: " + e.getMessage());
    }
  }

  /** Reads {@code --trust-key}: a public key, or the DSA keys of an OpenPGP one. */
  static List<TrustedSigner> key(String value) throws IOException {
    TrustArgument argument = parse(value);
    return argument.publicKeys().stream()
        .map(key -> new TrustedSigner(new TrustAnchor.ByKey(key), argument.hosts))
        .toList();
  }

  private List<? extends TrustAnchor> certificates() throws IOException {
    if (Fingerprint.isMeant(what)) {
      return List.of(
          TrustAnchor.ByFingerprint.parse(what)
              .orElseThrow(() -> fault("allowed are " + Fingerprint.ALLOWED)));
    }
    List<TrustAnchor> anchors = new ArrayList<>();
    for (byte[] der : PemFile.read(path()).certificateOctets()) {
      // As if sent by a signer: certificates that the JDK refuses for their version are in use.
      Optional<PublicKey> key = PayloadBlock.of('C', der).key();
      if (key.isEmpty()) {
        throw fault("holds no certificate with a key that blocks can have");
      }
      anchors.add(new TrustAnchor.ByCertificate(der, key));
    }
    return anchors;
  }

  private List<PublicKey> publicKeys() throws IOException {
    byte[] octets = PemFile.octets(path());
    if (!OpenPgpKey.isArmour(octets)) {
      return List.of(publicKey(PemFile.of(path(), octets)));
    }
    List<OpenPgpKey> found = OpenPgpKey.allIn(path(), octets);
    if (found.isEmpty()) {
      throw fault("holds no OpenPGP key of DSA");
    }
    return found.stream().map(OpenPgpKey::publicKey).toList();
  }

  private PublicKey publicKey(PemFile file) throws IOException {
    List<byte[]> found = file.contents(PemFile.PUBLIC_KEY);
    if (found.size() != 1) {
      throw fault("holds " + found.size() + " public keys, not one");
    }
    return PayloadBlock.of('K', found.get(0))
        .key()
        .orElseThrow(() -> fault("holds no key of DSA, ECDSA P-256 or Ed25519"));
  }

  private Path path() throws IOException {
    try {
      return Path.of(what);
    } catch (InvalidPathException e) {
      throw fault(Failure.reason(e));
    }
  }

  private IOException fault(String why) {
    return new IOException(what + ": " + why);
  }
}
