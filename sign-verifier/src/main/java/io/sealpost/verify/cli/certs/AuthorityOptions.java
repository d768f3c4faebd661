package io.sealpost.verify.cli.certs;

import io.sealpost.verify.certs.Authority;
import io.sealpost.verify.certs.FileContents;
import io.sealpost.verify.certs.UnusableAuthorityException;
import io.sealpost.verify.cli.terminal.PasswordOption;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for the certifying CA. */
final class AuthorityOptions {
  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description =
          "The CA's certificate, perhaps with intermediate ones behind it; default ca.pem.")
  private Optional<Path> certificate = Optional.empty();

  @Option(
      names = "--ca-key",
      paramLabel = "FILE",
      description = "Its private key; default is FILE of --ca with -key.pem at its end.")
  private Optional<Path> key = Optional.empty();

  @Mixin private PasswordOption password = new PasswordOption();

  boolean isGiven() {
    return certificate.isPresent() || key.isPresent();
  }

  /**
   * Reads the CA.
   *
   * @throws IOException naming the file that cannot be read or used
   */
  Authority read() throws IOException {
    Path certificateFile = certificate.orElse(Path.of("ca.pem"));
    Path keyFile = key.orElseGet(() -> beside(certificateFile));
    List<X509Certificate> certificates = contents(certificateFile).certificates();
    if (certificates.isEmpty()) {
      throw new IOException(certificateFile + ": no certificate inside");
    }
    PrivateKey privateKey =
        contents(keyFile)
            .privateKey()
            .orElseThrow(
                () ->
                    new IOException(
                        keyFile + ": no private key inside, or it needs --password-file"));
    try {
      return Authority.of(certificates, privateKey, Instant.now());
    } catch (UnusableAuthorityException e) {
      throw new IOException(certificateFile + ": " + e.getMessage(), e);
    }
  }

  private static Path beside(Path certificate) {
    String name = certificate.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    return certificate.resolveSibling(name + "-key.pem");
  }

  private FileContents contents(Path file) throws IOException {
    return FileContents.read(file, password.password());
  }
}
