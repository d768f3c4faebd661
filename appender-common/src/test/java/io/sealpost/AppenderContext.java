package io.sealpost;

import io.sealpost.delivery.PipelineListener;
import java.io.IOException;

/**
 * A framework's context, in which each pipeline that is opened belongs to a newer configuration.
 */
final class AppenderContext {
  private long configurations;

  SyslogPipeline open(PipelineConfig config, PipelineListener listener) throws IOException {
    return SyslogPipeline.open(config, next(), listener);
  }

  PipelineOwner next() {
    return new PipelineOwner(this, "test", ++configurations);
  }

  /** Of the configuration that was there last. */
  PipelineOwner current() {
    return new PipelineOwner(this, "test", configurations);
  }
}
