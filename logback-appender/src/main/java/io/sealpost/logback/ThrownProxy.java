package io.sealpost.logback;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.CoreConstants;
import io.sealpost.event.LimitedText;
import io.sealpost.event.StackTraceText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A throwable that Logback has copied. */
record ThrownProxy(IThrowableProxy proxy) implements StackTraceText.Chain {
  /** The trace as {@link ThrowableProxyUtil#asString} writes it, up to {@code most} characters. */
  static String trace(IThrowableProxy thrown, int most) {
    return StackTraceText.of(
        new ThrownProxy(thrown),
        most,
        text -> print(thrown, "", ThrowableProxyUtil.REGULAR_EXCEPTION_INDENT, text));
  }

  private static void print(IThrowableProxy thrown, String before, int indent, LimitedText text) {
    String prefix = before;
    IThrowableProxy one = thrown;
    while (one != null) {
      text.write("\t".repeat(indent - 1));
      text.write(prefix);
      printMessage(one, text);
      text.write(CoreConstants.LINE_SEPARATOR);
      StringBuilder frames = new StringBuilder();
      ThrowableProxyUtil.subjoinSTEPArray(frames, indent, one);
      text.write(frames.toString());
      printSuppressed(one.getSuppressed(), indent, text);
      prefix = CoreConstants.CAUSED_BY;
      one = one.getCause();
    }
  }

  private static void printMessage(IThrowableProxy one, LimitedText text) {
    text.write(one.isCyclic() ? "[CIRCULAR REFERENCE: " : "");
    text.write(String.valueOf(one.getClassName()));
    text.write(": ");
    text.write(String.valueOf(one.getMessage()));
    text.write(one.isCyclic() ? "]" : "");
  }

  private static void printSuppressed(
      IThrowableProxy @Nullable [] suppressed, int indent, LimitedText text) {
    if (suppressed != null) {
      for (IThrowableProxy each : suppressed) {
        int deeper = indent + ThrowableProxyUtil.SUPPRESSED_EXCEPTION_INDENT;
        print(each, CoreConstants.SUPPRESSED, deeper, text);
      }
    }
  }

  @Override
  public String type() {
    return proxy.getClassName();
  }

  @Override
  public @Nullable String message() {
    return proxy.getMessage();
  }

  @Override
  public @Nullable Object @Nullable [] frames() {
    return proxy.getStackTraceElementProxyArray();
  }

  @Override
  public Optional<StackTraceText.Chain> cause() {
    return Optional.ofNullable(proxy.getCause()).map(ThrownProxy::new);
  }
}
