package io.sealpost.settings;

import io.sealpost.transport.TlsConfig;
import io.sealpost.transport.TlsConfig.AuthMode;
import io.sealpost.transport.TlsConfig.Identity;
import io.sealpost.transport.TlsMaterial;
import io.sealpost.transport.TlsMaterialException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
  private static final Syntax<String> PEER =
      Syntax.matching(
          "be names, such as *.example.net, or addresses",
          peer -> peer.matches("[\\p{L}\\p{N}*._:-]+"));
  private static final Setting<List<String>> PERMITTED_PEERS =
      NAMES.setting("permittedPeers", TlsElement::peers, "");
  private static final Setting<List<String>> PROTOCOLS =
      NAMES.setting("protocols", TlsElement::protocols, "TLSv1.3,TLSv1.2");
  private static final Setting<List<String>> CIPHER_SUITES =
      NAMES.setting("cipherSuites", TlsElement::suites, "");

  private final Values values;

  TlsElement(Values values) {
    this.values = values;
  }

  void check() {
    if (values.has(CERT) && !values.has(KEY)) {
      values.refuse(KEY, "is required beside cert");
    }
    if (values.has(KEY) && !values.has(CERT)) {
      values.refuse(CERT, "is required beside key");
    }
    if (values.has(KEY_PASSWORD) && !values.has(KEY)) {
      values.refuse(KEY_PASSWORD, "makes sense only beside key");
    }
    TlsMaterial.faults(config()).forEach(this::refuse);
  }

  private void refuse(TlsMaterialException fault) {
    Setting<?> guilty =
        Stream.of(CA, CERT, KEY)
            .filter(file -> values.get(file).equals(Optional.of(fault.file())))
            .findFirst()
            .orElse(KEY);
    values.refuse(guilty, String.valueOf(fault.getMessage()));
  }

  TlsConfig config() {
    Optional<Identity> identity =
        values
            .get(CERT)
            .flatMap(
                cert ->
                    values.get(KEY).map(key -> new Identity(cert, key, values.get(KEY_PASSWORD))));
    return new TlsConfig(
        values.get(CA),
        identity,
        values.get(AUTH_MODE),
        values.get(PERMITTED_PEERS),
        values.get(PROTOCOLS),
        values.get(CIPHER_SUITES));
  }

  private static List<String> peers(String text) {
    List<String> peers = PEER.later("sha-?(1|256):.*").list().parse(text);
    return with(peers, List.of("TLSv1.3"), List.of()).permittedPeers();
  }

  private static List<String> protocols(String text) {
    List<String> protocols =
        Syntax.<String>words()
            .with("TLSv1.3", "TLSv1.3")
            .with("TLSv1.2", "TLSv1.2")
            .list()
            .parse(text);
    return with(List.of(), protocols, List.of()).protocols();
  }

  private static List<String> suites(String text) {
    return with(List.of(), List.of("TLSv1.3"), Syntax.TEXT.list().parse(text)).cipherSuites();
  }

  /** Has the record check what only it knows. */
  private static TlsConfig with(List<String> peers, List<String> protocols, List<String> suites) {
    return new TlsConfig(
        Optional.empty(), Optional.empty(), AuthMode.NAME, peers, protocols, suites);
  }
}
