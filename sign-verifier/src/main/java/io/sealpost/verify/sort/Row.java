package io.sealpost.verify.sort;

import io.sealpost.sign.GroupId;
import java.io.IOException;
import java.io.OutputStream;

/** A message number and its message, unless that is lost. Valid until the next one is asked for. */
public interface Row {
  GroupId group();

  long number();

  /** Whether the message is not there. */
  boolean isLost();

  /** Writes the octets of the message; once at most. */
  void writeTo(OutputStream out) throws IOException;
}
