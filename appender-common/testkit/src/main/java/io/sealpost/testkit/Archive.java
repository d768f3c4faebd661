package io.sealpost.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The messages that collectors received, octet for octet, in the order of their arrival over all
 * connections.
 *
 * <pre>
 *   LEN SP MSG LF      LEN: octets of MSG, decimal; MSG may hold anything, LF too
 * </pre>
 *
 * <p>For any thread; several collectors may share one.
 */
public final class Archive implements AutoCloseable {
  /** Opens what was written so far. */
  private interface Source {
    InputStream open() throws IOException;
  }

  private final OutputStream sink;
  private final Source source;
  private final AwaitedCount count = new AwaitedCount("messages");

  private Archive(OutputStream sink, Source source) {
    this.sink = sink;
    this.source = source;
  }

  /** An archive in the memory of this JVM. */
  public static Archive inMemory() {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    return new Archive(octets, () -> new ByteArrayInputStream(octets.toByteArray()));
  }

  /** An archive in a new file: each message is written to it before it is answered. */
  public static Archive inFile(Path file) throws IOException {
    return new Archive(Files.newOutputStream(file), () -> Files.newInputStream(file));
  }

  /** An archive that only counts, for measurements. */
  public static Archive counting() {
    return new Archive(OutputStream.nullOutputStream(), InputStream::nullInputStream);
  }

  /** Adds a message behind all others. */
  public synchronized void add(byte[] message) throws IOException {
    sink.write(OctetCounting.line(message));
    count.increment();
  }

  /** How many messages have come, duplicates included. */
  public long count() {
    return count.value();
  }

  /** Everything so far, in order; the octets of each message as they came. */
  public synchronized List<byte[]> messages() {
    try {
      return read(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads an archive that was written to a file. */
  public static List<byte[]> read(Path file) throws IOException {
    return read(() -> Files.newInputStream(file));
  }

  private static List<byte[]> read(Source source) throws IOException {
    List<byte[]> messages = new ArrayList<>();
    try (InputStream in = new BufferedInputStream(source.open())) {
      for (Optional<byte[]> next = OctetCounting.readLine(in);
          next.isPresent();
          next = OctetCounting.readLine(in)) {
        messages.add(next.get());
      }
    }
    return messages;
  }

  /** Everything so far, as {@link #messages}, read as UTF-8. */
  public List<String> texts() {
    return messages().stream().map(m -> new String(m, StandardCharsets.UTF_8)).toList();
  }

  /** Returns once this many messages have come in all; fails the test if that takes too long. */
  public void await(long messages, Duration timeout) throws InterruptedException {
    count.await(messages, timeout);
  }

  /**
   * Returns the first message that contains this, read as UTF-8, once it has come; fails the test
   * if that takes too long.
   */
  public String await(String part, Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    long seen;
    do {
      seen = count();
      for (String each : texts()) {
        if (each.contains(part)) {
          return each;
        }
      }
    } while (count.reaches(seen + 1, deadline));
    throw new AssertionError(
        "none of " + seen + " messages within " + timeout + " contains: " + part);
  }

  /** Ends the writing; what was written can still be read. */
  @Override
  public synchronized void close() throws IOException {
    sink.close();
  }
}
