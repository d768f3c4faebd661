package io.sealpost.delivery;

/**
 * Receives what operators should know; adapters map it to their framework's status. Called on
 * Sealpost's threads, with no lock held; must not log through the framework.
 */
public interface PipelineListener {
  /** Normal events: connected, working again. */
  void info(String what);

  /** A problem that resolves itself or loses nothing: once per outage. */
  void warning(String what);
}
