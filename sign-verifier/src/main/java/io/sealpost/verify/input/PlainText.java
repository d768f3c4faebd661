package io.sealpost.verify.input;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;

/**
 * The text of a stream, uncompressed if its content is gzip. Closing it releases what uncompressing
 * used, and leaves the stream open.
 */
final class PlainText implements Closeable {
  private final InputStream stream;
  private final Closeable unpacking;

  private PlainText(InputStream stream, Closeable unpacking) {
    this.stream = stream;
    this.unpacking = unpacking;
  }

  /**
   * Opens a stream according to how it begins.
   *
   * @throws UnreadableInputException if it cannot be read, or its form is not supported
   */
  static PlainText of(InputStream in) throws UnreadableInputException {
    try {
      byte[] begin = in.readNBytes(ForeignForm.LOOKED_AT);
      InputStream whole = joined(begin, in);
      if (!GzipStream.isGzip(begin)) {
        refuse(begin, "");
        return new PlainText(whole, () -> {});
      }
      return unpacked(whole);
    } catch (UnreadableInputException e) {
      throw e;
    } catch (IOException e) {
      throw new UnreadableInputException(e);
    }
  }

  private static PlainText unpacked(InputStream packed) throws IOException {
    GzipStream unpacked = new GzipStream(packed);
    try {
      byte[] begin = unpacked.readNBytes(ForeignForm.LOOKED_AT);
      if (GzipStream.isGzip(begin)) {
        throw new UnreadableInputException(
            "compressed with gzip twice, which is not supported: decompress it first (gzip -dc FILE | ... -)");
      }
      refuse(begin, "within gzip: ");
      return new PlainText(joined(begin, unpacked), unpacked);
    } catch (IOException e) {
      unpacked.close();
      throw e;
    }
  }

  private static InputStream joined(byte[] begin, InputStream rest) {
    return new SequenceInputStream(new ByteArrayInputStream(begin), rest);
  }

  private static void refuse(byte[] begin, String where) throws UnreadableInputException {
    Optional<ForeignForm> form = ForeignForm.of(begin);
    if (form.isPresent()) {
      throw new UnreadableInputException(where + form.get().refusal());
    }
  }

  InputStream stream() {
    return stream;
  }

  @Override
  public void close() throws IOException {
    unpacking.close();
  }
}
