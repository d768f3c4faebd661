package io.sealpost.verify.cli.certs;

import io.sealpost.verify.certs.KeyedCertificate;
import io.sealpost.verify.certs.Peer;
import io.sealpost.verify.certs.PeerName;
import io.sealpost.verify.certs.UnusableAuthorityException;
import io.sealpost.verify.certs.Validity;
import io.sealpost.verify.cli.terminal.Days;
import io.sealpost.verify.cli.terminal.ExitStatus;
import io.sealpost.verify.cli.terminal.Failure;
import io.sealpost.verify.cli.terminal.Terminal;
import io.sealpost.verify.cli.terminal.VersionText;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code certs peer}: certifies a log server or an application. */
@Command(
    name = "peer",
    versionProvider = VersionText.class,
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    header = "Makes the key and the certificate of a log server or of an application.")
public final class CertsPeerCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "NAME",
      arity = "1..*",
      converter = Names.class,
      description =
          "Names and IP addresses by which the other side knows it. The first is the common name, too.")
  private List<PeerName> names = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "BASE",
      description =
          "Writes BASE.pem and BASE-key.pem; default is the first NAME, '_' standing for '*' and ':'.")
  private Optional<Path> base = Optional.empty();

  @Option(
      names = "--days",
      paramLabel = "DAYS",
      converter = Days.class,
      description = "How long it is valid, within the CA's own time; default 730.")
  private int days = 730;

  @Option(
      names = "--self-signed",
      description = "Without a CA: for links on which fingerprints are compared.")
  private boolean selfSigned;

  @Mixin private AuthorityOptions authority = new AuthorityOptions();

  @Mixin private CertsKeyOptions keys = new CertsKeyOptions();

  @Mixin private CertsOutput output = new CertsOutput();

  public CertsPeerCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, CertificateEncodingException {
    Path written = base.orElseGet(() -> Path.of(names.get(0).text().replaceAll("[*:]", "_")));
    Path certificate = CertsOutput.file(written, ".pem");
    Path key = CertsOutput.file(written, "-key.pem");
    KeyedCertificate made = create();
    output.write(key, made.keyPem(), certificate, made.certificatePem());
    CertsWords words = new CertsWords(terminal);
    words.say(certificate, "for the peer, and for whoever asks");
    words.say(key, "for the peer alone");
    words.validity(made.certificate());
    words.fingerprint(made.certificate().getEncoded());
    return ExitStatus.CLEAN;
  }

  private KeyedCertificate create() {
    Peer peer = peer();
    Validity validity = Validity.days(days, Instant.now());
    if (selfSigned) {
      if (authority.isGiven()) {
        throw output.usage("--self-signed has no CA: leave out --ca");
      }
      return peer.selfSigned(keys.type(), validity);
    }
    try {
      return authority.read().certify(peer, keys.type(), validity);
    } catch (IOException | UnusableAuthorityException e) {
      throw output.usage("no CA: " + Failure.describe(e));
    }
  }

  private Peer peer() {
    try {
      return new Peer(names);
    } catch (IllegalArgumentException e) {
      throw output.usage("NAME " + e.getMessage());
    }
  }

  /** A host name or an address. */
  static final class Names implements ITypeConverter<PeerName> {
    @Override
    public PeerName convert(String value) {
      try {
        return PeerName.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
