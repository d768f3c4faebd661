package io.sealpost.pipeline;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;

/**
 * Makes the JDK forget Sealpost's records. Up to JDK 18, its constants from which {@code equals},
 * {@code hashCode} and {@code toString} of records are made keep the types of the last record
 * linked, and with them a class loader. Afterwards they keep one of the JDK's types.
 */
final class LinkedRecords {
  private static final Class<?> OTHER = String.class; // used as if it were a record

  private LinkedRecords() {}

  /** Clears them, until such a method of another record runs for the first time. Any thread. */
  static void forget() {
    try {
      link("equals", MethodType.methodType(boolean.class, OTHER, Object.class));
      link("hashCode", MethodType.methodType(int.class, OTHER));
      link("toString", MethodType.methodType(String.class, OTHER));
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      return; // then the JDK keeps the last of them
    }
  }

  private static void link(String method, MethodType type) throws Throwable {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    MethodHandle text = lookup.findVirtual(OTHER, "toString", MethodType.methodType(String.class));
    ObjectMethods.bootstrap(lookup, method, type, OTHER, "text", text);
  }
}
