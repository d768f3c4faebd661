package io.sealpost.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.report.MessageId;
import io.sealpost.verify.trust.TrustAnchor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * An archive of three sessions of one signer, the second of which is to be altered. Its lines are
 * counted from 0. Immutable.
 */
final class ThreeSessions {
  private static final Pattern BLOCK =
      Pattern.compile("\\[ssign .* SG=\"(\\d)\" SPRI=\"(\\d+)\" .* FMN=\"(\\d+)\" CNT=\"(\\d+)\"");

  private final TrustAnchor anchor;
  private final List<byte[]> lines;
  private final List<Integer> second;
  private final List<Integer> third;
  private final VerifiedArchive intact;

  /**
   * A signature block.
   *
   * @param last of the numbers that it covers, from {@code first} on
   * @param covered the lines of these
   */
  record Block(int line, GroupId group, long first, long last, List<Integer> covered) {
    /** How findings put what it covers. */
    String numbers() {
      return "numbers " + (first == last ? "" + first : first + "-" + last);
    }
  }

  ThreeSessions(List<List<byte[]>> sessions, TrustAnchor anchor) throws IOException {
    this.anchor = anchor;
    this.lines = sessions.stream().flatMap(List::stream).toList();
    int begin = sessions.get(0).size();
    this.second = IntStream.range(begin, begin + sessions.get(1).size()).boxed().toList();
    this.third = IntStream.range(begin + second.size(), lines.size()).boxed().toList();
    this.intact = verify(lines);
  }

  VerifiedArchive intact() {
    return intact;
  }

  /** The lines of the second session. */
  List<Integer> second() {
    return second;
  }

  /** The line of an event in the second session. */
  int event(int number) {
    return line("event " + number + " of the audit trail");
  }

  /** The line of the notice with which the second session ends. */
  int endNotice() {
    return line("event=\"end\"");
  }

  private int line(String part) {
    return line(second, part);
  }

  private int line(List<Integer> session, String part) {
    return session.stream().filter(line -> text(line).contains(part)).findFirst().orElseThrow();
  }

  /** A group of the second session. */
  GroupId group() {
    return number(event(0)).group();
  }

  /** The RSID of the third session. */
  String nextRsid() {
    return number(line(third, "event 0 of the audit trail")).group().rsid();
  }

  /** The number of a verified line in its group. */
  MessageId number(int line) {
    return intact.numbers(line).get(0);
  }

  /**
   * The first block of the second session behind which its group has another one, but no notice.
   */
  Block innerBlock() {
    List<Block> last = lastBlocks();
    return blocks().stream()
        .filter(block -> !last.contains(block))
        .filter(this::coversNoNotice)
        .findFirst()
        .orElseThrow();
  }

  /** The last block of a group whose last block covers no notice. */
  Block lastBlockWithoutNotice() {
    return lastBlocks().stream().filter(this::coversNoNotice).findFirst().orElseThrow();
  }

  private boolean coversNoNotice(Block block) {
    return block.covered().stream().noneMatch(line -> text(line).contains("event="));
  }

  /** The last signature block of each group of the second session. */
  List<Block> lastBlocks() {
    List<Block> all = blocks();
    return all.stream()
        .filter(block -> all.stream().noneMatch(other -> follows(other, block)))
        .toList();
  }

  private static boolean follows(Block other, Block block) {
    return other.group().equals(block.group()) && other.first() > block.last();
  }

  private List<Block> blocks() {
    return second.stream().flatMap(line -> block(line).stream()).toList();
  }

  private List<Block> block(int line) {
    Matcher block = BLOCK.matcher(text(line));
    if (!block.find()) {
      return List.of();
    }
    long first = Long.parseLong(block.group(3));
    long last = first + Long.parseLong(block.group(4)) - 1;
    Predicate<MessageId> isCovered =
        id ->
            id.group().sg().equals(block.group(1))
                && id.group().spri().equals(block.group(2))
                && id.number() >= first
                && id.number() <= last;
    List<Integer> covered =
        second.stream().filter(at -> intact.numbers(at).stream().anyMatch(isCovered)).toList();
    return List.of(new Block(line, number(covered.get(0)).group(), first, last, covered));
  }

  private String text(int line) {
    return new String(lines.get(line), UTF_8);
  }

  byte[] copy(int line) {
    return lines.get(line).clone();
  }

  /** A line with another last octet. */
  byte[] forged(int line) {
    byte[] octets = copy(line);
    octets[octets.length - 1] ^= 1;
    return octets;
  }

  VerifiedArchive without(Collection<Integer> cut) throws IOException {
    return verify(
        IntStream.range(0, lines.size())
            .filter(line -> !cut.contains(line))
            .mapToObj(lines::get)
            .toList());
  }

  /** With one more line, which becomes that one. */
  VerifiedArchive with(int line, byte[] octets) throws IOException {
    List<byte[]> more = new ArrayList<>(lines);
    more.add(line, octets);
    return verify(more);
  }

  VerifiedArchive changed(int line, byte[] octets) throws IOException {
    List<byte[]> other = new ArrayList<>(lines);
    other.set(line, octets);
    return verify(other);
  }

  private VerifiedArchive verify(List<byte[]> archive) throws IOException {
    return VerifiedArchive.of(archive, anchor);
  }
}
