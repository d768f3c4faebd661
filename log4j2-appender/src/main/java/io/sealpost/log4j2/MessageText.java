package io.sealpost.log4j2;

import io.sealpost.ApplicationCode;
import io.sealpost.ValueText;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.StringJoiner;
import org.apache.logging.log4j.core.Layout;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.StringLayout;
import org.apache.logging.log4j.message.MapMessage;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.ParameterizedMessage;
import org.apache.logging.log4j.message.StructuredDataCollectionMessage;
import org.apache.logging.log4j.message.StructuredDataMessage;
import org.jspecify.annotations.Nullable;

/** The text of an event, whatever the objects in it do. */
final class MessageText {
  private MessageText() {}

  static String of(@Nullable Message message) {
    if (message == null) {
      return "";
    }
    try {
      return Objects.requireNonNullElse(formatted(message), "");
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      return ApplicationCode.orElse(
          () -> inPieces(message, e), ApplicationCode.failed("getFormattedMessage", e));
    }
  }

  /** The formatted text of structured data would repeat what is sent as such. */
  private static @Nullable String formatted(Message message) {
    if (message instanceof StructuredDataMessage structured) {
      return structured.getFormat();
    }
    if (!(message instanceof StructuredDataCollectionMessage all)) {
      return message.getFormattedMessage();
    }
    StringJoiner texts = new StringJoiner(" ");
    for (StructuredDataMessage each : all) {
      String format = each.getFormat();
      if (format != null && !format.isEmpty()) {
        texts.add(format);
      }
    }
    return texts.toString();
  }

  /** The same with a placeholder for each parameter that throws, as far as these are known. */
  @SuppressWarnings("deprecation") // of all messages only this has the format
  private static String inPieces(Message message, Throwable why) {
    if (message instanceof MapMessage<?, ?>) {
      return ApplicationCode.failed("getFormattedMessage", why); // the pairs are sent besides
    }
    String format = ApplicationCode.orElse(message::getFormat, "");
    @Nullable Object[] parameters = ApplicationCode.orElse(message::getParameters, new Object[0]);
    if (format.isEmpty() || parameters.length == 0) {
      String failed = ApplicationCode.failed("getFormattedMessage", why);
      return format.isEmpty() ? failed : format + " " + failed;
    }
    Object[] texts = Arrays.stream(parameters).map(ValueText::of).toArray();
    return new ParameterizedMessage(format, texts).getFormattedMessage();
  }

  /** By the user's layout; if that fails, as if there were none. */
  static String rendered(Layout<? extends Serializable> layout, LogEvent event) {
    try {
      String text =
          layout instanceof StringLayout strings
              ? strings.toSerializable(event)
              : new String(layout.toByteArray(event), StandardCharsets.UTF_8);
      return Objects.requireNonNullElse(text, "");
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      return ApplicationCode.failed("layout", e) + " " + of(event.getMessage());
    }
  }
}
