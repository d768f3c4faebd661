package io.sealpost.log4j2;

import io.sealpost.settings.values.Section;
import org.apache.logging.log4j.core.config.Node;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.config.plugins.PluginFactory;

/**
 * The element {@code <DequeueWindow>}: when messages are delivered. Public because Log4j2 calls it.
 */
@Plugin(name = "DequeueWindow", category = Node.CATEGORY)
@SuppressWarnings("exports") // Section is for Log4j2 to hand over only
public final class DequeueWindow {
  private DequeueWindow() {}

  /** What was written in it; checked with the enclosing appender. */
  @PluginFactory
  public static Section written(@Written Section section) {
    return section;
  }
}
