package io.sealpost.verify.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealpost.testing.Sampled;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuthorityTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Validity YEAR = Validity.days(365, NOW);
  private static final Peer PEER =
      new Peer(List.of(new PeerName("loghost.example.net"), new PeerName("192.0.2.7")));

  private final KeyedCertificate root = Authority.create("the CA", KeyType.EC_P256, YEAR);

  private static Authority authority(KeyedCertificate made) throws UnusableAuthorityException {
    return Authority.of(made.chain(), made.key(), NOW);
  }

  private static void validate(List<X509Certificate> chain, X509Certificate trusted)
      throws GeneralSecurityException {
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(trusted, null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(java.util.Date.from(NOW));
    CertPathValidator.getInstance("PKIX")
        .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
  }

  @Sampled(4)
  @ParameterizedTest
  @EnumSource
  void peerOfEveryKindOfKeyIsValid(KeyType type) throws Exception {
    KeyedCertificate peer = authority(root).certify(PEER, type, YEAR);

    assertThatCode(() -> validate(peer.chain(), root.certificate())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(names = {"EC_P384", "RSA_3072"})
  void caMayHaveAnotherKindOfKey(KeyType type) throws Exception {
    KeyedCertificate ca = Authority.create("the CA", type, YEAR);

    KeyedCertificate peer = authority(ca).certify(PEER, KeyType.EC_P256, YEAR);

    assertThatCode(() -> validate(peer.chain(), ca.certificate())).doesNotThrowAnyException();
  }

  @Test
  void peerBearsItsNamesAndBothUsages() throws Exception {
    X509Certificate peer = authority(root).certify(PEER, KeyType.EC_P256, YEAR).certificate();

    assertThat(peer.getSubjectX500Principal().getName()).isEqualTo("CN=loghost.example.net");
    assertThat(peer.getSubjectAlternativeNames())
        .containsExactly(List.of(2, "loghost.example.net"), List.of(7, "192.0.2.7"));
    assertThat(peer.getExtendedKeyUsage())
        .containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
    assertThat(peer.getBasicConstraints()).as("no CA").isEqualTo(-1);
  }

  @Test
  void caCertifiesPeersAndNoFurtherCas() {
    assertThat(root.certificate().getBasicConstraints()).isZero();
  }

  @Test
  void peerIsNotValidLongerThanItsCa() throws Exception {
    X509Certificate peer =
        authority(root).certify(PEER, KeyType.EC_P256, Validity.days(5000, NOW)).certificate();

    assertThat(peer.getNotAfter()).isEqualTo(root.certificate().getNotAfter());
  }

  @Test
  void intermediateCaIsHandedToThePeerAndItsRootIsNot() throws Exception {
    KeyedCertificate intermediate = IntermediateCa.below(root, YEAR);
    List<X509Certificate> file = List.of(intermediate.certificate(), root.certificate());

    KeyedCertificate peer =
        Authority.of(file, intermediate.key(), NOW).certify(PEER, KeyType.EC_P256, YEAR);

    assertThat(peer.chain()).hasSize(2).endsWith(intermediate.certificate());
    validate(peer.chain(), root.certificate());
  }

  @Test
  void certificateOfAPeerIsNoCa() throws Exception {
    KeyedCertificate peer = authority(root).certify(PEER, KeyType.EC_P256, YEAR);

    assertThatThrownBy(() -> authority(peer))
        .isInstanceOf(UnusableAuthorityException.class)
        .hasMessageContaining("CN=loghost.example.net is not allowed to sign certificates");
  }

  @Test
  void keyOfAnotherCaIsRefused() {
    KeyedCertificate other = Authority.create("the CA", KeyType.EC_P256, YEAR);

    assertThatThrownBy(
            () -> Authority.of(root.chain(), other.key(), NOW).certify(PEER, KeyType.EC_P256, YEAR))
        .isInstanceOf(UnusableAuthorityException.class)
        .hasMessageContaining("private key is not that of the certificate");
  }

  @Test
  void keyOfAnotherKindIsRefused() {
    KeyedCertificate other = Authority.create("the CA", KeyType.RSA_3072, YEAR);

    assertThatThrownBy(
            () -> Authority.of(root.chain(), other.key(), NOW).certify(PEER, KeyType.EC_P256, YEAR))
        .isInstanceOf(UnusableAuthorityException.class);
  }

  @Test
  void caThatHasExpiredCertifiesNobody() {
    Instant later = NOW.plus(Duration.ofDays(366));

    assertThatThrownBy(() -> Authority.of(root.chain(), root.key(), later))
        .isInstanceOf(UnusableAuthorityException.class)
        .hasMessageContaining("is valid from 2026-02-28T12:00:00Z to 2027-03-01T12:00:00Z only");
  }

  @Test
  void selfSignedPeerIsItsOwnIssuer() throws Exception {
    X509Certificate peer = PEER.selfSigned(KeyType.EC_P256, YEAR).certificate();

    peer.verify(peer.getPublicKey());
    assertThat(peer.getIssuerX500Principal()).isEqualTo(peer.getSubjectX500Principal());
  }

  @Test
  void firstNameMustFitACommonName() {
    PeerName longest = new PeerName("a".repeat(60) + ".abc");
    PeerName tooLong = new PeerName("a".repeat(60) + ".abcd");

    assertThat(new Peer(List.of(longest, tooLong)).names()).hasSize(2);
    assertThatThrownBy(() -> new Peer(List.of(tooLong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a common name has 1 to 64 characters");
  }

  @Test
  void keyIsNotShown() {
    assertThat(root).hasToString("KeyedCertificate[CN=the CA]");
  }
}
