package io.sealpost.sign.session;

import io.sealpost.message.MessageWriter;
import io.sealpost.message.OctetBuffer;
import io.sealpost.sign.BlockWriter;
import io.sealpost.sign.Signer;

/**
 * The message in which a signer announces that messages may be sent again. It is numbered and
 * signed like any other, so that no other copy can pass for a resend.
 *
 * <pre>
 *   &lt;110&gt;1 TIMESTAMP HOSTNAME APP-NAME PROCID RESEND
 *       [sealpost-resend@PEN rsid="17" reason="connection" again="16/0/110:55-57 17/0/110:9"] text
 * </pre>
 *
 * <p>{@code again} has RSID, SG, SPRI and numbers; each listed number may occur once more.
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
