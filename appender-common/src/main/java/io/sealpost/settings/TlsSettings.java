package io.sealpost.settings;

import io.sealpost.keys.UnusableFileException;
import io.sealpost.settings.values.Setting;
import io.sealpost.settings.values.ValueSyntax;
import io.sealpost.settings.values.Values;
import io.sealpost.settings.values.Vocabulary;
import io.sealpost.transport.peer.AuthMode;
import io.sealpost.transport.peer.PeerPolicy;
import io.sealpost.transport.tls.TlsConfig;
import io.sealpost.transport.tls.TlsConfig.CaFile;
import io.sealpost.transport.tls.TlsConfig.Identity;
import io.sealpost.transport.tls.TlsConfig.PemIdentity;
import io.sealpost.transport.tls.TlsConfig.StoreIdentity;
import io.sealpost.transport.tls.TlsConfig.Trust;
import io.sealpost.transport.tls.TlsConfig.TrustStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code <Tls>}: which peers to trust, and Sealpost's own identity. */
final class TlsSettings {
  static final Vocabulary NAMES = new Vocabulary();

  private static final Setting<Optional<Path>> CA = NAMES.optional("ca", ValueSyntax.FILE);
  private static final Setting<Optional<Path>> TRUST_STORE =
      NAMES.optional("trustStore", ValueSyntax.FILE);
  private static final Setting<Optional<String>> TRUST_STORE_PASSWORD =
      NAMES.secret("trustStorePassword");
  private static final Setting<Optional<Path>> CRL = NAMES.optional("crl", ValueSyntax.FILE);
  private static final Setting<Optional<Path>> CERT = NAMES.optional("cert", ValueSyntax.FILE);
  private static final Setting<Optional<Path>> KEY = NAMES.optional("key", ValueSyntax.FILE);
  private static final Setting<Optional<String>> KEY_PASSWORD = NAMES.secret("keyPassword");
  private static final Setting<Optional<Path>> KEY_STORE =
      NAMES.optional("keyStore", ValueSyntax.FILE);
  private static final Setting<Optional<String>> KEY_STORE_PASSWORD =
      NAMES.secret("keyStorePassword");
  private static final Setting<Optional<String>> KEY_ALIAS =
      NAMES.optional("keyAlias", ValueSyntax.TEXT);
  private static final Setting<AuthMode> AUTH_MODE =
      NAMES.setting("authMode", modes(), AuthMode.NAME.text());
  private static final Setting<List<String>> PERMITTED_PEERS =
      NAMES.setting("permittedPeers", TlsSettings::peers, "");
  private static final Setting<Boolean> CHECK_EXTENDED_KEY_USAGE =
      NAMES.setting("checkExtendedKeyUsage", ValueSyntax.FLAG, "true");
  private static final Setting<List<String>> PROTOCOLS =
      NAMES.setting("protocols", TlsSettings::protocols, "TLSv1.3,TLSv1.2");
  private static final Setting<List<String>> CIPHER_SUITES =
      NAMES.setting("cipherSuites", TlsSettings::suites, "");

  private final Values values;

  TlsSettings(Values values) {
    this.values = values;
  }

  void check() {
    checkSources();
    checkPolicy();
    if (values.sound(AUTH_MODE, PERMITTED_PEERS, CRL)) {
      config().fileFaults().forEach(this::refuse);
    }
  }

  private void checkSources() {
    requireBeside(KEY, CERT);
    requireBeside(CERT, KEY);
    refuseBeside(TRUST_STORE, CA);
    refuseBeside(KEY_STORE, CERT);
    refuseBeside(KEY_STORE, KEY);
    values.refuseWithout(TRUST_STORE_PASSWORD, TRUST_STORE);
    values.refuseWithout(KEY_STORE_PASSWORD, KEY_STORE);
    values.refuseWithout(KEY_ALIAS, KEY_STORE);
    if (!values.has(KEY_STORE)) {
      values.refuseWithout(KEY_PASSWORD, KEY);
    }
  }

  private void requireBeside(Setting<?> needed, Setting<?> other) {
    if (values.has(other) && !values.has(needed)) {
      values.refuse(needed, "is required beside " + other.name());
    }
  }

  private void refuseBeside(Setting<?> one, Setting<?> other) {
    if (values.has(one) && values.has(other) && values.sound(one, other)) {
      values.refuse(one, "makes no sense beside " + other.name() + ": set one of them");
    }
  }

  private void checkPolicy() {
    if (!values.sound(AUTH_MODE, PERMITTED_PEERS)) {
      return;
    }
    AuthMode mode = values.get(AUTH_MODE);
    try {
      PeerPolicy.requirePermissible(mode, values.get(PERMITTED_PEERS));
    } catch (IllegalArgumentException e) {
      values.refuse(PERMITTED_PEERS, String.valueOf(e.getMessage()));
    }
    if (values.has(CRL) && !mode.validatesPath()) {
      values.refuse(CRL, "makes no sense with authMode " + mode.text());
    }
  }

  private void refuse(UnusableFileException fault) {
    Setting<?> guilty =
        Stream.of(CA, TRUST_STORE, CRL, CERT, KEY, KEY_STORE)
            .filter(file -> values.get(file).equals(Optional.of(fault.file())))
            .findFirst()
            .orElse(KEY);
    values.refuse(guilty, String.valueOf(fault.getMessage()));
  }

  TlsConfig config() {
    return new TlsConfig(
        trust(),
        values.get(CRL),
        identity(),
        peer(),
        values.get(PROTOCOLS),
        values.get(CIPHER_SUITES));
  }

  private Optional<Trust> trust() {
    Optional<Trust> ca = values.get(CA).map(CaFile::new);
    return ca.or(
        () ->
            values
                .get(TRUST_STORE)
                .map(store -> new TrustStore(store, values.get(TRUST_STORE_PASSWORD))));
  }

  private Optional<Identity> identity() {
    Optional<Path> store = values.get(KEY_STORE);
    if (store.isPresent()) {
      return Optional.of(
          new StoreIdentity(
              store.get(),
              values.get(KEY_STORE_PASSWORD),
              values.get(KEY_ALIAS),
              values.get(KEY_PASSWORD)));
    }
    Optional<Path> cert = values.get(CERT);
    Optional<Path> key = values.get(KEY);
    return cert.isPresent() && key.isPresent()
        ? Optional.of(new PemIdentity(cert.get(), key.get(), values.get(KEY_PASSWORD)))
        : Optional.empty();
  }

  private PeerPolicy peer() {
    return new PeerPolicy(
        values.get(AUTH_MODE), values.get(PERMITTED_PEERS), values.get(CHECK_EXTENDED_KEY_USAGE));
  }

  private static ValueSyntax<AuthMode> modes() {
    ValueSyntax.Words<AuthMode> words = ValueSyntax.words();
    for (AuthMode mode : AuthMode.values()) {
      words = words.with(mode.text(), mode);
    }
    return words;
  }

  private static List<String> peers(String text) {
    List<String> peers = ValueSyntax.TEXT.list().parse(text);
    peers.forEach(PeerPolicy::requirePeer);
    return peers;
  }

  private static List<String> protocols(String text) {
    List<String> protocols =
        ValueSyntax.<String>words()
            .with("TLSv1.3", "TLSv1.3")
            .with("TLSv1.2", "TLSv1.2")
            .list()
            .parse(text);
    TlsConfig.requireProtocols(protocols);
    return protocols;
  }

  private static List<String> suites(String text) {
    List<String> suites = ValueSyntax.TEXT.list().parse(text);
    TlsConfig.requireCipherSuites(suites);
    return suites;
  }
}
