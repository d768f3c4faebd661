package io.sealpost.verify.reference;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A directory with a log and with {@code expected.json}, as far as the reference can judge it.
 *
 * @param verdicts by the place of a line in all of its files together
 */
record KnownVector(
    Trust trust,
    List<byte[]> lines,
    Map<Integer, String> verdicts,
    Set<String> findings,
    Map<String, Long> counts) {
  // Options that the reference does not have, keys that it does not know, frames; and one that says
  // what the rules said
  // before they called a block that does not parse a bad one.
  private static final Pattern OUT_OF_SCOPE =
      Pattern.compile(
          "--(sha1|signer|strip-cr|strict)|vendor-|octet-counted|key-of-unknown-type|self-carried-key\"|crlf-kept");
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\{\"file\": \"([^\"]+)\", \"line\": (\\d+),(?: \"kind\": \"(\\w+)\",)? \"verdict\": \"(\\w+)\"");
  private static final Pattern KEY = Pattern.compile("\"(key2?\\.pem)(=[^\"]*)?\"");

  static boolean isInScope(Path directory) {
    try {
      return !OUT_OF_SCOPE.matcher(Files.readString(directory.resolve("expected.json"))).find();
    } catch (IOException e) {
      return true; // the test will say so
    }
  }

  static KnownVector read(Path directory) throws IOException {
    String json = Files.readString(directory.resolve("expected.json"));
    List<byte[]> lines = new ArrayList<>();
    Map<String, Integer> firstLine = new TreeMap<>();
    for (String file : strings(json, "inputs")) {
      firstLine.put(file, lines.size());
      lines.addAll(lines(Files.readAllBytes(directory.resolve(file))));
    }
    Map<Integer, String> verdicts = new TreeMap<>();
    Matcher entry = ENTRY.matcher(json);
    while (entry.find()) {
      int line = firstLine.get(entry.group(1)) + Integer.parseInt(entry.group(2)) - 1;
      String kind = entry.group(3) == null ? "" : entry.group(3) + " ";
      verdicts.put(line, kind + entry.group(4));
    }
    return new KnownVector(
        trust(directory, json),
        lines,
        verdicts,
        new TreeSet<>(strings(json, "findings")),
        counts(json));
  }

  private static Trust trust(Path directory, String json) throws IOException {
    List<Trust.Known> keys = new ArrayList<>();
    Matcher key = KEY.matcher(json);
    while (key.find()) {
      Set<String> hosts =
          key.group(2) == null ? Set.of() : Set.of(key.group(2).substring(1).split(","));
      keys.add(new Trust.Known(publicKey(directory.resolve(key.group(1))), hosts));
    }
    return new Trust(keys);
  }

  private static PublicKey publicKey(Path pem) throws IOException {
    String text = Files.readString(pem).replaceAll("-----[A-Z ]+-----", "");
    try {
      byte[] der = Base64.getMimeDecoder().decode(text);
      return KeyFactory.getInstance("DSA").generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      throw new IOException(pem + " is no DSA key", e);
    }
  }

  private static List<String> strings(String json, String name) {
    Matcher list = Pattern.compile("\"" + name + "\": \\[([^\\]]*)\\]").matcher(json);
    List<String> strings = new ArrayList<>();
    if (list.find()) {
      Matcher string = Pattern.compile("\"([^\"]*)\"").matcher(list.group(1));
      while (string.find()) {
        strings.add(string.group(1));
      }
    }
    return strings;
  }

  private static Map<String, Long> counts(String json) {
    Map<String, Long> counts = new TreeMap<>();
    Matcher count =
        Pattern.compile("\"(redelivered|lost|uncovered|badBlocks)\": (\\d+)").matcher(json);
    while (count.find()) {
      counts.put(count.group(1), Long.parseLong(count.group(2)));
    }
    return counts;
  }

  private static List<byte[]> lines(byte[] file) throws IOException {
    byte[] octets = file;
    if (file[0] == 0x1F) {
      octets = new GZIPInputStream(new ByteArrayInputStream(file)).readAllBytes();
    }
    List<byte[]> lines = new ArrayList<>();
    int from = 0;
    for (int at = 0; at <= octets.length; at++) {
      boolean ends = at == octets.length ? at > from : octets[at] == '\n';
      if (ends) {
        lines.add(Arrays.copyOfRange(octets, from, at));
        from = at + 1;
      }
    }
    return lines;
  }
}
