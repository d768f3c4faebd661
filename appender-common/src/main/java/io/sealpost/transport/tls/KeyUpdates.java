package io.sealpost.transport.tls;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.Set;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * Key updates of TLS 1.3 (RFC 8446 §4.6.3), as far as the JDK lets them be asked for and seen: it
 * has no event for the answer, so that only the length of its record tells.
 */
public final class KeyUpdates {
  /*
   * The message (4 + 1), its content type and the tag. OpenSSL, GnuTLS and Go do not pad, the JDK's
   * servers do. An alert is 3 shorter; tickets are far longer, and nothing else comes from a server
   * that sends no data.
   */
  private static final int ANSWER_OCTETS = 4 + 1 + 1 + 16;
  private static final Set<String> TAG_OF_16 =
      Set.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");

  private KeyUpdates() {}

  /**
   * Returns the length of the record that answers a request; empty where none can be made or told
   * from other records.
   */
  public static OptionalInt answerOctets(SSLSocket tls) {
    SSLSession session = tls.getSession();
    boolean known =
        tls.getClass().getName().startsWith("sun.security.ssl.")
            && session.getProtocol().equals("TLSv1.3")
            && TAG_OF_16.contains(session.getCipherSuite());
    return known ? OptionalInt.of(ANSWER_OCTETS) : OptionalInt.empty();
  }

  /**
   * Sends a key update that requests one of the peer, after all that was written; does not wait for
   * it. Must not run while a record that came in is processed: the two would share a context.
   */
  public static void request(SSLSocket tls) throws IOException {
    tls.startHandshake();
  }
}
