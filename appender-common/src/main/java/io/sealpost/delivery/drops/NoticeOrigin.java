package io.sealpost.delivery.drops;

import io.sealpost.message.EncoderConfig;
import io.sealpost.message.Header;
import io.sealpost.message.Software;
import java.util.Optional;

/**
 * The origin of the keeper's own messages.
 *
 * @param header shared with the application's messages
 * @param enterpriseNumber ends their SD-IDs
 * @param software named in them as the software that made them
 */
public record NoticeOrigin(Header header, long enterpriseNumber, Optional<Software> software) {
  /** The origin for a stream that is encoded this way. */
  public static NoticeOrigin of(EncoderConfig encoder) {
    return new NoticeOrigin(encoder.header(), encoder.enterpriseNumber(), encoder.origin());
  }
}
