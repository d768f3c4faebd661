package io.sealpost.event;

import java.util.Objects;
import java.util.function.Function;
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

  /** Makes something of an event. */
  @FunctionalInterface
  public interface Reader<E, T> {
    /** May throw whatever it likes. */
    T read(E event) throws Throwable;
  }

  private ApplicationCode() {}

  /** What is made of an event; null if that throws. Needs no memory of its own. */
  public static <E, T> @Nullable T read(E event, Reader<E, T> reader) {
    try {
      return reader.read(event);
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      keepInterrupt(e);
      return null;
    }
  }

  /** Runs it, whatever it throws. */
  public static void run(Runnable work) {
    orElse(
        () -> {
          work.run();
          return true;
        },
        false);
  }

  /** Its result, or the other one if it throws or has none. */
  public static <T> T orElse(Call<T> call, T otherwise) {
    return Objects.requireNonNullElse(orElseGet(call, failure -> otherwise), otherwise);
  }

  /** Its result, or what is made of what it throws. */
  public static <T> @Nullable T orElseGet(
      Call<T> call, Function<? super Throwable, ? extends @Nullable T> otherwise) {
    try {
      return call.run();
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      keepInterrupt(e);
      return otherwise.apply(e);
    }
  }

  /**
   * A text, empty if there is none; a placeholder if it cannot be had.
   *
   * @param name of the method, for the placeholder
   */
  public static String text(String name, Call<String> call) {
    return textOr(call, failure -> failed(name, failure));
  }

  /** A text, empty if there is none, or what is made of what it throws. */
  public static String textOr(Call<String> call, Function<? super Throwable, String> otherwise) {
    return Objects.requireNonNullElse(orElseGet(call, otherwise), "");
  }

  /** What stands for a text that cannot be had: {@code [FAILED toString(): java.lang.Error]}. */
  public static String failed(String name, Throwable why) {
    // Not its message: that is code of the application again.
    return "[FAILED " + name + "(): " + why.getClass().getName() + "]";
  }

  /** For those who throw what they should have handled. */
  static void keepInterrupt(Throwable thrown) {
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }
}
