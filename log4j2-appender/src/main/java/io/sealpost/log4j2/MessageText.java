package io.sealpost.log4j2;

import io.sealpost.ApplicationCode;
import io.sealpost.ValueText;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    return ApplicationCode.textOr(
        () -> formatted(message),
        failure -> {
          String failed = ApplicationCode.failed("getFormattedMessage", failure);
          return ApplicationCode.orElse(() -> inPieces(message, failed), failed);
        });
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
  private static String inPieces(Message message, String failed) {
    if (message instanceof MapMessage<?, ?>) {
      return failed; // the pairs are sent besides
    }
    String format = ApplicationCode.orElse(message::getFormat, "");
    @Nullable Object[] parameters = ApplicationCode.orElse(message::getParameters, new Object[0]);
    if (format.isEmpty() || parameters.length == 0) {
      return format.isEmpty() ? failed : format + " " + failed;
    }
    Object[] texts = Arrays.stream(parameters).map(ValueText::of).toArray();
    return new ParameterizedMessage(format, texts).getFormattedMessage();
  }

  /** By the user's layout; if that fails, as if there were none. */
  static String rendered(Layout<? extends Serializable> layout, LogEvent event) {
    return ApplicationCode.textOr(
        () ->
            layout instanceof StringLayout strings
                ? strings.toSerializable(event)
                : new String(layout.toByteArray(event), StandardCharsets.UTF_8),
        failure -> ApplicationCode.failed("layout", failure) + " " + of(event.getMessage()));
  }
}
