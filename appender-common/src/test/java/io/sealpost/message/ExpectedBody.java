package io.sealpost.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a message is expected to say behind its header if it is not cut: a slow and simple second
 * opinion on the encoder.
 */
final class ExpectedBody {
  /** In order: {@code id} for an element, {@code name=value} for a parameter, all cleaned. */
  final List<String> data = new ArrayList<>();

  /** What is sent for each character of MSG. */
  final List<String> text;

  private final EncoderConfig config;

  ExpectedBody(SyslogMessage message, EncoderConfig config) {
    this.config = config;
    Map<String, List<String>> elements = new LinkedHashMap<>();
    for (SdElement element : message.structuredData()) {
      String id = name(element.id());
      if (id.matches("ssign(-cert)?")) {
        id += "@" + config.enterpriseNumber();
      }
      List<String> params = elements.computeIfAbsent(id, any -> new ArrayList<>());
      for (SdParam param : element.params()) {
        params.add(name(param.name()) + "=" + String.join("", units(param.value())));
      }
    }
    elements.forEach(
        (id, params) -> {
          data.add(id);
          data.addAll(params);
        });
    text = units(message.text().replaceAll(spaces(config) + "+\\z", ""));
  }

  private static String spaces(EncoderConfig config) {
    return config.controls() == Controls.SPACE ? "[\\x01-\\x20]" : "[ \\r\\n]";
  }

  private static String name(String given) {
    StringBuilder name = new StringBuilder();
    given.codePoints().limit(32).forEach(c -> name.append(isNameCharacter(c) ? (char) c : '_'));
    return name.isEmpty() ? "_" : name.toString();
  }

  private static boolean isNameCharacter(int character) {
    return character > 32 && character < 127 && "=]\"".indexOf(character) < 0;
  }

  private List<String> units(String value) {
    List<String> units = new ArrayList<>();
    for (int codePoint : value.codePoints().toArray()) {
      units.add(unit(codePoint));
    }
    return units;
  }

  private String unit(int codePoint) {
    if (codePoint >= 0xD800 && codePoint < 0xE000) {
      return "\ufffd";
    }
    if (codePoint == 0) {
      return "#000";
    }
    if (codePoint >= 32 || config.controls() == Controls.KEEP) {
      return Character.toString(codePoint);
    }
    return config.controls() == Controls.SPACE ? " " : "#0" + codePoint / 8 + "" + codePoint % 8;
  }

  static boolean isElement(String entry) {
    return entry.indexOf('=') < 0;
  }

  /** Octets that the first {@code count} entries of {@link #data} take. */
  long dataOctets(int count) {
    return data.subList(0, count).stream().mapToLong(ExpectedBody::entryOctets).sum();
  }

  private static long entryOctets(String entry) {
    if (isElement(entry)) {
      return octets("[" + entry + "]");
    }
    String name = entry.substring(0, entry.indexOf('='));
    String value = entry.substring(name.length() + 1);
    return octets(" " + name + "=''" + value) + octets(value.replaceAll("[^\"\\\\\\]]", ""));
  }

  /** Octets that the first {@code count} entries of {@link #text} take. */
  long textOctets(int count) {
    return octets(String.join("", text.subList(0, count)));
  }

  boolean hasBom(String sent) {
    return config.bom()
        && !text.get(0).equals("\ufeff")
        && sent.chars().anyMatch(character -> character > 127);
  }

  /** Octets of the whole body. */
  long octets() {
    long octets = data.isEmpty() ? 1 : dataOctets(data.size());
    if (text.isEmpty()) {
      return octets;
    }
    return octets + 1 + textOctets(text.size()) + (hasBom(String.join("", text)) ? 3 : 0);
  }

  private static long octets(String text) {
    return text.getBytes(UTF_8).length;
  }
}
