package io.sealpost.verify.cli;

import io.sealpost.verify.trust.TrustPolicy;
import io.sealpost.verify.trust.TrustPolicy.TrustedSigner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options for whose signatures count. */
final class TrustOptions {
  @Option(
      names = "--trust-cert",
      paramLabel = "FILE_OR_FINGERPRINT[=HOST,...]",
      description =
          "A signer's certificate (PEM or DER) or its fingerprint (sha-1:E1:2D..., sha-256:...), which may be that of an"
              + " OpenPGP key, and the hosts that it may sign for. Without any --trust option keys are taken from the log itself, which proves nothing against"
              + " somebody who could rewrite all of it.")
  private List<String> certificates = new ArrayList<>();

  @Option(
      names = "--trust-ca",
      paramLabel = "FILE[=HOST,...]",
      description =
          "The certificate of a CA (PEM or DER): every certificate of its that was valid when the session began and names the"
              + " host of the messages. With HOST,... these hosts only, whatever their certificates name.")
  private List<String> authorities = new ArrayList<>();

  @Option(
      names = "--trust-key",
      paramLabel = "FILE[=HOST,...]",
      description =
          "A signer's public key (PEM, DER or armoured OpenPGP); also for signers that do not send theirs.")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--self-carried-keys",
      description = "Accept keys that only the log vouches for: exit status 0 is possible.")
  private boolean selfCarried;

  /**
   * Reads the files that the options name.
   *
   * @throws IOException naming the first file or fingerprint that cannot be used
   */
  TrustPolicy policy() throws IOException {
    List<TrustedSigner> signers = new ArrayList<>();
    for (String certificate : certificates) {
      signers.addAll(TrustArgument.certificate(certificate));
    }
    for (String authority : authorities) {
      signers.addAll(TrustArgument.authority(authority));
    }
    for (String key : keys) {
      signers.addAll(TrustArgument.key(key));
    }
    return new TrustPolicy(signers, selfCarried);
  }
}
