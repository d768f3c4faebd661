package io.sealpost.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.zip.InflaterInputStream;

/**
 * What a zlib stream holds that is all of a connection. It ends where the connection does: an end
 * of the connection within the stream, or anything after the stream, is an error.
 */
final class DecompressedInput extends InflaterInputStream {
  DecompressedInput(InputStream in) {
    super(in);
  }

  @Override
  public int read(byte[] octets, int offset, int length) throws IOException {
    int count = super.read(octets, offset, length);
    if (count < 0 && (inf.getRemaining() > 0 || in.read() >= 0)) {
      throw new ProtocolException("octets after the end of the zlib stream");
    }
    return count;
  }
}
