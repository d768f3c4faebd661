package io.sealpost.verify;

import io.sealpost.verify.input.ArchiveReader;
import io.sealpost.verify.report.Summary;
import io.sealpost.verify.trust.TrustPolicy;
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
    try (ArchiveVerifier verifier =
        new ArchiveVerifier(SELF_CARRIED, verified, 30_000, 100, PartBounds.none())) {
      ArchiveReader.read(new ByteArrayInputStream(octets), false, new Feed(verifier));
      verified.with(verifier.finish());
    } catch (IOException e) {
      return; // what begins like gzip and is not
    }
    Summary counts = verified.summary();
    if (verified.messages() != counts.messages()) {
      throw new IllegalStateException(counts.toString());
    }
  }
}
