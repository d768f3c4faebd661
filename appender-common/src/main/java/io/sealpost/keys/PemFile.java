package io.sealpost.keys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.X509TrustedCertificateBlock;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * What is in a file of certificates and keys, in its order: the blocks of PEM (RFC 7468), with
 * whatever text around them; or if there are none, a single object in DER.
 *
 * @param blocks certificates and revocation lists are labelled {@link #CERTIFICATE} and {@link
 *     #CRL}, however they are in the file
 */
@SuppressWarnings("exports") // who is given this has Bouncy Castle, too
public record PemFile(Path path, List<PemObject> blocks) {
  public static final String CERTIFICATE = "CERTIFICATE";
  public static final String CRL = "X509 CRL";
  public static final String PUBLIC_KEY = "PUBLIC KEY";
  public static final String PRIVATE_KEY = "PRIVATE KEY";

  /** The label of an object that has none, since it was not in PEM. */
  public static final String DER = "DER";

  private static final byte SEQUENCE = 0x30;
  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf"; // UTF-8's, as Latin-1

  /** Reads a file, which need not have anything in it. */
  public static PemFile read(Path path) throws UnusableFileException {
    return of(path, octets(path));
  }

  /** The octets of a file of whatever form. */
  public static byte[] octets(Path path) throws UnusableFileException {
    try {
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw new UnusableFileException(path, "no such file", e);
    } catch (AccessDeniedException e) {
      throw new UnusableFileException(path, "permission denied", e);
    } catch (IOException e) {
      throw new UnusableFileException(path, "cannot be read: " + reason(e), e);
    }
  }

  /** The octets of a file, as read before. */
  public static PemFile of(Path path, byte[] octets) throws UnusableFileException {
    List<PemObject> blocks = new ArrayList<>();
    try (PemReader reader = new PemReader(new StringReader(text(octets)))) {
      for (PemObject block = reader.readPemObject();
          block != null;
          block = reader.readPemObject()) {
        blocks.add(relabelled(block));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new UnusableFileException(path, "cannot be read as PEM: " + reason(e), e);
    }
    if (blocks.isEmpty() && octets.length > 0 && octets[0] == SEQUENCE) {
      blocks.add(new PemObject(DER, octets));
    }
    return new PemFile(path, List.copyOf(blocks));
  }

  /** Decodes so that any octets are text: names around the blocks may be in any encoding. */
  private static String text(byte[] octets) {
    String text = new String(octets, ISO_8859_1);
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
  }

  private static PemObject relabelled(PemObject block) throws IOException {
    return switch (block.getType()) {
      case "X509 CERTIFICATE" -> new PemObject(CERTIFICATE, block.getContent());
      case "TRUSTED CERTIFICATE" -> // OpenSSL's own: a certificate, then what it is trusted for
          new PemObject(
              CERTIFICATE,
              new X509TrustedCertificateBlock(block.getContent())
                  .getCertificateHolder()
                  .getEncoded());
      case "CRL" -> new PemObject(CRL, block.getContent());
      default -> block;
    };
  }

  private static String reason(Exception e) {
    return e.getMessage() == null || e.getMessage().isBlank()
        ? e.getClass().getSimpleName()
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  /** The DER of all objects with that label; of one in DER it is not known what it is. */
  public List<byte[]> contents(String label) {
    return blocks.stream()
        .filter(block -> block.getType().equals(label) || block.getType().equals(DER))
        .map(PemObject::getContent)
        .toList();
  }

  /** Returns the DER of all certificates, at least one; whether they are sound is not checked. */
  public List<byte[]> certificateOctets() throws UnusableFileException {
    List<byte[]> found = contents(CERTIFICATE);
    if (found.isEmpty()) {
      throw new UnusableFileException(path, "no certificate in PEM form inside");
    }
    return found;
  }

  /** Returns all certificates, at least one. */
  public List<X509Certificate> certificates() throws UnusableFileException {
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      for (byte[] der : certificateOctets()) {
        certificates.add(X509.certificate(der));
      }
    } catch (CertificateException e) {
      throw new UnusableFileException(path, "a certificate is damaged: " + e.getMessage(), e);
    }
    return List.copyOf(certificates);
  }

  /** Returns the first private key, decrypted if need be; one in DER is not read. */
  public PrivateKeyInfo privateKey(Optional<String> password) throws UnusableFileException {
    for (PemObject block : blocks) {
      if (PemKey.isIn(block)) {
        return PemKey.of(path, block).decode(password);
      }
    }
    throw new UnusableFileException(path, "no private key in PEM form inside");
  }

  /** A block of PEM, with line ends as on Unix. */
  public static byte[] text(String label, byte[] der) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return ("-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n")
        .getBytes(US_ASCII);
  }
}
