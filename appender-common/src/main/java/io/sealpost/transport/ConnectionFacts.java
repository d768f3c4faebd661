package io.sealpost.transport;

import java.net.InetAddress;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an established connection.
 *
 * @param address of the peer
 * @param security empty: not encrypted
 */
public record ConnectionFacts(Target target, String address, Optional<Security> security) {
  /**
   * What TLS negotiated.
   *
   * @param protocol such as {@code TLSv1.3}
   * @param peer the collector's certificate; empty if it presented none
   * @param ours the certificate that Sealpost presented; empty if the collector asked for none
   */
  public record Security(
      String protocol, String cipherSuite, Optional<Shown> peer, Optional<Shown> ours) {
    private static Security of(SSLSession session) {
      return new Security(
          session.getProtocol(),
          session.getCipherSuite(),
          Shown.firstOf(peerCertificates(session)),
          Shown.firstOf(session.getLocalCertificates()));
    }

    private static Certificate[] peerCertificates(SSLSession session) {
      try {
        return session.getPeerCertificates();
      } catch (SSLPeerUnverifiedException e) {
        return new Certificate[0];
      }
    }
  }

  /** A certificate that one side presented. */
  public record Shown(String subject, Instant notAfter) {
    private static Optional<Shown> firstOf(Certificate @Nullable [] chain) {
      if (chain == null || chain.length == 0) {
        return Optional.empty();
      }
      X509Certificate first = (X509Certificate) chain[0];
      return Optional.of(
          new Shown(first.getSubjectX500Principal().toString(), first.getNotAfter().toInstant()));
    }

    /** Whole days until it expires; below 0 once it has. */
    public long daysLeft(Instant now) {
      return Math.floorDiv(Duration.between(now, notAfter).toSeconds(), 86_400);
    }

    private String inWords(Instant now) {
      return "certificate of " + subject + " until " + notAfter + " (" + daysLeft(now) + " days)";
    }
  }

  static ConnectionFacts of(Target target, InetAddress address, Optional<SSLSession> session) {
    return new ConnectionFacts(target, address.getHostAddress(), session.map(Security::of));
  }

  /** Peer, protocol, cipher and certificates in one line. */
  public String inWords(Instant now) {
    return target
        + " at "
        + address
        + ", "
        + security.map(secured -> inWords(secured, now)).orElse("not encrypted")
        + (target.scheme().losesNothingUnnoticed() ? "" : ", nothing is confirmed");
  }

  private static String inWords(Security secured, Instant now) {
    return secured.protocol()
        + " "
        + secured.cipherSuite()
        + ", "
        + secured.peer().map(shown -> shown.inWords(now)).orElse("no certificate")
        + secured.ours().map(shown -> "; our " + shown.inWords(now)).orElse("");
  }
}
