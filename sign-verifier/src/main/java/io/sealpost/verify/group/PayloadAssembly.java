package io.sealpost.verify.group;

import io.sealpost.sign.CertificateBlock;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Assembles the fragments of one group into whole Payload Blocks in every possible way (RFC 5848
 * §5.3.2).
 *
 * <p>Fragments come in any order and size, repeated, cut differently at a resend, and with forged
 * ones among genuine ones.
 */
final class PayloadAssembly {
  /** An unchecked payload, and the fragments that it was made from. */
  static final class Whole {
    private final byte[] text;
    private final List<Fragment> parts;

    Whole(byte[] text, List<Fragment> parts) {
      this.text = text;
      this.parts = parts;
    }

    byte[] text() {
      return text;
    }

    List<Fragment> parts() {
      return parts;
    }
  }

  private record Content(int total, int index, ByteBuffer octets) {}

  private final Map<Integer, FragmentPaths> byTotal = new LinkedHashMap<>();

  PayloadAssembly(List<CertificateBlock> blocks) {
    Map<Content, Fragment> known = new LinkedHashMap<>();
    for (CertificateBlock block : blocks) {
      byte[] octets = block.fragment();
      Content content = new Content(block.totalOctets(), block.index(), ByteBuffer.wrap(octets));
      Fragment fragment = new Fragment(block.index() - 1, octets, known.size());
      Fragment earlier = known.putIfAbsent(content, fragment);
      if (earlier == null) {
        pathsOf(block.totalOctets()).add(fragment);
      }
      (earlier == null ? fragment : earlier).carriers().add(block);
    }
  }

  private FragmentPaths pathsOf(int total) {
    return byTotal.computeIfAbsent(total, FragmentPaths::new);
  }

  /**
   * Passes each payload to the action, which returns whether it was worth checking signatures for.
   */
  void forEach(Predicate<Whole> action) {
    byTotal.values().forEach(paths -> paths.forEach(action));
  }
}
