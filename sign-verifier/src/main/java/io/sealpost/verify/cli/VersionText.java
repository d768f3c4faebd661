package io.sealpost.verify.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest names. */
final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    Optional<String> version =
        Optional.ofNullable(Main.class.getPackage().getImplementationVersion());
    return new String[] {"sealpost-verifier " + version.orElse("(not packaged)")};
  }
}
