package io.sealpost.transport.tls;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.function.BooleanSupplier;

/**
 * What TLS reads, unchanged: tells when TLS has dealt with a record of a certain length, and keeps
 * the writing side from a step that must not coincide with that.
 *
 * <pre>
 *   0      1         3        5
 *   +------+---------+--------+----------------
 *   | type | version | length | length octets ...     (RFC 8446 §5.2; 23 is the type of all that is
 *   +------+---------+--------+----------------        encrypted)
 * </pre>
 *
 * <p>Read by one thread at a time. TLS is at work from when a read has returned until it reads
 * again; by then a record that was complete has been decrypted and obeyed, and was no data, which
 * would have been returned to whoever reads TLS.
 */
public final class RecordInput extends FilterInputStream {
  private static final int HEADER_OCTETS = 5;
  private static final int ENCRYPTED = 23;

  // Set before the thread begins that reads records of that length.
  private int noticedOctets = -1;
  private Runnable whenNoticed = () -> {};

  // Confined to the reading thread.
  private final byte[] header = new byte[HEADER_OCTETS];
  private int headerOctets;
  private int bodyLeft;
  private int noticed; // and not reported

  // Guarded by this.
  private boolean working;
  private boolean excluded;
  private boolean over;

  RecordInput(InputStream in) {
    super(in);
  }

  /** Calls the task for each encrypted record of this length, on the reading thread. */
  public void notice(int octets, Runnable task) {
    noticedOctets = octets;
    whenNoticed = task;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] octets, int offset, int length) throws IOException {
    report();
    rest();
    int count = in.read(octets, offset, length);
    work();
    if (count > 0) {
      follow(octets, offset, offset + count);
    }
    return count;
  }

  private void report() {
    if (bodyLeft == 0 && headerOctets == 0) {
      for (; noticed > 0; noticed--) {
        whenNoticed.run();
      }
    }
  }

  private void follow(byte[] octets, int from, int end) {
    int at = from;
    while (at < end) {
      if (bodyLeft > 0) {
        int count = Math.min(bodyLeft, end - at);
        bodyLeft -= count;
        at += count;
      } else {
        header[headerOctets++] = octets[at++];
        if (headerOctets == HEADER_OCTETS) {
          headerOctets = 0;
          bodyLeft = ((header[3] & 0xff) << 8) | (header[4] & 0xff);
          noticed += header[0] == ENCRYPTED && bodyLeft == noticedOctets ? 1 : 0;
        }
      }
    }
  }

  /** What must not coincide with the work of TLS on what it has read. */
  public interface Step {
    void run() throws IOException;
  }

  /** Runs a step while TLS is not at work on what it has read. */
  public void whileAtRest(Step step) throws IOException {
    synchronized (this) {
      await(() -> !working);
      excluded = true;
    }
    try {
      step.run();
    } finally {
      synchronized (this) {
        excluded = false;
        notifyAll();
      }
    }
  }

  private synchronized void rest() {
    working = false;
    notifyAll();
  }

  private synchronized void work() throws IOException {
    await(() -> !excluded);
    working = true;
  }

  /** Lets no one wait any more: the connection is closed. */
  public synchronized void over() {
    over = true;
    notifyAll();
  }

  private synchronized void await(BooleanSupplier free) throws InterruptedIOException {
    try {
      while (!over && !free.getAsBoolean()) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
