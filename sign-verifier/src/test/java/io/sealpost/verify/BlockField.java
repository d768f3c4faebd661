package io.sealpost.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A field of a block message, of its header or its element, and the ways to spoil it.
 *
 * <p>It lies in {@code block[from, to)}, with the space that sets it apart.
 */
record BlockField(
    String block, String name, boolean inHeader, int from, int to, int valueFrom, int valueTo) {
  private static final Pattern HEADER = Pattern.compile("(\\S+) ");
  private static final List<String> HEADER_FIELDS =
      List.of("PRI and VERSION", "TIMESTAMP", "HOSTNAME", "APP-NAME", "PROCID", "MSGID");
  private static final Pattern PARAMETER = Pattern.compile(" ([A-Z]+)=\"([^\"]*)\"");
  private static final Set<String> OF_GROUP =
      Set.of("HOSTNAME", "APP-NAME", "PROCID", "VER", "RSID", "SG", "SPRI");
  private static final int ENORMOUS = 10_000_000;

  /** What is done to a field. */
  enum Damage {
    MUTATED,
    TRUNCATED,
    REPEATED,
    MISSING,
    ENORMOUS
  }

  static List<BlockField> of(String block) {
    List<BlockField> fields = new ArrayList<>();
    Matcher header = HEADER.matcher(block);
    for (String name : HEADER_FIELDS) {
      if (!header.find()) {
        throw new IllegalArgumentException("no " + name);
      }
      fields.add(of(block, name, true, header, 1));
    }
    Matcher parameter = PARAMETER.matcher(block);
    while (parameter.find()) {
      fields.add(of(block, parameter.group(1), false, parameter, 2));
    }
    return fields;
  }

  private static BlockField of(
      String block, String name, boolean inHeader, Matcher match, int value) {
    return new BlockField(
        block, name, inHeader, match.start(), match.end(), match.start(value), match.end(value));
  }

  /** Whether another value may make it a block of another signature group. */
  boolean isOfGroup() {
    return OF_GROUP.contains(name);
  }

  /** The block in all forms that the damage can take. */
  List<String> damaged(Damage damage) {
    return switch (damage) {
      case MUTATED -> positions().mapToObj(this::mutatedAt).map(this::withValue).toList();
      case TRUNCATED ->
          positions()
              .mapToObj(octets -> value().substring(0, octets))
              .map(this::withValue)
              .toList();
      case REPEATED -> List.of(with(field() + field()));
      case MISSING -> List.of(with(""));
      case ENORMOUS -> List.of(withValue(value().repeat(ENORMOUS / value().length())));
    };
  }

  private IntStream positions() {
    return IntStream.range(0, valueTo - valueFrom);
  }

  private String mutatedAt(int at) {
    char other = (char) (value().charAt(at) + 1);
    return value().substring(0, at) + other + value().substring(at + 1);
  }

  private String value() {
    return block.substring(valueFrom, valueTo);
  }

  private String field() {
    return block.substring(from, to);
  }

  private String withValue(String value) {
    return with(block.substring(from, valueFrom) + value + block.substring(valueTo, to));
  }

  private String with(String field) {
    return block.substring(0, from) + field + block.substring(to);
  }

  @Override
  public String toString() {
    return name;
  }
}
