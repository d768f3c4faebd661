package io.sealpost.journal;

import java.io.IOException;

/** The journal's directory is not available, which has been reported, and will be waited for. */
public final class SuspendedException extends IOException {
  private static final long serialVersionUID = 1;

  SuspendedException() {
    super("the spool directory is not available");
  }
}
