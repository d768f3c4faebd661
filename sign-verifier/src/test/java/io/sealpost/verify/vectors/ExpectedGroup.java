package io.sealpost.verify.vectors;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.TestSigner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What must be said of a signature group. A key of type K that is taken from the log, unless said
 * otherwise.
 */
final class ExpectedGroup {
  static final Comparator<ExpectedGroup> ORDER =
      Comparator.comparing((ExpectedGroup group) -> group.id.host())
          .thenComparing(group -> group.id.procId())
          .thenComparing(group -> group.id.rsid())
          .thenComparing(group -> group.id.ver());

  private final GroupId id;
  private final List<String> lost = new ArrayList<>();
  private final List<String> uncovered = new ArrayList<>();
  private boolean key = true;
  private boolean trusted;
  private Optional<String> keyType = Optional.of("K");
  private long covered;

  private ExpectedGroup(GroupId id) {
    this.id = id;
  }

  static ExpectedGroup of(TestSigner signer) {
    return new ExpectedGroup(signer.group());
  }

  ExpectedGroup trusted() {
    trusted = true;
    return this;
  }

  ExpectedGroup withoutKey() {
    key = false;
    return this;
  }

  ExpectedGroup keyType(char type) {
    keyType = Optional.of(Character.toString(type));
    return this;
  }

  ExpectedGroup withoutPayload() {
    keyType = Optional.empty();
    return this;
  }

  /** How many numbers valid blocks give. */
  ExpectedGroup covered(long numbers) {
    covered = numbers;
    return this;
  }

  ExpectedGroup lost(long number) {
    lost.add(Long.toString(number));
    return this;
  }

  /** Numbers that no valid block gives, the last one included. */
  ExpectedGroup uncovered(long first, long last) {
    uncovered.add(String.format(Locale.ROOT, "[%d, %d]", first, last));
    return this;
  }

  /** A number of this group, as messages have it. */
  String id(long number) {
    return String.format(
        Locale.ROOT,
        "[\"%s\", \"%s\", \"%s\", \"%s\", \"%s\", %d]",
        id.host(),
        id.rsid(),
        id.ver(),
        id.sg(),
        id.spri(),
        number);
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"host\": \"%s\", \"app\": \"%s\", \"procid\": \"%s\", \"rsid\": \"%s\", \"ver\": \"%s\","
            + " \"sg\": \"%s\", \"spri\": \"%s\", \"key\": %s, \"keyType\": %s, \"trusted\": %s,"
            + " \"covered\": %d, \"lost\": %s, \"uncovered\": %s}",
        id.host(),
        id.app(),
        id.procId(),
        id.rsid(),
        id.ver(),
        id.sg(),
        id.spri(),
        key,
        keyType.map(type -> '"' + type + '"').orElse("null"),
        trusted,
        covered,
        lost,
        uncovered);
  }
}
