package io.sealpost.event;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Names and values that an application gives with an event, maybe without end: whoever reads them
 * throws when it is enough.
 */
@FunctionalInterface
public interface Pairs {
  /** None. */
  Pairs NONE = reader -> {};

  /** Hands over one after the other. May throw anything. */
  void forEach(BiConsumer<@Nullable Object, @Nullable Object> reader);
}
