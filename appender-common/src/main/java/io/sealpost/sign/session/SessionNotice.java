package io.sealpost.sign.session;

import io.sealpost.message.MessageWriter;
import io.sealpost.message.OctetBuffer;
import io.sealpost.sign.BlockWriter;
import io.sealpost.sign.Signer;
import java.util.Optional;

/**
 * The messages in which a signer announces that a session starts and ends. They are numbered and
 * signed like any other, so a session or a tail that is missing from an archive can be detected.
 *
 * <pre>
 *   &lt;110&gt;1 TIMESTAMP HOSTNAME APP-NAME PROCID SESSION
 *       [sealpost-session@PEN event="start" rsid="17" previous="16" previousEnded="true"
 *           previousLast="1/13:58 1/14:9" resends="noted"] text
 *       [sealpost-session@PEN event="end" rsid="17" last="1/13:57 1/14:9"] text
 * </pre>
 *
 * <p>HOSTNAME, APP-NAME and PROCID are those of the signer's blocks, which distinguishes a notice
 * from what an application may write. {@code last} has, for each group that has any, SG, SPRI and
 * the last message number assigned before the notice: the notice and what accompanies it have
 * higher ones. {@code previousLast} has the highest number of each that blocks of the previous
 * session are known to cover; it is omitted if none is known. {@code resends} says that everything
 * this signer sends again in the session has a {@link ResendNotice}. {@code madeOn} names another
 * machine on which the directory was used before: it may have been copied with its key.
 */
final class SessionNotice {
  private static final String ID = "sealpost-session@";

  private final Signer signer;
  private final long rsid;

  SessionNotice(Signer signer, long rsid) {
    this.signer = signer;
    this.rsid = rsid;
  }

  byte[] start(Predecessor previous, Optional<String> madeOn) {
    OctetBuffer out = new OctetBuffer(512);
    MessageWriter writer =
        begin(out, "start")
            .param("previous", Long.toString(previous.rsid()))
            .param("previousEnded", Boolean.toString(previous.ended()));
    if (!previous.last().isEmpty()) {
      writer.param("previousLast", previous.last());
    }
    writer.param("resends", "noted");
    madeOn.ifPresent(machine -> writer.param("madeOn", machine));
    end(writer, "session " + rsid + " is signed with the key " + signer.key().fingerprint());
    return out.toByteArray();
  }

  byte[] end(String last) {
    OctetBuffer out = new OctetBuffer(512);
    end(begin(out, "end").param("last", last), "session " + rsid + " ends");
    return out.toByteArray();
  }

  private void end(MessageWriter writer, String text) {
    writer.endElement();
    signer.software().ifPresent(software -> software.addTo(writer));
    writer.text(text);
  }

  private MessageWriter begin(OctetBuffer out, String event) {
    return new MessageWriter(out)
        .header(BlockWriter.PRI, signer.clock().instant(), signer.header(), "SESSION")
        .beginElement(ID + signer.enterpriseNumber())
        .param("event", event)
        .param("rsid", Long.toString(rsid));
  }
}
