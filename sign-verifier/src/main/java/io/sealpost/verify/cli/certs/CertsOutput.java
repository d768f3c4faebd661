package io.sealpost.verify.cli.certs;

import io.sealpost.verify.certs.NewFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options for where a certificate and its key go. */
final class CertsOutput {
  @Spec(Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(names = "--force", description = "Replace files that are there.")
  private boolean force;

  /** Writes both files, the key readable by its owner only. */
  void write(Path key, byte[] keyPem, Path certificate, byte[] certificatePem) throws IOException {
    Path directory = certificate.toAbsolutePath().getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw usage("--out: no directory " + directory);
    }
    NewFiles files = new NewFiles().addPrivate(key, keyPem).addPublic(certificate, certificatePem);
    if (force) {
      files.replace();
      return;
    }
    try {
      files.create();
    } catch (FileAlreadyExistsException e) {
      throw usage(e.getFile() + " is there already: --force replaces it, --out takes another name");
    }
  }

  /** {@code <base><suffix>}, where the base may include directories. */
  static Path file(Path base, String suffix) {
    return base.resolveSibling(base.getFileName() + suffix);
  }

  /** A usage error of the command that this is mixed into. */
  ParameterException usage(String message) {
    if (spec == null) {
      throw new IllegalStateException("not run by the option parser");
    }
    return new ParameterException(spec.commandLine(), message);
  }
}
