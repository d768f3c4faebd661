package io.sealpost.testkit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A collector's end of one connection, and all ways to end it.
 *
 * <p>Confined to the connection's thread but for {@link #reset}. The TLS socket lies over a socket
 * of ours and does not close it: {@code SSLSocket.close} would add an alert and could block.
 */
final class ServerWire {
  private static final byte[] GARBAGE =
      "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Socket raw;
  private final Pause pause;
  private final CountDownLatch ended = new CountDownLatch(1);
  private Optional<SSLSocket> tls = Optional.empty();
  private InputStream in;
  private OutputStream out;

  ServerWire(Socket raw, Pause pause) throws IOException {
    this.raw = raw;
    this.pause = pause;
    raw.setTcpNoDelay(true);
    stack(raw);
  }

  private void stack(Socket socket) throws IOException {
    out = new BufferedOutputStream(socket.getOutputStream());
    InputStream answering = new AnsweringInputStream(socket.getInputStream(), out);
    in = new BufferedInputStream(new PausableInputStream(answering, pause));
  }

  /** Shakes hands as a server; returns what was seen of the client. */
  TlsPeer secure(SSLContext context, CollectorTls config) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(raw, raw.getInetAddress().getHostAddress(), raw.getPort(), false);
    socket.setUseClientMode(false);
    socket.setNeedClientAuth(config.clientCertRequired());
    socket.setEnabledProtocols(config.protocols().toArray(String[]::new));
    socket.startHandshake();
    tls = Optional.of(socket);
    stack(socket);
    return TlsPeer.of(socket);
  }

  /** Takes what comes from now on for a zlib stream. */
  void decompress() {
    in = new BufferedInputStream(new DecompressedInput(in));
  }

  InputStream in() {
    return in;
  }

  OutputStream out() {
    return out;
  }

  boolean isEnded() {
    return raw.isClosed();
  }

  /** In order: what was written, {@code close_notify} under TLS, FIN. */
  void end() throws IOException {
    out.flush();
    notifyClose();
    die();
  }

  /** As the kernel ends a dead process's connection: FIN, or a reset if octets are unread. */
  void die() {
    try {
      raw.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      ended.countDown();
    }
  }

  /** For any thread, also while the connection's own ends it. */
  void reset() throws IOException {
    try {
      raw.setSoLinger(true, 0);
    } catch (SocketException e) {
      if (!raw.isClosed()) {
        throw e;
      }
    } finally {
      die();
    }
  }

  void notifyClose() throws IOException {
    if (tls.isPresent()) {
      tls.get().shutdownOutput();
    }
  }

  /** Writes what no protocol of ours knows; under a TLS handshake not yet made, in plain text. */
  void sendGarbage() throws IOException {
    out.write(GARBAGE);
    out.flush();
  }

  /** Does nothing more until the connection is ended, by its client or by the collector. */
  void stall() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until the client has sent more, or has ended its direction. */
  void awaitUnread() throws IOException {
    in.mark(1);
    if (in.read() >= 0) {
      in.reset();
    }
  }
}
