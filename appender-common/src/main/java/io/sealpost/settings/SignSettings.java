package io.sealpost.settings;

import io.sealpost.message.Facility;
import io.sealpost.message.Header;
import io.sealpost.settings.values.Quantity;
import io.sealpost.settings.values.Setting;
import io.sealpost.settings.values.ValueSyntax;
import io.sealpost.settings.values.Values;
import io.sealpost.settings.values.Vocabulary;
import io.sealpost.sign.Grouping;
import io.sealpost.sign.SignConfig;
import io.sealpost.sign.key.Hash;
import io.sealpost.sign.key.KeyBlobType;
import io.sealpost.sign.key.KeySource;
import io.sealpost.sign.key.KeySource.KeyFiles;
import io.sealpost.sign.key.KeySource.KeyStoreFile;
import io.sealpost.sign.key.SignatureScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code <SyslogSign>}: how the stream is signed (RFC 5848). */
final class SignSettings {
  static final Vocabulary NAMES = new Vocabulary().including(RedundancySettings.NAMES);

  private static final Setting<Optional<Path>> KEY = NAMES.optional("key", ValueSyntax.FILE);
  private static final Setting<Optional<Path>> CERT = NAMES.optional("cert", ValueSyntax.FILE);
  private static final Setting<Optional<String>> KEY_PASSWORD = NAMES.secret("keyPassword");
  private static final Setting<Optional<Path>> KEY_STORE =
      NAMES.optional("keyStore", ValueSyntax.FILE);
  private static final Setting<Optional<String>> KEY_STORE_PASSWORD =
      NAMES.secret("keyStorePassword");
  private static final Setting<Optional<String>> KEY_ALIAS =
      NAMES.optional("keyAlias", ValueSyntax.TEXT);
  private static final Setting<Hash> HASH =
      NAMES.setting(
          "hash",
          ValueSyntax.<Hash>words().with("SHA-256", Hash.SHA_256).with("SHA-1", Hash.SHA_1),
          "SHA-256");

  /** Empty: RFC 5848's own scheme with that hash. */
  private static final Setting<Optional<SignatureScheme>> SCHEME =
      NAMES.setting(
          "scheme",
          ValueSyntax.<Optional<SignatureScheme>>words()
              .with("dsa", Optional.empty())
              .with("ecdsa-p256", Optional.of(SignatureScheme.ECDSA_P256))
              .with("ed25519", Optional.of(SignatureScheme.ED25519)),
          "dsa");

  private static final Setting<Optional<KeyBlobType>> KEY_BLOB =
      NAMES.optional(
          "keyBlob",
          ValueSyntax.<KeyBlobType>words()
              .with("C", KeyBlobType.C)
              .with("K", KeyBlobType.K)
              .with("P", KeyBlobType.P)
              .with("N", KeyBlobType.N));
  private static final Setting<Integer> GROUP =
      NAMES.setting("group", ValueSyntax.number(0, 3), "0");
  private static final Setting<Optional<List<Integer>>> DELIMITERS =
      NAMES.optional("delimiters", SignSettings::delimiters);
  private static final Setting<Optional<Integer>> SPRI =
      NAMES.optional("spri", ValueSyntax.number(0, Grouping.MAX_PRI));
  private static final Setting<Duration> SIG_MAX_DELAY =
      NAMES.setting("sigMaxDelay", Quantity.DURATION, "5 s");
  private static final Setting<Optional<Integer>> MAX_BLOCK_SIZE =
      NAMES.optional("maxBlockSize", ValueSyntax.number(1024, 65_535));
  // Directory and header matter only when a key is to be created.
  private static final Path NOWHERE = Path.of("");
  private static final Header NOBODY = new Header(Facility.USER, "-", "-", "-");

  private final Values values;
  private final TransportDefaults usual;
  private final RedundancySettings redundancy;

  /** Uses the redundancy that the transport needs, unless another is configured. */
  SignSettings(Values values, TransportDefaults usual) {
    this.values = values;
    this.usual = usual;
    this.redundancy = new RedundancySettings(values);
  }

  void check() {
    if (scheme().hash() != values.get(HASH)) {
      values.refuse(HASH, "must be SHA-256 unless scheme is dsa");
    }
    redundancy.check(usual.redundancy());
    if (values.sound(MAX_BLOCK_SIZE) && maxBlockOctets() > usual.mostOctets()) {
      values.refuse(MAX_BLOCK_SIZE, usual.allowed());
    }
    checkKeySettings();
    if (values.has(DELIMITERS) && values.sound(GROUP) && values.get(GROUP) != 2) {
      values.refuse(DELIMITERS, "makes sense only with group=\"2\"");
    }
    if (values.has(SPRI) && values.sound(GROUP) && values.get(GROUP) != 3) {
      values.refuse(SPRI, "makes sense only with group=\"3\"");
    }
    keySource().ifPresent(source -> checkKey());
  }

  private void checkKeySettings() {
    if (values.has(KEY_STORE)) {
      if (values.sound(KEY_STORE) && (values.has(KEY) || values.has(CERT))) {
        values.refuse(KEY_STORE, "makes no sense beside key or cert");
      }
    } else if (values.has(CERT) && !values.has(KEY)) {
      values.refuse(KEY, "is required beside cert");
    }
    values.refuseWithout(KEY_PASSWORD, KEY);
    values.refuseWithout(KEY_STORE_PASSWORD, KEY_STORE);
    values.refuseWithout(KEY_ALIAS, KEY_STORE);
  }

  private void checkKey() {
    try {
      keys().loadKey(NOWHERE, NOBODY, Clock.systemUTC());
    } catch (IOException e) {
      values.refuse(values.has(KEY) ? KEY : KEY_STORE, String.valueOf(e.getMessage()));
    }
  }

  private SignatureScheme scheme() {
    return values.get(SCHEME).orElseGet(() -> SignatureScheme.dsa(values.get(HASH)));
  }

  int maxBlockOctets() {
    return values.get(MAX_BLOCK_SIZE).orElse(usual.blockOctets());
  }

  SignConfig config() {
    return keys().with(grouping()).with(redundancy.redundancy(usual.redundancy()));
  }

  /** The configuration without settings that do not concern keys and may contradict each other. */
  private SignConfig keys() {
    return new SignConfig(
        scheme(), keySource(), values.get(KEY_BLOB), values.get(SIG_MAX_DELAY), maxBlockOctets());
  }

  private Optional<KeySource> keySource() {
    Optional<KeySource> files =
        values.get(KEY).map(file -> new KeyFiles(file, values.get(CERT), values.get(KEY_PASSWORD)));
    return files.or(this::keyStore);
  }

  private Optional<KeySource> keyStore() {
    return values
        .get(KEY_STORE)
        .map(file -> new KeyStoreFile(file, values.get(KEY_STORE_PASSWORD), values.get(KEY_ALIAS)));
  }

  private Grouping grouping() {
    return switch (values.get(GROUP)) {
      case 1 -> new Grouping.ByPri();
      case 2 ->
          values.get(DELIMITERS).map(Grouping.ByRange::new).orElse(Grouping.ByRange.FACILITIES);
      case 3 -> new Grouping.ForDestination(values.get(SPRI).orElse(0));
      default -> new Grouping.One();
    };
  }

  private static List<Integer> delimiters(String text) {
    String allowed = "must be numbers from 0 to 191, ascending, such as 7 15 191";
    try {
      List<Integer> numbers =
          Arrays.stream(text.split("[\\s,]+"))
              .map(ValueSyntax.number(0, Grouping.MAX_PRI)::parse)
              .toList();
      return new Grouping.ByRange(numbers).delimiters();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(allowed, e);
    }
  }
}
