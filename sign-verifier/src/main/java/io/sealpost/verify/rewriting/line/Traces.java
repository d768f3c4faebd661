package io.sealpost.verify.rewriting.line;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;

/**
 * Traces of a signed stream in a line, whatever was done to it: a block, or what Sealpost says
 * about its sessions.
 */
public final class Traces {
  /** The text of the notice that begins a session. */
  public static final byte[] NOTICE = octets(" is signed with the key ");

  private static final byte[] CERTIFICATE = octets("[ssign-cert ");
  // The offset of a G or a bracket in all of them.
  private static final int TO_G = 4;
  private static final int NOTICE_TO_G = 6;
  private static final byte[] OWN_ELEMENT = octets("[sealpost-");
  private static final List<byte[]> BLOCKS =
      List.of(octets("[ssign "), CERTIFICATE, octets("\"ssign\":"), octets("\"ssign-cert\":"));

  private Traces() {}

  private static byte[] octets(String text) {
    return text.getBytes(US_ASCII);
  }

  /** Whether it may contain a certificate block. */
  public static boolean isCertificate(Line line) {
    return line.contains(CERTIFICATE);
  }

  public static boolean in(Line line) {
    for (int place = line.from(); place < line.searchedTo(); place++) {
      int octet = line.at(place);
      boolean found =
          octet == 'g' ? isAroundG(line, place) : octet == '[' && line.isAt(place, OWN_ELEMENT);
      if (found) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAroundG(Line line, int place) {
    if (line.at(place - 1) != 'i' || line.at(place - 2) != 's') {
      return false;
    }
    boolean block = BLOCKS.stream().anyMatch(text -> line.isAt(place - TO_G, text));
    return block || line.isAt(place - NOTICE_TO_G, NOTICE);
  }
}
