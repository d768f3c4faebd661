package io.sealpost.event;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Names and values that an application gives with an event, possibly endless: the reader throws
 * when it has enough.
 */
@FunctionalInterface
public interface Pairs {
  /** None. */
  Pairs NONE = reader -> {};

  /** Passes on one pair after another. May throw anything. */
  void forEach(BiConsumer<@Nullable Object, @Nullable Object> reader);
}
