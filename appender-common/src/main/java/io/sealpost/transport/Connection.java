package io.sealpost.transport;

import java.io.IOException;

/**
 * An open connection to a collector. Confined to the courier thread, except {@link #close}, which
 * any thread may call.
 *
 * <p>After an exception the connection is unusable: what was not confirmed counts as not sent.
 */
public interface Connection extends AutoCloseable {
  /**
   * Sends a message; may keep it in a buffer until {@link #flush}. Blocks while the window is full.
   *
   * @param label what to report when this message and all before it are confirmed; never decreases,
   *     and stays the same for what only belongs to the messages after it
   * @return the number of octets, including the frame but not TLS and the layers below; if they are
   *     compressed, those that left the compressor
   */
  int send(byte[] octets, int offset, int length, long label) throws IOException;

  /**
   * Hands everything sent so far to the kernel.
   *
   * @return the number of octets that no {@link #send} has counted: those that left the compressor
   */
  int flush() throws IOException;

  /** Throws what the reader saw, if the other side ended or refused. Costs nothing. */
  void check() throws IOException;

  /**
   * Returns once everything sent is confirmed: by answers, or by the end of the connection, see
   * {@link #isOpen}; at once where nothing can be proved.
   *
   * @throws IOException if that could not be proved: nothing since the last confirmation is then
   */
  void checkpoint() throws IOException;

  /** Whether {@link #ask} makes sense here; whether it is answered is for the other side. */
  default boolean mayBeAsked() {
    return false;
  }

  /**
   * Asks the other side to prove that it has read everything sent so far, while more is sent. The
   * proof is confirmed when it comes, if it comes. Until then nothing else must be asked, but for a
   * {@link #checkpoint}, which needs no answer to this. Something must have been sent.
   */
  default void ask() throws IOException {
    throw new UnsupportedOperationException("this connection cannot be asked");
  }

  /**
   * Whether more may be sent: not after a {@link #checkpoint} that ends the connection, nor when it
   * is old.
   */
  boolean isOpen();

  /**
   * Whether confirmation comes by itself, from the collector or the kernel, so that no checkpoint
   * is needed to make progress.
   */
  boolean confirmsByItself();

  /** Receives stretches of labels. */
  interface Stretches {
    /** Reports that what was sent after one label, up to another, was accepted. */
    void add(long from, long to);
  }

  /**
   * Reports what the collector is known to have accepted although something before it is not
   * confirmed, for a failed connection. There is none where messages are not answered one by one.
   *
   * @param from the label before all others
   */
  default void answeredAhead(long from, Stretches found) {}

  /** Peer, protocol, cipher and certificates. */
  ConnectionFacts facts();

  /**
   * Has everything confirmed, as {@link #checkpoint} does, and ends the connection as its protocol
   * requires. Bounded in time.
   *
   * @throws IOException if not everything could be confirmed
   */
  default void finish() throws IOException {
    checkpoint();
    close();
  }

  /** Ends the connection at once; never blocks. */
  @Override
  void close();
}
