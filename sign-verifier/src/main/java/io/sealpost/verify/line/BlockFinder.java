package io.sealpost.verify.line;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealpost.message.ParsedMessage;
import io.sealpost.sign.Block;
import io.sealpost.sign.MalformedBlockException;
import io.sealpost.sign.SignatureBlock;
import io.sealpost.verify.group.BlockLine;
import io.sealpost.verify.report.BlockType;
import io.sealpost.verify.report.BlockVerdict;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the block messages of a batch. They are recognised by the SD-ID in STRUCTURED-DATA, never
 * by text in MSG.
 */
final class BlockFinder {
  private static final byte[] CERTIFICATE = "ssign-cert".getBytes(US_ASCII);
  private static final byte[] SIGNATURE = "ssign".getBytes(US_ASCII);

  private BlockFinder() {}

  /** Adds the blocks to the batch, in input order. */
  static void find(LineBatch batch, Workers workers) {
    IntList candidates = batch.blockCandidates();
    @Nullable BlockLine[] found = new BlockLine[candidates.size()];
    workers.each(
        candidates.size(),
        16,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            found[i] = read(batch, candidates.get(i));
          }
        });
    for (BlockLine block : found) {
      if (block != null) {
        batch.add(block);
      }
    }
  }

  private static @Nullable BlockLine read(LineBatch batch, int index) {
    Optional<ParsedMessage> message = batch.parse(index);
    return message.isPresent() ? read(index, message.get()) : readCutOff(batch, index);
  }

  /** Reads a line that begins like a block but whose element is cut off. */
  private static @Nullable BlockLine readCutOff(LineBatch batch, int index) {
    int data = ParsedMessage.behindHeader(batch.octets(), batch.begin(index), batch.end(index));
    if (begins(batch, index, data, CERTIFICATE)) {
      return BlockLine.unreadable(index, BlockType.CERTIFICATE, BlockVerdict.MALFORMED);
    }
    if (begins(batch, index, data, SIGNATURE)) {
      return BlockLine.unreadable(index, BlockType.SIGNATURE, BlockVerdict.MALFORMED);
    }
    return null;
  }

  /** Whether the first element, at {@code data}, has this SD-ID but no end. */
  private static boolean begins(LineBatch batch, int index, int data, byte[] id) {
    byte[] octets = batch.octets();
    int to = batch.end(index);
    int end = data + 1 + id.length;
    return data >= 0
        && end < to
        && octets[data] == '['
        && octets[end] == ' '
        && Arrays.equals(octets, data + 1, end, id, 0, id.length)
        && !isClosed(octets, end, to);
  }

  /** Whether an element, the rest of which begins at {@code from}, has its closing bracket. */
  private static boolean isClosed(byte[] octets, int from, int to) {
    boolean quoted = false;
    for (int at = from; at < to; at++) {
      if (quoted && octets[at] == '\\') {
        at++;
      } else if (octets[at] == '"') {
        quoted = !quoted;
      } else if (octets[at] == ']' && !quoted) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable BlockLine read(int index, ParsedMessage message) {
    try {
      Optional<Block> block = Block.of(message);
      if (block.isEmpty()) {
        return null;
      }
      if (block.get() instanceof SignatureBlock signature) {
        return BlockLine.readable(index, BlockType.SIGNATURE, signature);
      }
      // Certificates may be needed after the batch is gone.
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
