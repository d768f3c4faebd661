package io.sealpost.pipeline;

import io.sealpost.SyslogPipeline;
import io.sealpost.delivery.PipelineListener;
import java.io.IOException;

/**
 * A framework's context, in which each pipeline that is opened belongs to a newer configuration.
 */
public final class AppenderContext {
  private long configurations;

  public SyslogPipeline open(PipelineConfig config, PipelineListener listener) throws IOException {
    return SyslogPipeline.open(config, next(), listener);
  }

  public PipelineOwner next() {
    return new PipelineOwner(this, "test", ++configurations);
  }

  /** Of the configuration that was there last. */
  public PipelineOwner current() {
    return new PipelineOwner(this, "test", configurations);
  }
}
