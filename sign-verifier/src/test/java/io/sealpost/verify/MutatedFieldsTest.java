package io.sealpost.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sealpost.testing.Sampled;
import io.sealpost.verify.BlockField.Damage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every field of both kinds of block, spoilt in every way, among genuine blocks: the spoilt ones
 * never count, and the genuine ones always do.
 */
class MutatedFieldsTest {
  private static final TestSigner SIGNER = TestSigner.create("0111");
  private static final String UNSIGNED = TestLog.message(9);
  private static final String SIGNATURE = SIGNER.block(4, List.of(UNSIGNED));
  private static final String CERTIFICATE = SIGNER.certificate();

  private static Stream<Arguments> allDamages() {
    return Stream.of(SIGNATURE, CERTIFICATE)
        .flatMap(block -> BlockField.of(block).stream())
        .flatMap(field -> Stream.of(Damage.values()).map(damage -> arguments(field, damage)));
  }

  @Sampled(4)
  @ParameterizedTest
  @MethodSource("allDamages")
  void spoiltBlocksNeverCount(BlockField field, Damage damage) {
    List<String> verdicts = verdictsAmongGenuine(field.damaged(damage));

    assertThat(verdicts).allSatisfy(verdict -> assertThat(verdict).matches(allowed(field)));
  }

  /** What becomes of it: no message, another group's block, or a bad block. */
  private static String allowed(BlockField field) {
    String unread = field.inHeader() ? "unsigned|" : "";
    String strange = field.isOfGroup() ? "|nokey" : "";
    return unread + "(sig|cert) (bad .*" + strange + ")";
  }

  private static Stream<Arguments> damagesOfForm() {
    return allDamages()
        .filter(
            each -> {
              BlockField field = (BlockField) each.get()[0];
              return !field.inHeader() && !field.name().equals("SIGN");
            })
        .filter(each -> each.get()[1] != Damage.MUTATED && each.get()[1] != Damage.TRUNCATED);
  }

  @Sampled(3)
  @ParameterizedTest
  @MethodSource("damagesOfForm")
  void blockOfAnotherFormDoesNotCountThoughItsSignatureIsRight(BlockField field, Damage damage) {
    List<String> signed = field.damaged(damage).stream().map(SIGNER::resign).toList();

    assertThat(verdictsAmongGenuine(signed)).allMatch(verdict -> verdict.endsWith("bad malformed"));
  }

  /** The verdicts on these lines in an archive the rest of which is genuine, and found to be. */
  private static List<String> verdictsAmongGenuine(List<String> spoilt) {
    TestLog log = TestLog.signed(SIGNER, 2).add(spoilt);
    List<String> third = TestLog.messages(2, 1);
    Verified verified = log.add(UNSIGNED).add(third).add(SIGNER.block(3, third)).verify();

    List<String> verdicts = verified.verdicts();
    int behind = 4 + spoilt.size();
    assertThat(verdicts.subList(0, 4))
        .containsExactly("cert verified", "verified 1", "verified 2", "sig verified");
    assertThat(verdicts.subList(behind, verdicts.size()))
        .containsExactly("unsigned", "verified 3", "sig verified");
    return verdicts.subList(4, behind);
  }
}
