package io.sealpost.sign;

import io.sealpost.message.ParsedMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A log among the test's resources, line by line, and what its blocks say. */
public record ArchivedLog(List<byte[]> lines) {
  static ArchivedLog read(String name) {
    try (InputStream in = ArchivedLog.class.getResourceAsStream(name)) {
      return new ArchivedLog(split(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<byte[]> split(byte[] octets) {
    List<byte[]> lines = new ArrayList<>();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (byte octet : octets) {
      if (octet == '\n') {
        lines.add(line.toByteArray());
        line.reset();
      } else {
        line.write(octet);
      }
    }
    return lines;
  }

  public static Optional<Block> blockOf(byte[] line) throws MalformedBlockException {
    Optional<ParsedMessage> message = ParsedMessage.parse(line, 0, line.length);
    return message.isEmpty() ? Optional.empty() : Block.of(message.get());
  }

  public List<Block> blocks() throws MalformedBlockException {
    List<Block> blocks = new ArrayList<>();
    for (byte[] line : lines) {
      blockOf(line).ifPresent(blocks::add);
    }
    return blocks;
  }

  public List<SignatureBlock> signatureBlocks() throws MalformedBlockException {
    return blocks().stream()
        .filter(SignatureBlock.class::isInstance)
        .map(SignatureBlock.class::cast)
        .toList();
  }

  /** The digests of a block, one by one. */
  public static List<byte[]> digests(SignatureBlock block) {
    List<byte[]> digests = new ArrayList<>();
    for (int index = 0; index < block.count(); index++) {
      byte[] digest = new byte[block.hash().octets()];
      block.copyDigest(index, digest, 0);
      digests.add(digest);
    }
    return digests;
  }

  /** The payload of the first group: its fragments in order, later ones of an index left out. */
  public PayloadBlock payload() throws MalformedBlockException {
    Map<Integer, byte[]> fragments = new TreeMap<>();
    for (Block block : blocks()) {
      if (block instanceof CertificateBlock certificate) {
        fragments.putIfAbsent(certificate.index(), certificate.fragment());
      }
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    fragments.values().forEach(text::writeBytes);
    return PayloadBlock.parse(text.toByteArray()).orElseThrow();
  }

  public PublicKey key() throws MalformedBlockException {
    return payload().key().orElseThrow();
  }
}
