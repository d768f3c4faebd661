package io.sealpost.verify.rewriting;

import io.sealpost.message.ParsedMessage;
import io.sealpost.verify.report.BlockVerdict;
import io.sealpost.verify.rewriting.line.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for signs of what a log server did to lines that could not be verified.
 *
 * <p>Keeps counts and a few samples, however long the archive is. Confined to one thread at a time.
 * Its explanations change no verdict: whoever altered an archive can make it look as if a server
 * had.
 */
final class RewritingSigns {
  private static final int LOOKED_AT = 10_000;

  private final HeaderSigns headers = new HeaderSigns();
  private final Signers signers = new Signers();
  private final List<Sign> signs =
      List.of(
          new ShapeSigns(),
          new TextSigns(),
          new LengthSigns(),
          new EscapeSigns(),
          new CharacterSigns(),
          new LineEndSigns());
  private long verified;
  private long unsigned;
  private boolean open;
  private long verifiedBlocks;
  private long blocks;

  /**
   * Whether a verified message should be passed in, too: some at the beginning, and more only while
   * they could refute something.
   */
  boolean wantsVerified() {
    return verified < LOOKED_AT || open;
  }

  /** Notes a verified message or a copy of one. */
  void verified() {
    verified++;
  }

  /** Notes it likewise, and looks at it. */
  void verified(Line line) {
    verified();
    for (Sign sign : signs) {
      sign.seeVerified(line);
    }
    open = signs.stream().anyMatch(Sign::isOpen);
  }

  /** Looks at a message without a valid signature. */
  void unsigned(Line line) {
    unsigned++;
    Unread unread = Unread.of(line, signers);
    for (Sign sign : signs) {
      sign.see(unread);
    }
    open = signs.stream().anyMatch(Sign::isOpen);
    unread.message().ifPresent(headers::count);
  }

  /** Whether a block with a valid signature should be passed in, too: some, for their signers. */
  boolean wantsRightBlocks() {
    return blocks < LOOKED_AT;
  }

  /** Notes a block whose signature is valid or was not checked. */
  void rightBlock(BlockVerdict verdict) {
    blocks++;
    verifiedBlocks += verdict.isValid() ? 1 : 0;
  }

  /** Looks at a block. */
  void block(BlockVerdict verdict, Line line) {
    switch (verdict) {
      case MALFORMED, MALFORMED_SIGNATURE -> unsigned(line);
      case NO_KEY, BAD_SIGNATURE -> {
        blocks++;
        Optional<ParsedMessage> message = line.parse();
        message.ifPresent(signers::add);
        headers.seeBlock(line, message);
      }
      default -> {
        rightBlock(verdict);
        line.parse().ifPresent(signers::add);
      }
    }
  }

  /**
   * What was done, as far as it is evident; those with the most lines first.
   *
   * @param signerHosts names that accepted keys are known to be for, such as those in trusted
   *     certificates, possibly with a star as the first label; may be empty
   */
  List<Explanation> explain(Set<String> signerHosts) {
    Totals totals = new Totals(verified, unsigned, verifiedBlocks, blocks);
    List<Explanation> found = new ArrayList<>();
    for (Sign sign : signs) {
      sign.explain(totals, found);
    }
    headers.explain(totals, signerHosts, found);
    found.sort(Comparator.comparingLong(Explanation::lines).reversed());
    return List.copyOf(found);
  }
}
