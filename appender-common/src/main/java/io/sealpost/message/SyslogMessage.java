package io.sealpost.message;

import java.time.Instant;
import java.util.List;

/**
 * What an application has to say, before it becomes octets: whatever is in it, the encoder makes
 * exactly one well-formed message of it.
 *
 * @param time when it happened; sent with microseconds
 * @param msgId the MSGID, {@code "-"} for none
 * @param structuredData elements in the order in which they are to be sent
 * @param text the MSG part
 */
public record SyslogMessage(
    Instant time, Severity severity, String msgId, List<SdElement> structuredData, String text) {}
