package io.sealpost.verify.cli.certs;

import io.sealpost.verify.certs.KeyType;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option for the kind of key to create. */
final class CertsKeyOptions {
  @Option(
      names = "--key-type",
      paramLabel = "TYPE",
      converter = Types.class,
      description =
          "ec-p256 (default), ec-p384, rsa-3072 or rsa-4096. rsyslog, syslog-ng and Java take all of them.")
  private KeyType type = KeyType.EC_P256;

  KeyType type() {
    return type;
  }

  /** The name of a {@link KeyType}. */
  static final class Types implements ITypeConverter<KeyType> {
    @Override
    public KeyType convert(String value) {
      return KeyType.parse(value)
          .orElseThrow(
              () -> new TypeConversionException(value + ": must be one of " + KeyType.allowed()));
    }
  }
}
