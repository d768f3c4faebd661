package io.sealpost.settings;

import io.sealpost.transport.TlsConfig;
import io.sealpost.transport.TlsConfig.AuthMode;
import io.sealpost.transport.TlsConfig.Identity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code <Tls>}: whom we trust and who we are. */
final class TlsElement {
  static final Vocabulary NAMES =
      new Vocabulary()
          .later("keyStore", "keyStorePassword", "trustStore", "trustStorePassword")
          .later("crl", "checkExtendedKeyUsage");

  private static final Setting<Optional<Path>> CA = NAMES.optional("ca", Syntax.FILE);
  private static final Setting<Optional<Path>> CERT = NAMES.optional("cert", Syntax.FILE);
  private static final Setting<Optional<Path>> KEY = NAMES.optional("key", Syntax.FILE);
  private static final Setting<Optional<String>> KEY_PASSWORD = NAMES.secret("keyPassword");
  private static final Setting<AuthMode> AUTH_MODE =
      NAMES.setting(
          "authMode",
          Syntax.<AuthMode>words()
              .with("x509/name", AuthMode.NAME)
              .with("anon", AuthMode.ANON)
              .later("x509/fingerprint|x509/certvalid"),
          "x509/name");
  private static final Setting<Optional<List<String>>> PERMITTED_PEERS =
      NAMES.optional(
          "permittedPeers",
          Syntax.matching("be names, such as *.example.net", name -> name.matches("[\\w*.-]+"))
              .later("sha-?(1|256):.*")
              .list());
  private static final Setting<List<String>> PROTOCOLS =
      NAMES.setting(
          "protocols",
          Syntax.<String>words().with("TLSv1.3", "TLSv1.3").with("TLSv1.2", "TLSv1.2").list(),
          "TLSv1.3,TLSv1.2");
  private static final Setting<Optional<List<String>>> CIPHER_SUITES =
      NAMES.optional(
          "cipherSuites",
          Syntax.matching("be names such as TLS_AES_256_GCM_SHA384", name -> name.matches("\\w+"))
              .list());

  private final Values values;

  TlsElement(Values values) {
    this.values = values;
  }

  TlsConfig config() {
    return new TlsConfig(
        values.get(CA),
        identity(),
        values.get(AUTH_MODE),
        values.get(PERMITTED_PEERS).orElse(List.of()),
        values.get(PROTOCOLS),
        values.get(CIPHER_SUITES).orElse(List.of()));
  }

  private Optional<Identity> identity() {
    Optional<Path> cert = values.get(CERT);
    Optional<Path> key = values.get(KEY);
    Optional<String> password = values.get(KEY_PASSWORD);
    if (values.has(CERT) && !values.has(KEY)) {
      values.refuse(KEY, "is required beside cert");
    }
    if (values.has(KEY) && !values.has(CERT)) {
      values.refuse(CERT, "is required beside key");
    }
    if (values.has(KEY_PASSWORD) && !values.has(KEY)) {
      values.refuse(KEY_PASSWORD, "makes sense only beside key");
    }
    return cert.flatMap(c -> key.map(k -> new Identity(c, k, password)));
  }
}
