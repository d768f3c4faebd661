package io.sealpost.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealpost.message.ParsedMessage;
import io.sealpost.sign.Block;
import io.sealpost.sign.MalformedBlockException;
import io.sealpost.sign.SignatureBlock;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the block messages of a stretch. They are known by SD-ID in STRUCTURED-DATA, never by text
 * in MSG.
 */
final class BlockFinder {
  private static final byte[] CERTIFICATE = "ssign-cert".getBytes(US_ASCII);

  private BlockFinder() {}

  /** Adds them to the stretch, in input order. */
  static void find(Stretch stretch, Workers workers) {
    IntList candidates = stretch.blockCandidates();
    @Nullable BlockLine[] found = new BlockLine[candidates.size()];
    workers.each(
        candidates.size(),
        16,
        (from, to) -> {
          for (int i = from; i < to; i++) found[i] = read(stretch, candidates.get(i));
        });
    for (BlockLine block : found) {
      if (block != null) stretch.add(block);
    }
  }

  private static @Nullable BlockLine read(Stretch stretch, int index) {
    Optional<ParsedMessage> message = stretch.parse(index);
    return message.isEmpty() ? null : read(index, message.get());
  }

  private static @Nullable BlockLine read(int index, ParsedMessage message) {
    try {
      Optional<Block> block = Block.of(message);
      if (block.isEmpty()) return null;
      if (block.get() instanceof SignatureBlock signature) {
        return BlockLine.readable(index, BlockType.SIGNATURE, signature);
      }
      // Certificates may be needed when the stretch is gone.
      Block lasting = Block.of(copy(message)).orElseThrow();
      return BlockLine.readable(index, BlockType.CERTIFICATE, lasting);
    } catch (MalformedBlockException e) {
      boolean certificate = message.hasElement(CERTIFICATE);
      BlockType type = certificate ? BlockType.CERTIFICATE : BlockType.SIGNATURE;
      return BlockLine.unreadable(index, type, BlockVerdict.of(e.fault()));
    }
  }

  private static ParsedMessage copy(ParsedMessage message) {
    byte[] octets = Arrays.copyOfRange(message.octets(), message.from(), message.to());
    return ParsedMessage.parse(octets, 0, octets.length).orElseThrow();
  }
}
