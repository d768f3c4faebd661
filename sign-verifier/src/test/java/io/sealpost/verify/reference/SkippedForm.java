package io.sealpost.verify.reference;

import java.util.List;

/**
 * The one form in which a signature block says nothing that a valid one of its group has not said:
 * only then may it stay unchecked, and only in a group with more than a thousand.
 */
final class SkippedForm {
  static final int CHECKED = 1_000;
  private static final String TIMESTAMP =
      "\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3])(:[0-5]\\d){2}(\\.\\d{1,6})?"
          + "(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)";

  private SkippedForm() {}

  static boolean has(Block block, Group group, List<Block> valid) throws MalformedException {
    Message message = block.message();
    boolean spaceAtEnd = message.endsInOneSpace();
    boolean nothingBehind = message.dataTo() == message.octets().length();
    boolean usual =
        valid.stream()
            .map(Block::message)
            .anyMatch(
                other ->
                    other.pri().equals(message.pri())
                        && other.msgId().equals(message.msgId())
                        && (nothingBehind || other.endsInOneSpace()));
    List<String> digests = block.digests();
    for (int i = 0; i < digests.size(); i++) {
      usual &= group.has(block.numberOf(i), digests.get(i));
    }
    return usual
        && message.timestamp().matches(TIMESTAMP)
        && message.elements().size() == 1
        && (nothingBehind || spaceAtEnd);
  }
}
