package io.sealpost;

import io.sealpost.message.ParsedMessage;
import io.sealpost.sign.Block;
import io.sealpost.sign.CertificateBlock;
import io.sealpost.sign.MalformedBlockException;
import io.sealpost.sign.PayloadBlock;
import io.sealpost.sign.SignatureBlock;
import io.sealpost.sign.key.Hash;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A small check of what a collector received, for the core's own tests: which messages no valid
 * block covers. The verifier proper is a module above this one.
 */
public final class SignedArchive {
  private static final Pattern OWN =
      Pattern.compile(" \\[sealpost-(session|dropped|resend)@32473 ");
  private static final String NOTICE = "[sealpost-session@32473 ";

  private final List<byte[]> messages = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();

  private SignedArchive() {}

  public static SignedArchive of(List<byte[]> received) throws MalformedBlockException {
    SignedArchive archive = new SignedArchive();
    for (byte[] octets : received) {
      ParsedMessage parsed = ParsedMessage.parse(octets, 0, octets.length).orElseThrow();
      Optional<Block> block = Block.of(parsed);
      block.ifPresent(archive.blocks::add);
      if (block.isEmpty()) {
        archive.messages.add(octets);
      }
    }
    return archive;
  }

  /** How many messages of applications there are. */
  int messages() {
    return (int) texts().filter(text -> !OWN.matcher(text).find()).count();
  }

  /** The notices of sessions, as text. */
  public List<String> notices() {
    return texts().filter(text -> text.contains(NOTICE)).toList();
  }

  private Stream<String> texts() {
    return messages.stream().map(octets -> new String(octets, StandardCharsets.UTF_8));
  }

  boolean firstIsCertificate() {
    return blocks.get(0) instanceof CertificateBlock;
  }

  /** Their RSIDs in the order of their first blocks. */
  Set<String> sessions() {
    return blocks.stream()
        .map(block -> block.group().rsid())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** How many hashes all signature blocks hold. */
  int hashes() {
    return blocks.stream()
        .filter(SignatureBlock.class::isInstance)
        .mapToInt(block -> ((SignatureBlock) block).count())
        .sum();
  }

  /** Messages, as text, of which no block with a valid signature has the hash. */
  public List<String> uncovered() throws NoSuchAlgorithmException {
    Map<String, PublicKey> keys = keys();
    Set<String> covered = new TreeSet<>();
    for (Block block : blocks) {
      if (block instanceof SignatureBlock signature
          && signature.verify(keys.get(signature.group().rsid()))) {
        byte[] digest = new byte[signature.hash().octets()];
        for (int index = 0; index < signature.count(); index++) {
          signature.copyDigest(index, digest, 0);
          covered.add(HexFormat.of().formatHex(digest));
        }
      }
    }
    List<String> uncovered = new ArrayList<>();
    for (byte[] message : messages) {
      if (!covered.contains(digest(Hash.SHA_256, message))
          && !covered.contains(digest(Hash.SHA_1, message))) {
        uncovered.add(new String(message, StandardCharsets.UTF_8));
      }
    }
    return uncovered;
  }

  private Map<String, PublicKey> keys() {
    Map<String, Map<Integer, byte[]>> fragments = new LinkedHashMap<>();
    for (Block block : blocks) {
      if (block instanceof CertificateBlock certificate) {
        fragments
            .computeIfAbsent(block.group().rsid(), rsid -> new TreeMap<>())
            .put(certificate.index(), certificate.fragment());
      }
    }
    Map<String, PublicKey> keys = new LinkedHashMap<>();
    fragments.forEach(
        (rsid, parts) -> {
          ByteArrayOutputStream text = new ByteArrayOutputStream();
          parts.values().forEach(text::writeBytes);
          keys.put(rsid, PayloadBlock.parse(text.toByteArray()).orElseThrow().key().orElseThrow());
        });
    return keys;
  }

  private static String digest(Hash hash, byte[] message) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance(hash.algorithm()).digest(message));
  }
}
