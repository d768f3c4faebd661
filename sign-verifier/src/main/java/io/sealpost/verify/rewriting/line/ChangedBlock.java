package io.sealpost.verify.rewriting.line;

import io.sealpost.message.ParsedMessage;
import io.sealpost.sign.Block;
import io.sealpost.sign.CertificateBlock;
import io.sealpost.sign.MalformedBlockException;
import io.sealpost.sign.PayloadBlock;
import io.sealpost.verify.trust.CertificateHosts;
import java.util.Optional;

/**
 * A certificate block that contains a whole payload but is not verified by the key in that payload.
 * So its line is not as it was signed, whoever signed it. Rewriting headers does not affect what
 * the payload says.
 */
public record ChangedBlock(ParsedMessage message, PayloadBlock payload) {
  /** Returns the block if it is such a one. */
  public static Optional<ChangedBlock> of(ParsedMessage message) {
    return block(message)
        .filter(CertificateBlock.class::isInstance)
        .map(CertificateBlock.class::cast)
        .filter(block -> block.fragment().length == block.totalOctets())
        .flatMap(block -> of(message, block));
  }

  private static Optional<Block> block(ParsedMessage message) {
    try {
      return Block.of(message);
    } catch (MalformedBlockException e) {
      return Optional.empty();
    }
  }

  private static Optional<ChangedBlock> of(ParsedMessage message, CertificateBlock block) {
    return PayloadBlock.parse(block.fragment())
        .filter(payload -> payload.key().filter(key -> !block.verify(key)).isPresent())
        .map(payload -> new ChangedBlock(message, payload));
  }

  public String hostname() {
    return message.hostname();
  }

  /** The form of its TIMESTAMP, if the signer writes times in another form. */
  public Optional<TimeForm> newTimeForm() {
    Optional<TimeForm> signed = signedTimeForm();
    return TimeForm.of(message.timestamp())
        .filter(form -> signed.filter(other -> !other.equals(form)).isPresent());
  }

  /** The form in which the signer wrote the time of its session. */
  public Optional<TimeForm> signedTimeForm() {
    return TimeForm.of(payload.timestamp());
  }

  /** The names of the signer's host, if its certificate has any and none is the HOSTNAME. */
  public Optional<String> otherHost() {
    return payload
        .certificate()
        .map(DnsNames::of)
        .filter(names -> !names.isEmpty() && !new CertificateHosts(names).fit(hostname()))
        .map(names -> String.join(" or ", names));
  }
}
