package io.sealpost.event;

import java.io.PrintWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stack trace of a throwable as its framework writes it, or as much of it as is available: its
 * messages and causes are application code, the causes may never end, and a chain of thousands
 * overflows the stack of code that writes it recursively.
 */
public final class StackTraceText {
  private static final int MOST_CAUSES = 20;
  private static final int MOST_FRAMES = 20;

  private StackTraceText() {}

  /** How a framework writes a trace. */
  @FunctionalInterface
  public interface Printing {
    /** Writes the trace. May throw anything, and must not catch what {@code text} throws. */
    void printTo(LimitedText text) throws Throwable;
  }

  /**
   * Returns the trace, over several lines.
   *
   * @param most characters
   * @param usual how the framework writes it
   */
  public static String of(Chain thrown, int most, Printing usual) {
    LimitedText text = new LimitedText(most);
    boolean complete =
        ApplicationCode.orElse(
            () -> {
              usual.printTo(text);
              return !text.isEmpty();
            },
            false);
    return complete || text.isCut() ? text.toString() : inShort(thrown, most);
  }

  /** Returns what Java itself prints. */
  public static String of(Throwable thrown, int most) {
    return of(new OfThrowable(thrown), most, text -> thrown.printStackTrace(new PrintWriter(text)));
  }

  /** A throwable or one of its causes. */
  public interface Chain {
    /** The name of its class. May throw anything. */
    String type();

    /** Its message, if it has one. May throw anything. */
    @Nullable String message();

    /** Where it was thrown, innermost first. May throw anything. */
    @Nullable Object @Nullable [] frames();

    /** What caused it, if anything. May throw anything. */
    Optional<Chain> cause();
  }

  private record OfThrowable(Throwable thrown) implements Chain {
    @Override
    public String type() {
      return thrown.getClass().getName();
    }

    @Override
    public @Nullable String message() {
      return thrown.getLocalizedMessage();
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

  private static String inShort(Chain thrown, int most) {
    LimitedText text = new LimitedText(most);
    ApplicationCode.run(() -> printInShort(thrown, text));
    return text.toString();
  }

  private static void printInShort(Chain thrown, LimitedText text) {
    Optional<Chain> next = Optional.of(thrown);
    for (int i = 0; i < MOST_CAUSES && next.isPresent(); i++) {
      Chain one = next.get();
      text.write(i == 0 ? "" : "Caused by: ");
      printHeadline(one, text);
      printFrames(one, text);
      next = ApplicationCode.orElse(one::cause, Optional.empty());
    }
    if (next.isPresent()) {
      text.write("... and further causes\n");
    }
  }

  /** Writes the headline as Java does. */
  private static void printHeadline(Chain one, LimitedText text) {
    text.write(ApplicationCode.text("getClassName", one::type));
    String message = ApplicationCode.text("getMessage", one::message);
    if (!message.isEmpty()) {
      text.write(": ");
      text.write(message);
    }
    text.write("\n");
  }

  private static void printFrames(Chain one, LimitedText text) {
    @Nullable Object[] frames = ApplicationCode.orElse(one::frames, new Object[0]);
    for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
      text.write("\tat " + ValueText.of(frames[i], Integer.MAX_VALUE) + "\n");
    }
  }
}
