package io.sealpost.transport;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A RELP connection: each message is a transaction that the server answers, and many may wait for
 * their answers at a time.
 *
 * <p>The courier sends, the reader matches answers and confirms. A message is confirmed when it and
 * all before it were answered with 200. After the first other answer nothing more is sent, and the
 * connection ends once all answers have arrived: what was still answered with 200 need not be sent
 * again.
 */
final class RelpConnection implements Connection {
  private static final int OPEN_TRANSACTION = 1;
  // Everything is confirmed by then: not worth waiting as long as for an answer.
  private static final Duration GOODBYE = Duration.ofSeconds(1);

  private final Wire wire;
  private final ConnectionFacts facts;
  private final int lastTransaction;
  private final LongConsumer confirmed;
  private final OutputStream out;
  private final RelpInput in;
  private final RelpWindow window;

  // Confined to the courier.
  private int nextTransaction = OPEN_TRANSACTION;

  // Set by the courier before it sends close: from then on the end is expected.
  private volatile boolean leaving;

  // Set by the reader: nothing more is sent.
  private volatile @Nullable IOException refusal;

  private RelpConnection(
      Wire wire, TransportConfig config, int lastTransaction, LongConsumer confirmed)
      throws IOException {
    this.wire = wire;
    this.facts = wire.facts();
    this.lastTransaction = lastTransaction;
    this.confirmed = confirmed;
    this.out = wire.out();
    this.in = new RelpInput(wire.in());
    this.window =
        new RelpWindow(
            config.window(),
            OPEN_TRANSACTION + 1,
            wire.alarm(config.timeouts().ack(), "the answer to a message"));
    // Not when the reader ends: a waiting thread must find the reason when it continues.
    wire.whenClosed(window::close);
  }

  static RelpConnection open(Wire wire, TransportConfig config, LongConsumer confirmed)
      throws IOException {
    return open(wire, config, RelpFrame.LAST_TRANSACTION - 1, confirmed);
  }

  /**
   * @param lastTransaction the number of the last message, after which there is one more for close
   */
  static RelpConnection open(
      Wire wire, TransportConfig config, int lastTransaction, LongConsumer confirmed)
      throws IOException {
    RelpConnection connection = new RelpConnection(wire, config, lastTransaction, confirmed);
    wire.within(config.timeouts().handshake(), "the opening of RELP", connection::exchangeOffers);
    wire.startReader(connection::read);
    return connection;
  }

  private void exchangeOffers() throws IOException {
    RelpOffers.write(out, nextTransaction++);
    RelpOffers.requireAccepted(in.next(), OPEN_TRANSACTION);
  }

  @Override
  public int send(byte[] octets, int offset, int length, long label) throws IOException {
    check();
    if (nextTransaction > lastTransaction) {
      checkpoint();
      throw new IOException("transaction numbers are used up; all was confirmed");
    }
    try {
      if (!window.hasRoom(length)) {
        flush();
        window.awaitRoom(length);
        check();
      }
      window.add(length, label);
      return RelpFrame.write(out, nextTransaction++, "syslog", octets, offset, length);
    } catch (IOException e) {
      throw wire.explained(e);
    }
  }

  @Override
  public int flush() throws IOException {
    check();
    flushOut();
    return 0;
  }

  private void flushOut() throws IOException {
    wire.explaining(out::flush);
    window.flushed();
  }

  /** After a refusal, waits for the answers to what was sent, and throws. */
  @Override
  public void check() throws IOException {
    wire.check();
    IOException refused = refusal;
    if (refused != null) {
      flushOut(); // else what is still here would get no answer
      window.awaitAnswers(); // or until they are overdue
      wire.fail(refused);
      wire.awaitReader(GOODBYE); // which has reported what is confirmed by then
      wire.check();
    }
  }

  @Override
  public void checkpoint() throws IOException {
    flush();
    wire.explaining(window::awaitEmpty);
    check();
  }

  @Override
  public void finish() throws IOException {
    checkpoint();
    leaving = true;
    try {
      RelpFrame.write(out, nextTransaction, "close", new byte[0], 0, 0);
      out.flush();
      wire.awaitReader(GOODBYE);
    } catch (IOException e) {
      // Everything is confirmed: a failed goodbye changes nothing.
    } finally {
      wire.close();
    }
  }

  /** Returns at an end that Sealpost requested, throws at any other. */
  private void read() throws IOException {
    try {
      while (true) {
        takeFrames();
      }
    } catch (EOFException e) {
      if (!leaving) {
        throw reason(e);
      }
    } catch (IOException e) {
      throw reason(e);
    }
  }

  private IOException reason(IOException seen) {
    IOException refused = refusal;
    return refused == null ? seen : refused;
  }

  private void takeFrames() throws IOException {
    try {
      take(in.next());
      for (Optional<RelpFrame> more = in.nextIfHere(); more.isPresent(); more = in.nextIfHere()) {
        take(more.get());
      }
    } finally {
      // Also what was answered well before the answer that was not.
      window.confirm(confirmed);
    }
  }

  private void take(RelpFrame frame) throws IOException {
    if (leaving) {
      return; // the answer to close, for which librelp has no code, and serverclose
    }
    if (frame.isHint("serverclose")) {
      throw new IOException("the server is closing");
    }
    if (!frame.command().equals("rsp")) {
      throw new ProtocolException("not RELP: the server sent " + frame.command());
    }
    RelpAnswer answer = RelpAnswer.of(frame);
    if (answer.isOk()) {
      window.answered(frame.transaction());
    } else {
      // First: threads that the window wakes look for it.
      refusal =
          reason(new RefusedException("message refused: " + answer.code() + " " + answer.text()));
      window.refused(frame.transaction());
    }
  }

  @Override
  public void answeredAhead(long from, Stretches found) {
    window.answeredAhead(from, found);
  }

  @Override
  public boolean isOpen() {
    return wire.isOpen() && nextTransaction <= lastTransaction;
  }

  @Override
  public boolean confirmsByItself() {
    return true;
  }

  @Override
  public ConnectionFacts facts() {
    return facts;
  }

  @Override
  public void close() {
    wire.close();
  }
}
