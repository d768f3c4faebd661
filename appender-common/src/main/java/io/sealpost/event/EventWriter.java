package io.sealpost.event;

import io.sealpost.message.Draft;
import io.sealpost.message.SyslogMessage;

/**
 * Writes a framework's events: ordinary ones straight into the draft, all others by way of a {@link
 * LoggedEvent}. Both ways make the same octets.
 */
public abstract class EventWriter<E> implements ApplicationCode.Writer<E> {
  protected EventWriter() {}

  @Override
  public final void write(E event, Draft draft) {
    CharSequence text = text(event, draft.text()); // once: it may run the application's code
    if (!isOrdinary(event) || !writes(event, text, draft)) {
      draft.replaceBy(message(event, text.toString()));
    }
  }

  private boolean writes(E event, CharSequence text, Draft draft) {
    try {
      writeOrdinary(event, draft);
      return draft.end(text);
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      ApplicationCode.keepInterrupt(e);
      return false;
    }
  }

  /** Whether only the text may need the application's code, and nothing needs {@link #message}. */
  protected abstract boolean isOrdinary(E event);

  /** The text of an event, perhaps in {@code reused}. */
  protected abstract CharSequence text(E event, StringBuilder reused);

  /** Writes all but the text of an ordinary event. If it throws, the event is read anew. */
  protected abstract void writeOrdinary(E event, Draft draft);

  /** Reads all of an event but its text, which is known. May throw anything. */
  protected abstract SyslogMessage message(E event, String text);
}
