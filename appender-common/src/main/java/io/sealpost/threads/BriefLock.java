package io.sealpost.threads;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A lock that is held for about as long as a thread takes to queue for it. */
public final class BriefLock {
  /** Tries before queueing: the lock is held for less than a park and an unpark take. */
  private static final int SPINS = 64;

  private final ReentrantLock lock = new ReentrantLock();

  public Condition newCondition() {
    return lock.newCondition();
  }

  public void acquire() {
    for (int i = 0; i < SPINS; i++) {
      if (lock.tryLock()) {
        return;
      }
      Thread.onSpinWait();
    }
    lock.lock();
  }

  public void release() {
    lock.unlock();
  }

  /** Does something with the lock; not for what is done for each entry. */
  public void holding(Runnable work) {
    acquire();
    try {
      work.run();
    } finally {
      release();
    }
  }

  /** Asks for something with the lock; likewise. */
  public <T> T holding(Supplier<T> question) {
    acquire();
    try {
      return question.get();
    } finally {
      release();
    }
  }
}
