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
import java.util.Locale;
import java.util.Optional;

/**
 * What a signing session is begun with.
 *
 * @param header of the application's messages
 * @param enterpriseNumber likewise
 * @param software what our own messages say that they were made by
 */
record SigningStart(
    SignConfig config,
    Header header,
    long enterpriseNumber,
    Optional<Software> software,
    SigningKey key) {
  /** Nothing if the configuration does not ask for signatures. */
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

  /** Says so if the private key is not for its owner's eyes only. */
  void warnIfExposed(PipelineListener listener) {
    key.exposedFile()
        .ifPresent(
            file ->
                listener.warning(
                    String.format(
                        Locale.ROOT,
                        "others can read the private key in %s: chmod 600 %s",
                        file,
                        file)));
  }

  /** Two that are equal in this may share one session; anything else needs a new one. */
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
