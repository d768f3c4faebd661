package io.sealpost.pipeline;

import io.sealpost.delivery.PipelineListener;

/** Passes reports to the listener of the present configuration. Any thread. */
final class CurrentListener implements PipelineListener {
  private volatile PipelineListener current;

  CurrentListener(PipelineListener first) {
    this.current = first;
  }

  /** Passes reports to {@code next} from now on, and returns the listener that had them before. */
  PipelineListener exchange(PipelineListener next) {
    PipelineListener before = current;
    current = next;
    return before;
  }

  @Override
  public void info(String what) {
    current.info(what);
  }

  @Override
  public void warning(String what) {
    current.warning(what);
  }
}
