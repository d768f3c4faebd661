package io.sealpost.journal;

/** What a message has to be when appending it returns. */
public enum Durability {
  /** With the kernel: it survives the death of this process. */
  PROCESS,
  /** On the storage device: it survives a loss of power. */
  POWER
}
