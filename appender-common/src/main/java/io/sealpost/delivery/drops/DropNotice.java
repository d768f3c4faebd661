package io.sealpost.delivery.drops;

import io.sealpost.message.MessageWriter;
import io.sealpost.message.OctetBuffer;
import io.sealpost.message.Severity;
import java.time.Instant;

/**
 * The message in which a pipeline announces what it dropped.
 *
 * <pre>
 *   &lt;132&gt;1 TIMESTAMP HOSTNAME APP-NAME PROCID DROPPED
 *       [sealpost-dropped@PEN count="3" reason="full" from="2026-11-25T18:40:45.100Z" until="…"] text
 * </pre>
 *
 * <p>A warning with the application's facility, so that it goes where the lost messages would have
 * gone. In a signed stream HOSTNAME, APP-NAME and PROCID are the signer's, and it is numbered and
 * signed like any message.
 */
final class DropNotice {
  private static final String ID = "sealpost-dropped@";

  private DropNotice() {}

  static byte[] octets(NoticeOrigin origin, Instant now, DropReason reason, DropSpan span) {
    int pri = origin.header().facility().pri(Severity.WARNING);
    OctetBuffer out = new OctetBuffer(512);
    MessageWriter writer = new MessageWriter(out);
    writer
        .header(pri, now, origin.header(), "DROPPED")
        .beginElement(ID + origin.enterpriseNumber())
        .param("count", Long.toString(span.count()))
        .param("reason", reason.word())
        .param("from", span.from().toString())
        .param("until", span.until().toString())
        .endElement();
    origin.software().ifPresent(software -> software.addTo(writer));
    writer.text(span.count() + " messages were dropped: " + reason.because());
    return out.toByteArray();
  }
}
