package io.sealpost.transport.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.openssl.X509TrustedCertificateBlock;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * A PEM file with the blocks found in it, in file order; text around them and blocks of kinds that
 * are never used are skipped.
 */
record PemFile(Path path, List<PemObject> blocks) {
  private static final String BEGIN = "-----BEGIN ";
  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf"; // UTF-8's, as Latin-1

  static PemFile read(Path path) throws TlsMaterialException {
    return parse(path, octets(path));
  }

  static byte[] octets(Path path) throws TlsMaterialException {
    try {
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw new TlsMaterialException(path, "no such file", e);
    } catch (IOException e) {
      throw new TlsMaterialException(path, "cannot be read: " + reason(e), e);
    }
  }

  static boolean isPem(byte[] octets) {
    return text(octets).contains(BEGIN);
  }

  static PemFile parse(Path path, byte[] octets) throws TlsMaterialException {
    List<PemObject> blocks = new ArrayList<>();
    try (PemReader reader = new PemReader(new StringReader(text(octets)))) {
      for (PemObject block = reader.readPemObject();
          block != null;
          block = reader.readPemObject()) {
        blocks.add(block);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new TlsMaterialException(path, "cannot be read as PEM: " + reason(e), e);
    }
    return new PemFile(path, List.copyOf(blocks));
  }

  /** Decodes so that any octets are text: names around the blocks may be in any encoding. */
  private static String text(byte[] octets) {
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
  }

  private static String reason(Exception e) {
    return e.getMessage() == null || e.getMessage().isBlank()
        ? e.getClass().getSimpleName()
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  /** Returns all certificates, at least one. */
  List<X509Certificate> certificates() throws TlsMaterialException {
    List<X509Certificate> certificates = new ArrayList<>();
    for (PemObject block : blocks) {
      switch (block.getType()) {
        case "CERTIFICATE", "X509 CERTIFICATE" -> certificates.add(certificate(block.getContent()));
        case "TRUSTED CERTIFICATE" -> certificates.add(certificate(trusted(block.getContent())));
        default -> {}
      }
    }
    if (certificates.isEmpty()) {
      throw new TlsMaterialException(path, "no certificate in PEM form inside");
    }
    return List.copyOf(certificates);
  }

  /** Reads OpenSSL's own form: a certificate, then what it is trusted for. */
  private byte[] trusted(byte[] block) throws TlsMaterialException {
    try {
      return new X509TrustedCertificateBlock(block).getCertificateHolder().getEncoded();
    } catch (IOException | IllegalArgumentException e) {
      throw new TlsMaterialException(path, "a certificate is damaged: " + reason(e), e);
    }
  }

  private X509Certificate certificate(byte[] der) throws TlsMaterialException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new TlsMaterialException(path, "a certificate is damaged: " + e.getMessage(), e);
    }
  }

  /** Returns the DER of all revocation lists; may be none. */
  List<byte[]> crls() {
    return blocks.stream()
        .filter(block -> block.getType().equals("X509 CRL") || block.getType().equals("CRL"))
        .map(PemObject::getContent)
        .toList();
  }

  /** Returns the first private key, decrypted if need be. */
  PrivateKey privateKey(Optional<String> password) throws TlsMaterialException {
    for (PemObject block : blocks) {
      if (block.getType().endsWith("PRIVATE KEY")) {
        return new PemKey(path, block).decode(password);
      }
    }
    throw new TlsMaterialException(path, "no private key in PEM form inside");
  }
}
