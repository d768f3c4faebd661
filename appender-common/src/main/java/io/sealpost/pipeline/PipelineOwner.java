package io.sealpost.pipeline;

import java.util.Objects;

/**
 * The owner of a pipeline: a configuration of a logging framework's context. Together with the
 * appender's name it decides who may take over a directory that is in use. Immutable.
 *
 * @param context the framework's context, compared by identity
 * @param contextName the context's name, for people
 * @param configuration its place in the order of the context's configurations: a greater one is
 *     newer
 */
public record PipelineOwner(Object context, String contextName, long configuration) {
  public PipelineOwner {
    Objects.requireNonNull(context);
  }

  /** An owner that cannot be replaced and replaces no other. */
  public static PipelineOwner alone() {
    return new PipelineOwner(new Object(), "", 0);
  }

  boolean hasContextOf(PipelineOwner other) {
    return context == other.context;
  }

  /** The owner in the words of an error message, with the name of the appender. */
  String inWords(String appender) {
    String name = "the appender " + appender;
    return contextName.isEmpty() ? name : name + " of the context " + contextName;
  }
}
