package io.sealpost.threads;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A lock that is held for about as long as a thread takes to queue for it. */
public final class BriefLock {
  /** Attempts before queueing: the lock is held for less time than a park and an unpark take. */
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

  /** Runs work while holding the lock; not for work done per entry. */
  public void holding(Runnable work) {
    acquire();
    try {
      work.run();
    } finally {
      release();
    }
  }

  /** Gets an answer while holding the lock; not for work done per entry either. */
  public <T> T holding(Supplier<T> question) {
    acquire();
    try {
      return question.get();
    } finally {
      release();
    }
  }
}
