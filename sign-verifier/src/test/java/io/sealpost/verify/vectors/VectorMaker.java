package io.sealpost.verify.vectors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Writes the vectors into a directory, each with keys of its own that nobody keeps. Run once, by
 * hand: the logs are to stay as they are while the verifier changes.
 */
public final class VectorMaker {
  private VectorMaker() {}

  /** With the directory as the only argument. */
  public static void main(String[] arguments) throws IOException {
    List<Supplier<Stream<VectorLog>>> chapters =
        List.of(
            PlacementVectors::all,
            NumberVectors::all,
            RepeatVectors::all,
            TrustVectors::all,
            CertificateVectors::all,
            FieldVectors::all,
            SessionVectors::all,
            InputVectors::all);
    for (Supplier<Stream<VectorLog>> chapter : chapters) {
      for (VectorLog log : chapter.get().toList()) {
        log.write(Path.of(arguments[0]));
      }
    }
  }
}
