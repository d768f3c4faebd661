package io.sealpost.sign;

import io.sealpost.message.Header;
import io.sealpost.message.MessageWriter;
import io.sealpost.message.OctetBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the block messages of one session (RFC 5848 §4.2, §5.3): a header, one element, no MSG.
 *
 * <p>PRI and SPRI are 110, as §4.2.3 recommends for SG 0. SIGN comes last in its element, so the
 * octets that it is over are the message before it is added. Confined to one thread.
 */
final class BlockWriter {
  private static final int PRI = 110;
  private static final String NO_MSG_ID = "-";
  private static final int MAX_FRAGMENT_OCTETS = 9_999;

  private final long rsid;
  private final SignatureScheme scheme;
  private final SigningKey key;
  private final Header header;
  private final Clock clock;

  BlockWriter(long rsid, SignatureScheme scheme, SigningKey key, Header header, Clock clock) {
    this.rsid = rsid;
    this.scheme = scheme;
    this.key = key;
    this.header = header;
    this.clock = clock;
  }

  byte[] signatureBlock(long counter, long firstNumber, int count, String hashes) {
    OctetBuffer out = new OctetBuffer(2_048);
    MessageWriter writer = signatureFields(out, counter, firstNumber, count, hashes);
    return signed(out, writer);
  }

  /**
   * Cuts a payload into fragments, each in a block of its own.
   *
   * @throws IllegalArgumentException if not one octet of it fits a block of that size
   */
  List<byte[]> certificateBlocks(String payload, int maxOctets) {
    int overhead = certificateBlockOverhead(payload.length());
    int room = Math.min(MAX_FRAGMENT_OCTETS, maxOctets - overhead);
    if (room < 1) {
      throw new IllegalArgumentException(
          "maxBlockSize " + maxOctets + ": this header needs more than " + overhead);
    }
    List<byte[]> blocks = new ArrayList<>();
    for (int from = 0; from < payload.length(); from += room) {
      String fragment = payload.substring(from, Math.min(from + room, payload.length()));
      blocks.add(certificateBlock(payload.length(), from + 1, fragment));
    }
    return List.copyOf(blocks);
  }

  private byte[] certificateBlock(int totalOctets, int index, String fragment) {
    OctetBuffer out = new OctetBuffer(2_048);
    MessageWriter writer = certificateFields(out, totalOctets, index, fragment.length(), fragment);
    return signed(out, writer);
  }

  /** Octets of a signature block at its widest, but for its hashes. */
  int signatureBlockOverhead() {
    OctetBuffer out = new OctetBuffer(2_048);
    signatureFields(out, BlockFields.MAX_NUMBER, BlockFields.MAX_NUMBER, 99, "").endElement();
    return out.length() + signOctets();
  }

  /** Octets of a certificate block at its widest, but for its fragment. */
  private int certificateBlockOverhead(int totalOctets) {
    OctetBuffer out = new OctetBuffer(2_048);
    certificateFields(out, totalOctets, totalOctets, MAX_FRAGMENT_OCTETS, "").endElement();
    return out.length() + signOctets();
  }

  private MessageWriter signatureFields(
      OctetBuffer out, long counter, long firstNumber, int count, String hashes) {
    return begin(out, BlockReader.SIGNATURE)
        .param("GBC", Long.toString(counter))
        .param("FMN", Long.toString(firstNumber))
        .param("CNT", Integer.toString(count))
        .param("HB", hashes);
  }

  private MessageWriter certificateFields(
      OctetBuffer out, int totalOctets, int index, int fragmentOctets, String fragment) {
    return begin(out, BlockReader.CERTIFICATE)
        .param("TPBL", Integer.toString(totalOctets))
        .param("INDEX", Integer.toString(index))
        .param("FLEN", Integer.toString(fragmentOctets))
        .param("FRAG", fragment);
  }

  private MessageWriter begin(OctetBuffer out, String id) {
    return new MessageWriter(out)
        .header(PRI, clock.instant(), header, NO_MSG_ID)
        .beginElement(id)
        .param("VER", scheme.ver())
        .param("RSID", Long.toString(rsid))
        .param("SG", "0")
        .param("SPRI", Integer.toString(PRI));
  }

  private byte[] signed(OctetBuffer out, MessageWriter writer) {
    writer.endElement();
    String sign = Base64Text.encode(key.sign(out.array(), 0, out.length()));
    writer.reopenElement().param("SIGN", sign).endElement();
    return out.toByteArray();
  }

  private int signOctets() {
    return " SIGN=\"\"".length() + Base64Text.length(key.signatureOctets());
  }
}
