package io.sealpost.transport.peer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A literal IP address, distinguished from a name without asking DNS. */
public final class IpLiteral {
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

  private IpLiteral() {}

  /** Returns the address, or empty if {@code text} is a name. */
  public static Optional<InetAddress> parse(String text) {
    boolean ipv6 = text.indexOf(':') >= 0 && !text.startsWith("[");
    if (!ipv6 && !IPV4.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      // No look-up: a dotted quad is an address, and no name contains a colon.
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
