package io.sealpost.sign;

import io.sealpost.message.Header;
import io.sealpost.sign.SignConfig.KeyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The DSA key pair of a signer, with its certificate if there is one. Immutable; shows nothing of
 * the private key.
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

  private final DsaKeyPair pair;
  private final Optional<byte[]> certificate;
  private final KeyBlobType blobType;

  private SigningKey(DsaKeyPair pair, Optional<byte[]> certificate, KeyBlobType blobType) {
    this.pair = pair;
    this.certificate = certificate;
    this.blobType = blobType;
  }

  /**
   * Reads the key that the configuration names, or the one kept in the spool directory, made when
   * first needed.
   *
   * @param header names the subject of a certificate that is made
   * @throws IOException naming the file, if it cannot be read, does not fit the hash, or key and
   *     certificate do not belong together
   */
  public static SigningKey load(SignConfig config, Path spoolDirectory, Header header, Clock clock)
      throws IOException {
    KeyFiles files =
        config.key().isPresent()
            ? config.key().get()
            : keptIn(spoolDirectory, config.hash(), header, clock);
    DsaKeyPair pair = KeyPem.readKey(files.key(), files.keyPassword());
    requireFit(files.key(), pair.publicKey(), config.hash());
    Optional<byte[]> certificate = Optional.empty();
    if (files.cert().isPresent()) {
      certificate = Optional.of(readCertificate(files.cert().get(), files.key(), pair));
    }
    return new SigningKey(pair, certificate, blobType(config, files));
  }

  private static KeyFiles keptIn(Path directory, Hash hash, Header header, Clock clock)
      throws IOException {
    Path key = directory.resolve(KEY_FILE);
    Path certificate = directory.resolve(CERTIFICATE_FILE);
    if (!Files.exists(key)) {
      DsaKeyPair pair = DsaKeyPair.generate(DsaDomain.of(hash));
      byte[] der = SelfSignedCertificate.of(pair, hash, header, clock);
      ForcedFile.replace(directory, CERTIFICATE_FILE, KeyPem.ofCertificate(der));
      ForcedFile.replace(directory, KEY_FILE, KeyPem.ofKey(pair));
    }
    return new KeyFiles(key, Optional.of(certificate).filter(Files::exists), Optional.empty());
  }

  private static void requireFit(Path file, DsaKey key, Hash hash) throws IOException {
    int modulus = key.p().bitLength();
    int subgroup = key.q().bitLength();
    boolean fits =
        switch (hash) {
          case SHA_1 -> modulus >= 1024 && subgroup == 160;
          case SHA_256 -> modulus >= 2048 && (subgroup == 224 || subgroup == 256);
        };
    if (!fits) {
      String allowed = hash == Hash.SHA_1 ? "1024/160" : "2048/224, 2048/256 or 3072/256";
      throw new IOException(
          "%s is a DSA key of %d/%d bits, which does not fit %s: allowed are %s"
              .formatted(file, modulus, subgroup, hash.algorithm(), allowed));
    }
  }

  private static byte[] readCertificate(Path file, Path keyFile, DsaKeyPair pair)
      throws IOException {
    X509Certificate certificate = KeyPem.readCertificate(file);
    if (!DsaKey.of(certificate.getPublicKey()).equals(Optional.of(pair.publicKey()))) {
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

  /** What others check our signatures with. */
  public PublicKey publicKey() {
    return pair.publicKey().toPublicKey();
  }

  /** The certificate's DER. */
  public Optional<byte[]> certificate() {
    return certificate.map(byte[]::clone);
  }

  DsaSignature sign(byte[] digest) {
    return pair.sign(digest);
  }

  /** The most octets that {@link DsaSignature#toMpis} of this key's signatures can have. */
  int signatureOctets() {
    return 2 * (2 + (pair.publicKey().q().bitLength() + 7) / 8);
  }

  /** Type and blob of the Payload Block (RFC 5848 §5.2): what follows its timestamp. */
  String blob() {
    return switch (blobType) {
      case C -> "C " + Base64Text.encode(certificate.orElseThrow());
      case K -> "K " + Base64Text.encode(pair.publicKey().toMpis());
      case N -> "N";
    };
  }
}
