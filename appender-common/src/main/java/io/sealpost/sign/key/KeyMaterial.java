package io.sealpost.sign.key;

import io.sealpost.keys.PemFile;
import io.sealpost.keys.StoreFile;
import io.sealpost.keys.UnusableFileException;
import io.sealpost.sign.key.KeySource.KeyFiles;
import io.sealpost.sign.key.KeySource.KeyStoreFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

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
    return source instanceof KeyStoreFile store ? read(store) : read((KeyFiles) source);
  }

  private static KeyMaterial read(KeyStoreFile source) throws IOException {
    Path file = source.file();
    PrivateKeyEntry entry =
        StoreFile.read(file, source.password()).key(source.alias(), source.password());
    SigningPair pair = pair(file, PrivateKeyInfo.getInstance(entry.getPrivateKey().getEncoded()));
    byte[] certificate = encoded(file, entry.getCertificate(), file, pair);
    return new KeyMaterial(file, pair, Optional.of(certificate), Optional.empty());
  }

  private static KeyMaterial read(KeyFiles files) throws IOException {
    KeyMaterial alone = withoutCertificate(files);
    if (files.cert().isEmpty()) {
      return alone;
    }
    Path file = files.cert().get();
    byte[] certificate =
        encoded(file, PemFile.read(file).certificates().get(0), files.key(), alone.pair());
    return new KeyMaterial(files.key(), alone.pair(), Optional.of(certificate), alone.openPgp());
  }

  private static KeyMaterial withoutCertificate(KeyFiles files) throws IOException {
    byte[] octets = PemFile.octets(files.key());
    if (OpenPgpKey.isArmour(octets)) {
      return OpenPgpSecretKey.read(files.key(), octets, files.keyPassword());
    }
    PrivateKeyInfo key = PemFile.of(files.key(), octets).privateKey(files.keyPassword());
    return new KeyMaterial(files.key(), pair(files.key(), key), Optional.empty(), Optional.empty());
  }

  private static SigningPair pair(Path file, PrivateKeyInfo key) throws UnusableFileException {
    return SigningPair.of(parameters(file, key))
        .orElseThrow(
            () ->
                new UnusableFileException(
                    file, "the private key is not DSA, ECDSA on P-256 or Ed25519, or not sound"));
  }

  private static AsymmetricKeyParameter parameters(Path file, PrivateKeyInfo key)
      throws UnusableFileException {
    try {
      return PrivateKeyFactory.createKey(key);
    } catch (IOException
        | IllegalArgumentException
        | IllegalStateException
        | ClassCastException e) {
      throw UnusableFileException.undecodable(file, e);
    }
  }

  /** The certificate's DER, if the certificate matches the key. */
  private static byte[] encoded(Path file, Certificate certificate, Path keyFile, SigningPair pair)
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
