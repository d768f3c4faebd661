package io.sealpost.verify;

import io.sealpost.sign.Block;
import io.sealpost.sign.GroupId;
import io.sealpost.sign.Hash;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes the lines of an archive one by one and then says what is genuine in it.
 *
 * <p>Lines may come in any order, and blocks before or after what they sign; only which of several
 * equal copies is the repeat depends on the order. Everything is held in memory until {@link
 * #finish}: the octets of the lines and some 60 octets a message. Confined to one thread; never
 * fails because of what a line contains.
 */
public final class ArchiveVerifier {
  private final TrustPolicy policy;
  private final Set<Hash> allowed;
  private final LineStore lines = new LineStore();
  private final Blocks blocks = new Blocks(lines);

  /** With {@code allowed} the kinds of hash that count; blocks of another kind sign nothing. */
  public ArchiveVerifier(TrustPolicy policy, Set<Hash> allowed) {
    this.policy = policy;
    this.allowed = Set.copyOf(allowed);
  }

  /** Says where the following lines come from: a name for reports. */
  public void startFile(String name) {
    lines.startFile(name);
  }

  /**
   * Takes {@code octets[from, to)}, a line without its terminator, and copies it. An empty line is
   * passed over.
   */
  public void add(int line, byte[] octets, int from, int to) {
    if (from == to) return;
    int index = lines.add(line, octets, from, to);
    if (Block.mayBe(octets, from, to)) blocks.take(index);
  }

  /**
   * Takes the beginning of a line that is too long to be a message of any signer: it counts as
   * unsigned.
   */
  public void addCut(int line, byte[] octets, int from, int to) {
    lines.markCut(lines.add(line, octets, from, to));
  }

  /** Checks everything that was added. Call it once, and add nothing afterwards. */
  public Report finish() {
    SignedHashes hashes = new SignedHashes();
    List<Group> groups = blocks.groups();
    for (Group group : groups) group.check(policy, allowed, hashes);
    Matches matches = new Matches(lines, blocks, hashes, groups);
    Copies copies = new Copies(matches, lines.size(), hashes.size(), certificates(groups));
    return new Report(lines, blocks, matches, copies, groups, policy);
  }

  private static Map<Integer, GroupId> certificates(List<Group> groups) {
    Map<Integer, GroupId> certificates = new HashMap<>();
    for (Group group : groups) {
      group.certificateLines().forEach(line -> certificates.put(line, group.id()));
    }
    return certificates;
  }
}
