package io.sealpost.delivery.drops;

import io.sealpost.message.EncoderConfig;
import io.sealpost.message.Header;
import io.sealpost.message.Software;
import java.util.Optional;

/**
 * Whose the keeper's own messages are.
 *
 * @param header theirs too
 * @param enterpriseNumber behind their SD-IDs
 * @param software what they say that they were made by
 */
public record NoticeOrigin(Header header, long enterpriseNumber, Optional<Software> software) {
  /** What a stream says that is encoded so. */
  public static NoticeOrigin of(EncoderConfig encoder) {
    return new NoticeOrigin(encoder.header(), encoder.enterpriseNumber(), encoder.origin());
  }
}
