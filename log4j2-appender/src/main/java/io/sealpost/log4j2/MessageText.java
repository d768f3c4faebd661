package io.sealpost.log4j2;

import io.sealpost.event.ApplicationCode;
import io.sealpost.event.LimitedText;
import io.sealpost.event.ValueText;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.logging.log4j.core.Layout;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.StringLayout;
import org.apache.logging.log4j.message.MapMessage;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.ObjectArrayMessage;
import org.apache.logging.log4j.message.ParameterizedMessage;
import org.apache.logging.log4j.message.StructuredDataCollectionMessage;
import org.apache.logging.log4j.message.StructuredDataMessage;
import org.jspecify.annotations.Nullable;

/**
 * Creates the text of an event, whatever the objects in it do. Log4j2 formats it, unless an object
 * throws or would take more than fits into a message.
 *
 * @param most characters that fit into a message
 */
record MessageText(int most) {
  String of(@Nullable Message message) {
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

  /**
   * Log4j2's text, except for structured data, whose formatted text would repeat what is sent as
   * such.
   */
  private @Nullable String formatted(Message message) {
    if (message instanceof StructuredDataMessage structured) {
      return structured.getFormat();
    }
    if (message instanceof StructuredDataCollectionMessage all) {
      return formats(all);
    }
    return MessageArguments.fit(message, most) ? message.getFormattedMessage() : limited(message);
  }

  private String formats(StructuredDataCollectionMessage all) {
    LimitedText texts = new LimitedText(most);
    ApplicationCode.run(
        () ->
            all.forEach(
                each -> {
                  String format = ApplicationCode.text("getFormat", each::getFormat);
                  texts.write(texts.isEmpty() || format.isEmpty() ? "" : " ");
                  texts.write(format);
                }));
    return texts.toString();
  }

  /** The text as Log4j2 would format it, but no more than fits. */
  @SuppressWarnings("deprecation") // of all messages only this has the format
  private String limited(Message message) {
    if (message instanceof MapMessage<?, ?> map) {
      LimitedText pairs = new LimitedText(most);
      ApplicationCode.run(() -> map.forEach((key, value) -> write(key, value, pairs)));
      return pairs.toString();
    }
    @Nullable Object[] parameters = message.getParameters();
    return message instanceof ObjectArrayMessage
        ? ValueText.of(parameters, most)
        : MessageArguments.isObject(message)
            ? ValueText.of(parameters[0], most)
            : filled(message.getFormat(), parameters);
  }

  private void write(String key, @Nullable Object value, LimitedText pairs) {
    pairs.write(pairs.isEmpty() ? "" : " ");
    pairs.write(key);
    pairs.write("=\"");
    pairs.write(ValueText.of(value, most));
    pairs.write("\"");
  }

  /** The text with a placeholder for each parameter that throws, as far as parameters are known. */
  @SuppressWarnings("deprecation") // of all messages only this has the format
  private String inPieces(Message message, String failed) {
    if (message instanceof MapMessage<?, ?>) {
      return failed; // the pairs are sent anyway
    }
    String format = ApplicationCode.orElse(message::getFormat, "");
    @Nullable Object[] parameters = ApplicationCode.orElse(message::getParameters, new Object[0]);
    if (format.isEmpty() || parameters.length == 0) {
      return format.isEmpty() ? failed : LimitedText.of(format, most) + " " + failed;
    }
    return filled(format, parameters);
  }

  private String filled(String format, @Nullable Object[] parameters) {
    Object[] texts =
        Arrays.stream(parameters)
            .map(parameter -> LimitedText.of(ValueText.of(parameter, most), most))
            .toArray();
    return new ParameterizedMessage(LimitedText.of(format, most), texts).getFormattedMessage();
  }

  /** The text from the user's layout; if that fails, as if there were none. */
  String rendered(Layout<? extends Serializable> layout, LogEvent event) {
    return ApplicationCode.textOr(
        () ->
            layout instanceof StringLayout strings
                ? strings.toSerializable(event)
                : new String(layout.toByteArray(event), StandardCharsets.UTF_8),
        failure ->
            ApplicationCode.failed("layout", failure)
                + " "
                + LimitedText.of(of(event.getMessage()), most));
  }
}
