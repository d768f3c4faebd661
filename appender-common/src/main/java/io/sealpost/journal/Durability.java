package io.sealpost.journal;

/** Where a message must be when appending it returns. */
public enum Durability {
  /** With the kernel: it survives the death of this process. */
  PROCESS,
  /** On the storage device: it survives a loss of power. */
  POWER
}
