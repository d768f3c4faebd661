package io.sealpost.sign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealpost.message.ParsedMessage;
import io.sealpost.message.ParsedMessage.ParsedElement;
import io.sealpost.sign.MalformedBlockException.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the element of a block: RFC 5848, and what signers of its 2008 draft wrote. */
final class BlockReader {
  static final String SIGNATURE = "ssign";
  static final String CERTIFICATE = "ssign-cert";

  private static final byte[] SIGNATURE_ID = SIGNATURE.getBytes(US_ASCII);
  private static final byte[] CERTIFICATE_ID = CERTIFICATE.getBytes(US_ASCII);
  private static final Pattern VER = Pattern.compile("\\d\\d[0-9A-Za-z]\\d");

  private final ParsedMessage message;
  private final BlockFields fields;
  private final SignatureScheme scheme;
  private final GroupId group;

  private BlockReader(ParsedMessage message, ParsedElement element) throws MalformedBlockException {
    this.message = message;
    this.fields = new BlockFields(element);
    this.scheme = scheme();
    this.group = group();
  }

  static Optional<Block> read(ParsedMessage message) throws MalformedBlockException {
    if (!message.hasElement(SIGNATURE_ID) && !message.hasElement(CERTIFICATE_ID)) {
      return Optional.empty();
    }
    List<ParsedElement> found =
        message.elements().stream()
            .filter(element -> element.id().equals(SIGNATURE) || element.id().equals(CERTIFICATE))
            .toList();
    if (found.size() > 1) {
      throw new MalformedBlockException(Fault.MALFORMED, "several blocks in one message");
    }
    BlockReader reader = new BlockReader(message, found.get(0));
    boolean isSignature = found.get(0).id().equals(SIGNATURE);
    return Optional.of(isSignature ? reader.signatureBlock() : reader.certificateBlock());
  }

  private SignatureScheme scheme() throws MalformedBlockException {
    String ver = fields.take("VER").value();
    if (!VER.matcher(ver).matches()) {
      throw fields.malformed("VER is \"" + ver + "\", not like 0121");
    }
    return SignatureScheme.ofVer(ver)
        .orElseThrow(() -> new MalformedBlockException(Fault.UNSUPPORTED_VERSION, "VER " + ver));
  }

  private GroupId group() throws MalformedBlockException {
    long rsid = fields.takeNumber("RSID", 0, BlockFields.MAX_NUMBER);
    int sg = fields.takeInt("SG", 0, 3);
    int spri = fields.takeInt("SPRI", 0, 191);
    return new GroupId(
        message.hostname(),
        message.appName(),
        message.procId(),
        Long.toString(rsid),
        scheme.ver(),
        Integer.toString(sg),
        Integer.toString(spri));
  }

  private SignatureBlock signatureBlock() throws MalformedBlockException {
    long counter = fields.takeNumber("GBC", 0, BlockFields.MAX_NUMBER);
    long firstNumber = fields.takeNumber("FMN", 1, BlockFields.MAX_NUMBER);
    int count = fields.takeInt("CNT", 1, 99);
    List<byte[]> hashes = hashes(fields.take("HB").value(), count);
    BlockSignature signature = signature();
    return new SignatureBlock(group, scheme, counter, firstNumber, hashes, signature);
  }

  private List<byte[]> hashes(String text, int count) throws MalformedBlockException {
    String[] words = text.split(" ", -1);
    if (words.length != count) {
      throw fields.malformed("HB has " + words.length + " hashes, CNT says " + count);
    }
    List<byte[]> hashes = new ArrayList<>(count);
    for (String word : words) {
      hashes.add(digest(word));
    }
    return hashes;
  }

  private byte[] digest(String word) throws MalformedBlockException {
    try {
      byte[] digest = Base64Text.decode(word);
      if (digest.length != scheme.hash().octets()) {
        throw fields.malformed("a hash of " + digest.length + " octets, VER is " + scheme.ver());
      }
      return digest;
    } catch (UndecodableException e) {
      throw fields.malformed("HB: " + e.getMessage());
    }
  }

  private CertificateBlock certificateBlock() throws MalformedBlockException {
    // RFC 5848 swaps two letters of the draft's name; both are in use.
    String length = fields.startsWith("TBPL") ? "TBPL" : "TPBL";
    int totalOctets = fields.takeInt(length, 1, 99_999_999);
    int index = fields.takeInt("INDEX", 1, totalOctets);
    int fragmentOctets = fields.takeInt("FLEN", 1, Math.min(9_999, totalOctets - index + 1));
    byte[] fragment = fragment(fields.take("FRAG").value());
    if (fragment.length != fragmentOctets) {
      throw fields.malformed("FRAG has " + fragment.length + " octets, FLEN is " + fragmentOctets);
    }
    return new CertificateBlock(group, totalOctets, index, fragment, signature());
  }

  private byte[] fragment(String text) throws MalformedBlockException {
    boolean printable = text.chars().allMatch(c -> c >= ' ' && c < 127);
    if (!printable) {
      throw fields.malformed("FRAG is not printable ASCII");
    }
    return text.getBytes(US_ASCII);
  }

  private BlockSignature signature() throws MalformedBlockException {
    BlockSignature signature = BlockSignature.of(message, fields.take("SIGN"), scheme);
    fields.end();
    return signature;
  }
}
