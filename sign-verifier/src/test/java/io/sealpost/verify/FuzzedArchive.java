package io.sealpost.verify;

import io.sealpost.verify.input.ArchiveReader;
import io.sealpost.verify.input.LineSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** Any octets are an archive, of which each message gets one verdict. */
public final class FuzzedArchive {
  private static final VerifierConfig SELF_CARRIED =
      VerifierConfig.of(new TrustPolicy(List.of(), true));

  private FuzzedArchive() {}

  public static void fuzzerTestOneInput(byte[] octets) throws IOException {
    Verified verified = new Verified();
    try (ArchiveVerifier verifier = new ArchiveVerifier(SELF_CARRIED, verified, 30_000, 100)) {
      ArchiveReader.read(new ByteArrayInputStream(octets), false, new Feed(verifier));
      verified.with(verifier.finish());
    } catch (IOException e) {
      return; // what begins like gzip and is not
    }
    Summary counts = verified.summary();
    long judged = counts.verified() + counts.unsigned() + counts.replay() + counts.redelivered();
    if (judged != counts.messages()) throw new IllegalStateException(counts.toString());
  }

  private record Feed(ArchiveVerifier verifier) implements LineSink {
    @Override
    public void line(int number, byte[] octets, int from, int to) throws IOException {
      verifier.add(number, octets, from, to);
    }

    @Override
    public void cutLine(int number, byte[] octets, int from, int to) throws IOException {
      verifier.addCut(number, octets, from, to);
    }
  }
}
