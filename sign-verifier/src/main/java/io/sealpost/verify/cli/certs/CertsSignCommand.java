package io.sealpost.verify.cli.certs;

import io.sealpost.message.Facility;
import io.sealpost.message.Header;
import io.sealpost.sign.key.GeneratedKey;
import io.sealpost.sign.key.Hash;
import io.sealpost.sign.key.SignatureScheme;
import io.sealpost.verify.cli.terminal.ExitStatus;
import io.sealpost.verify.cli.terminal.Terminal;
import io.sealpost.verify.cli.terminal.VersionText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code certs sign}: creates an appender's signing key, as the appender itself would. */
@Command(
    name = "sign",
    versionProvider = VersionText.class,
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    header = "Makes a signing key and its certificate, as the appender would itself.")
public final class CertsSignCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "HOST",
      description = "The appender's hostname, as it stands in the messages.")
  private String host = "";

  @Option(
      names = "--app-name",
      paramLabel = "NAME",
      required = true,
      description = "The appender's appName.")
  private String application = "";

  @Option(
      names = "--hash",
      paramLabel = "HASH",
      converter = Hashes.class,
      description = "SHA-256 (default), or SHA-1 for old verifiers: the appender's hash.")
  private Hash hash = Hash.SHA_256;

  @Option(
      names = "--scheme",
      paramLabel = "SCHEME",
      converter = Schemes.class,
      description =
          "dsa (default), or ecdsa-p256 or ed25519, which are Sealpost's own: the appender's scheme.")
  private SignatureScheme scheme = SignatureScheme.DSA_SHA_256;

  @Option(
      names = "--out",
      paramLabel = "BASE",
      description =
          "Writes BASE-cert.pem and BASE-key.pem; default sign-cert.pem and sign-key.pem, which an appender finds in its"
              + " spool directory.")
  private Path base = Path.of("sign");

  @Mixin private CertsOutput output = new CertsOutput();

  public CertsSignCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Header header = new Header(Facility.USER, host, application, "-");
    checkUnchanged("HOST", host, header.hostname());
    checkUnchanged("--app-name", application, header.appName());
    Path certificate = CertsOutput.file(base, "-cert.pem");
    Path key = CertsOutput.file(base, "-key.pem");
    GeneratedKey made = GeneratedKey.of(scheme(), header, Clock.systemUTC());
    output.write(key, made.keyPem(), certificate, made.certificatePem());
    CertsWords words = new CertsWords(terminal);
    words.say(certificate, "for whoever verifies: --trust-cert");
    words.say(key, "for the appender alone: " + made.kind());
    words.fingerprint(made.certificate());
    return ExitStatus.CLEAN;
  }

  private void checkUnchanged(String name, String value, String cleaned) {
    if (!value.equals(cleaned)) {
      throw output.usage(
          name + " '" + value + "': cannot stand in a message, which would have '" + cleaned + "'");
    }
  }

  private SignatureScheme scheme() {
    if (scheme.isDsa()) {
      return SignatureScheme.dsa(hash);
    }
    if (hash == scheme.hash()) {
      return scheme;
    }
    throw output.usage(
        String.format(Locale.ROOT, "--hash %s: this --scheme has SHA-256 only", hash.algorithm()));
  }

  /** The name of a hash, as in the appender's settings. */
  static final class Hashes implements ITypeConverter<Hash> {
    @Override
    public Hash convert(String value) {
      for (Hash hash : Hash.values()) {
        if (hash.algorithm().equalsIgnoreCase(value)) {
          return hash;
        }
      }
      throw new TypeConversionException(value + ": must be SHA-256 or SHA-1");
    }
  }

  /** The name of a scheme, as in the appender's settings. */
  static final class Schemes implements ITypeConverter<SignatureScheme> {
    private static final Map<String, SignatureScheme> NAMES =
        Map.of(
            "dsa", SignatureScheme.DSA_SHA_256,
            "ecdsa-p256", SignatureScheme.ECDSA_P256,
            "ed25519", SignatureScheme.ED25519);

    @Override
    public SignatureScheme convert(String value) {
      SignatureScheme scheme = NAMES.get(value);
      if (scheme == null) {
        throw new TypeConversionException(value + ": must be dsa, ecdsa-p256 or ed25519");
      }
      return scheme;
    }
  }
}
