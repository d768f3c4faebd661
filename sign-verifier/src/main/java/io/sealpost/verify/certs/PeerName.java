package io.sealpost.verify.certs;

import java.net.IDN;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.util.IPAddress;

/**
 * A name or address by which a peer is known, as in a subject alternative name (RFC 5425 §5.2).
 *
 * @param text a host name in ASCII, possibly with {@code *} as its first label, or an address
 */
public record PeerName(String text) {
  private static final Pattern LABEL =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
  private static final Pattern ONLY_DIGITS = Pattern.compile("[0-9]+");
  private static final int LONGEST = 253;

  public PeerName {
    if (!IPAddress.isValid(text) && !isHost(text)) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "': allowed are host names of letters, digits and hyphens, in which * may stand for the first label, and"
              + " addresses such as 192.0.2.1 or 2001:db8::1");
    }
  }

  /**
   * Returns the name as entered, converted to ASCII if it is an internationalized one.
   *
   * @throws IllegalArgumentException if it is neither a name nor an address
   */
  public static PeerName parse(String text) {
    try {
      return new PeerName(IPAddress.isValid(text) ? text : IDN.toASCII(text));
    } catch (IllegalArgumentException e) {
      return new PeerName(text);
    }
  }

  private static boolean isHost(String text) {
    String[] labels = text.split("\\.", -1);
    // A name that ends in a number is a mistyped address.
    if (text.length() > LONGEST || ONLY_DIGITS.matcher(labels[labels.length - 1]).matches()) {
      return false;
    }
    for (int i = 0; i < labels.length; i++) {
      boolean isWildcard = i == 0 && labels.length > 1 && labels[0].equals("*");
      if (!isWildcard && !LABEL.matcher(labels[i]).matches()) {
        return false;
      }
    }
    return true;
  }

  GeneralName toGeneralName() {
    return new GeneralName(
        IPAddress.isValid(text) ? GeneralName.iPAddress : GeneralName.dNSName, text);
  }

  @Override
  public String toString() {
    return text;
  }
}
