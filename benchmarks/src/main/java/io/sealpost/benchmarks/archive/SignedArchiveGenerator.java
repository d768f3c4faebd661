package io.sealpost.benchmarks.archive;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.Locale;

/**
 * Writes a signed archive to standard output, for a verifier at the other end of a pipe, or to a
 * file; says on standard error what is in it. {@link GeneratorOptions#USAGE} has the arguments.
 */
public final class SignedArchiveGenerator {
  private static final int BUFFER_OCTETS = 1 << 18;

  private SignedArchiveGenerator() {}

  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    try {
      generate(GeneratorOptions.parse(arguments));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private static void generate(GeneratorOptions options)
      throws IOException, GeneralSecurityException {
    long begin = System.nanoTime();
    GeneratedArchive.Counts counts;
    try (OutputStream out = new BufferedOutputStream(open(options), BUFFER_OCTETS)) {
      counts = new GeneratedArchive(options, out).write();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.err.printf(
        Locale.ROOT,
        "%s in %.1f s: %,.0f messages/s%n",
        counts,
        seconds,
        options.messages() / seconds);
  }

  private static OutputStream open(GeneratorOptions options) throws IOException {
    return options.out().isPresent()
        ? new FileOutputStream(options.out().get())
        : new FileOutputStream(FileDescriptor.out);
  }
}
