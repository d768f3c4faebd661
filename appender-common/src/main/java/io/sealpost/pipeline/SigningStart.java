package io.sealpost.pipeline;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.message.EncoderConfig;
import io.sealpost.message.Header;
import io.sealpost.message.Software;
import io.sealpost.sign.SignConfig;
import io.sealpost.sign.Signer;
import io.sealpost.sign.key.SigningKey;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of a new signing session.
 *
 * @param header the header of the application's messages
 * @param enterpriseNumber likewise
 * @param software what Sealpost's own messages name as their origin
 */
record SigningStart(
    SignConfig config,
    Header header,
    long enterpriseNumber,
    Optional<Software> software,
    SigningKey key) {
  /** Creates one for a configuration; empty if it does not ask for signatures. */
  static Optional<SigningStart> of(PipelineConfig config) throws IOException {
    if (config.signing().isEmpty()) {
      return Optional.empty();
    }
    SignConfig signing = config.signing().get();
    EncoderConfig encoder = config.encoder();
    Header header = encoder.header();
    SigningKey key =
        signing.loadKey(config.journal().directory().orElseThrow(), header, Clock.systemUTC());
    return Optional.of(
        new SigningStart(signing, header, encoder.enterpriseNumber(), encoder.origin(), key));
  }

  /** Warns if others than its owner can read the private key. */
  void warnIfExposed(PipelineListener listener) {
    key.exposedFile()
        .ifPresent(
            file ->
                listener.warning(
                    "others can read the private key in " + file + ": chmod 600 " + file));
  }

  /** Two starts with equal identity may share one session; any difference needs a new one. */
  List<Object> identity() {
    return List.of(config, header, enterpriseNumber, software, key.fingerprint());
  }

  // (APP-NAME, PROCID) must be unique per signer on a host, and in containers every process is 1.
  Signer signer(String signerId) {
    String procId = ProcessHandle.current().pid() + "." + signerId;
    return new Signer(
        key,
        new Header(header.facility(), header.hostname(), header.appName(), procId),
        enterpriseNumber,
        software,
        Clock.systemUTC());
  }
}
