package io.sealpost.event;

import io.sealpost.message.Draft;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs application code that comes with an event: {@code toString} of its objects, their messages,
 * layouts. It may throw anything, which must harm neither the application nor the rest of the
 * event: the part that throws is replaced.
 *
 * <p>Errors are caught too, including {@link OutOfMemoryError} and the {@link StackOverflowError}
 * of a {@code toString} that calls itself; only {@link ThreadDeath}, which ends the thread, is
 * passed on.
 */
public final class ApplicationCode {
  /** A call that may throw anything. */
  @FunctionalInterface
  public interface Call<T> {
    /** Makes the call. */
    @Nullable T run() throws Throwable;
  }

  /** Makes a value from an event. */
  @FunctionalInterface
  public interface Reader<E, T> {
    /** Reads the event. May throw anything. */
    T read(E event) throws Throwable;
  }

  /** Makes a message from an event. */
  @FunctionalInterface
  public interface Writer<E> {
    /** Writes the message. May throw anything. */
    void write(E event, Draft draft) throws Throwable;
  }

  private ApplicationCode() {}

  /** Writes an event; false if that throws. Needs no memory of its own. */
  public static <E> boolean write(E event, Draft draft, Writer<E> writer) {
    try {
      writer.write(event, draft);
      return true;
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      keepInterrupt(e);
      return false;
    }
  }

  /** Runs the work and ignores what it throws. */
  public static void run(Runnable work) {
    orElse(
        () -> {
          work.run();
          return true;
        },
        false);
  }

  /** The call's result, or the other value if it throws or has none. */
  public static <T> T orElse(Call<T> call, T otherwise) {
    return Objects.requireNonNullElse(orElseGet(call, failure -> otherwise), otherwise);
  }

  /** The call's result, or a value made from what it throws. */
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
   * A text, empty if there is none; a placeholder if the call throws.
   *
   * @param name the method's, for the placeholder
   */
  public static String text(String name, Call<String> call) {
    return textOr(call, failure -> failed(name, failure));
  }

  /** A text, empty if there is none; made from the exception if the call throws. */
  public static String textOr(Call<String> call, Function<? super Throwable, String> otherwise) {
    return Objects.requireNonNullElse(orElseGet(call, otherwise), "");
  }

  /** The placeholder for a text whose call throws: {@code [FAILED toString(): java.lang.Error]}. */
  public static String failed(String name, Throwable why) {
    // Without its message: getting that runs application code again.
    return "[FAILED " + name + "(): " + why.getClass().getName() + "]";
  }

  /** Restores the interrupt for code that throws the exception instead of handling it. */
  public static void keepInterrupt(Throwable thrown) {
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }
}
