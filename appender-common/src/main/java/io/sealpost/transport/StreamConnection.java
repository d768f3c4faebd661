package io.sealpost.transport;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * Syslog over TLS (RFC 5425) or TCP (RFC 6587): frames are sent and nothing ever comes back, so
 * only TLS itself can prove what was read: by a key update of version 1.3 while the connection
 * stands, if the server's library answers it, or else by the end of the connection.
 */
/*
 * Why a checkpoint proves anything. A receiver's kernel acknowledges what its process never reads;
 * the end of the stream, in contrast, is answered by the process, after it has read everything
 * before it. Each step rules out a way in which a false proof was seen:
 *
 *   connection is 300 ms old           some servers refuse a certificate after the handshake, and
 *                                      just close
 *   no end before Sealpost's           such a close looks like the answer
 *   close_notify without FIN, read     a server that dies with data unread resets; one that stops
 *   to the end of TLS and of TCP       sends close_notify without having read, and resets after it
 *   a pause, then one octet            a server that closed before the data arrived resets when it
 *                                      arrives; the end that is already queued hides the reset
 *
 * Over TCP the last step is not possible, as Sealpost's FIN is already out. There the pause is
 * before it: by then a server that closed before the data arrived has ended before Sealpost, and
 * one that dies with data unread resets. One that sends its FIN just then, without having read, or
 * killed with what it read in its memory, is still believed: that is why TCP is the weaker of the
 * two.
 */
final class StreamConnection implements Connection {
  private static final Duration TRUSTED_AFTER = Duration.ofMillis(300);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);

  private final Wire wire;
  private final ConnectionFacts facts;
  private final Framing framing;
  private final Duration ackTimeout;
  private final LongConsumer confirmed;
  private final Optional<CompressedOutput> compressed;
  private final OutputStream out; // the same, if present
  private final long establishedNanos = System.nanoTime();

  private final ReadProofs proofs = new ReadProofs();
  private final boolean answersAreSeen;

  // Confined to the courier.
  private OptionalLong sent = OptionalLong.empty();

  // Set by the courier before it sends its end, read by the reader at the other side's.
  private volatile boolean ending;

  private StreamConnection(Wire wire, TransportConfig config, LongConsumer confirmed)
      throws IOException {
    this.wire = wire;
    this.facts = wire.facts();
    this.framing = config.framing();
    this.ackTimeout = config.timeouts().ack();
    this.confirmed = confirmed;
    OutputStream wireOut = wire.out();
    this.compressed =
        config.compression() == Compression.STREAM
            ? Optional.of(new CompressedOutput(wireOut))
            : Optional.empty();
    this.out = compressed.isPresent() ? compressed.get() : wireOut;
    this.answersAreSeen = wire.noticeKeyUpdates(this::answered);
  }

  static StreamConnection open(Wire wire, TransportConfig config, LongConsumer confirmed)
      throws IOException {
    StreamConnection connection = new StreamConnection(wire, config, confirmed);
    wire.startReader(connection::read);
    return connection;
  }

  @Override
  public int send(byte[] octets, int offset, int length, long label) throws IOException {
    wire.check();
    try {
      int written = framing.write(out, octets, offset, length);
      sent = OptionalLong.of(label);
      return compressed.isPresent() ? compressed.get().takePut() : written;
    } catch (IOException e) {
      throw wire.explained(e);
    }
  }

  @Override
  public int flush() throws IOException {
    wire.check();
    wire.explaining(out::flush);
    return compressed.isPresent() ? compressed.get().takePut() : 0;
  }

  @Override
  public void check() throws IOException {
    wire.check();
  }

  @Override
  public boolean mayBeAsked() {
    return answersAreSeen && proofs.trusted();
  }

  @Override
  public void ask() throws IOException {
    flush();
    proofs.ask(sent.orElseThrow());
    for (int i = 0; i < ReadProofs.REQUESTS; i++) {
      wire.explaining(() -> wire.requestKeyUpdate(proofs::requested));
    }
  }

  private void answered() {
    proofs.answered().ifPresent(confirmed);
  }

  @Override
  public void checkpoint() throws IOException {
    flush();
    wire.explaining(this::prove);
    wire.close();
    sent.ifPresent(confirmed);
  }

  private void prove() throws IOException {
    if (compressed.isPresent()) {
      compressed.get().finish();
    }
    wire.pause(TRUSTED_AFTER.minusNanos(System.nanoTime() - establishedNanos));
    if (!wire.encrypted()) {
      wire.pause(untilDataCame());
    }
    wire.check();
    ending = true;
    wire.shutdownOutput();
    if (!wire.awaitReader(ackTimeout)) {
      throw Wire.overrun(ackTimeout, "the answer to the end of the stream");
    }
    wire.check();
    if (wire.encrypted()) {
      wire.pause(untilDataCame());
      wire.check();
      wire.probe();
    }
  }

  /**
   * How long until what was sent has reached the server, and its reset, if it sent one, has reached
   * Sealpost.
   */
  private Duration untilDataCame() {
    Duration roundTrip = wire.roundTrip();
    return roundTrip.compareTo(SHORTEST_PAUSE) > 0 ? roundTrip : SHORTEST_PAUSE;
  }

  /** Returns when the other side has ended in answer to Sealpost's end; throws at anything else. */
  private void read() throws IOException {
    if (wire.in().read() >= 0) {
      throw new IOException("sent data, which a syslog server never does");
    }
    if (!ending) {
      throw new EOFException("the server ended the connection");
    }
    if (wire.rawIn().read() >= 0) {
      throw new IOException("sent data behind the end of TLS");
    }
  }

  @Override
  public boolean isOpen() {
    return wire.isOpen() && !ending;
  }

  @Override
  public boolean confirmsByItself() {
    return false;
  }

  @Override
  public ConnectionFacts facts() {
    return facts;
  }

  @Override
  public void close() {
    wire.close();
    compressed.ifPresent(CompressedOutput::release);
  }
}
