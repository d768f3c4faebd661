package io.sealpost.verify.cli.certs;

import io.sealpost.verify.certs.Authority;
import io.sealpost.verify.certs.KeyedCertificate;
import io.sealpost.verify.certs.Validity;
import io.sealpost.verify.cli.terminal.Days;
import io.sealpost.verify.cli.terminal.ExitStatus;
import io.sealpost.verify.cli.terminal.Terminal;
import io.sealpost.verify.cli.terminal.VersionText;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code certs ca}: creates a private CA. */
@Command(
    name = "ca",
    versionProvider = VersionText.class,
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    header = "Makes a CA: its certificate, which all peers trust, and its private key.")
public final class CertsCaCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--out",
      paramLabel = "BASE",
      description = "Writes BASE.pem and BASE-key.pem; default ca.pem and ca-key.pem.")
  private Path base = Path.of("ca");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The CA's common name; default 'Log CA', today's date and a number.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--days",
      paramLabel = "DAYS",
      converter = Days.class,
      description = "How long it is valid; default 3650.")
  private int days = 3650;

  @Mixin private CertsKeyOptions keys = new CertsKeyOptions();

  @Mixin private CertsOutput output = new CertsOutput();

  public CertsCaCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path certificate = CertsOutput.file(base, ".pem");
    Path key = CertsOutput.file(base, "-key.pem");
    KeyedCertificate made = create();
    output.write(key, made.keyPem(), certificate, made.certificatePem());
    CertsWords words = new CertsWords(terminal);
    words.say(certificate, "for every peer: whoever has a certificate of this CA is let in");
    words.say(key, "for nobody: keep it off the log server and the applications' hosts");
    words.validity(made.certificate());
    return ExitStatus.CLEAN;
  }

  private KeyedCertificate create() {
    String commonName = name.orElseGet(CertsCaCommand::usualName);
    try {
      return Authority.create(commonName, keys.type(), Validity.days(days, Instant.now()));
    } catch (IllegalArgumentException e) {
      throw output.usage("--name " + e.getMessage());
    }
  }

  /**
   * The default name: two CAs with the same name are hard to distinguish, for people and for
   * software that builds chains.
   */
  private static String usualName() {
    int number = new SecureRandom().nextInt(1 << Short.SIZE);
    return String.format(Locale.ROOT, "Log CA %s %04x", LocalDate.now(ZoneOffset.UTC), number);
  }
}
