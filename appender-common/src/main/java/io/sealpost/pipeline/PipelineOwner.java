package io.sealpost.pipeline;

import java.util.Objects;

/**
 * On whose behalf a pipeline is opened: a configuration of a logging framework's context. With the
 * appender's name it decides who may take over a directory that is in use. Immutable.
 *
 * @param context the framework's, known by its identity
 * @param contextName what people call it
 * @param configuration its place in the order of the context's configurations: a greater one is
 *     newer
 */
public record PipelineOwner(Object context, String contextName, long configuration) {
  public PipelineOwner {
    Objects.requireNonNull(context);
  }

  /** Nobody that anybody could replace, nor that replaces anybody. */
  public static PipelineOwner alone() {
    return new PipelineOwner(new Object(), "", 0);
  }

  boolean hasContextOf(PipelineOwner other) {
    return context == other.context;
  }

  /** As it stands in a fault, with the name of the appender. */
  String inWords(String appender) {
    String name = "the appender " + appender;
    return contextName.isEmpty() ? name : name + " of the context " + contextName;
  }
}
