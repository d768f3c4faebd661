package io.sealpost.sign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealpost.message.DataCursor;
import io.sealpost.message.ParsedMessage;
import io.sealpost.sign.MalformedBlockException.Fault;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the element of a block: RFC 5848, and what signers of its 2008 draft wrote.
 *
 * <p>By offsets, as an archive has a block for every few messages: of the long values no text is
 * made.
 */
final class BlockReader {
  static final String SIGNATURE = "ssign";
  static final String CERTIFICATE = "ssign-cert";

  /** What the SD-IDs of both kinds begin with. */
  static final byte[] ID_PREFIX = SIGNATURE.getBytes(US_ASCII);

  private final ParsedMessage message;
  private final byte[] octets;
  private final BlockFields fields;
  private final SignatureScheme scheme;
  private final GroupId group;

  private BlockReader(ParsedMessage message, String element, DataCursor data)
      throws MalformedBlockException {
    this.message = message;
    this.octets = message.octets();
    this.fields = new BlockFields(element, octets, data);
    this.scheme = scheme();
    this.group = group();
  }

  static Optional<Block> read(ParsedMessage message) throws MalformedBlockException {
    DataCursor data = message.data();
    if (!nextBlock(data)) {
      return Optional.empty();
    }
    Block block =
        data.isElement(SIGNATURE)
            ? new BlockReader(message, SIGNATURE, data).signatureBlock()
            : new BlockReader(message, CERTIFICATE, data).certificateBlock();
    if (nextBlock(data)) {
      throw new MalformedBlockException(Fault.MALFORMED, "several blocks in one message");
    }
    return Optional.of(block);
  }

  private static boolean nextBlock(DataCursor data) {
    while (data.nextElement()) {
      if (data.isElement(SIGNATURE) || data.isElement(CERTIFICATE)) {
        return true;
      }
    }
    return false;
  }

  private SignatureScheme scheme() throws MalformedBlockException {
    String ver = fields.take("VER").value();
    Optional<SignatureScheme> known = SignatureScheme.ofVer(ver);
    if (known.isPresent()) {
      return known.get();
    }
    if (!ver.matches("\\d\\d[0-9A-Za-z]\\d")) {
      throw fields.malformed("VER is \"" + ver + "\", not like 0121");
    }
    throw new MalformedBlockException(Fault.UNSUPPORTED_VERSION, "VER " + ver);
  }

  private GroupId group() throws MalformedBlockException {
    long rsid = fields.takeNumber("RSID", 0, BlockFields.MAX_NUMBER);
    int sg = fields.takeInt("SG", 0, 3);
    int spri = fields.takeInt("SPRI", 0, 191);
    return new GroupId(
        name("HOSTNAME", message.hostname(), 255),
        name("APP-NAME", message.appName(), 48),
        name("PROCID", message.procId(), 128),
        Long.toString(rsid),
        scheme.ver(),
        Integer.toString(sg),
        Integer.toString(spri));
  }

  /** As RFC 5424 §6 bounds it: a group is remembered long after its block. */
  private String name(String field, String value, int most) throws MalformedBlockException {
    if (value.length() > most) {
      throw fields.malformed(field + " is longer than " + most);
    }
    return value;
  }

  private SignatureBlock signatureBlock() throws MalformedBlockException {
    long counter = fields.takeNumber("GBC", 0, BlockFields.MAX_NUMBER);
    long firstNumber = fields.takeNumber("FMN", 1, BlockFields.MAX_NUMBER);
    int count = fields.takeInt("CNT", 1, 99);
    byte[] digests = digests(fields.take("HB"), count);
    return new SignatureBlock(group, scheme, counter, firstNumber, digests, signature());
  }

  /** {@code base64 SP base64 ...}, all of the same length. */
  private byte[] digests(DataCursor param, int count) throws MalformedBlockException {
    int each = scheme.hash().octets();
    int word = Base64Text.length(each);
    int from = param.valueFrom();
    if (param.valueTo() - from != count * (word + 1) - 1) {
      throw fields.malformed("HB is not of " + count + " hashes of " + each + " octets");
    }
    byte[] digests = new byte[count * each];
    for (int i = 0; i < count; i++) {
      int at = from + i * (word + 1);
      if (i > 0 && octets[at - 1] != ' ') {
        throw fields.malformed("HB has no space before hash " + i);
      }
      decode(at, at + word, digests, i * each, each);
    }
    return digests;
  }

  private void decode(int from, int to, byte[] digests, int at, int each)
      throws MalformedBlockException {
    try {
      Base64Text.decode(octets, from, to, digests, at, each);
    } catch (UndecodableException e) {
      throw fields.malformed("HB: " + e.getMessage());
    }
  }

  private CertificateBlock certificateBlock() throws MalformedBlockException {
    // RFC 5848 swaps two letters of the draft's name; both are in use.
    DataCursor length = fields.take("TPBL", "TBPL");
    int totalOctets = (int) fields.number(length, "TPBL", 1, 99_999_999);
    int index = fields.takeInt("INDEX", 1, totalOctets);
    int fragmentOctets = fields.takeInt("FLEN", 1, Math.min(9_999, totalOctets - index + 1));
    byte[] fragment = fragment(fields.take("FRAG"));
    if (fragment.length != fragmentOctets) {
      throw fields.malformed("FRAG has " + fragment.length + " octets, FLEN is " + fragmentOctets);
    }
    return new CertificateBlock(group, totalOctets, index, fragment, signature());
  }

  private byte[] fragment(DataCursor param) throws MalformedBlockException {
    boolean escaped = false;
    for (int at = param.valueFrom(); at < param.valueTo(); at++) {
      if (octets[at] < ' ' || octets[at] == 127) {
        throw fields.malformed("FRAG is not printable ASCII");
      }
      escaped |= octets[at] == '\\';
    }
    return escaped
        ? param.value().getBytes(US_ASCII)
        : Arrays.copyOfRange(octets, param.valueFrom(), param.valueTo());
  }

  private BlockSignature signature() throws MalformedBlockException {
    BlockSignature signature = BlockSignature.of(message, fields.take("SIGN"), scheme);
    fields.end();
    return signature;
  }
}
