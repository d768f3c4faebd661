package io.sealpost.message;

import java.time.Instant;
import java.util.List;

/**
 * An application's message before it is encoded: whatever it contains, the encoder makes exactly
 * one well-formed message from it.
 *
 * @param time when it happened; sent in UTC, truncated to microseconds
 * @param msgId the MSGID, {@code "-"} or empty for none; cleaned like the fields of {@link Header}
 *     and cut to 32 characters
 * @param structuredData elements in the order in which they are to be sent; a list that may still
 *     change is copied
 * @param text the MSG part
 */
public record SyslogMessage(
    Instant time, Severity severity, String msgId, List<SdElement> structuredData, String text) {
  public SyslogMessage {
    structuredData = List.copyOf(structuredData);
  }
}
