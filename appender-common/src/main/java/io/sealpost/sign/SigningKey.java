package io.sealpost.sign;

import io.sealpost.message.Header;
import io.sealpost.sign.SignConfig.KeyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The key pair of a signer, with its certificate if there is one. Immutable; shows nothing of the
 * private key.
 *
 * <p>Without key files in the configuration it lies in the spool directory, both files readable by
 * their owner only:
 *
 * <pre>
 *   sign-cert.pem    written first: alone it is the rest of a crash, and is replaced
 *   sign-key.pem     PKCS#8; that it is there says that both are
 * </pre>
 */
public final class SigningKey {
  private static final String KEY_FILE = "sign-key.pem";
  private static final String CERTIFICATE_FILE = "sign-cert.pem";

  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  private final Path file;
  private final SignatureScheme scheme;
  private final SigningPair pair;
  private final Optional<byte[]> certificate;
  private final KeyBlobType blobType;

  private SigningKey(
      Path file,
      SignatureScheme scheme,
      SigningPair pair,
      Optional<byte[]> certificate,
      KeyBlobType blobType) {
    this.file = file;
    this.scheme = scheme;
    this.pair = pair;
    this.certificate = certificate;
    this.blobType = blobType;
  }

  /**
   * Reads the key that the configuration names, or the one kept in the spool directory, made when
   * first needed.
   *
   * @param header names the subject of a certificate that is made
   * @throws IOException naming the file, if it cannot be read, does not fit the scheme, or key and
   *     certificate do not belong together
   */
  public static SigningKey load(SignConfig config, Path spoolDirectory, Header header, Clock clock)
      throws IOException {
    KeyFiles files =
        config.key().isPresent()
            ? config.key().get()
            : keptIn(spoolDirectory, config.scheme(), header, clock);
    SigningPair pair = KeyPem.readKey(files.key(), files.keyPassword());
    requireFit(files.key(), pair, config.scheme());
    Optional<byte[]> certificate = Optional.empty();
    if (files.cert().isPresent()) {
      certificate = Optional.of(readCertificate(files.cert().get(), files.key(), pair));
    }
    return new SigningKey(files.key(), config.scheme(), pair, certificate, blobType(config, files));
  }

  private static KeyFiles keptIn(Path directory, SignatureScheme scheme, Header header, Clock clock)
      throws IOException {
    Path key = directory.resolve(KEY_FILE);
    Path certificate = directory.resolve(CERTIFICATE_FILE);
    if (!Files.exists(key)) {
      SigningPair pair = SigningPair.generate(scheme);
      byte[] der = SelfSignedCertificate.of(pair, scheme, header, clock);
      ForcedFile.replace(directory, CERTIFICATE_FILE, KeyPem.ofCertificate(der));
      ForcedFile.replace(directory, KEY_FILE, KeyPem.ofKey(pair));
    }
    return new KeyFiles(key, Optional.of(certificate).filter(Files::exists), Optional.empty());
  }

  private static void requireFit(Path file, SigningPair pair, SignatureScheme scheme)
      throws IOException {
    if (!pair.fits(scheme)) {
      throw new IOException(
          "%s is %s, which does not fit %s".formatted(file, pair.kind(), required(scheme)));
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

  private static byte[] readCertificate(Path file, Path keyFile, SigningPair pair)
      throws IOException {
    X509Certificate certificate = KeyPem.readCertificate(file);
    if (!certificate.getPublicKey().equals(pair.toPublicKey())) {
      throw new IOException(file + " is the certificate of another key than " + keyFile);
    }
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IOException(file + " cannot be encoded", e);
    }
  }

  private static KeyBlobType blobType(SignConfig config, KeyFiles files) throws IOException {
    KeyBlobType byDefault = files.cert().isPresent() ? KeyBlobType.C : KeyBlobType.K;
    KeyBlobType type = config.keyBlob().orElse(byDefault);
    if (type == KeyBlobType.C && files.cert().isEmpty()) {
      throw new IOException(
          "keyBlob C is a certificate, and there is none for " + files.key() + ": set cert, or K");
    }
    return type;
  }

  /**
   * RFC 5425 §4.2.2 form, {@code sha-256:AB:CD:…}, of what the collected log will carry: of the
   * certificate with key blob {@code C}, else of the public key's DER.
   */
  public String fingerprint() {
    byte[] der =
        certificate
            .filter(sent -> blobType == KeyBlobType.C)
            .orElseGet(() -> publicKey().getEncoded());
    MessageDigest digest = Hash.SHA_256.newDigest();
    String hex = HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest.digest(der));
    return Hash.SHA_256.algorithm().toLowerCase(Locale.ROOT) + ":" + hex;
  }

  /**
   * The file of the private key, if others than its owner may read it. Looks at its permissions
   * now; where files have none of the POSIX kind it is never exposed.
   */
  public Optional<Path> exposedFile() {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      return Optional.of(file).filter(exposed -> !Collections.disjoint(permissions, OF_OTHERS));
    } catch (UnsupportedOperationException | IOException e) {
      return Optional.empty();
    }
  }

  /** What others check our signatures with. */
  public PublicKey publicKey() {
    return pair.toPublicKey();
  }

  /** The certificate's DER. */
  public Optional<byte[]> certificate() {
    return certificate.map(byte[]::clone);
  }

  /** Signs {@code octets[from, to)}: returns the octets of SIGN. */
  byte[] sign(byte[] octets, int from, int to) {
    return pair.sign(scheme.hash(), new SignedOctets(octets, from, to));
  }

  /** The most octets that a signature can have. */
  int signatureOctets() {
    return pair.signatureOctets();
  }

  /** Type and blob of the Payload Block (RFC 5848 §5.2): what follows its timestamp. */
  String blob() {
    return switch (blobType) {
      case C -> "C " + Base64Text.encode(certificate.orElseThrow());
      case K -> "K " + Base64Text.encode(pair.blob());
      case N -> "N";
    };
  }
}
