package io.sealpost.verify;

import io.sealpost.verify.report.VerdictSink;
import java.io.IOException;

/**
 * Verifies one part of an archive, such as one of a host's files, separately from the others, for
 * example on another machine. {@link PartMerger} then puts the parts together, in the archive's
 * order.
 *
 * <p>The sink receives only settled lines; those near the ends it receives from the merger.
 * Otherwise this works like {@link ArchiveVerifier}.
 */
public final class PartVerifier implements AutoCloseable {
  private final ArchiveVerifier archive;
  private final PartExtent extent;
  private final Certificates earlier;

  /**
   * Begins a part.
   *
   * @param extent which part it is, of how many: only neighbours can be merged
   * @param earlier the known certificate blocks of the parts before this one: a session whose
   *     certificate is neither among them nor near the beginning of this part has no key here
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
    archive.addContext(earlier);
    archive.beginOwn();
  }

  /** See {@link ArchiveVerifier#startFile}. */
  public void startFile(String name) {
    archive.startFile(name);
  }

  /** See {@link ArchiveVerifier#add}. */
  public void add(int line, byte[] octets, int from, int to) throws IOException {
    archive.add(line, octets, from, to);
  }

  /** See {@link ArchiveVerifier#addCut}. */
  public void addCut(int line, byte[] octets, int from, int to) throws IOException {
    archive.addCut(line, octets, from, to);
  }

  /** See {@link ArchiveVerifier#passedOver}. */
  public long passedOver() {
    return archive.passedOver();
  }

  /**
   * Settles everything that need not wait for another part. Call it once, and add nothing
   * afterwards.
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
