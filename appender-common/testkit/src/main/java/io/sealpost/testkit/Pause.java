package io.sealpost.testkit;

import java.io.InterruptedIOException;

/** A gate in front of every read, so that a collector can be stopped as SIGSTOP would. */
final class Pause {
  private boolean closed;

  synchronized void begin() {
    closed = true;
  }

  synchronized void end() {
    closed = false;
    notifyAll();
  }

  /**
   * Returns at once, or when the pause is over.
   *
   * @throws InterruptedIOException if the connection was ended meanwhile
   */
  synchronized void pass() throws InterruptedIOException {
    try {
      while (closed) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("ended while paused");
    }
  }
}
