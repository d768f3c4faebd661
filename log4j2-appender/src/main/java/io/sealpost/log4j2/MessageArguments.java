package io.sealpost.log4j2;

import io.sealpost.event.TextSize;
import org.apache.logging.log4j.message.MapMessage;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.ObjectArrayMessage;
import org.apache.logging.log4j.message.ObjectMessage;
import org.apache.logging.log4j.message.ParameterizedMessage;
import org.apache.logging.log4j.message.ReusableObjectMessage;
import org.apache.logging.log4j.message.ReusableParameterizedMessage;
import org.jspecify.annotations.Nullable;

/**
 * The arguments that Log4j2 would iterate over to format a message. Excludes messages that call
 * only {@code toString}, such as Java's formats, and reused ones, which Log4j2 formats before it
 * calls an appender.
 */
final class MessageArguments {
  private MessageArguments() {}

  /**
   * Whether the message's text ends, as far as can be determined within {@code most} characters.
   */
  static boolean fit(Message message, int most) {
    if (message instanceof MapMessage<?, ?> map) {
      TextSize size = new TextSize(most, true);
      boolean[] fits = {true};
      map.forEach((key, value) -> fits[0] = fits[0] && size.admits(value));
      return fits[0];
    }
    return !isKnown(message) || fit(message.getParameters(), most);
  }

  private static boolean fit(@Nullable Object @Nullable [] parameters, int most) {
    if (parameters == null) {
      return true;
    }
    TextSize size = new TextSize(most, true);
    for (Object parameter : parameters) {
      if (!size.admits(parameter)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isKnown(Message message) {
    return message instanceof ParameterizedMessage
        || message instanceof ObjectArrayMessage
        || message instanceof ReusableParameterizedMessage
        || isObject(message);
  }

  /** Whether the message is the text of one object. */
  static boolean isObject(Message message) {
    return message instanceof ObjectMessage || message instanceof ReusableObjectMessage;
  }
}
