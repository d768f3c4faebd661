package io.sealpost.benchmarks.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.SplittableRandom;

/** Writes an archive, and counts what a verifier must find in it. Confined to one thread. */
final class GeneratedArchive {
  /**
   * What is in an archive.
   *
   * @param verified messages that are there and signed
   * @param replayed messages that came twice
   */
  record Counts(long verified, long lost, long replayed, long unsigned) {}

  private final GeneratorOptions options;
  private final OutputStream out;
  private final LeakyDsaKey key;
  private final SplittableRandom random;
  private final GeneratedMessages messages;

  private Optional<Line> older = Optional.empty();
  private long verified;
  private long lost;
  private long replayed;
  private long unsigned;

  GeneratedArchive(GeneratorOptions options, OutputStream out) throws GeneralSecurityException {
    this.options = options;
    this.out = out;
    this.key = LeakyDsaKey.generate(options.style(), options.seed());
    this.random = new SplittableRandom(options.seed());
    this.messages = new GeneratedMessages(options.octets(), random.split());
  }

  Counts write() throws IOException {
    long share = options.messages() / options.sessions();
    for (long rsid = 1; rsid <= options.sessions(); rsid++) {
      boolean last = rsid == options.sessions();
      session(rsid, last ? options.messages() - (rsid - 1) * share : share);
    }
    return new Counts(verified, lost, replayed, unsigned);
  }

  private void session(long rsid, long count) throws IOException {
    GeneratedBlocks blocks = new GeneratedBlocks(options.style(), key, rsid);
    blocks.certificate(messages.timestamp()).writeTo(out);
    for (long i = 0; i < count; i++) {
      Line message = messages.next();
      if (happens(options.unsigned())) {
        message.writeTo(out);
        unsigned++;
        continue;
      }
      boolean due = blocks.add(message);
      deliver(message);
      if (due) {
        blocks.block(messages.timestamp()).writeTo(out);
      }
    }
    if (blocks.hasUnsent()) {
      blocks.block(messages.timestamp()).writeTo(out);
    }
  }

  private void deliver(Line message) throws IOException {
    if (happens(options.lost())) {
      lost++;
      return;
    }
    message.writeTo(out);
    verified++;
    if (happens(options.replayed())) {
      if (older.isPresent()) {
        older.get().writeTo(out);
        replayed++;
      }
      older = Optional.of(message.copy());
    }
  }

  private boolean happens(double rate) {
    return rate > 0 && random.nextDouble() < rate;
  }
}
