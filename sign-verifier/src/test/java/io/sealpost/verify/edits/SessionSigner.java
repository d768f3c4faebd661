package io.sealpost.verify.edits;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.sealpost.verify.edits.GroupNumber.GroupKey;
import io.sealpost.verify.edits.GroupNumber.Session;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the blocks of one session. Lines are octets, as characters 0 to 255. */
final class SessionSigner {
  private final Session session;
  private final String ver;
  private final Dialect dialect;
  private final Pen pen;
  private final char payloadType;
  private long sent;

  SessionSigner(Session session, String ver, Dialect dialect, Pen pen, char payloadType) {
    this.session = session;
    this.ver = ver;
    this.dialect = dialect;
    this.pen = pen;
    this.payloadType = payloadType;
  }

  Session session() {
    return session;
  }

  /** The certificate blocks of a group, with at most so many octets of the payload in each. */
  List<String> certificates(GroupKey group, int octets) {
    String payload = "2026-11-21T00:00:00Z " + pen.payload(payloadType, dialect);
    List<String> blocks = new ArrayList<>();
    for (int from = 0; from < payload.length(); from += octets) {
      String part = payload.substring(from, Math.min(payload.length(), from + octets));
      String fields =
          String.format(
              Locale.ROOT,
              "%s=\"%d\" INDEX=\"%d\" FLEN=\"%d\" FRAG=\"%s\"",
              dialect.totalLength(),
              payload.length(),
              from + 1,
              part.length(),
              part);
      blocks.add(signed("ssign-cert", group, fields));
    }
    return blocks;
  }

  /** A signature block over consecutive messages. */
  String block(GroupKey group, long first, List<String> messages) {
    String hashes = messages.stream().map(this::hash).collect(Collectors.joining(" "));
    String fields =
        String.format(
            Locale.ROOT,
            "GBC=\"%d\" FMN=\"%d\" CNT=\"%d\" HB=\"%s\"",
            sent++,
            first,
            messages.size(),
            hashes);
    return signed("ssign", group, fields);
  }

  private String hash(String message) {
    try {
      MessageDigest digest = MessageDigest.getInstance(ver.equals("0111") ? "SHA-1" : "SHA-256");
      return Base64.getEncoder().encodeToString(digest.digest(message.getBytes(ISO_8859_1)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String signed(String id, GroupKey group, String fields) {
    String unsigned =
        String.format(
            Locale.ROOT,
            "<110>1 2026-11-21T00:00:00Z %s %s %s - [%s VER=\"%s\" RSID=\"%s\" SG=\"%s\" SPRI=\"%s\" %s",
            session.host(),
            session.app(),
            session.procId(),
            id,
            ver,
            session.rsid(),
            group.sg(),
            group.spri(),
            fields);
    return unsigned + " SIGN=\"" + pen.sign(unsigned + "]", ver, dialect) + "\"]";
  }
}
