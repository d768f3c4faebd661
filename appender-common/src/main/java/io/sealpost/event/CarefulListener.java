package io.sealpost.event;

import io.sealpost.delivery.PipelineListener;

/**
 * Passes reports to another listener, and ignores what it throws: a framework's status may fail for
 * the very reason that is reported, such as having no file handle left, and nothing in Sealpost
 * depends on it.
 */
public record CarefulListener(PipelineListener delegate) implements PipelineListener {
  @Override
  public void info(String what) {
    ApplicationCode.run(() -> delegate.info(what));
  }

  @Override
  public void warning(String what) {
    ApplicationCode.run(() -> delegate.warning(what));
  }
}
