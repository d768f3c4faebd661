package io.sealpost.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealpost.verify.report.FindingKind;
import io.sealpost.verify.trust.CertificateAuthority;
import io.sealpost.verify.trust.TrustPolicy;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which certificates of a CA are taken: sessions begin at 2026-11-21T00:00:00Z on host.example.org.
 */
class CertificateAuthorityTest {
  private static final String HOST = "host.example.org";
  private static final KeyPair CA_KEYS = newKeys();
  private static final TestSigner SIGNER = TestSigner.create("0111");

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509v3CertificateBuilder builder(
      String subject, PublicKey key, String from, String to) {
    return new JcaX509v3CertificateBuilder(
        new X500Name("CN=CA"),
        BigInteger.ONE,
        Date.from(Instant.parse(from + "T00:00:00Z")),
        Date.from(Instant.parse(to + "T00:00:00Z")),
        new X500Name(subject),
        key);
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair issuer) {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withRSA").build(issuer.getPrivate())));
    } catch (OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate authority(String from, String to) throws IOException {
    X509v3CertificateBuilder builder = builder("CN=CA", CA_KEYS.getPublic(), from, to);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    return sign(builder, CA_KEYS);
  }

  private static X509v3CertificateBuilder issued(String subject, String from, String to) {
    return builder(subject, SIGNER.keys().getPublic(), from, to);
  }

  private static X509v3CertificateBuilder named(String... names) throws IOException {
    X509v3CertificateBuilder builder = issued("CN=" + HOST, "2026-11-20", "2026-11-22");
    GeneralName[] alternatives = new GeneralName[names.length];
    for (int i = 0; i < names.length; i++) {
      boolean address = names[i].matches("[0-9.]+");
      int tag = address ? GeneralName.iPAddress : GeneralName.dNSName;
      alternatives[i] = new GeneralName(tag, names[i]);
    }
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
    return builder;
  }

  private static boolean isTrusted(X509Certificate issued) throws Exception {
    return isTrusted(
        issued, new CertificateAuthority(authority("2020-01-01", "2030-01-01"), false), HOST);
  }

  private static boolean isTrusted(
      X509Certificate issued, CertificateAuthority authority, String host, String... hosts)
      throws Exception {
    String payload =
        "2026-11-21T00:00:00Z C " + Base64.getEncoder().encodeToString(issued.getEncoded());
    TestSigner signer = SIGNER.as(host, "1", "1", "0", "110");
    TestLog log = new TestLog().add(signer.certificates(payload, 100_000));
    log.add(TestLog.messages(0, 2)).add(signer.block(1, TestLog.messages(0, 2)));
    TrustPolicy policy =
        new TrustPolicy(List.of(new TrustPolicy.TrustedSigner(authority, Set.of(hosts))), false);
    return log.verify(policy).isClean();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20, 2026-11-22, true",
    "2026-11-22, 2026-12-22, false", // not yet valid then
    "2025-11-20, 2026-11-20, false", // expired then
  })
  void certificateMustBeValidWhenTheSessionBegan(String from, String to, boolean trusted)
      throws Exception {
    assertThat(isTrusted(sign(issued("CN=" + HOST, from, to), CA_KEYS))).isEqualTo(trusted);
  }

  @ParameterizedTest
  @CsvSource({"2026-01-01, 2026-12-01, true", "2026-12-01, 2030-01-01, false"})
  void authorityMustBeValidThenToo(String from, String to, boolean trusted) throws Exception {
    X509Certificate leaf = sign(named(HOST), CA_KEYS);

    assertThat(isTrusted(leaf, new CertificateAuthority(authority(from, to), false), HOST))
        .isEqualTo(trusted);
  }

  @Test
  void certificateOfAnotherIssuerIsNotTrusted() throws Exception {
    assertThat(isTrusted(sign(named(HOST), newKeys()))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "host.example.org, true",
    "HOST.Example.org, true",
    "*.example.org, true",
    "*.org, false",
    "host, false",
    "other.example.org, false",
    "ost.example.org, false"
  })
  void hostMustBeNamed(String name, boolean trusted) throws Exception {
    assertThat(isTrusted(sign(named(name), CA_KEYS))).isEqualTo(trusted);
  }

  @Test
  void commonNameCountsOnlyWithoutAlternatives() throws Exception {
    X509Certificate common = sign(issued("O=x,CN=" + HOST, "2026-11-20", "2026-11-22"), CA_KEYS);
    X509Certificate none = sign(issued("O=x", "2026-11-20", "2026-11-22"), CA_KEYS);

    assertThat(isTrusted(common)).isTrue();
    assertThat(isTrusted(sign(named("other.example.org"), CA_KEYS))).isFalse();
    assertThat(isTrusted(none)).isFalse();
  }

  @Test
  void addressesAreNamesOfHostsWithoutOne() throws Exception {
    CertificateAuthority authority =
        new CertificateAuthority(authority("2020-01-01", "2030-01-01"), false);

    assertThat(isTrusted(sign(named("192.0.2.7"), CA_KEYS), authority, "192.0.2.7")).isTrue();
    assertThat(isTrusted(sign(named("192.0.2.7"), CA_KEYS), authority, "192.0.2.8")).isFalse();
  }

  @Test
  void hostsThatAreGivenTakeThePlaceOfNames() throws Exception {
    X509Certificate leaf = sign(named("other.example.org"), CA_KEYS);
    CertificateAuthority authority =
        new CertificateAuthority(authority("2020-01-01", "2030-01-01"), true);

    assertThat(isTrusted(leaf, authority, HOST, HOST, "b")).isTrue();
    assertThat(isTrusted(leaf, authority, HOST, "b")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"bank.example.org, false", "other.example.org, true", "*.example.org, true"})
  void hostsOfMessagesMustBeNamedToo(String alternative, boolean trusted) throws Exception {
    X509Certificate leaf = sign(named("signer.example.org", alternative), CA_KEYS);
    List<String> messages =
        List.of(TestLog.message(0).replace("host.example.org", "other.example.org"));
    String payload =
        "2026-11-21T00:00:00Z C " + Base64.getEncoder().encodeToString(leaf.getEncoded());
    TestSigner signer = SIGNER.as("signer.example.org", "1", "1", "0", "110");
    TestLog log = new TestLog().add(signer.certificates(payload, 100_000));
    log.add(messages).add(signer.block(1, messages));
    CertificateAuthority authority =
        new CertificateAuthority(authority("2020-01-01", "2030-01-01"), false);

    Verified report =
        log.verify(
            new TrustPolicy(List.of(new TrustPolicy.TrustedSigner(authority, Set.of())), false));

    assertThat(report.isClean()).isEqualTo(trusted);
    assertThat(report.report().findings().containsKey(FindingKind.UNTRUSTED_HOST))
        .isNotEqualTo(trusted);
  }

  @ParameterizedTest
  @CsvSource({"128, true", "8, false"}) // digitalSignature, keyAgreement
  void keyUsageMustAllowSignatures(int usage, boolean trusted) throws Exception {
    X509v3CertificateBuilder builder = named(HOST);
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));

    assertThat(isTrusted(sign(builder, CA_KEYS))).isEqualTo(trusted);
  }

  @Test
  void bareKeysAndCertificatesThatAreNoCaAreNotTaken() throws Exception {
    CertificateAuthority authority =
        new CertificateAuthority(authority("2020-01-01", "2030-01-01"), false);
    TrustPolicy policy =
        new TrustPolicy(List.of(new TrustPolicy.TrustedSigner(authority, Set.of())), false);

    assertThat(TestLog.signed(SIGNER, 2).verify(policy).isClean()).isFalse();
    assertThatThrownBy(() -> new CertificateAuthority(sign(named(HOST), CA_KEYS), false))
        .hasMessageContaining("is no CA");
  }
}
