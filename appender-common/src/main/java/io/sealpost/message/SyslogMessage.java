package io.sealpost.message;

import java.time.Instant;
import java.util.List;

/**
 * What an application has to say, before it becomes octets: whatever is in it, the encoder makes
 * exactly one well-formed message of it.
 *
 * @param time when it happened; sent in UTC with microseconds, what is finer is cut off
 * @param msgId the MSGID, {@code "-"} or nothing for none; cleaned as the fields of {@link Header}
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
