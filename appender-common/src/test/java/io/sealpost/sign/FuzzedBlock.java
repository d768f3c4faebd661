package io.sealpost.sign;

import io.sealpost.message.ParsedMessage;
import java.util.Optional;

/** Any message is a block, a malformed one or none; a block that is read says only what it may. */
public final class FuzzedBlock {
  private FuzzedBlock() {}

  public static void fuzzerTestOneInput(byte[] octets) {
    Optional<ParsedMessage> message = ParsedMessage.parse(octets, 0, octets.length);
    boolean maybe = Block.mayBe(octets, 0, octets.length);
    try {
      Optional<Block> block = message.isPresent() ? Block.of(message.get()) : Optional.empty();
      require(block.isEmpty() || maybe, "no block is passed over");
      block.ifPresent(FuzzedBlock::check);
    } catch (MalformedBlockException e) {
      require(maybe, "no malformed block is passed over");
    }
  }

  private static void check(Block block) {
    if (block instanceof SignatureBlock signature) {
      int count = signature.count();
      require(count >= 1 && count <= 99, "CNT is in range");
      require(signature.digests().length == count * signature.hash().octets(), "all digests");
      for (int i = 0; i < count; i++) {
        long number = signature.number(i);
        require(number >= 1 && number <= 9_999_999_999L, "numbers are in range");
      }
    } else if (block instanceof CertificateBlock certificate) {
      int end = certificate.index() - 1 + certificate.fragment().length;
      require(end <= certificate.totalOctets(), "the fragment lies in the payload");
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(what);
    }
  }
}
