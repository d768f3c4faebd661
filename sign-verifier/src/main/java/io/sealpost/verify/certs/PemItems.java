package io.sealpost.verify.certs;

import io.sealpost.keys.BouncyCastle;
import io.sealpost.keys.PemFile;
import io.sealpost.keys.PemKey;
import io.sealpost.keys.UnusableFileException;
import io.sealpost.keys.X509;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.util.io.pem.PemObject;

/** The items of a file in PEM, or the one in DER. */
record PemItems(PemFile file, Optional<String> password) {
  private static final JcaPEMKeyConverter CONVERTER =
      new JcaPEMKeyConverter().setProvider(BouncyCastle.PROVIDER);

  /**
   * Reads all items.
   *
   * @throws UnusableFileException if there is none, one is damaged, or the password is wrong
   */
  List<Item> items() throws UnusableFileException {
    List<Item> items = new ArrayList<>();
    for (PemObject block : file.blocks()) {
      if (block.getType().equals(PemFile.DER)) {
        der(block.getContent()).ifPresent(items::add);
      } else if (!block.getType().endsWith(" PARAMETERS")) { // these come with a key
        items.add(item(block));
      }
    }
    if (items.isEmpty()) {
      throw new UnusableFileException(
          file.path(), "has no certificate and no key, in PEM or DER, and is no key store");
    }
    return items;
  }

  private Item item(PemObject block) throws UnusableFileException {
    byte[] der = block.getContent();
    try {
      return switch (block.getType()) {
        case PemFile.CERTIFICATE -> new Item.Certificate(X509.certificate(der));
        case PemFile.CRL -> new Item.Revoked(X509.revocationList(der));
        case PemFile.PUBLIC_KEY ->
            new Item.BareKey(CONVERTER.getPublicKey(SubjectPublicKeyInfo.getInstance(der)));
        default ->
            PemKey.isIn(block)
                ? key(PemKey.of(file.path(), block))
                : new Item.Other(block.getType());
      };
    } catch (PEMException | GeneralSecurityException | IllegalArgumentException e) {
      throw new UnusableFileException(
          file.path(), block.getType() + ": damaged: " + e.getMessage(), e);
    }
  }

  private Item.Key key(PemKey key) throws UnusableFileException {
    if (key.isEncrypted() && password.isEmpty()) {
      return new Item.Key(true, Optional.empty());
    }
    PrivateKeyInfo info = key.decode(password);
    try {
      return new Item.Key(key.isEncrypted(), Optional.of(CONVERTER.getPrivateKey(info)));
    } catch (PEMException e) {
      throw UnusableFileException.undecodable(file.path(), e);
    }
  }

  /** Whatever it turns out to be. */
  private static Optional<Item> der(byte[] der) {
    try {
      return Optional.of(new Item.Certificate(X509.certificate(der)));
    } catch (GeneralSecurityException notACertificate) {
      try {
        return Optional.of(new Item.Revoked(X509.revocationList(der)));
      } catch (GeneralSecurityException noList) {
        return plainKey(der);
      }
    }
  }

  private static Optional<Item> plainKey(byte[] der) {
    try {
      PrivateKeyInfo info = PrivateKeyInfo.getInstance(der);
      return Optional.of(new Item.Key(false, Optional.of(CONVERTER.getPrivateKey(info))));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
