package io.sealpost;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs code of the application that an event brings along: {@code toString} of its objects, their
 * messages, layouts. It may throw anything, which must harm neither the application nor the rest of
 * the event: what throws is replaced.
 *
 * <p>Errors are caught too, {@link StackOverflowError} of a {@code toString} that calls itself and
 * {@link OutOfMemoryError} among them; only {@link ThreadDeath}, which ends the thread, goes on.
 */
public final class ApplicationCode {
  /** Something that may throw whatever it likes. */
  @FunctionalInterface
  public interface Call<T> {
    /** Asks. */
    @Nullable T run() throws Throwable;
  }

  private ApplicationCode() {}

  /** Runs it, whatever it throws. */
  static void run(Runnable work) {
    orElse(
        () -> {
          work.run();
          return true;
        },
        false);
  }

  /** Its result, or the other one if it throws or has none. */
  @SuppressWarnings("CatchingUnchecked")
  public static <T> T orElse(Call<T> call, T otherwise) {
    try {
      return Objects.requireNonNullElse(call.run(), otherwise);
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      keepInterrupt(e);
      return otherwise;
    }
  }

  /**
   * A text, empty if there is none; a placeholder if it cannot be had.
   *
   * @param name of the method, for the placeholder
   */
  public static String text(String name, Call<String> call) {
    try {
      return Objects.requireNonNullElse(call.run(), "");
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      keepInterrupt(e);
      return failed(name, e);
    }
  }

  /** What stands for a text that cannot be had: {@code [FAILED toString(): java.lang.Error]}. */
  public static String failed(String name, Throwable why) {
    // Not its message: that is code of the application again.
    return "[FAILED " + name + "(): " + why.getClass().getName() + "]";
  }

  /** For those who throw what they should have handled. */
  private static void keepInterrupt(Throwable thrown) {
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }
}
