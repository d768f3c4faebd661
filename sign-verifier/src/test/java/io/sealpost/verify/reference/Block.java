package io.sealpost.verify.reference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.sealpost.verify.reference.Message.Element;
import io.sealpost.verify.reference.Message.Param;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A message with a well-formed signature block or certificate block (RFC 5848 §4.2, §5.3).
 *
 * @param params those of its element, in order
 */
record Block(
    Message message, boolean isCertificate, List<Param> params, GroupName group, DsaNumbers sign) {
  private static final long LAST_NUMBER = 9_999_999_999L;
  private static final List<String> SIGNATURE =
      List.of("VER", "RSID", "SG", "SPRI", "GBC", "FMN", "CNT", "HB", "SIGN");
  private static final List<String> CERTIFICATE =
      List.of("VER", "RSID", "SG", "SPRI", "TPBL", "INDEX", "FLEN", "FRAG", "SIGN");

  static boolean isIn(Message message) {
    return message.elements().stream().anyMatch(Block::isBlock);
  }

  private static boolean isBlock(Element element) {
    return element.id().equals("ssign") || element.id().equals("ssign-cert");
  }

  /** Whether a message whose block is malformed has one with a certificate. */
  static boolean isCertificate(Message message) {
    return message.elements().stream().anyMatch(element -> element.id().equals("ssign-cert"));
  }

  static Block of(Message message) throws MalformedException {
    List<Element> elements = message.elements().stream().filter(Block::isBlock).toList();
    require(elements.size() == 1, "several blocks in one message");
    List<Param> params = elements.get(0).params();
    boolean isCertificate = elements.get(0).id().equals("ssign-cert");
    List<String> names =
        params.stream().map(param -> param.name().replace("TBPL", "TPBL")).toList();
    require(names.equals(isCertificate ? CERTIFICATE : SIGNATURE), "other parameters");
    require(isCertificate || params.stream().noneMatch(p -> p.name().equals("TBPL")), "TBPL");
    require(message.host().length() <= 255 && message.app().length() <= 48, "too long a name");
    require(message.procId().length() <= 128, "too long a PROCID");
    Block block = new Block(message, isCertificate, params, group(message, params), sign(params));
    require(block.group().ver().matches("01[12]1"), "VER");
    block.number(1, 0, LAST_NUMBER);
    block.number(2, 0, 3);
    block.number(3, 0, 191);
    if (isCertificate) {
      block.checkFragment();
    } else {
      block.checkHashes();
    }
    return block;
  }

  private static void require(boolean isSo, String fault) throws MalformedException {
    if (!isSo) {
      throw new MalformedException(fault);
    }
  }

  private static GroupName group(Message message, List<Param> params) {
    return new GroupName(
        message.host(),
        message.app(),
        message.procId(),
        params.get(1).written(),
        params.get(0).written(),
        params.get(2).written(),
        params.get(3).written());
  }

  private static DsaNumbers sign(List<Param> params) throws MalformedException {
    return DsaNumbers.decode(base64(params.get(params.size() - 1).written()));
  }

  /** What is written in base64, in its one canonical form. */
  static byte[] base64(String text) throws MalformedException {
    try {
      byte[] octets = Base64.getDecoder().decode(text);
      require(Base64.getEncoder().encodeToString(octets).equals(text), "not canonical base64");
      return octets;
    } catch (IllegalArgumentException e) {
      throw new MalformedException("not base64: " + text);
    }
  }

  private long number(int param, long least, long most) throws MalformedException {
    String text = params.get(param).written();
    require(text.matches("0|[1-9]\\d{0,9}"), "no plain number: " + text);
    long number = Long.parseLong(text);
    require(least <= number && number <= most, "out of range: " + text);
    return number;
  }

  private void checkFragment() throws MalformedException {
    long total = number(4, 1, 99_999_999);
    long index = number(5, 1, total);
    long length = number(6, 1, Math.min(9_999, total - index + 1));
    require(params.get(7).written().matches("[ -~]*"), "FRAG is no printable ASCII");
    require(fragment().length() == length, "FLEN");
  }

  private void checkHashes() throws MalformedException {
    number(4, 0, LAST_NUMBER);
    number(5, 1, LAST_NUMBER);
    require(digests().size() == number(6, 1, 99), "CNT");
  }

  int totalOctets() {
    return Integer.parseInt(params.get(4).written());
  }

  /** Where the fragment begins in the payload, from 0. */
  int fragmentFrom() {
    return Integer.parseInt(params.get(5).written()) - 1;
  }

  String fragment() {
    return params.get(7).value();
  }

  /** The message number of a digest. */
  long numberOf(int digest) {
    return (Long.parseLong(params.get(5).written()) - 1 + digest) % LAST_NUMBER + 1;
  }

  /** The digests of HB, as octets. */
  List<String> digests() throws MalformedException {
    int octets = group.ver().equals("0111") ? 20 : 32;
    List<String> digests = new ArrayList<>();
    for (String word : params.get(7).written().split(" ", -1)) {
      String digest = new String(base64(word), ISO_8859_1);
      require(digest.length() == octets, "a hash of another length");
      digests.add(digest);
    }
    return digests;
  }

  /** What SIGN is over: the message without {@code SIGN} and the SP before it (§4.2.8). */
  String signedOctets() {
    Param sign = params.get(params.size() - 1);
    String octets = message.octets();
    return octets.substring(0, sign.from()) + octets.substring(sign.to());
  }
}
