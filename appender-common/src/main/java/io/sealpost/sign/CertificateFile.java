package io.sealpost.sign;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code <dir>/NNNNNNNNNN.cert}: the certificate blocks of one session, for as long as the journal
 * holds anything of it.
 */
public final class CertificateFile {
  private CertificateFile() {}

  /**
   * Writes and forces file and directory: afterwards signature blocks of the session may be
   * journaled.
   */
  public static void write(Path directory, long rsid, List<byte[]> blocks) throws IOException {
    throw new UnsupportedOperationException(directory + " " + rsid + blocks);
  }

  /** The blocks of a session; none if it never had a signature block. */
  public static List<byte[]> read(Path directory, long rsid) throws IOException {
    throw new UnsupportedOperationException(directory + " " + rsid);
  }

  /** Removes the files of sessions that come before this one. */
  public static void deleteBefore(Path directory, long rsid) throws IOException {
    throw new UnsupportedOperationException(directory + " " + rsid);
  }
}
