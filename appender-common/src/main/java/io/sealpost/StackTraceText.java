package io.sealpost;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stack trace of a throwable as its framework writes it, or as much of it as can be had: its
 * messages and causes are code of the application, and a chain of thousands of causes overflows the
 * stack of those who write it by recursion.
 */
public final class StackTraceText {
  private static final int MOST_CAUSES = 20;
  private static final int MOST_FRAMES = 20;

  private StackTraceText() {}

  /**
   * Returns it, over several lines.
   *
   * @param usual how the framework does it
   */
  public static String of(Chain thrown, ApplicationCode.Call<String> usual) {
    String text = ApplicationCode.orElse(usual, "");
    return text.isEmpty() ? inShort(thrown) : text;
  }

  /** Returns what Java itself prints. */
  public static String of(Throwable thrown) {
    return of(new OfThrowable(thrown), () -> printed(thrown));
  }

  private static String printed(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  /** The first line of a trace, as Java writes it. */
  public static String headline(String type, @Nullable String message) {
    return message == null || message.isEmpty() ? type : type + ": " + message;
  }

  /** One of a throwable and its causes. */
  public interface Chain {
    /** Class and message. May throw anything. */
    String headline();

    /** Where it was thrown, the innermost first. May throw anything. */
    @Nullable Object @Nullable [] frames();

    /** What caused it, if anything. May throw anything. */
    Optional<Chain> cause();
  }

  private record OfThrowable(Throwable thrown) implements Chain {
    @Override
    public String headline() {
      String message = ApplicationCode.text("getMessage", thrown::getLocalizedMessage);
      return StackTraceText.headline(thrown.getClass().getName(), message);
    }

    @Override
    public @Nullable Object @Nullable [] frames() {
      return thrown.getStackTrace();
    }

    @Override
    public Optional<Chain> cause() {
      return Optional.ofNullable(thrown.getCause()).map(OfThrowable::new);
    }
  }

  private static String inShort(Chain thrown) {
    StringBuilder text = new StringBuilder();
    Optional<Chain> next = Optional.of(thrown);
    for (int i = 0; i < MOST_CAUSES && next.isPresent(); i++) {
      Chain one = next.get();
      text.append(i == 0 ? "" : "Caused by: ");
      text.append(ApplicationCode.text("toString", one::headline)).append('\n');
      appendFrames(one, text);
      next = ApplicationCode.orElse(one::cause, Optional.empty());
    }
    if (next.isPresent()) {
      text.append("... and further causes\n");
    }
    return text.toString();
  }

  private static void appendFrames(Chain one, StringBuilder text) {
    @Nullable Object[] frames = ApplicationCode.orElse(one::frames, new Object[0]);
    for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
      text.append("\tat ").append(ValueText.of(frames[i])).append('\n');
    }
  }
}
