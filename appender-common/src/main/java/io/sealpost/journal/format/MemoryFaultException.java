package io.sealpost.journal.format;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Memory mapped to a file did not take what was written: the file was truncated, or its device
 * fails. What was there is lost, and nothing more can be written there.
 */
public final class MemoryFaultException extends IOException {
  /* Where a mapped page has no storage behind it the system sends SIGBUS. HotSpot skips the
   * instruction, or ends the copy, and owes the thread an InternalError. From JDK 21 on it is
   * thrown at the next poll for a safepoint or return from native code. JDK 17 throws it only where
   * the thread comes back to Java from a slow path of the runtime: a native call is not one, so it
   * may strike minutes later in whatever the application is doing then. (See handle_unsafe_access
   * and check_special_condition_for_native_trans in its sources.) Therefore:
   *
   * - A fault is detected by what memory holds afterwards, not by the exception. What was to be
   *   written is read back by copying: a copy that faults leaves its target as it was, where a load
   *   would leave whatever the register had, which may be the very value that was stored. No
   *   compare-and-set: interpreted, it ends the process.
   * - Then the error is provoked here. An array of arrays is created by the runtime, both in the
   *   interpreter and in C1; C2 unfolds it, but leaves an inner array of more than 1 MB to the
   *   runtime. */

  private static final int LEFT_TO_THE_RUNTIME = (1 << 20) + 8;

  private static final long serialVersionUID = 1;

  @SuppressWarnings("unused") // so that the array is created
  private static volatile byte @Nullable [][] made;

  private MemoryFaultException() {
    super("cannot write to mapped memory: the file was truncated, or its device fails");
  }

  /** For a fault that has been detected, and not thrown yet. */
  static MemoryFaultException seen() {
    try {
      made = new byte[1][LEFT_TO_THE_RUNTIME];
    } catch (InternalError e) {
      return thrown();
    } catch (OutOfMemoryError e) {
      // Came back from the runtime all the same.
    } finally {
      made = null;
    }
    return new MemoryFaultException();
  }

  /** For a fault whose error was thrown. */
  static MemoryFaultException thrown() {
    return new MemoryFaultException();
  }
}
