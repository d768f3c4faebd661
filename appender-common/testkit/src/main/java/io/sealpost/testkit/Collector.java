package io.sealpost.testkit;

import io.sealpost.testkit.CollectorFault.Moment;
import io.sealpost.testkit.FaultScript.Strike;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

/**
 * A collector in this JVM, on the loopback and a free port, which archives what it receives octet
 * for octet and can be told to misbehave.
 *
 * <pre>{@code
 * try (Archive archive = Archive.inMemory();
 *     Collector collector = Collector.start(Scheme.RELP, archive)) {
 *   // start an appender whose target is collector.uri(), and log
 *   archive.await("hello", Duration.ofSeconds(30));
 * }
 * }</pre>
 *
 * <p>It writes before it answers: a RELP answer, or the answer to a half-close, says that the
 * archive has everything before it. All methods are for any thread.
 */
public final class Collector implements AutoCloseable {
  private record Security(CollectorTls tls, SSLContext context) {}

  private final Scheme scheme;
  private final Archive archive;
  private final Optional<Security> security;
  private final FaultScript faults = new FaultScript();
  private final Pause pause = new Pause();
  private final AwaitedCount connections = new AwaitedCount("connections");
  private final List<TlsPeer> peers = new CopyOnWriteArrayList<>();
  private final List<String> troubles = new CopyOnWriteArrayList<>();
  private final int port;
  private Listener listener;
  private volatile boolean decompressing;

  private Collector(Scheme scheme, Archive archive, Optional<Security> security)
      throws IOException {
    this.scheme = scheme;
    this.archive = archive;
    this.security = security;
    this.port = FreePorts.next();
    this.listener = listen();
  }

  /**
   * Starts a collector without TLS.
   *
   * @param scheme {@code TCP} or {@code RELP}
   * @throws IOException if no port can be listened on
   */
  public static Collector start(Scheme scheme, Archive archive) throws IOException {
    if (scheme.encrypted()) {
      throw new IllegalArgumentException(scheme + " needs certificates");
    }
    return new Collector(scheme, archive, Optional.empty());
  }

  /**
   * Starts a collector with TLS.
   *
   * @param scheme {@code TLS} or {@code RELP_TLS}
   * @throws IOException if a certificate or key cannot be read, or no port can be listened on
   */
  public static Collector start(Scheme scheme, Archive archive, CollectorTls tls)
      throws IOException {
    if (!scheme.encrypted()) {
      throw new IllegalArgumentException(scheme + " does not use certificates");
    }
    return new Collector(scheme, archive, Optional.of(new Security(tls, tls.context())));
  }

  /** Where it puts what it receives. */
  public Archive archive() {
    return archive;
  }

  /** On which it listens, also after a {@link #restart}. */
  public int port() {
    return port;
  }

  /** Where it listens, as an appender's {@code target} has it. */
  public String uri() {
    return scheme.uriScheme() + "://localhost:" + port;
  }

  /** Has this fault strike every connection with its first message, open ones too, from now on. */
  public void inject(CollectorFault fault) {
    inject(fault, 1);
  }

  /**
   * Has this fault strike every connection, open ones too, from now on.
   *
   * @param batch the number of the message, counted from 1 on each connection, with which it
   *     strikes; without meaning for faults that strike before the first
   */
  public void inject(CollectorFault fault, long batch) {
    faults.always(new Strike(fault, batch));
  }

  /** Has this fault strike the next connection only, or the one after those already ordered. */
  public void injectOnce(CollectorFault fault, long batch) {
    faults.once(new Strike(fault, batch));
  }

  /**
   * Refuses each message for which this is true, given its octets: by a 500 over RELP, otherwise by
   * a reset of the connection.
   */
  public void refuse(Predicate<byte[]> unwanted) {
    faults.refuse(unwanted);
  }

  /**
   * Takes each connection from now on for one zlib stream, as an appender with {@code
   * compression="stream"} sends it; only for {@code TCP} and {@code TLS}.
   */
  public void decompress() {
    decompressing = true;
  }

  /** Ends all faults and refusals. Connections that stall or are closed already remain so. */
  public void heal() {
    faults.heal();
  }

  /** Stops reading and answering, as a stopped process does; the kernel still accepts. */
  public void pause() {
    pause.begin();
  }

  /** Goes on where it was paused, with the same connections. */
  public void resume() {
    pause.end();
  }

  /**
   * Stops listening and resets every connection; returns when all that it will archive is archived.
   */
  public synchronized void kill() throws IOException {
    listener.close();
  }

  /** Listens again, on the same port, after {@link #kill}. */
  public synchronized void restart() throws IOException {
    listener.close();
    listener = listen();
  }

  /** How many connections were accepted. */
  public long connections() {
    return connections.value();
  }

  /** Returns once this many were accepted in all; fails the test if that takes too long. */
  public void awaitConnections(long wanted, Duration timeout) throws InterruptedException {
    connections.await(wanted, timeout);
  }

  /** The clients whose TLS handshakes succeeded, in order. */
  public List<TlsPeer> peers() {
    return List.copyOf(peers);
  }

  /** What ended connections before their time: refused certificates, broken frames, resets. */
  public List<String> troubles() {
    return List.copyOf(troubles);
  }

  /** The same as {@link #kill}; the archive stays open. */
  @Override
  public void close() throws IOException {
    kill();
  }

  private Listener listen() throws IOException {
    return new Listener(port, pause, this::greet, troubles);
  }

  private Listener.Conversation greet(ServerWire wire) {
    connections.increment();
    ServedConnection connection =
        new ServedConnection(wire, archive, faults.forNextConnection(), faults::refuses);
    return () -> converse(wire, connection);
  }

  private void converse(ServerWire wire, ServedConnection connection) throws IOException {
    connection.at(Moment.ACCEPTED);
    pause.pass();
    if (security.isPresent()) {
      peers.add(wire.secure(security.get().context(), security.get().tls()));
    }
    connection.at(Moment.SECURED);
    if (decompressing) {
      wire.decompress();
    }
    scheme.dialogue().hold(connection);
  }
}
