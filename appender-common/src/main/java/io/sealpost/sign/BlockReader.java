package io.sealpost.sign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealpost.message.DataCursor;
import io.sealpost.message.ParsedMessage;
import io.sealpost.sign.BlockFields.Field;
import io.sealpost.sign.MalformedBlockException.Fault;
import io.sealpost.sign.encoding.Base64Text;
import io.sealpost.sign.encoding.UndecodableException;
import io.sealpost.sign.key.SignatureScheme;
import java.util.Optional;

/**
 * Reads the element of a block, as in RFC 5848 or as signers of its 2008 draft wrote it.
 *
 * <p>Works by offsets, as an archive has a block for every few messages: no strings are made of the
 * long values.
 */
final class BlockReader {
  static final String SIGNATURE = "ssign";
  static final String CERTIFICATE = "ssign-cert";

  /** The common beginning of the SD-IDs of both kinds. */
  static final byte[] ID_PREFIX = SIGNATURE.getBytes(US_ASCII);

  private static final byte[] SIGNATURE_ID = ID_PREFIX;
  private static final byte[] CERTIFICATE_ID = CERTIFICATE.getBytes(US_ASCII);

  private static final Field[] OF_SIGNATURE = {
    Field.RSID, Field.SG, Field.SPRI, Field.GBC, Field.FMN, Field.CNT, Field.HB, Field.SIGN
  };
  private static final Field[] OF_CERTIFICATE = {
    Field.RSID, Field.SG, Field.SPRI, Field.TPBL, Field.INDEX, Field.FLEN, Field.FRAG
  };

  private final ParsedMessage message;
  private final byte[] octets;
  private final BlockFields fields;
  private final SignatureScheme scheme;

  private BlockReader(ParsedMessage message, String element, DataCursor data)
      throws MalformedBlockException {
    this.message = message;
    this.octets = message.octets();
    this.fields = new BlockFields(element, octets, data);
    this.scheme = scheme();
  }

  static Optional<Block> read(ParsedMessage message) throws MalformedBlockException {
    DataCursor data = message.data();
    if (!nextBlock(data)) {
      return Optional.empty();
    }
    Block block =
        data.isElement(SIGNATURE_ID)
            ? new BlockReader(message, SIGNATURE, data).signatureBlock()
            : new BlockReader(message, CERTIFICATE, data).certificateBlock();
    if (nextBlock(data)) {
      throw new MalformedBlockException(Fault.MALFORMED, "several blocks in one message");
    }
    return Optional.of(block);
  }

  private static boolean nextBlock(DataCursor data) {
    while (data.nextElement()) {
      if (data.isElement(SIGNATURE_ID) || data.isElement(CERTIFICATE_ID)) {
        return true;
      }
    }
    return false;
  }

  private SignatureScheme scheme() throws MalformedBlockException {
    fields.take(Field.VER);
    String ver = fields.text(Field.VER);
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
    return new GroupId(
        name("HOSTNAME", message.hostname(), 255),
        name("APP-NAME", message.appName(), 48),
        name("PROCID", message.procId(), 128),
        fields.text(Field.RSID),
        scheme.ver(),
        fields.text(Field.SG),
        fields.text(Field.SPRI));
  }

  /** Applies the bound of RFC 5424 §6: a group is remembered long after its block. */
  private String name(String field, String value, int most) throws MalformedBlockException {
    if (value.length() > most) {
      throw fields.malformed(field + " is longer than " + most);
    }
    return value;
  }

  private SignatureBlock signatureBlock() throws MalformedBlockException {
    fields.take(OF_SIGNATURE);
    return new SignatureBlock(
        group(),
        scheme,
        fields.number(Field.GBC),
        fields.number(Field.FMN),
        digests((int) fields.number(Field.CNT)),
        signature());
  }

  /** {@code base64 SP base64 ...}, all of the same length. */
  private byte[] digests(int count) throws MalformedBlockException {
    int each = scheme.hash().octets();
    int word = Base64Text.length(each);
    int from = fields.from(Field.HB);
    if (fields.to(Field.HB) - from != count * (word + 1) - 1) {
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
    fields.take(OF_CERTIFICATE);
    int totalOctets = (int) fields.number(Field.TPBL);
    int index = (int) fields.number(Field.INDEX);
    long fragmentOctets = fields.number(Field.FLEN);
    fields.requireAtMost(Field.INDEX, totalOctets);
    fields.requireAtMost(Field.FLEN, totalOctets - index + 1);
    byte[] fragment = fragment();
    if (fragment.length != fragmentOctets) {
      throw fields.malformed("FRAG has " + fragment.length + " octets, FLEN is " + fragmentOctets);
    }
    fields.take(Field.SIGN);
    return new CertificateBlock(group(), totalOctets, index, fragment, signature());
  }

  private byte[] fragment() throws MalformedBlockException {
    for (int at = fields.from(Field.FRAG); at < fields.to(Field.FRAG); at++) {
      if (octets[at] < ' ' || octets[at] == 127) {
        throw fields.malformed("FRAG is not printable ASCII");
      }
    }
    return fields.lastValue().getBytes(US_ASCII);
  }

  private BlockSignature signature() throws MalformedBlockException {
    BlockSignature signature =
        BlockSignature.of(message, fields.from(Field.SIGN), fields.to(Field.SIGN), scheme);
    fields.end();
    return signature;
  }
}
