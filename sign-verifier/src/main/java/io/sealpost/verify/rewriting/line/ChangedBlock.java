package io.sealpost.verify.rewriting.line;

import io.sealpost.message.ParsedMessage;
import io.sealpost.sign.Block;
import io.sealpost.sign.CertificateBlock;
import io.sealpost.sign.MalformedBlockException;
import io.sealpost.sign.PayloadBlock;
import io.sealpost.verify.trust.CertificateHosts;
import java.util.Optional;

/**
 * A certificate block that holds a whole payload, and that the key in this very payload does not
 * verify. So its line is not as it was signed, whoever signed it. What the payload says was not
 * touched by who writes headers anew.
 */
public record ChangedBlock(ParsedMessage message, PayloadBlock payload) {
  /** Returns it if it is such a block. */
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

  /** How its TIMESTAMP is written, if the signer writes times in another form. */
  public Optional<TimeForm> newTimeForm() {
    Optional<TimeForm> signed = signedTimeForm();
    return TimeForm.of(message.timestamp())
        .filter(form -> signed.filter(other -> !other.equals(form)).isPresent());
  }

  /** How the signer wrote the time of its session. */
  public Optional<TimeForm> signedTimeForm() {
    return TimeForm.of(payload.timestamp());
  }

  /** The names of the signer's host, if its certificate has any, and none is the HOSTNAME. */
  public Optional<String> otherHost() {
    return payload
        .certificate()
        .map(DnsNames::of)
        .filter(names -> !names.isEmpty() && !new CertificateHosts(names).fit(hostname()))
        .map(names -> String.join(" or ", names));
  }
}
