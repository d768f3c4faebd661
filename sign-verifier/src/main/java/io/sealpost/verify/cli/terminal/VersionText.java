package io.sealpost.verify.cli.terminal;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version from the jar's manifest. */
public final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    Optional<String> version =
        Optional.ofNullable(VersionText.class.getPackage().getImplementationVersion());
    return new String[] {"sealpost-verifier " + version.orElse("(not packaged)")};
  }
}
