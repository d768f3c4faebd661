package io.sealpost.sign.key;

import io.sealpost.sign.key.KeySource.KeyFiles;
import io.sealpost.sign.key.KeySource.KeyStoreFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Optional;

/**
 * What a key source holds.
 *
 * @param file of the private key
 * @param certificate its DER
 * @param openPgp key blob of type P, if it is an OpenPGP key
 */
record KeyMaterial(
    Path file, SigningPair pair, Optional<byte[]> certificate, Optional<byte[]> openPgp) {
  /**
   * Reads the key and its certificate.
   *
   * @throws IOException naming the file, if it cannot be read, holds no key that can sign, or the
   *     key and certificate do not match
   */
  static KeyMaterial read(KeySource source) throws IOException {
    return source instanceof KeyStoreFile store
        ? KeyStoreEntry.read(store)
        : read((KeyFiles) source);
  }

  private static KeyMaterial read(KeyFiles files) throws IOException {
    KeyMaterial alone = withoutCertificate(files);
    if (files.cert().isEmpty()) {
      return alone;
    }
    Path file = files.cert().get();
    byte[] certificate = encoded(file, KeyPem.readCertificate(file), files.key(), alone.pair());
    return new KeyMaterial(files.key(), alone.pair(), Optional.of(certificate), alone.openPgp());
  }

  private static KeyMaterial withoutCertificate(KeyFiles files) throws IOException {
    byte[] octets = Files.readAllBytes(files.key());
    if (OpenPgpSecretKey.isIn(octets)) {
      return OpenPgpSecretKey.read(files.key(), octets, files.keyPassword());
    }
    SigningPair pair = KeyPem.readKey(files.key(), files.keyPassword());
    return new KeyMaterial(files.key(), pair, Optional.empty(), Optional.empty());
  }

  /** The certificate's DER, if the certificate matches the key. */
  static byte[] encoded(Path file, Certificate certificate, Path keyFile, SigningPair pair)
      throws IOException {
    if (!certificate.getPublicKey().equals(pair.toPublicKey())) {
      throw new IOException(file + " is the certificate of another key than " + keyFile);
    }
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IOException(file + " cannot be encoded", e);
    }
  }
}
