package io.sealpost.sign.key;

import java.lang.ref.SoftReference;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tables that make the use of a key fast, and pay off with many uses: made with use number {@value
 * #USES_BEFORE}, in the thread of that use, and freed when memory runs short. Any thread.
 */
final class SoftTables<T> {
  static final int USES_BEFORE = 64;

  private final Supplier<T> making;
  private final AtomicInteger usesWithout = new AtomicInteger();
  private volatile SoftReference<T> made = new SoftReference<>(null);

  SoftTables(Supplier<T> making) {
    this.making = making;
  }

  /** The tables for one use of the key; null: not yet. */
  @Nullable T forUse() {
    T tables = made.get();
    if (tables == null && usesWithout.incrementAndGet() % USES_BEFORE == 0) {
      tables = making.get();
      made = new SoftReference<>(tables);
    }
    return tables;
  }

  /** Whether the next use is fast. */
  boolean areMade() {
    return made.get() != null;
  }
}
