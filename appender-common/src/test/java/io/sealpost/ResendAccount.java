package io.sealpost;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealpost.message.ParsedMessage;
import io.sealpost.sign.Block;
import io.sealpost.sign.MalformedBlockException;
import io.sealpost.sign.SignatureBlock;
import io.sealpost.sign.key.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A small account of what an archive has several times, and of what its signers say that they sent
 * again: for the core's own tests. Each message may be there once for each of its numbers, and once
 * more for each time that one is listed. Signatures are not looked at.
 */
public final class ResendAccount {
  private static final Pattern NOTICE =
      Pattern.compile(
          " RESEND \\[sealpost-resend@32473 rsid=\"(\\d+)\" reason=\"(\\w+)\" again=\"([^\"]*)\"\\]");
  private static final Pattern LISTED = Pattern.compile("(\\d+/\\d/\\d+):(\\d+)(?:-(\\d+))?");

  private final Map<String, Integer> copies = new LinkedHashMap<>(); // by text
  private final Map<String, Map<String, Set<Long>>> numbers = new HashMap<>();
  private final Map<String, Map<Long, Integer>> listed = new HashMap<>();
  private final List<String> reasons = new ArrayList<>();
  private int repeated;

  private ResendAccount() {}

  public static ResendAccount of(List<byte[]> received) throws MalformedBlockException {
    ResendAccount account = new ResendAccount();
    Set<String> different = new HashSet<>();
    for (byte[] octets : received) {
      account.repeated += different.add(new String(octets, UTF_8)) ? 0 : 1;
      Optional<Block> block = Block.of(ParsedMessage.parse(octets, 0, octets.length).orElseThrow());
      if (block.isEmpty()) {
        account.copies.merge(new String(octets, UTF_8), 1, Integer::sum);
      } else if (block.get() instanceof SignatureBlock signature) {
        account.number(signature);
      }
    }
    account.copies.keySet().forEach(account::read);
    return account;
  }

  private void number(SignatureBlock block) {
    byte[] digest = new byte[block.hash().octets()];
    for (int index = 0; index < block.count(); index++) {
      block.copyDigest(index, digest, 0);
      numbers
          .computeIfAbsent(HexFormat.of().formatHex(digest), hash -> new HashMap<>())
          .computeIfAbsent(group(block), group -> new HashSet<>())
          .add(block.number(index));
    }
  }

  private static String group(SignatureBlock block) {
    String group = block.group().rsid() + "/" + block.group().sg() + "/" + block.group().spri();
    return lasting(block.group().procId()) + " " + group;
  }

  /** What stays of a PROCID over processes. */
  private static String lasting(String procId) {
    return procId.substring(procId.indexOf('.') + 1);
  }

  private Map<String, Set<Long>> numbersOf(String text) {
    Map<String, Set<Long>> all = new HashMap<>();
    for (Hash hash : Hash.values()) {
      String digest = HexFormat.of().formatHex(hash.newDigest().digest(text.getBytes(UTF_8)));
      all.putAll(numbers.getOrDefault(digest, Map.of()));
    }
    return all;
  }

  /** A notice counts if it is a message of the session that it names. */
  private void read(String text) {
    Matcher notice = NOTICE.matcher(text);
    String signer = lasting(text.split(" ", 6)[4]) + " ";
    if (notice.find()
        && numbersOf(text).keySet().stream()
            .anyMatch(group -> group.startsWith(signer + notice.group(1) + "/"))) {
      reasons.add(notice.group(2));
      for (MatchResult one : LISTED.matcher(notice.group(3)).results().toList()) {
        long first = Long.parseLong(one.group(2));
        long last = one.group(3) == null ? first : Long.parseLong(one.group(3));
        for (long number = first; number <= last; number++) {
          listed
              .computeIfAbsent(signer + one.group(1), group -> new HashMap<>())
              .merge(number, 1, Integer::sum);
        }
      }
    }
  }

  /**
   * Messages of which there are more copies than it is said: with how many, and how many may be.
   */
  public List<String> unsaid() {
    List<String> unsaid = new ArrayList<>();
    copies.forEach(
        (text, count) -> {
          int may = may(text);
          if (count > may) {
            unsaid.add(count + " copies, not " + may + ": " + text);
          }
        });
    return unsaid;
  }

  private int may(String text) {
    int wanted = 1;
    int excused = 0;
    for (Map.Entry<String, Set<Long>> group : numbersOf(text).entrySet()) {
      wanted = Math.max(wanted, group.getValue().size());
      Map<Long, Integer> said = listed.getOrDefault(group.getKey(), Map.of());
      excused =
          Math.max(excused, group.getValue().stream().mapToInt(n -> said.getOrDefault(n, 0)).sum());
    }
    return wanted + excused;
  }

  /** How many messages and blocks there are beyond the first copy of each. */
  int repeated() {
    return repeated;
  }

  /** How many of them are messages. */
  int again() {
    return copies.values().stream().mapToInt(count -> count - 1).sum();
  }

  /** How often a number is listed, in all. */
  int listed() {
    return listed.values().stream()
        .flatMap(group -> group.values().stream())
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** The RSIDs of the numbers that are listed. */
  Set<String> sessions() {
    return listed.keySet().stream()
        .map(group -> group.substring(group.indexOf(' ') + 1, group.indexOf('/')))
        .collect(Collectors.toSet());
  }

  /** Why, in the order of the notices' first copies. */
  List<String> reasons() {
    return reasons;
  }
}
