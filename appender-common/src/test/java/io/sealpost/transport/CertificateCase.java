package io.sealpost.transport;

import io.sealpost.testkit.TestAuthority;
import io.sealpost.testkit.TestCertificate;
import io.sealpost.transport.peer.AuthMode;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/** What a peer may show: one good certificate, and one for each thing that may be wrong with it. */
enum CertificateCase {
  GOOD("good", Fulfils.ALL, ""),
  NAME_IN_CN_ONLY("good, the name only as common name", Fulfils.ALL, ""),
  ADDRESS_IN_SAN("good, for an address", Fulfils.ALL, ""),
  NOT_PINNED(
      "good, but another than the pinned one",
      Fulfils.ALL_BUT_FINGERPRINT,
      "wrong fingerprint: the certificate of "),
  WRONG_NAME(
      "of another name",
      Fulfils.ALL_BUT_NAME,
      "wrong name: the certificate is for other.example.net"),
  WRONG_CA(
      "of another CA", Fulfils.NO_PATH, "untrusted: no trusted CA leads to the certificate of "),
  SELF_SIGNED(
      "self-signed", Fulfils.NO_PATH, "untrusted: no trusted CA leads to the certificate of "),
  EXPIRED("expired", Fulfils.NO_PATH, " expired on 20"),
  NOT_YET_VALID("not yet valid", Fulfils.NO_PATH, " is not valid before 20"),
  REVOKED("revoked", Fulfils.NO_PATH, "revoked: "),
  WRONG_USAGE("for the other side's usage (EKU)", Fulfils.NO_PATH, "wrong usage: "),
  RSA_512("RSA key of 512 bits", Fulfils.NOTHING, "certificate refused: "),
  // Weak as well, but not for the JDK: jdk.certpath.disabledAlgorithms draws the line.
  RSA_1024("RSA key of 1024 bits", Fulfils.ALL, "");

  /** What a certificate is good enough for. */
  private enum Fulfils {
    ALL,
    ALL_BUT_NAME,
    ALL_BUT_FINGERPRINT,
    /** Modes that look for no path. */
    NO_PATH,
    /** Only the mode that looks at nothing. */
    NOTHING;

    boolean fulfils(AuthMode mode) {
      return switch (this) {
        case ALL -> true;
        case ALL_BUT_NAME -> mode != AuthMode.NAME;
        case ALL_BUT_FINGERPRINT -> mode != AuthMode.FINGERPRINT;
        case NO_PATH -> mode == AuthMode.FINGERPRINT || mode == AuthMode.ANON;
        case NOTHING -> mode == AuthMode.ANON;
      };
    }
  }

  private final String words;
  private final Fulfils goodFor;
  private final String refusal;

  CertificateCase(String words, Fulfils goodFor, String refusal) {
    this.words = words;
    this.goodFor = goodFor;
    this.refusal = refusal;
  }

  /** As the documentation calls it. */
  String words() {
    return words;
  }

  /** Whether our client lets a server in that shows it. */
  boolean admittedBy(AuthMode mode) {
    return goodFor.fulfils(mode);
  }

  /** What our client says where it does not. */
  String refusal() {
    return refusal;
  }

  boolean hasWeakKey() {
    return this == RSA_512 || this == RSA_1024;
  }

  /** What the server is called, so that its certificate is of the dialled name. */
  String host() {
    return this == ADDRESS_IN_SAN ? "127.0.0.1" : "localhost";
  }

  TestCertificate issue(
      TestAuthority ours, TestAuthority strangers, String file, String name, boolean server) {
    TestAuthority issuer = this == WRONG_CA ? strangers : ours;
    TestCertificate.Request request = issuer.certificate(file);
    switch (this) {
      case NAME_IN_CN_ONLY -> request.commonName(name);
      case ADDRESS_IN_SAN -> request.address("127.0.0.1");
      case WRONG_NAME -> request.commonName("other.example.net").host("other.example.net");
      default -> request.commonName(name).host(name);
    }
    if (server == (this == WRONG_USAGE)) {
      request.forClients();
    } else {
      request.forServers();
    }
    switch (this) {
      case SELF_SIGNED -> request.bySelf();
      case EXPIRED -> request.expired();
      case NOT_YET_VALID -> request.notYetValid();
      case RSA_512 -> request.ofKeys(rsa(512));
      case RSA_1024 -> request.ofKeys(rsa(1024));
      default -> {}
    }
    return request.issue();
  }

  private static KeyPair rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
