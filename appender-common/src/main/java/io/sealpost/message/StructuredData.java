package io.sealpost.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The STRUCTURED-DATA of application messages (RFC 5424 §6.3): which elements are sent, how many
 * octets they take, and their octets. Immutable.
 */
final class StructuredData {
  /** More elements than this are not compared pairwise. */
  private static final int FEW = 8;

  private final TextCode values;
  private final String suffix;

  StructuredData(EncoderConfig config) {
    values = TextCode.ofValue(config.controls());
    suffix = "@" + config.enterpriseNumber();
  }

  /**
   * Returns the elements as they will be sent: ids cleaned, each id once. Elements whose id already
   * occurred, perhaps only after cleaning, add their parameters to the first one. A list that needs
   * no change is returned itself.
   */
  List<SdElement> arranged(List<SdElement> given) {
    return isArranged(given) ? given : merged(given);
  }

  private boolean isArranged(List<SdElement> given) {
    if (given.size() > FEW) {
      return false;
    }
    for (int i = 0; i < given.size(); i++) {
      String id = given.get(i).id();
      if (!id.equals(idFor(id))) {
        return false;
      }
      for (int j = 0; j < i; j++) {
        if (id.equals(given.get(j).id())) {
          return false;
        }
      }
    }
    return true;
  }

  private List<SdElement> merged(List<SdElement> given) {
    Map<String, List<SdParam>> byId = new LinkedHashMap<>();
    for (SdElement element : given) {
      byId.computeIfAbsent(idFor(element.id()), id -> new ArrayList<>()).addAll(element.params());
    }
    List<SdElement> merged = new ArrayList<>(byId.size());
    byId.forEach((id, params) -> merged.add(new SdElement(id, params)));
    return merged;
  }

  /**
   * The id to send. Blocks of RFC 5848 are recognized by their SD-ID alone: an application must not
   * be able to make something that looks like one.
   */
  private String idFor(String given) {
    String id = PrintUsAscii.sdName(given);
    return id.equals("ssign") || id.equals("ssign-cert") ? id + suffix : id;
  }

  /** Adds the octets of arranged elements, NILVALUE if there are none. */
  void write(List<SdElement> arranged, OctetBuffer out) {
    if (arranged.isEmpty()) {
      out.add('-');
      return;
    }
    for (int i = 0; i < arranged.size(); i++) {
      SdElement element = arranged.get(i);
      out.add('[');
      out.addAscii(element.id());
      List<SdParam> params = element.params();
      for (int j = 0; j < params.size(); j++) {
        writeParam(params.get(j).name(), params.get(j).value(), out);
      }
      out.add(']');
    }
  }

  void writeParam(String name, String value, OctetBuffer out) {
    out.add(' ');
    out.addAscii(PrintUsAscii.sdName(name));
    out.add('=');
    out.add('"');
    values.write(value, out);
    out.add('"');
  }

  /** Octets of an arranged element without parameters. */
  static int octets(String id) {
    return "[]".length() + id.length();
  }

  /** Least number of octets that an element takes, from the characters of its values. */
  static long leastOctets(SdElement element) {
    long least = octets("_");
    List<SdParam> params = element.params();
    for (int i = 0; i < params.size(); i++) {
      least += octetsBesideValue("_") + params.get(i).value().length();
    }
    return least;
  }

  /** Octets of a parameter with the space before it. */
  long octets(SdParam param) {
    return octetsBesideValue(param.name()) + values.octets(param.value());
  }

  private static int octetsBesideValue(String name) {
    return " =\"\"".length() + PrintUsAscii.sdName(name).length();
  }

  /** Octets of arranged elements; the one of NILVALUE is not counted. */
  long octets(List<SdElement> arranged) {
    long octets = 0;
    for (SdElement element : arranged) {
      octets += octets(element.id());
      for (SdParam param : element.params()) {
        octets += octets(param);
      }
    }
    return octets;
  }
}
