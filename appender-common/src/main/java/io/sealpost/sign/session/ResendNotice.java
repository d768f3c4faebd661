package io.sealpost.sign.session;

import io.sealpost.message.MessageWriter;
import io.sealpost.message.OctetBuffer;
import io.sealpost.sign.BlockWriter;
import io.sealpost.sign.Signer;

/**
 * The message in which a signer says that messages may come once more. It is numbered and signed
 * like any other, so that no other copy can pass for one of these.
 *
 * <pre>
 *   &lt;110&gt;1 TIMESTAMP HOSTNAME APP-NAME PROCID RESEND
 *       [sealpost-resend@PEN rsid="17" reason="connection" again="16/0/110:55-57 17/0/110:9"] text
 * </pre>
 *
 * <p>{@code again} has RSID, SG, SPRI and numbers; each number that is listed may come once more.
 * HOSTNAME, APP-NAME and PROCID are those of the signer's blocks.
 */
final class ResendNotice {
  private static final String ID = "sealpost-resend@";

  private ResendNotice() {}

  static byte[] octets(Signer signer, long rsid, String reason, String again, String text) {
    OctetBuffer out = new OctetBuffer(512);
    MessageWriter writer = new MessageWriter(out);
    writer
        .header(BlockWriter.PRI, signer.clock().instant(), signer.header(), "RESEND")
        .beginElement(ID + signer.enterpriseNumber())
        .param("rsid", Long.toString(rsid))
        .param("reason", reason)
        .param("again", again)
        .endElement();
    signer.software().ifPresent(software -> software.addTo(writer));
    writer.text(text);
    return out.toByteArray();
  }
}
