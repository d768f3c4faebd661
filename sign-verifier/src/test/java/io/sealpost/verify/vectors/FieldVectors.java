package io.sealpost.verify.vectors;

import static io.sealpost.verify.TestLog.messages;

import io.sealpost.verify.TestSigner;
import java.util.List;
import java.util.stream.Stream;

/** Blocks with one field each that is not as it must be, though all signatures that can fit do. */
final class FieldVectors {
  private static final String MALFORMED = "bad malformed";
  private static final String MALFORMED_SIGNATURE = "bad malformed-signature";

  // Of both kinds of block: what is replaced, and by what.
  private static final List<List<String>> OF_BOTH =
      List.of(
          List.of("VER=\"0111\"", "VER=\"011\""),
          List.of("VER=\"0111\"", "VER=\"01_1\""),
          List.of("VER=\"0111\" ", ""),
          List.of("RSID=\"1\"", "RSID=\"01\""),
          List.of("RSID=\"1\"", "RSID=\"10000000000\""),
          List.of("RSID=\"1\"", "RSID=\"1\" RSID=\"1\""),
          List.of("SG=\"0\"", "SG=\"4\""),
          List.of("SG=\"0\" SPRI=\"110\"", "SPRI=\"110\" SG=\"0\""),
          List.of("SPRI=\"110\"", "SPRI=\"192\""),
          List.of("SPRI=\"110\"", "spri=\"110\""),
          List.of("SPRI=\"110\"", "SPRI=\"110\" X=\"\""));

  private static final List<List<String>> OF_SIGNATURE_BLOCKS =
      List.of(
          List.of("GBC=\"1\"", "GBC=\"-1\""),
          List.of("GBC=\"1\"", "GBC=\"\""),
          List.of("FMN=\"3\"", "FMN=\"0\""),
          List.of("FMN=\"3\"", "FMN=\"3 \""),
          List.of("CNT=\"2\"", "CNT=\"0\""),
          List.of("CNT=\"2\"", "CNT=\"1\""),
          List.of("CNT=\"2\"", "CNT=\"100\""),
          List.of("= ", "=  "),
          List.of("= ", " "),
          List.of("= ", "=,"));

  private static final List<List<String>> OF_CERTIFICATE_BLOCKS =
      List.of(
          List.of("TPBL=\"(\\d+)\"", "TPBL=\"0\""),
          List.of("TPBL=\"(\\d+)\"", "TPBL=\"0$1\""),
          List.of("TPBL=\"(\\d+)\"", "TPBL=\"$1\" TBPL=\"$1\""),
          List.of("TPBL=\"(\\d+)\"", "TPBL=\"100000000\""),
          List.of("INDEX=\"1\"", "INDEX=\"0\""),
          List.of("INDEX=\"1\"", "INDEX=\"2\""),
          List.of("FLEN=\"(\\d+)\"", "FLEN=\"0\""),
          List.of("FLEN=\"(\\d+)\"", "FLEN=\"1\""),
          List.of("FRAG=\"2026", "FRAG=\"202"),
          List.of("FRAG=\"2026", "FRAG=\"202\u007f"),
          List.of("FRAG=\"[^\"]*\"", "FRAG=\"\""));

  private static final List<List<String>> OF_SIGN =
      List.of(
          List.of("SIGN=\"....", "SIGN=\""),
          List.of("SIGN=\"[^\"]*\"", "SIGN=\"\""),
          List.of("SIGN=\"M", "SIGN=\"*"),
          List.of("SIGN=\"[^\"]*\"", "SIGN=\"MAA=\""));

  private FieldVectors() {}

  static Stream<VectorLog> all() {
    return Stream.of(signatureBlocks(), certificateBlocks(), unsupportedVersions(), limits());
  }

  private static VectorLog signatureBlocks() {
    TestSigner signer = TestSigner.create("0111");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(2);
    VectorLog log = genuine("signature-blocks-malformed", signer, group).unsigned(messages(2, 2));
    String block = signer.block(3, messages(2, 2));
    Stream.of(OF_BOTH, OF_SIGNATURE_BLOCKS)
        .flatMap(List::stream)
        .forEach(change -> log.sig(MALFORMED, signer.resign(changed(block, change))));
    log.sig(MALFORMED, block.replaceFirst(" SIGN=\"[^\"]*\"", ""));
    OF_SIGN.forEach(change -> log.sig(MALFORMED_SIGNATURE, changed(block, change)));
    return log.groups(group).finds("bad-block", "unsigned");
  }

  private static VectorLog certificateBlocks() {
    TestSigner signer = TestSigner.create("0111");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(2);
    VectorLog log = genuine("certificate-blocks-malformed", signer, group);
    String block = signer.certificate();
    Stream.of(OF_BOTH, OF_CERTIFICATE_BLOCKS)
        .flatMap(List::stream)
        .forEach(change -> log.cert(MALFORMED, signer.resign(changed(block, change))));
    log.cert(MALFORMED, block.replaceFirst(" SIGN=\"[^\"]*\"", ""));
    OF_SIGN.forEach(change -> log.cert(MALFORMED_SIGNATURE, changed(block, change)));
    return log.groups(group).finds("bad-block");
  }

  private static VectorLog genuine(String name, TestSigner signer, ExpectedGroup group) {
    return new VectorLog(
            name, "each field malformed once, among genuine blocks; signatures fit where they can")
        .cert("verified", signer.certificate())
        .verified(group, 1, messages(0, 2))
        .sig("verified", signer.block(1, messages(0, 2)));
  }

  private static String changed(String block, List<String> change) {
    String changed = block.replaceFirst(change.get(0), change.get(1));
    if (changed.equals(block)) {
      throw new IllegalArgumentException("no " + change + " in " + block);
    }
    return changed;
  }

  private static VectorLog unsupportedVersions() {
    TestSigner signer = TestSigner.create("0111");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(2);
    VectorLog log =
        new VectorLog(
                "unsupported-versions",
                "protocols, hashes and schemes that nobody knows are reported and passed over")
            .cert("verified", signer.certificate())
            .verified(group, 1, messages(0, 2))
            .sig("verified", signer.block(1, messages(0, 2)))
            .unsigned(messages(2, 1));
    String block = signer.block(3, messages(2, 1));
    for (String ver :
        List.of("0131", "0112", "0221", "0101", "0110", "01a1", "5125", "5223", "9924")) {
      String changed = "VER=\"" + ver + "\"";
      log.cert(
          "bad unsupported-version",
          signer.resign(signer.certificate().replaceFirst("VER=\"0111\"", changed)));
      log.sig(
          "bad unsupported-version", signer.resign(block.replaceFirst("VER=\"0111\"", changed)));
    }
    return log.groups(group).finds("bad-block", "unsigned");
  }

  private static VectorLog limits() {
    TestSigner highest = TestSigner.create("0111").as("h", "1", "9999999999", "3", "191");
    TestSigner lowest = highest.as("h", "1", "0", "0", "0");
    ExpectedGroup first = ExpectedGroup.of(lowest).covered(1);
    ExpectedGroup second = ExpectedGroup.of(highest).covered(99);
    String block =
        highest.block(1, messages(1, 99)).replaceFirst("GBC=\"\\d+\"", "GBC=\"9999999999\"");
    VectorLog log =
        new VectorLog(
                "field-limits", "the least and the greatest value of each field, and 99 hashes")
            .cert("verified", highest.certificate())
            .cert("verified", lowest.certificate())
            .verified(first, 1, messages(0, 1))
            .sig("verified", lowest.block(1, messages(0, 1)))
            .sig("verified", highest.resign(block));
    for (int number = 1; number <= 99; number++) {
      second.lost(number);
    }
    return log.groups(first, second).finds("lost");
  }
}
