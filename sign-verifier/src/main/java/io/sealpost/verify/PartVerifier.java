package io.sealpost.verify;

import io.sealpost.verify.report.VerdictSink;
import java.io.IOException;

/**
 * Verifies one part of an archive, such as one of several files of one host, apart from the others:
 * on another machine, perhaps. {@link PartMerger} then puts the parts together, in the archive's
 * order.
 *
 * <p>The sink hears of lines that are settled only; of those near the ends it hears from the
 * merger. As for the rest, this is an {@link ArchiveVerifier}.
 */
public final class PartVerifier implements AutoCloseable {
  private final ArchiveVerifier archive;
  private final PartExtent extent;
  private final Certificates earlier;

  /**
   * Begins a part.
   *
   * @param extent which one it is, of how many: only neighbours can be merged
   * @param earlier the certificate blocks of the parts before this one, as far as they are known: a
   *     session whose certificate is in none of them, nor near the beginning of this part, has no
   *     key here
   */
  public PartVerifier(
      VerifierConfig config, PartExtent extent, Certificates earlier, VerdictSink sink)
      throws IOException {
    this(ArchiveVerifier.ofPart(config, sink, true, true), extent, earlier);
  }

  PartVerifier(ArchiveVerifier archive, PartExtent extent, Certificates earlier)
      throws IOException {
    this.archive = archive;
    this.extent = extent;
    this.earlier = earlier;
    archive.lend(earlier);
    archive.beginOwn();
  }

  /** As {@link ArchiveVerifier#startFile}. */
  public void startFile(String name) {
    archive.startFile(name);
  }

  /** As {@link ArchiveVerifier#add}. */
  public void add(int line, byte[] octets, int from, int to) throws IOException {
    archive.add(line, octets, from, to);
  }

  /** As {@link ArchiveVerifier#addCut}. */
  public void addCut(int line, byte[] octets, int from, int to) throws IOException {
    archive.addCut(line, octets, from, to);
  }

  /** As {@link ArchiveVerifier#passedOver}. */
  public long passedOver() {
    return archive.passedOver();
  }

  /**
   * Settles what does not wait for another part. Call it once, and add nothing afterwards.
   *
   * @throws IOException if the sink failed
   */
  public ArchivePart finish() throws IOException {
    archive.endOwn();
    return archive.finishPart().knowing(earlier).in(extent);
  }

  @Override
  public void close() {
    archive.close();
  }
}
