package io.sealpost.endtoend;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What an application can take all of, so that nothing in its JVM gets any until it is given back.
 */
enum Exhaustion {
  /** Of files and sockets: where the JVM was started with a limit of some hundred. */
  HANDLES {
    @Override
    Closeable begin() {
      Deque<FileInputStream> open = new ArrayDeque<>();
      try {
        while (true) {
          open.push(new FileInputStream("/dev/null"));
        }
      } catch (IOException e) {
        return () -> {
          for (FileInputStream file : open) {
            file.close();
          }
        };
      }
    }
  },

  /** Of the heap: where the JVM was started with a small one. */
  MEMORY {
    @Override
    Closeable begin() {
      Deque<byte[]> held = new ArrayDeque<>(2 * MOST_BLOCKS);
      Closeable end = held::clear; // made while there is memory
      for (int octets = LARGEST_BLOCK; octets >= SMALLEST_BLOCK; octets /= 4) {
        try {
          while (held.size() < MOST_BLOCKS) {
            held.push(new byte[octets]);
          }
        } catch (OutOfMemoryError e) {
          // As intended; a smaller one may still fit.
        }
      }
      return end;
    }
  };

  private static final int LARGEST_BLOCK = 1 << 20;
  private static final int SMALLEST_BLOCK = 64;
  private static final int MOST_BLOCKS = 100_000;

  /** Takes everything; closing the result gives it back. */
  abstract Closeable begin();
}
