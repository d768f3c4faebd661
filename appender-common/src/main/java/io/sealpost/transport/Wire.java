package io.sealpost.transport;

import io.sealpost.transport.tls.KeyUpdates;
import io.sealpost.transport.tls.RecordInput;
import io.sealpost.transport.tls.RecordSocket;
import io.sealpost.transport.tls.TlsFailure;
import io.sealpost.transport.tls.TlsHandshake;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/**
 * The socket under a connection, with or without TLS on top, and the first thing that went wrong
 * with it.
 *
 * <p>The TLS socket is layered over Sealpost's own socket and is never closed: {@code
 * SSLSocket.close} waits for a writer that is stuck. Closing means closing the one below, which
 * never blocks and releases any thread waiting in a read or write.
 *
 * <p>Written to by the courier, read by the reader, failed and closed by any thread.
 */
final class Wire {
  // A reset often reaches the writer before the reader has reached the alert that says why.
  private static final Duration PATIENCE_FOR_THE_REASON = Duration.ofMillis(250);
  private static final Duration YOUNG = Duration.ofSeconds(3);

  private final Target target;
  private final Duration roundTrip;
  private final String whyServersBreakOff;
  private final Socket raw;
  private final Optional<SSLSocket> tls;
  private final Socket top; // the one to read and write
  private final Optional<RecordInput> records; // of TLS
  private final DaemonThreads threads;
  private final Watchdog.Alarm writing;
  private final AtomicReference<IOException> failure = new AtomicReference<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch readerEnded = new CountDownLatch(1);
  private final long madeNanos = System.nanoTime();
  private volatile boolean hasReader;
  private volatile Runnable whenClosed = () -> {};

  /**
   * @param handshake still to be performed, see {@link #secure}; empty: without TLS
   * @param writeTimeout for each piece that is written
   */
  Wire(
      Target target,
      SocketConnector.Connected connected,
      Optional<TlsHandshake> handshake,
      DaemonThreads threads,
      Duration writeTimeout)
      throws IOException {
    this.target = target;
    this.roundTrip = connected.roundTrip();
    this.raw = connected.socket();
    this.tls = handshake.isPresent() ? Optional.of(handshake.get().over(raw)) : Optional.empty();
    this.top = tls.isPresent() ? tls.get() : raw;
    this.records =
        tls.isPresent() && raw instanceof RecordSocket below
            ? Optional.of(below.records())
            : Optional.empty();
    this.whyServersBreakOff = handshake.map(TlsHandshake::whyServersBreakOff).orElse("");
    this.threads = threads;
    this.writing = alarm(writeTimeout, "a write");
  }

  /** What a thread does with a wire. */
  interface Step {
    void run() throws IOException;
  }

  /** Performs the TLS handshake, if there is to be one. */
  void secure(Duration limit) throws IOException {
    if (tls.isPresent()) {
      within(limit, "the TLS handshake", () -> TlsHandshake.shake(tls.get(), raw));
    }
  }

  /** Returns what is known now that TLS is negotiated. */
  ConnectionFacts facts() {
    return ConnectionFacts.of(target, raw.getInetAddress(), tls.map(SSLSocket::getSession));
  }

  /** How long the TCP handshake took. */
  Duration roundTrip() {
    return roundTrip;
  }

  InputStream in() throws IOException {
    return top.getInputStream();
  }

  /** Returns a stream with a buffer, whose writes to the socket are each bounded in time. */
  OutputStream out() throws IOException {
    return new BoundedOutput(top.getOutputStream(), writing);
  }

  boolean encrypted() {
    return tls.isPresent();
  }

  /** Returns an alarm that fails this wire, saying what took too long. */
  Watchdog.Alarm alarm(Duration limit, String what) {
    return threads.watchdog().alarm(limit, () -> fail(overrun(limit, what)));
  }

  static IOException overrun(Duration limit, String what) {
    long millis = limit.toMillis();
    String time = millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    return new SocketTimeoutException(what + " took longer than " + time);
  }

  /** Runs a step, which must end in time or this wire fails. */
  void within(Duration limit, String what, Step step) throws IOException {
    Watchdog.Alarm alarm = alarm(limit, what);
    alarm.start();
    try {
      explaining(step);
    } finally {
      alarm.cancel();
    }
    check();
  }

  /** Runs a step whose failure is this wire's. */
  void explaining(Step step) throws IOException {
    try {
      step.run();
    } catch (IOException e) {
      throw explained(e);
    }
  }

  /** Has a thread of its own read until the task returns, or throws, which fails this wire. */
  void startReader(Step task) {
    hasReader = true;
    // Created while there is memory.
    IOException died = new IOException("the reader has died");
    threads.make("reader", () -> read(task, died)).start();
  }

  /**
   * Reads; whatever is thrown, even during its handling, the courier can make another connection.
   */
  private void read(Step task, IOException died) {
    try {
      boolean orderly = false;
      try {
        task.run();
        orderly = true;
      } catch (IOException | RuntimeException | Error e) {
        fail(e instanceof IOException known ? known : new IOException(e));
        orderly = true;
      } finally {
        if (!orderly) {
          fail(died);
        }
      }
    } finally {
      readerEnded.countDown();
    }
  }

  /**
   * Waits until the reader has ended, to which closing always leads.
   *
   * @return false if it has not within {@code limit}
   */
  boolean awaitReader(Duration limit) throws IOException {
    return await(readerEnded, limit);
  }

  /** Waits, but no longer than until this wire is closed. */
  void pause(Duration time) throws IOException {
    await(closed, time);
  }

  private static boolean await(CountDownLatch latch, Duration limit) throws IOException {
    try {
      return latch.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  /**
   * Has a task called for each record that can be an answer to {@link #requestKeyUpdate}, on the
   * reader's thread, once TLS has accepted it. To be called before there is a reader.
   *
   * @return false if key updates cannot be requested here, or their answers not be told apart
   */
  boolean noticeKeyUpdates(Runnable task) {
    OptionalInt octets = tls.isPresent() ? KeyUpdates.answerOctets(tls.get()) : OptionalInt.empty();
    if (records.isEmpty() || octets.isEmpty()) {
      return false;
    }
    records.get().notice(octets.getAsInt(), task);
    return true;
  }

  /**
   * Asks the other side for a key update, behind all that was written.
   *
   * @param requested what to do before any answer is noticed
   */
  void requestKeyUpdate(Runnable requested) throws IOException {
    writing.start();
    try {
      records
          .orElseThrow()
          .whileAtRest(
              () -> {
                KeyUpdates.request(tls.orElseThrow());
                requested.run();
              });
    } finally {
      writing.stop();
    }
  }

  /** Sends Sealpost's end: TLS's close_notify and no FIN, or without TLS a FIN. */
  void shutdownOutput() throws IOException {
    writing.start();
    try {
      top.shutdownOutput();
    } finally {
      writing.stop();
    }
  }

  /** Returns the stream below TLS, where a FIN or a reset after the end of TLS shows. */
  InputStream rawIn() throws IOException {
    return raw.getInputStream();
  }

  /** Writes one octet below TLS, which fails if what preceded it was answered by a reset. */
  void probe() throws IOException {
    raw.getOutputStream().write(0);
  }

  /** Sets what to do when this is closed, by then with a reason; must not block. */
  void whenClosed(Runnable task) {
    whenClosed = task;
  }

  /** Closes, for this reason unless there is an earlier one. */
  void fail(IOException why) {
    failure.compareAndSet(null, named(why));
    closed.countDown();
    try {
      writing.cancel();
      raw.close();
    } catch (IOException e) {
      // Nothing is expected of it any more.
    } finally {
      records.ifPresent(RecordInput::over);
      whenClosed.run();
    }
  }

  /** Ends the connection at once; never blocks. */
  void close() {
    fail(new IOException("the connection is closed"));
  }

  /**
   * The failure as it is to be reported; unchanged if that cannot be made because memory has run
   * out.
   */
  private IOException named(IOException why) {
    boolean brokenOff =
        why instanceof EOFException
            || why instanceof SocketException
            || why.getCause() instanceof EOFException; // within a handshake
    boolean young = System.nanoTime() - madeNanos < YOUNG.toNanos();
    String reason = brokenOff && young ? whyServersBreakOff : "";
    try {
      return new IOException(target.authority() + ": " + TlsFailure.describe(why) + reason, why);
    } catch (OutOfMemoryError e) {
      return why;
    }
  }

  boolean isOpen() {
    return closed.getCount() > 0;
  }

  /** Throws the first thing that went wrong, if anything did. */
  void check() throws IOException {
    IOException first = failure.get();
    if (first != null) {
      throw new IOException(first.getMessage(), first);
    }
  }

  /**
   * Fails because of what the courier saw, and returns what to throw: the reader often knows
   * better.
   */
  IOException explained(IOException seen) {
    IOException why = seen;
    try {
      if (hasReader && isOpen()) {
        awaitReader(PATIENCE_FOR_THE_REASON);
      } else if (isOpen()) {
        why = lastWord(seen);
      }
    } catch (IOException interrupted) {
      why.addSuppressed(interrupted);
    }
    fail(why);
    IOException first = Objects.requireNonNull(failure.get());
    return new IOException(first.getMessage(), first);
  }

  /** Returns the alert which arrived before a write failed, or else that failure. */
  private IOException lastWord(IOException seen) {
    if (tls.isEmpty() || !(seen instanceof SocketException)) {
      return seen;
    }
    Watchdog.Alarm patience = threads.watchdog().alarm(PATIENCE_FOR_THE_REASON, () -> fail(seen));
    patience.start();
    try {
      tls.get().getInputStream().readNBytes(1);
      return seen;
    } catch (SSLException alert) {
      return alert;
    } catch (IOException e) {
      return seen;
    } finally {
      patience.cancel();
    }
  }
}
