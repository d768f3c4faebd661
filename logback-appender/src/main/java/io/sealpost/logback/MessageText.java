package io.sealpost.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.sealpost.event.ApplicationCode;
import io.sealpost.event.LimitedText;
import io.sealpost.event.TextSize;
import io.sealpost.event.ValueText;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.MessageFormatter;

/**
 * Creates the text of an event, whatever the objects in it do. Logback formats it, unless an object
 * throws or would take more than fits into a message.
 *
 * @param most characters that fit into a message
 */
record MessageText(int most) {
  /** The text from the user's layout; if that fails, as if there were none. */
  String rendered(Function<ILoggingEvent, String> layout, ILoggingEvent event) {
    return ApplicationCode.textOr(
        () -> layout.apply(event),
        failure ->
            ApplicationCode.failed("layout", failure) + " " + LimitedText.of(of(event), most));
  }

  /** The text with a placeholder for each argument that throws, if Logback does not handle that. */
  String of(ILoggingEvent event) {
    try {
      String text = fits(event) ? event.getFormattedMessage() : inPieces(event, "");
      return text == null ? "" : text;
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      ApplicationCode.keepInterrupt(e);
      String failed = ApplicationCode.failed("getFormattedMessage", e);
      return ApplicationCode.orElse(() -> inPieces(event, " " + failed), failed);
    }
  }

  private boolean fits(ILoggingEvent event) {
    @Nullable Object[] arguments = event.getArgumentArray();
    if (arguments == null) {
      return true;
    }
    TextSize size = new TextSize(most, false);
    for (Object argument : arguments) {
      if (!size.admits(argument)) {
        return false;
      }
    }
    return true;
  }

  private String inPieces(ILoggingEvent event, String failed) {
    @Nullable Object[] arguments =
        Objects.requireNonNullElse(event.getArgumentArray(), new Object[0]);
    String format = LimitedText.of(Objects.requireNonNullElse(event.getMessage(), ""), most);
    if (arguments.length == 0) {
      return format + failed;
    }
    Object[] texts =
        Arrays.stream(arguments)
            .map(argument -> LimitedText.of(ValueText.of(argument, most), most))
            .toArray();
    return MessageFormatter.arrayFormat(format, texts).getMessage();
  }
}
