package io.sealpost.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sealpost.message.ParsedMessage;
import io.sealpost.sign.Block;
import io.sealpost.sign.CertificateBlock;
import io.sealpost.sign.GroupId;
import io.sealpost.sign.MalformedBlockException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Certificate blocks found in an archive, for verifying a later part of it: a session's key may
 * have been sent only once, long before.
 *
 * <p>Of blocks with equal content one is kept, and at most {@value #MOST} in all. Confined to one
 * thread.
 */
public final class Certificates {
  static final int MOST = 1_000;

  // Signers send about 2,000 octets.
  private static final int MOST_OCTETS = 1 << 14;

  private record Content(GroupId group, int totalOctets, int index, String fragment) {}

  private final Cache<Content, byte[]> lines =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  /** Creates an empty collection. */
  public Certificates() {}

  /** Keeps a copy of {@code octets[from, to)} if it is a certificate block, signed or not. */
  public void add(byte[] octets, int from, int to) {
    if (to - from > MOST_OCTETS || !Block.mayBe(octets, from, to)) {
      return;
    }
    byte[] copy = Arrays.copyOfRange(octets, from, to);
    if (read(copy).orElse(null) instanceof CertificateBlock block) {
      String fragment = new String(block.fragment(), US_ASCII);
      lines.put(new Content(block.group(), block.totalOctets(), block.index(), fragment), copy);
    }
  }

  private static Optional<Block> read(byte[] octets) {
    Optional<ParsedMessage> message = ParsedMessage.parse(octets, 0, octets.length);
    try {
      return message.isEmpty() ? Optional.empty() : Block.of(message.get());
    } catch (MalformedBlockException e) {
      return Optional.empty();
    }
  }

  /** These and those of a later part. */
  public Certificates with(Certificates later) {
    Certificates both = new Certificates();
    both.lines.putAll(lines.asMap());
    both.lines.putAll(later.lines.asMap());
    return both;
  }

  /** The blocks as they were added. */
  List<byte[]> lines() {
    return List.copyOf(lines.asMap().values());
  }
}
