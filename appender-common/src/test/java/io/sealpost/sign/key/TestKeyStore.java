package io.sealpost.sign.key;

import io.sealpost.keys.PemFile;
import io.sealpost.sign.SigningSetup;
import io.sealpost.sign.key.KeySource.KeyFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** Key stores of the JDK's making, with DSA keys of 2048/256 bits. */
public final class TestKeyStore {
  private TestKeyStore() {}

  /** The same key under every alias, and the certificate beside them as one that is trusted. */
  public static void write(Path file, String type, String password, String... aliases)
      throws IOException, GeneralSecurityException {
    writeKey(file, type, password, password, "dsa2048", aliases);
  }

  /** Of another key: one out of {@code keys/} by that name, and under another password. */
  public static void writeKey(
      Path file, String type, String password, String keyPassword, String key, String... aliases)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, null);
    Certificate certificate =
        PemFile.read(SigningSetup.keyFile(key + "-cert.pem")).certificates().get(0);
    store.setCertificateEntry("somebody", certificate);
    for (String alias : aliases) {
      store.setKeyEntry(
          alias, privateKey(key), keyPassword.toCharArray(), new Certificate[] {certificate});
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password.toCharArray());
    }
  }

  private static PrivateKey privateKey(String name) throws IOException, GeneralSecurityException {
    String pem = Files.readString(SigningSetup.keyFile(name + "-pkcs8.pem"));
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    String algorithm = name.startsWith("dsa") ? "DSA" : name.startsWith("p256") ? "EC" : "Ed25519";
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
  }

  /** What the store should give, out of PEM files. */
  public static KeyFiles pem(String name) {
    return new KeyFiles(
        SigningSetup.keyFile(name + "-pkcs8.pem"),
        Optional.of(SigningSetup.keyFile(name + "-cert.pem")),
        Optional.empty());
  }
}
