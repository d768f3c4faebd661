package io.sealpost.endtoend;

import io.sealpost.sign.key.Hash;
import io.sealpost.sign.key.SignatureScheme;
import java.util.Set;

/**
 * The kinds of signature groups, and which of them come about from events of LOCAL0 with the
 * severities ERROR, WARNING and INFORMATIONAL and from notices of the PRI 110.
 */
enum Grouped {
  TOGETHER("0", "0/110"),
  BY_PRI("1", "1/110 1/131 1/132 1/134"),
  BY_RANGE("2", "2/131 2/132 2/191") {
    @Override
    Settings choose(SignatureScheme scheme, Settings signing) {
      return super.choose(scheme, signing).with("delimiters", "131 132");
    }
  },
  FOR_DESTINATION("3", "3/17") {
    @Override
    Settings choose(SignatureScheme scheme, Settings signing) {
      return super.choose(scheme, signing).with("spri", "17");
    }
  };

  private final String setting;
  private final String groups;

  Grouped(String setting, String groups) {
    this.setting = setting;
    this.groups = groups;
  }

  Settings choose(SignatureScheme scheme, Settings signing) {
    Settings grouped =
        signing
            .with("group", setting)
            .with("hash", scheme.hash() == Hash.SHA_1 ? "SHA-1" : "SHA-256");
    return switch (scheme) {
      case DSA_SHA_1, DSA_SHA_256 -> grouped;
      case ECDSA_P256 -> grouped.with("scheme", "ecdsa-p256");
      case ED25519 -> grouped.with("scheme", "ed25519");
    };
  }

  /** SG and SPRI of each. */
  Set<String> groups() {
    return Set.of(groups.split(" "));
  }
}
