package io.sealpost;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.delivery.Signing;
import io.sealpost.journal.DirectoryLock;
import io.sealpost.message.Header;
import io.sealpost.sign.CertificateFile;
import io.sealpost.sign.SessionFile;
import io.sealpost.sign.SignConfig;
import io.sealpost.sign.SignSession;
import io.sealpost.sign.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * What a signing session is begun with. Two that are equal may share one session; anything else
 * needs a new one (RFC 5848 §4.2.2).
 */
record SigningStart(Header header, Optional<SignConfig> config, String fingerprint) {
  static SigningStart of(PipelineConfig config, Optional<SigningKey> key) {
    return new SigningStart(
        config.encoder().header(), config.signing(), key.map(SigningKey::fingerprint).orElse(""));
  }

  static Optional<SigningKey> key(PipelineConfig config) throws IOException {
    if (config.signing().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        SigningKey.load(
            config.signing().get(),
            config.journal().directory().orElseThrow(),
            config.encoder().header(),
            Clock.systemUTC()));
  }

  /**
   * Takes the next RSID and stores the session's certificate blocks: both are on the device before
   * anything of the session is journaled.
   */
  Optional<Signing> begin(
      Optional<SigningKey> key, Optional<DirectoryLock> lock, PipelineListener listener)
      throws IOException {
    if (key.isEmpty()) {
      return Optional.empty();
    }
    Path directory = lock.orElseThrow().directory();
    SignConfig signing = config.orElseThrow();
    long rsid = SessionFile.next(directory, Clock.systemUTC());
    SignSession session =
        SignSession.start(
            rsid, key.get(), signing, signer(lock.orElseThrow().signerId()), Clock.systemUTC());
    CertificateFile.write(directory, rsid, session.certificateBlocks());
    listener.info("session " + rsid + " is signed with the key " + fingerprint);
    return Optional.of(new Signing(session, signing.sigMaxDelay()));
  }

  // (APP-NAME, PROCID) must be unique per signer on a host, and in containers every process is 1.
  private Header signer(String signerId) {
    String procId = ProcessHandle.current().pid() + "." + signerId;
    return new Header(header.facility(), header.hostname(), header.appName(), procId);
  }
}
