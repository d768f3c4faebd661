package io.sealpost.transport;

import io.sealpost.transport.peer.IpLiteral;
import java.net.IDN;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A collector's address, such as {@code tls://loghost.example.net:6514}.
 *
 * @param host a name in ASCII (an internationalized one as its A-labels) or a literal address, IPv6
 *     without brackets
 */
public record Target(Scheme scheme, String host, int port) {
  private static final Pattern URI = Pattern.compile("(?<scheme>[^:/]*)://(?<authority>.*)");
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:\\[(?<literal>[^\\]]*)\\]|(?<name>[^:\\[\\]]*))(?::(?<port>.*))?");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?");

  public Target {
    boolean literalIpv6 = host.indexOf(':') >= 0;
    if (literalIpv6 ? IpLiteral.parse(host).isEmpty() : !NAME.matcher(host).matches()) {
      throw new IllegalArgumentException("'" + host + "' is not a host name or address");
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port " + port + " is not from 1 to 65535");
    }
  }

  /**
   * Reads a URI; the port may be absent, a literal IPv6 address is in brackets.
   *
   * @throws IllegalArgumentException saying what is wrong and what is allowed
   */
  public static Target parse(String uri) {
    try {
      return read(uri.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("target '" + uri + "': " + e.getMessage(), e);
    }
  }

  private static Target read(String uri) {
    Matcher whole = URI.matcher(uri);
    if (!whole.matches()) {
      throw new IllegalArgumentException("not a URI; allowed are " + allowed());
    }
    Scheme scheme = scheme(whole.group("scheme"));
    Matcher authority = AUTHORITY.matcher(whole.group("authority"));
    if (!authority.matches()) {
      throw new IllegalArgumentException(
          "after '://' only a host and a port are allowed, a literal IPv6 address in brackets:"
              + " [2001:db8::1]:6514");
    }
    String port = authority.group("port");
    return new Target(scheme, host(authority), port == null ? scheme.defaultPort() : port(port));
  }

  private static Scheme scheme(String text) {
    return Arrays.stream(Scheme.values())
        .filter(scheme -> scheme.uriScheme().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + text + "' is not a known scheme; allowed are " + allowed()));
  }

  private static String host(Matcher authority) {
    String literal = authority.group("literal");
    if (literal == null) {
      return asciiName(authority.group("name"));
    }
    if (literal.indexOf(':') < 0) {
      throw new IllegalArgumentException("'" + literal + "' in brackets is not an IPv6 address");
    }
    return literal;
  }

  private static String asciiName(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("the host is missing");
    }
    try {
      return IDN.toASCII(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + name + "' is not a host name or address", e);
    }
  }

  private static int port(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("port '" + text + "' is not a number", e);
    }
  }

  private static String allowed() {
    return Arrays.stream(Scheme.values())
        .map(scheme -> scheme.uriScheme() + "://host[:" + scheme.defaultPort() + "]")
        .collect(Collectors.joining(", "));
  }

  /** Returns host and port, as for an error message: {@code loghost.example.net:6514}. */
  String authority() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  /** Returns the URI, with its port even where it is the default one. */
  @Override
  public String toString() {
    return scheme.uriScheme() + "://" + authority();
  }
}
