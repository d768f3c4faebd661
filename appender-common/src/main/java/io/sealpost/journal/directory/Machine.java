package io.sealpost.journal.directory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A machine, as far as it can be identified from files; never asks a name server.
 *
 * <pre>
 *   host=web1
 *   machine=5f0c8a1e77d2b394
 * </pre>
 *
 * @param host its name; empty if unknown
 * @param id 16 hexadecimal digits of a digest of its machine-id(5), which is confidential; empty if
 *     it has none or this user may not read it
 */
record Machine(String host, String id) {
  private static final Pattern FORM =
      Pattern.compile("(?s).*host=([\\w.-]{0,255})\nmachine=([0-9a-f]{0,16})\n");
  private static final Pattern NAME = Pattern.compile("[\\w.-]{1,255}");
  private static final int DIGITS = 16;

  /** The machine that this process runs on. */
  static Machine here() {
    String name = read(Path.of("/proc/sys/kernel/hostname"));
    String id = read(Path.of("/etc/machine-id"));
    return new Machine(NAME.matcher(name).matches() ? name : "", id.isEmpty() ? "" : digest(id));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, ISO_8859_1).strip();
    } catch (IOException | RuntimeException e) {
      return ""; // missing, or not readable by this user
    }
  }

  private static String digest(String id) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(("sealpost " + id).getBytes(ISO_8859_1));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      return "";
    }
  }

  /** Finds those lines in what this or an older version has written; empty if they are missing. */
  static Optional<Machine> in(String text) {
    Matcher content = FORM.matcher(text);
    return content.matches()
        ? Optional.of(new Machine(content.group(1), content.group(2)))
        : Optional.empty();
  }

  String lines() {
    return "host=" + host + "\nmachine=" + id + "\n";
  }

  /** Whether they are known to differ: by their ids, or by their names where one has no id. */
  boolean isAnotherThan(Machine other) {
    boolean ids = !id.isEmpty() && !other.id.isEmpty();
    boolean hosts = !host.isEmpty() && !other.host.isEmpty();
    return ids ? !id.equals(other.id) : hosts && !host.equals(other.host);
  }

  /** What it is called. */
  String name() {
    return host.isEmpty() ? id : host;
  }
}
