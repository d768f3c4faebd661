package io.sealpost.verify.rewriting;

import io.sealpost.message.ParsedMessage;
import io.sealpost.verify.rewriting.line.Line;
import io.sealpost.verify.rewriting.line.Shape;
import java.util.Optional;

/**
 * A line that could not be verified.
 *
 * @param whole the line as it is
 * @param line the line without a CR at its end
 * @param message its parts, if it is an RFC 5424 message
 * @param fromSigner whether it is such a message with the HOSTNAME and APP-NAME of a signer
 */
record Unread(
    Line whole, Line line, Shape shape, Optional<ParsedMessage> message, boolean fromSigner) {
  static Unread of(Line whole, Signers signers) {
    Line line = whole.withoutCr();
    Optional<ParsedMessage> parsed = line.parse();
    Shape shape = Shape.of(line, parsed);
    Optional<ParsedMessage> message = shape == Shape.MESSAGE ? parsed : Optional.empty();
    return new Unread(whole, line, shape, message, message.filter(signers::has).isPresent());
  }
}
