package io.sealpost.sign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealpost.message.MessageWriter;
import io.sealpost.message.OctetBuffer;
import io.sealpost.sign.encoding.Base64Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes the block messages of one session (RFC 5848 §4.2, §5.3): a header, the element of the
 * block, in certificate blocks Sealpost's origin, and no MSG.
 *
 * <p>SIGN is last in its element; it covers the octets of the message before it is inserted.
 * Confined to one thread.
 */
public final class BlockWriter {
  /** The PRI of all messages from the signer itself: log audit, informational (§4.2). */
  public static final int PRI = 110;

  private static final String NO_MSG_ID = "-";
  private static final String SIGN = " SIGN=\"%s\"";
  private static final int MAX_FRAGMENT_OCTETS = 9_999;

  private final long rsid;
  private final SignConfig config;
  private final Signer signer;

  public BlockWriter(long rsid, SignConfig config, Signer signer) {
    this.rsid = rsid;
    this.config = config;
    this.signer = signer;
  }

  public byte[] signatureBlock(int spri, long counter, long firstNumber, int count, String hashes) {
    OctetBuffer out = new OctetBuffer(2_048);
    signatureFields(out, spri, counter, firstNumber, count, hashes).endElement();
    return signed(out, out.length() - 1);
  }

  /**
   * Cuts a payload into fragments, each in its own block, for the group of this SPRI.
   *
   * @throws IllegalArgumentException if not even one octet of it fits a block of that size
   */
  public List<byte[]> certificateBlocks(int spri, String payload, int maxOctets) {
    int overhead = certificateBlockOverhead(payload.length());
    int room = Math.min(MAX_FRAGMENT_OCTETS, maxOctets - overhead);
    if (room < 1) {
      throw new IllegalArgumentException(
          "maxBlockSize " + maxOctets + ": this header needs more than " + overhead);
    }
    List<byte[]> blocks = new ArrayList<>();
    for (int from = 0; from < payload.length(); from += room) {
      String fragment = payload.substring(from, Math.min(from + room, payload.length()));
      blocks.add(certificateBlock(spri, payload.length(), from + 1, fragment));
    }
    return List.copyOf(blocks);
  }

  private byte[] certificateBlock(int spri, int totalOctets, int index, String fragment) {
    OctetBuffer out = new OctetBuffer(2_048);
    MessageWriter writer =
        certificateFields(out, spri, totalOctets, index, fragment.length(), fragment).endElement();
    int place = out.length() - 1;
    addOrigin(writer);
    return signed(out, place);
  }

  /** Octets of the largest signature block, without its hashes. */
  public int signatureBlockOverhead() {
    OctetBuffer out = new OctetBuffer(2_048);
    long widest = BlockFields.MAX_NUMBER;
    signatureFields(out, Grouping.MAX_PRI, widest, widest, 99, "").endElement();
    return out.length() + signOctets();
  }

  /** Octets of the largest certificate block, without its fragment. */
  private int certificateBlockOverhead(int totalOctets) {
    OctetBuffer out = new OctetBuffer(2_048);
    addOrigin(
        certificateFields(out, Grouping.MAX_PRI, totalOctets, totalOctets, MAX_FRAGMENT_OCTETS, "")
            .endElement());
    return out.length() + signOctets();
  }

  private MessageWriter signatureFields(
      OctetBuffer out, int spri, long counter, long firstNumber, int count, String hashes) {
    return begin(out, BlockReader.SIGNATURE, spri)
        .param("GBC", Long.toString(counter))
        .param("FMN", Long.toString(firstNumber))
        .param("CNT", Integer.toString(count))
        .param("HB", hashes);
  }

  private MessageWriter certificateFields(
      OctetBuffer out, int spri, int totalOctets, int index, int fragmentOctets, String fragment) {
    return begin(out, BlockReader.CERTIFICATE, spri)
        .param("TPBL", Integer.toString(totalOctets))
        .param("INDEX", Integer.toString(index))
        .param("FLEN", Integer.toString(fragmentOctets))
        .param("FRAG", fragment);
  }

  private MessageWriter begin(OctetBuffer out, String id, int spri) {
    return new MessageWriter(out)
        .header(PRI, signer.clock().instant(), signer.header(), NO_MSG_ID)
        .beginElement(id)
        .param("VER", config.scheme().ver())
        .param("RSID", Long.toString(rsid))
        .param("SG", Integer.toString(config.grouping().sg()))
        .param("SPRI", Integer.toString(spri));
  }

  private void addOrigin(MessageWriter writer) {
    signer.software().ifPresent(software -> software.addTo(writer));
  }

  /**
   * Signs the message so far.
   *
   * @param place where SIGN goes: the end of the block's element
   */
  private byte[] signed(OctetBuffer unsigned, int place) {
    String sign = Base64Text.encode(signer.key().sign(unsigned.array(), 0, unsigned.length()));
    OctetBuffer out = new OctetBuffer(unsigned.length() + signOctets());
    out.add(unsigned.array(), 0, place);
    byte[] parameter = String.format(Locale.ROOT, SIGN, sign).getBytes(US_ASCII);
    out.add(parameter, 0, parameter.length);
    out.add(unsigned.array(), place, unsigned.length() - place);
    return out.toByteArray();
  }

  private int signOctets() {
    return String.format(Locale.ROOT, SIGN, "").length()
        + Base64Text.length(signer.key().signatureOctets());
  }
}
