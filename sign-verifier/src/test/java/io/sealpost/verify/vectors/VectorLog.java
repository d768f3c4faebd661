package io.sealpost.verify.vectors;

import io.sealpost.verify.TestSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A log in the making, each line with what must be said of it.
 *
 * <p>Unless said otherwise lines go to {@code a.log}, the keys in it are good enough, and nothing
 * is found: then the exit status must be 0, else 1.
 */
final class VectorLog {
  private final String name;
  private final String description;
  private final Map<String, StringBuilder> files = new LinkedHashMap<>();
  private final Map<String, String> keyFiles = new LinkedHashMap<>();
  private final List<String> options = new ArrayList<>(List.of("--self-carried-keys"));
  private final List<String> messages = new ArrayList<>();
  private final List<String> blocks = new ArrayList<>();
  private final List<ExpectedGroup> groups = new ArrayList<>();
  private final TreeSet<String> findings = new TreeSet<>();
  private final Map<String, Integer> summary = new LinkedHashMap<>(Map.of("redelivered", 0));
  private LineEnd lineEnd = LineEnd.LF;
  private int line;

  /** With {@code name} that of its directory. */
  VectorLog(String name, String description) {
    this.name = name;
    this.description = description;
  }

  // How it is verified.

  VectorLog options(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  VectorLog withoutTrust() {
    options.remove("--self-carried-keys");
    return this;
  }

  /** Trusts this signer's key, for these hosts; for all if there are none. */
  VectorLog trusting(TestSigner signer, String... hosts) {
    String file = "key" + (keyFiles.isEmpty() ? "" : keyFiles.size() + 1) + ".pem";
    byte[] der = signer.keys().getPublic().getEncoded();
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    keyFiles.put(file, "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n");
    String suffix = hosts.length == 0 ? "" : "=" + String.join(",", hosts);
    return withoutTrust().options("--trust-key", file + suffix);
  }

  // What it consists of.

  VectorLog ending(LineEnd end) {
    lineEnd = end;
    return this;
  }

  /** What comes goes to another file. */
  VectorLog file(String fileName) {
    files.put(fileName, new StringBuilder());
    line = 0;
    return this;
  }

  /** A message with these numbers. */
  VectorLog verified(String text, String... ids) {
    return message(text, "verified", ", \"ids\": " + Arrays.toString(ids));
  }

  /** Messages of one group, numbered through. */
  VectorLog verified(ExpectedGroup group, long first, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      verified(texts.get(i), group.id(first + i));
    }
    return this;
  }

  VectorLog unsigned(String text) {
    return message(text, "unsigned", "");
  }

  VectorLog unsigned(List<String> texts) {
    texts.forEach(this::unsigned);
    return this;
  }

  VectorLog replayed(List<String> texts) {
    texts.forEach(text -> message(text, "replay", ""));
    return this;
  }

  /** Copies in a redelivered run. */
  VectorLog redelivered(List<String> texts) {
    summary.merge("redelivered", texts.size(), Integer::sum);
    return replayed(texts);
  }

  /** Lines of signers that are not looked at. */
  VectorLog passedOver(String... texts) {
    for (String text : texts) {
      append(text);
    }
    summary.merge("passedOver", texts.length, Integer::sum);
    return this;
  }

  /** A certificate block, and its verdict: with a space and why, if it is bad. */
  VectorLog cert(String verdict, String block) {
    return block("cert", verdict, block);
  }

  VectorLog cert(String verdict, List<String> several) {
    several.forEach(block -> cert(verdict, block));
    return this;
  }

  /** A signature block, as {@link #cert}. */
  VectorLog sig(String verdict, String block) {
    return block("sig", verdict, block);
  }

  // What is said at the end.

  VectorLog groups(ExpectedGroup... all) {
    groups.addAll(Stream.of(all).sorted(ExpectedGroup.ORDER).toList());
    return this;
  }

  /** The kinds of all findings. */
  VectorLog finds(String... kinds) {
    findings.addAll(List.of(kinds));
    return this;
  }

  private VectorLog message(String text, String verdict, String more) {
    append(text);
    messages.add(String.format(Locale.ROOT, "{%s, \"verdict\": \"%s\"%s}", place(), verdict, more));
    return this;
  }

  private VectorLog block(String kind, String verdict, String block) {
    append(block);
    String[] parts = verdict.split(" ", 2);
    String why = parts.length == 1 ? "" : ", \"why\": \"" + parts[1] + "\"";
    blocks.add(
        String.format(
            Locale.ROOT,
            "{%s, \"kind\": \"%s\", \"verdict\": \"%s\"%s}",
            place(),
            kind,
            parts[0],
            why));
    return this;
  }

  private void append(String text) {
    if (files.isEmpty()) {
      file("a.log");
    }
    files.get(current()).append(lineEnd.framed(text));
    line++;
  }

  private String place() {
    return String.format(Locale.ROOT, "\"file\": \"%s\", \"line\": %d", current(), line);
  }

  private String current() {
    return List.copyOf(files.keySet()).get(files.size() - 1);
  }

  // The files.

  void write(Path parent) throws IOException {
    Path directory = Files.createDirectories(parent.resolve(name));
    for (Map.Entry<String, StringBuilder> file : files.entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
    for (Map.Entry<String, String> file : keyFiles.entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
    Files.writeString(directory.resolve("expected.json"), json());
  }

  private String json() {
    return new ExpectedJson()
        .text("name", name)
        .text("description", description)
        .texts("inputs", files.keySet())
        .texts("options", options)
        .raw("status", findings.isEmpty() ? "0" : "1")
        .texts("findings", findings)
        .counts("summary", summary)
        .objects("messages", messages)
        .objects("blocks", blocks)
        .objects("groups", groups.stream().map(ExpectedGroup::json).toList())
        .toString();
  }
}
