package io.sealpost.verify;

import io.sealpost.sign.Block;
import io.sealpost.sign.CertificateBlock;
import io.sealpost.sign.GroupId;
import io.sealpost.sign.Hash;
import io.sealpost.sign.SignatureBlock;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One signature group of the archive: its blocks, their keys, and the numbers that they cover. */
final class Group {
  static final Comparator<GroupId> ORDER =
      Comparator.comparing(GroupId::host)
          .thenComparing(GroupId::app)
          .thenComparing(GroupId::procId)
          .thenComparing(GroupId::rsid)
          .thenComparing(GroupId::ver)
          .thenComparing(GroupId::sg)
          .thenComparing(GroupId::spri);

  private final GroupId id;
  private final Blocks source;
  private final List<BlockLine> blocks = new ArrayList<>();
  private final SignedNumbers numbers = new SignedNumbers();
  private final Map<ByteBuffer, BlockLine> validContents = new HashMap<>();

  private GroupKeys keys;

  Group(GroupId id, Blocks source) {
    this.id = id;
    this.source = source;
    this.keys = new GroupKeys(id.host(), TrustPolicy.NONE);
  }

  GroupId id() {
    return id;
  }

  /** The reboot session that it belongs to, with all groups of the same signer. */
  SessionId session() {
    return new SessionId(id.host(), id.app(), id.procId(), id.rsid());
  }

  void add(BlockLine block) {
    blocks.add(block);
  }

  /** The lines of its certificate blocks that are valid. */
  IntStream certificateLines() {
    return of(BlockType.CERTIFICATE)
        .filter(line -> line.verdict().isValid())
        .mapToInt(BlockLine::line);
  }

  SignedNumbers numbers() {
    return numbers;
  }

  /**
   * Finds the group's keys, gives each of its blocks its verdict, and takes the numbers from the
   * valid ones if their kind of hash is allowed.
   */
  void check(TrustPolicy policy, Set<Hash> allowed, SignedHashes hashes) {
    findKeys(policy);
    for (BlockLine line : blocks) {
      Block block = source.parse(line);
      line.judge(judge(line, block));
      if (line.verdict() == BlockVerdict.VERIFIED
          && block instanceof SignatureBlock signature
          && allowed.contains(signature.hash())) {
        number(signature, hashes);
      }
    }
  }

  private void findKeys(TrustPolicy policy) {
    keys = new GroupKeys(id.host(), policy);
    keys.addCarried(
        of(BlockType.CERTIFICATE).map(line -> (CertificateBlock) source.parse(line)).toList());
    keys.addKnownBeforehand(() -> of(BlockType.SIGNATURE).map(source::parse));
  }

  private Stream<BlockLine> of(BlockType type) {
    return blocks.stream().filter(line -> line.type() == type);
  }

  private BlockVerdict judge(BlockLine line, Block block) {
    ByteBuffer content = contentOf(block);
    BlockLine earlier = validContents.get(content);
    if (earlier != null && source.haveSameOctets(earlier, line)) return BlockVerdict.DUPLICATE;
    BlockVerdict verdict = keys.judge(block);
    if (!verdict.isValid()) return verdict;
    return validContents.putIfAbsent(content, line) == null ? verdict : BlockVerdict.DUPLICATE;
  }

  /** A digest of what the block says, without when and how often it was sent. */
  private static ByteBuffer contentOf(Block block) {
    MessageDigest digest = Hash.SHA_256.newDigest();
    if (block instanceof SignatureBlock signature) {
      digest.update(longOctets(signature.firstNumber()));
      digest.update(signature.digests());
    } else if (block instanceof CertificateBlock certificate) {
      digest.update(longOctets(-certificate.totalOctets()));
      digest.update(longOctets(certificate.index()));
      digest.update(certificate.fragment());
    }
    return ByteBuffer.wrap(digest.digest());
  }

  private static byte[] longOctets(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }

  private void number(SignatureBlock signature, SignedHashes hashes) {
    byte[] digest = new byte[signature.hash().octets()];
    for (int i = 0; i < signature.count(); i++) {
      signature.copyDigest(i, digest, 0);
      numbers.add(signature.number(i), hashes.add(signature.hash(), digest));
    }
  }

  GroupReport report(List<NumberRange> lost) {
    return new GroupReport(
        id,
        keys.accepted(),
        keys.refused(),
        keys.payloadType(),
        numbers.covered(),
        lost,
        numbers.uncovered(),
        numbers.contradicted());
  }
}
