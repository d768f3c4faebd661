package io.sealpost;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.pipeline.PipelineConfig;
import java.io.IOException;
import java.nio.file.Path;

/** An application with nothing but the core: one message to the target of its first argument. */
final class LonePipeline {
  private LonePipeline() {}

  public static void main(String[] arguments) throws IOException {
    PipelineListener sink =
        new PipelineListener() {
          @Override
          public void info(String what) {
            System.out.println(what);
          }

          @Override
          public void warning(String what) {
            System.out.println("WARNING " + what);
          }
        };
    PipelineConfig config = PipelineSetup.to(arguments[0]).on(Path.of(arguments[1])).config();
    try (SyslogPipeline pipeline = SyslogPipeline.open(config, sink)) {
      pipeline.append(PipelineSetup.message("alone"));
    }
  }
}
