package io.sealpost.transport.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** A socket whose input shows the records of the TLS layered over it. */
public final class RecordSocket extends Socket {
  private @Nullable RecordInput records; // guarded by this

  @Override
  public InputStream getInputStream() throws IOException {
    return records();
  }

  /** The one stream that everyone reads from. */
  public synchronized RecordInput records() throws IOException {
    RecordInput known = records;
    if (known == null) {
      known = new RecordInput(super.getInputStream());
      records = known;
    }
    return known;
  }
}
