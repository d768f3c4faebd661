package io.sealpost.transport.peer;

import io.sealpost.keys.Fingerprint;
import java.net.IDN;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names, one of which a collector's certificate must bear (RFC 5425 section 5.2).
 *
 * <p>Two kinds of wildcard meet here. In a certificate, {@code *} may only be the whole left-most
 * label. In the configuration it may be any whole label, as in rsyslog's permitted peers. Either
 * stands for exactly one label.
 */
public record PermittedPeers(List<String> peers) {
  private static final Pattern LABEL = Pattern.compile("\\*|[\\p{L}\\p{N}_-]+");

  public PermittedPeers {
    peers = List.copyOf(peers);
  }

  /** Returns the configured names, or the dialled host. */
  public static PermittedPeers of(List<String> configured, String host) {
    return new PermittedPeers(configured.isEmpty() ? List.of(host) : configured);
  }

  /**
   * Checks a configured name.
   *
   * @throws IllegalArgumentException naming it
   */
  static void requireNameOrAddress(String peer) {
    if (Fingerprint.isMeant(peer)) {
      throw new IllegalArgumentException(
          "'" + peer + "' is a fingerprint, which is allowed with authMode x509/fingerprint only");
    }
    if (IpLiteral.parse(peer).isPresent()) {
      return;
    }
    for (String label : labels(peer)) {
      if (!LABEL.matcher(label).matches()) {
        throw new IllegalArgumentException(
            "'"
                + peer
                + "': allowed are names, in which * stands for a whole label, and addresses");
      }
    }
  }

  public boolean permit(CertificateNames names) {
    return peers.stream().anyMatch(peer -> permits(peer, names));
  }

  private static boolean permits(String peer, CertificateNames names) {
    Optional<InetAddress> address = IpLiteral.parse(peer);
    if (address.isPresent()) {
      return names.addresses().contains(address.get());
    }
    return names.hosts().stream().anyMatch(host -> matches(labels(peer), labels(host)));
  }

  private static boolean matches(String[] permitted, String[] presented) {
    if (permitted.length != presented.length) {
      return false;
    }
    for (int i = 0; i < permitted.length; i++) {
      boolean wildInCertificate = i == 0 && presented.length > 1 && presented[0].equals("*");
      if (!wildInCertificate && !permitted[i].equals("*") && !permitted[i].equals(presented[i])) {
        return false;
      }
    }
    return true;
  }

  private static String[] labels(String name) {
    String absolute = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    return ascii(absolute).toLowerCase(Locale.ROOT).split("\\.", -1);
  }

  private static String ascii(String name) {
    try {
      return IDN.toASCII(name);
    } catch (IllegalArgumentException e) {
      return name; // not a possible DNS name: equal only to itself
    }
  }

  /** Returns the names, for people. */
  public String describe() {
    return String.join(", ", peers);
  }
}
