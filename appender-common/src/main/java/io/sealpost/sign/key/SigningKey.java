package io.sealpost.sign.key;

import io.sealpost.files.ForcedFile;
import io.sealpost.files.KeyFilePermissions;
import io.sealpost.keys.Fingerprint;
import io.sealpost.message.Header;
import io.sealpost.sign.encoding.Base64Text;
import io.sealpost.sign.key.KeySource.KeyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/**
 * The key pair of a signer, with its certificate if there is one. Immutable; never shows the
 * private key.
 *
 * <p>Without key files in the configuration it is in the spool directory, both files readable only
 * by their owner:
 *
 * <pre>
 *   sign-cert.pem    written first: if alone, it remains from a crash and is replaced
 *   sign-key.pem     PKCS#8; if this file exists, both do
 * </pre>
 */
public final class SigningKey {
  private static final String KEY_FILE = "sign-key.pem";
  private static final String CERTIFICATE_FILE = "sign-cert.pem";

  private final KeyMaterial material;
  private final SignatureScheme scheme;
  private final KeyBlobType blobType;

  private SigningKey(KeyMaterial material, SignatureScheme scheme, KeyBlobType blobType) {
    this.material = material;
    this.scheme = scheme;
    this.blobType = blobType;
  }

  /**
   * Reads the key from its source, or the one in the spool directory, created when first needed.
   *
   * @param source empty: the spool directory
   * @param blob empty: {@code C} with a certificate, else {@code K}
   * @param header names the subject of a certificate that is created
   * @throws IOException naming the file, if it cannot be read, does not fit the scheme, or key and
   *     certificate do not belong together
   */
  public static SigningKey load(
      Optional<KeySource> source,
      SignatureScheme scheme,
      Optional<KeyBlobType> blob,
      Path spoolDirectory,
      Header header,
      Clock clock)
      throws IOException {
    KeyMaterial material =
        KeyMaterial.read(
            source.isPresent() ? source.get() : madeIn(spoolDirectory, scheme, header, clock));
    requireFit(material, scheme);
    return new SigningKey(material, scheme, blobType(blob, material));
  }

  /** The key in the spool directory in which it was created. */
  public static KeySource keptIn(Path directory) {
    Path certificate = directory.resolve(CERTIFICATE_FILE);
    return new KeyFiles(
        directory.resolve(KEY_FILE),
        Optional.of(certificate).filter(Files::exists),
        Optional.empty());
  }

  private static KeySource madeIn(
      Path directory, SignatureScheme scheme, Header header, Clock clock) throws IOException {
    if (!Files.exists(directory.resolve(KEY_FILE))) {
      GeneratedKey made = GeneratedKey.of(scheme, header, clock);
      ForcedFile.replace(directory, CERTIFICATE_FILE, made.certificatePem());
      ForcedFile.replace(directory, KEY_FILE, made.keyPem());
    }
    return keptIn(directory);
  }

  private static void requireFit(KeyMaterial material, SignatureScheme scheme) throws IOException {
    if (!material.pair().fits(scheme)) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s is %s, which does not fit %s",
              material.file(),
              material.pair().kind(),
              required(scheme)));
    }
  }

  private static String required(SignatureScheme scheme) {
    return switch (scheme) {
      case DSA_SHA_1 -> "DSA with SHA-1: allowed are 1024/160";
      case DSA_SHA_256 -> "DSA with SHA-256: allowed are 2048/224, 2048/256 or 3072/256";
      case ECDSA_P256 -> "ecdsa-p256";
      case ED25519 -> "ed25519";
    };
  }

  private static KeyBlobType blobType(Optional<KeyBlobType> chosen, KeyMaterial material)
      throws IOException {
    KeyBlobType byDefault = material.certificate().isPresent() ? KeyBlobType.C : KeyBlobType.K;
    KeyBlobType type = chosen.orElse(byDefault);
    if (type == KeyBlobType.C && material.certificate().isEmpty()) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "keyBlob C is a certificate, and there is none for %s: set cert, or K",
              material.file()));
    }
    if (type == KeyBlobType.P && material.openPgp().isEmpty()) {
      throw new IOException(
          String.format(
              Locale.ROOT, "keyBlob P is an OpenPGP key, and %s is none", material.file()));
    }
    return type;
  }

  /**
   * The fingerprint, in RFC 5425 §4.2.2 form {@code sha-256:AB:CD:…}, of what the collected log
   * will carry: of the certificate with key blob {@code C}, else of the public key's DER; with
   * {@code P} the OpenPGP fingerprint, {@code sha-1:AB:CD:…}.
   */
  public String fingerprint() {
    Fingerprint fingerprint =
        switch (blobType) {
          case C -> Fingerprint.sha256(material.certificate().orElseThrow());
          case P -> Fingerprint.sha1(openPgpKey().fingerprinted());
          case K, N -> Fingerprint.sha256(publicKey().getEncoded());
        };
    return fingerprint.toString();
  }

  private OpenPgpKey openPgpKey() {
    return material.openPgp().flatMap(OpenPgpKey::ofBlob).orElseThrow();
  }

  /**
   * The file of the private key, if anyone other than its owner may read it. Checks its permissions
   * now; without POSIX permissions it is never exposed.
   */
  public Optional<Path> exposedFile() {
    return Optional.of(material.file()).filter(KeyFilePermissions::isExposed);
  }

  /** The key with which others check this signer's signatures. */
  public PublicKey publicKey() {
    return material.pair().toPublicKey();
  }

  /** The certificate's DER. */
  public Optional<byte[]> certificate() {
    return material.certificate().map(byte[]::clone);
  }

  /** Signs {@code octets[from, to)} and returns the octets of SIGN. */
  public byte[] sign(byte[] octets, int from, int to) {
    return material.pair().sign(scheme.hash(), new SignedOctets(octets, from, to));
  }

  /** The most octets that a signature can have. */
  public int signatureOctets() {
    return material.pair().signatureOctets();
  }

  /** Type and blob of the Payload Block (RFC 5848 §5.2), which follow its timestamp. */
  public String blob() {
    return switch (blobType) {
      case C -> "C " + Base64Text.encode(material.certificate().orElseThrow());
      case K -> "K " + Base64Text.encode(material.pair().blob());
      case P -> "P " + Base64Text.encode(material.openPgp().orElseThrow());
      case N -> "N";
    };
  }
}
