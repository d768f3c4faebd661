package io.sealpost.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealpost.message.ParsedMessage;
import io.sealpost.sign.Block;
import io.sealpost.sign.GroupId;
import io.sealpost.sign.MalformedBlockException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The block messages among the lines, by group.
 *
 * <p>Blocks are known by SD-ID in STRUCTURED-DATA, never by text in MSG. Lines that {@linkplain
 * Block#mayBe cannot be} one are not even parsed: they are messages, whatever they are. Parsed
 * blocks are not kept: they take several times their octets.
 */
final class Blocks {
  private static final byte[] SIGNATURE = "ssign".getBytes(US_ASCII);
  private static final byte[] CERTIFICATE = "ssign-cert".getBytes(US_ASCII);

  private final LineStore lines;
  private final List<BlockLine> all = new ArrayList<>();
  private final IntList lineOfBlock = new IntList();
  private final Map<GroupId, Group> groups = new HashMap<>();

  Blocks(LineStore lines) {
    this.lines = lines;
  }

  /** Takes the line if it is a block message, well-formed or not. */
  void take(int line) {
    lines.parse(line).ifPresent(message -> take(line, message));
  }

  private void take(int line, ParsedMessage message) {
    boolean certificate = message.hasElement(CERTIFICATE);
    if (!certificate && !message.hasElement(SIGNATURE)) return;
    BlockType type = certificate ? BlockType.CERTIFICATE : BlockType.SIGNATURE;
    BlockLine block = new BlockLine(line, type, BlockVerdict.NO_KEY);
    all.add(block);
    lineOfBlock.add(line);
    try {
      Block.of(message).ifPresent(parsed -> groupOf(parsed).add(block));
    } catch (MalformedBlockException e) {
      block.judge(BlockVerdict.of(e.fault()));
    }
  }

  private Group groupOf(Block parsed) {
    return groups.computeIfAbsent(parsed.group(), id -> new Group(id, this));
  }

  /** The block again, whole; it was well-formed when it was taken. */
  Block parse(BlockLine block) {
    try {
      return Block.of(lines.parse(block.line()).orElseThrow()).orElseThrow();
    } catch (MalformedBlockException e) {
      throw new IllegalStateException("octets in the store never change", e);
    }
  }

  /** All groups of which there is a well-formed block, ordered by their fields as text. */
  List<Group> groups() {
    return groups.values().stream().sorted(Comparator.comparing(Group::id, Group.ORDER)).toList();
  }

  boolean haveSameOctets(BlockLine one, BlockLine other) {
    return lines.haveSameOctets(one.line(), other.line());
  }

  /** All block messages in input order. */
  List<BlockLine> all() {
    return all;
  }

  /** The block message at this line, if it is one. */
  Optional<BlockLine> at(int line) {
    int index = lineOfBlock.binarySearch(line);
    return index < 0 ? Optional.empty() : Optional.of(all.get(index));
  }
}
