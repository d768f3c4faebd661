package io.sealpost.transport;

/** Whether what is sent over a connection is compressed; the receiver must be set to the same. */
public enum Compression {
  NONE,

  /** All of a connection is one zlib stream, see {@link CompressedOutput}. */
  STREAM
}
