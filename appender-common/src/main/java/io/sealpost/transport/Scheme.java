package io.sealpost.transport;

import java.io.IOException;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * The transport to a target; named as in its URI. What one differs in from others is said here, and
 * no other code asks which one it is.
 */
@SuppressWarnings("ImmutableEnumChecker") // the methods and sets that it holds have no state
public enum Scheme {
  TLS("tls", 6514, StreamConnection::open, Trait.ENCRYPTED, Trait.FRAMED, Trait.COMPRESSIBLE),
  RELP_TLS("relp+tls", 2514, RelpConnection::open, Trait.ENCRYPTED),
  RELP("relp", 2514, RelpConnection::open),
  TCP("tcp", 601, StreamConnection::open, Trait.FRAMED, Trait.COMPRESSIBLE),
  UDP("udp", 514, UdpConnection::open, UdpConnection.MOST_OCTETS, Trait.LOSSY);

  private enum Trait {
    ENCRYPTED,
    FRAMED,
    COMPRESSIBLE,
    LOSSY
  }

  /** Opens a connection, see {@link Dialler#dial}. */
  interface Opening {
    Connection open(Dialler dialler, Target target, LongConsumer confirmed) throws IOException;
  }

  /** The same over a TCP stream that is ready for it. */
  interface OverStream {
    Connection open(Wire wire, TransportConfig config, LongConsumer confirmed) throws IOException;
  }

  private final String uriScheme;
  private final int defaultPort;
  private final Opening opening;
  private final int mostOctets;
  private final Set<Trait> traits;

  Scheme(String uriScheme, int defaultPort, OverStream protocol, Trait... traits) {
    this(
        uriScheme,
        defaultPort,
        (dialler, target, confirmed) -> dialler.openStream(target, protocol, confirmed),
        Integer.MAX_VALUE,
        traits);
  }

  Scheme(String uriScheme, int defaultPort, Opening opening, int mostOctets, Trait... traits) {
    this.uriScheme = uriScheme;
    this.defaultPort = defaultPort;
    this.opening = opening;
    this.mostOctets = mostOctets;
    this.traits = Set.of(traits);
  }

  public String uriScheme() {
    return uriScheme;
  }

  public int defaultPort() {
    return defaultPort;
  }

  public boolean encrypted() {
    return traits.contains(Trait.ENCRYPTED);
  }

  /** Whether receivers may need another framing than octet counting. */
  boolean takesFraming() {
    return traits.contains(Trait.FRAMED);
  }

  /** Whether receivers may be set to decompress. */
  boolean takesCompression() {
    return traits.contains(Trait.COMPRESSIBLE);
  }

  /** Whether messages arrive in order without gaps as long as a connection lasts. */
  public boolean losesNothingUnnoticed() {
    return !traits.contains(Trait.LOSSY);
  }

  /** The length in octets of the longest message that can be sent. */
  public int mostOctets() {
    return mostOctets;
  }

  Connection open(Dialler dialler, Target target, LongConsumer confirmed) throws IOException {
    return opening.open(dialler, target, confirmed);
  }
}
