package io.sealpost.verify.sort;

import java.io.IOException;

/** Takes rows in order. */
public interface RowSink {
  void take(Row row) throws IOException;
}
