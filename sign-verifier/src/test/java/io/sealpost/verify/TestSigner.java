package io.sealpost.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealpost.sign.GroupId;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A signer made for tests, independent of the one in the core: the JDK's keys, signatures in DER,
 * groups and fragments as asked for. Numbers are the caller's business.
 */
public final class TestSigner {
  private static final Base64.Encoder BASE64 = Base64.getEncoder();
  private static final Pattern SIGN = Pattern.compile(" SIGN=\"[^\"]*\"");

  private final KeyPair keys;
  private String host = "host.example.org";
  private String app = "signer";
  private String procId = "1";
  private String rsid = "1";
  private String ver = "0111";
  private String group = "0";
  private String spri = "110";
  private int sent;

  private TestSigner(KeyPair keys) {
    this.keys = keys;
  }

  /**
   * Makes a signer with a key of its own: of 1024 bits for DSA with SHA-1, of 2048 with SHA-256.
   */
  public static TestSigner create(String ver) {
    try {
      TestSigner signer = new TestSigner(generator(ver).generateKeyPair());
      signer.ver = ver;
      return signer;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPairGenerator generator(String ver) throws GeneralSecurityException {
    if (ver.equals("5124")) {
      return KeyPairGenerator.getInstance("Ed25519");
    }
    boolean isCurve = ver.equals("5123");
    KeyPairGenerator generator = KeyPairGenerator.getInstance(isCurve ? "EC" : "DSA");
    generator.initialize(isCurve ? 256 : ver.equals("0111") ? 1024 : 2048);
    return generator;
  }

  /** The same key in another process, session and group. */
  public TestSigner as(String newHost, String newProcId, String newRsid, String sg, String pri) {
    TestSigner signer = new TestSigner(keys);
    signer.ver = ver;
    signer.app = app;
    signer.host = newHost;
    signer.procId = newProcId;
    signer.rsid = newRsid;
    signer.group = sg;
    signer.spri = pri;
    return signer;
  }

  public TestSigner session(String newRsid) {
    return as(host, procId, newRsid, group, spri);
  }

  /** The signature group that it signs in. */
  public GroupId group() {
    return new GroupId(host, app, procId, rsid, ver, group, spri);
  }

  public KeyPair keys() {
    return keys;
  }

  /** The payload of type K. */
  public String payload() {
    return "2026-11-21T00:00:00Z K " + BASE64.encodeToString(keys.getPublic().getEncoded());
  }

  public String certificate() {
    return certificates(payload(), 100_000).get(0);
  }

  /** The payload in fragments of at most so many octets. */
  public List<String> certificates(String payload, int octets) {
    List<String> blocks = new ArrayList<>();
    for (int from = 0; from < payload.length(); from += octets) {
      blocks.add(fragment(payload, from, Math.min(octets, payload.length() - from)));
    }
    return blocks;
  }

  public String fragment(String payload, int from, int octets) {
    String part = payload.substring(from, from + octets);
    return signed(
        "ssign-cert",
        String.format(
            Locale.ROOT,
            "TPBL=\"%d\" INDEX=\"%d\" FLEN=\"%d\" FRAG=\"%s\"",
            payload.length(),
            from + 1,
            octets,
            part));
  }

  /** A signature block over these messages, the first of which has that number. */
  public String block(long firstNumber, List<String> messages) {
    return signed("ssign", hashes(firstNumber, messages));
  }

  /**
   * As {@link #block}, with {@code before} and {@code behind} in place of nothing around the
   * element.
   */
  public String block(long firstNumber, List<String> messages, String before, String behind) {
    return signed("ssign", hashes(firstNumber, messages), before, behind);
  }

  /** A changed block with a signature that fits again: what a signer would make who is mistaken. */
  public String resign(String block) {
    Matcher sign = SIGN.matcher(block);
    if (!sign.find()) {
      throw new IllegalArgumentException("no SIGN in " + block);
    }
    String fresh = sign(block.substring(0, sign.start()) + block.substring(sign.end()));
    return block.substring(0, sign.start())
        + " SIGN=\""
        + fresh
        + "\""
        + block.substring(sign.end());
  }

  private String hashes(long firstNumber, List<String> messages) {
    String hashes = messages.stream().map(this::hash).collect(Collectors.joining(" "));
    return String.format(
        Locale.ROOT,
        "GBC=\"%d\" FMN=\"%d\" CNT=\"%d\" HB=\"%s\"",
        sent++,
        firstNumber,
        messages.size(),
        hashes);
  }

  private String hash(String message) {
    try {
      String algorithm = ver.equals("0111") ? "SHA-1" : "SHA-256";
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      return BASE64.encodeToString(digest.digest(message.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String signed(String id, String fields) {
    return signed(id, fields, "", "");
  }

  private String signed(String id, String fields, String before, String behind) {
    String open =
        String.format(
            Locale.ROOT,
            "<110>1 2026-11-21T00:00:00Z %s %s %s - %s[%s VER=\"%s\" RSID=\"%s\" SG=\"%s\" SPRI=\"%s\" %s",
            host,
            app,
            procId,
            before,
            id,
            ver,
            rsid,
            group,
            spri,
            fields);
    String close = "]" + behind;
    return open + " SIGN=\"" + sign(open + close) + "\"" + close;
  }

  private String algorithm() {
    return switch (ver) {
      case "0111" -> "SHA1withDSA";
      case "0121" -> "SHA256withDSA";
      case "5123" -> "SHA256withECDSA";
      default -> "Ed25519";
    };
  }

  private String sign(String text) {
    try {
      Signature signature = Signature.getInstance(algorithm());
      signature.initSign(keys.getPrivate());
      signature.update(text.getBytes(US_ASCII));
      return BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
