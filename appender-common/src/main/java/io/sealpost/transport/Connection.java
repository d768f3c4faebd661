package io.sealpost.transport;

import java.io.IOException;

/**
 * An open way to a collector. Confined to the courier thread but for {@link #close}, which any
 * thread may call.
 *
 * <p>After an exception the connection is of no use: what was not confirmed counts as not sent.
 */
public interface Connection extends AutoCloseable {
  /**
   * Sends a message; may keep it in a buffer until {@link #flush}. Blocks while the window is full.
   *
   * @param label what to report when this message and all before it are confirmed; never falls, and
   *     stays for what only belongs to the messages behind it
   * @return how many octets that is, with its frame, without TLS and what is below
   */
  int send(byte[] octets, int offset, int length, long label) throws IOException;

  /** Hands everything sent so far to the kernel. */
  void flush() throws IOException;

  /** Throws what the reader saw: the other side ended or refused. Costs nothing. */
  void check() throws IOException;

  /**
   * Returns once everything that was sent is confirmed. RELP waits for its answers and stays open;
   * TLS and TCP prove it by ending the connection, see {@link #isOpen}. UDP has no proof.
   *
   * @throws IOException if that could not be proved: nothing since the last confirmation is then
   */
  void checkpoint() throws IOException;

  /** Whether more may be sent: not after a {@link #checkpoint} that ends it, nor when it is old. */
  boolean isOpen();

  /**
   * Whether confirmation comes by itself, from the collector (RELP) or the kernel (UDP), so that no
   * checkpoint is needed to make progress.
   */
  boolean confirmsByItself();

  /** Told of labels. */
  interface Stretches {
    /** What was sent behind one label up to another was taken. */
    void add(long from, long to);
  }

  /**
   * Tells what the collector is known to have taken though something before it is not confirmed:
   * for a connection that has failed. What does not answer each message knows of none.
   *
   * @param from what lies before all labels
   */
  default void answeredAhead(long from, Stretches found) {}

  /** Peer, protocol, cipher and certificates. */
  ConnectionFacts facts();

  /**
   * Takes leave: has everything confirmed, as {@link #checkpoint} does, and ends the connection the
   * way its protocol wants it. Bounded in time.
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
