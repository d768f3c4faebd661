package io.sealpost.delivery;

/**
 * Told of what operators should know; adapters map it to their framework's status. Called from
 * threads of ours, no lock held; must not log through the framework.
 */
public interface PipelineListener {
  /** Life as usual: connected, back again. */
  void info(String what);

  /** Trouble that mends itself or loses nothing: once per outage. */
  void warning(String what);
}
