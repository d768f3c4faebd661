package io.sealpost.verify.cli.certs;

import io.sealpost.verify.cli.terminal.VersionText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code certs}: creates and shows the certificates of a secured link. */
@Command(
    name = "certs",
    versionProvider = VersionText.class,
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    synopsisSubcommandLabel = "ca|peer|sign|info",
    header = "Makes and shows certificates: of a CA, of log servers and applications, of signers.",
    subcommands = {
      CertsCaCommand.class,
      CertsPeerCommand.class,
      CertsSignCommand.class,
      CertsInfoCommand.class
    })
public final class CertsCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec == null) {
      throw new IllegalStateException("not run by the option parser");
    }
    throw new ParameterException(spec.commandLine(), "Which one: ca, peer, sign or info?");
  }
}
