package io.sealpost.event;

import io.sealpost.delivery.PipelineListener;

/**
 * Tells another listener, whatever that throws: a framework's status may fail for the very reason
 * that is told, such as having no file handle left, and nothing of ours depends on it.
 */
public record CarefulListener(PipelineListener told) implements PipelineListener {
  @Override
  public void info(String what) {
    ApplicationCode.run(() -> told.info(what));
  }

  @Override
  public void warning(String what) {
    ApplicationCode.run(() -> told.warning(what));
  }
}
