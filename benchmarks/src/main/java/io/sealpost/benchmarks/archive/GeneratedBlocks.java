package io.sealpost.benchmarks.archive;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.interfaces.DSAParams;
import java.security.interfaces.DSAPublicKey;
import java.util.Base64;

/** The certificate and signature blocks of one session, with a group of all messages (SG 0). */
final class GeneratedBlocks {
  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  private final ArchiveStyle style;
  private final LeakyDsaKey key;
  private final long rsid;
  private final MessageDigest digest;
  private final Line line = new Line();

  // The hashes of the last messages as text, each with a space behind it.
  private final int width;
  private final byte[] window;
  private final byte[] word;
  private int held;
  private int unsent;
  private long firstNumber = 1;
  private long counter;

  GeneratedBlocks(ArchiveStyle style, LeakyDsaKey key, long rsid) {
    this.style = style;
    this.key = key;
    this.rsid = rsid;
    this.digest = style.hash().newDigest();
    this.word = new byte[(style.hash().octets() + 2) / 3 * 4];
    this.width = word.length + 1;
    this.window = new byte[style.capacity() * width];
  }

  /** Takes a message; says whether a {@linkplain #block block} is due. */
  boolean add(Line message) {
    if (held == style.capacity()) {
      drop(style.step());
    }
    message.hash(digest);
    BASE64.encode(digest.digest(), word);
    System.arraycopy(word, 0, window, held * width, word.length);
    window[held * width + word.length] = ' ';
    held++;
    unsent++;
    return unsent == style.step();
  }

  private void drop(int hashes) {
    held -= hashes;
    firstNumber += hashes;
    System.arraycopy(window, hashes * width, window, 0, held * width);
  }

  /** Whether there is a message that no block holds. */
  boolean hasUnsent() {
    return unsent > 0;
  }

  /** The next signature block. The line is valid until the next call. */
  Line block(String timestamp) {
    begin("ssign", timestamp);
    line.add("\" GBC=\"" + counter + "\" FMN=\"" + firstNumber + "\" CNT=\"" + held + "\" HB=\"");
    line.add(window, 0, held * width - 1);
    counter++;
    unsent = 0;
    return signed();
  }

  /** The one certificate block that holds the whole payload. */
  Line certificate(String timestamp) {
    String payload = timestamp + " K " + BASE64.encodeToString(keyBlob());
    String total = style.isDraft() ? "TBPL" : "TPBL";
    int length = payload.length();
    begin("ssign-cert", timestamp);
    line.add("\" " + total + "=\"" + length + "\" INDEX=\"1\" FLEN=\"" + length + "\" FRAG=\"");
    line.add(payload);
    return signed();
  }

  private void begin(String id, String timestamp) {
    line.clear().add("<110>1 ").add(timestamp).add(" " + GeneratedMessages.HOST);
    line.add(" signer 77 - [" + id + " VER=\"" + style.ver() + "\" RSID=\"" + rsid);
    line.add("\" SG=\"0\" SPRI=\"110");
  }

  private Line signed() {
    line.add("\"]").hash(digest);
    LeakyDsaKey.Signature signature = key.sign(digest.digest());
    byte[] octets = style.isDraft() ? der(signature) : mpis(signature.r(), signature.s());
    return line.truncate(line.length() - 1)
        .add(" SIGN=\"")
        .add(BASE64.encodeToString(octets))
        .add("\"]");
  }

  private byte[] keyBlob() {
    DSAPublicKey publicKey = (DSAPublicKey) key.publicKey();
    DSAParams domain = publicKey.getParams();
    if (style.isDraft()) {
      return publicKey.getEncoded();
    }
    return mpis(domain.getP(), domain.getQ(), domain.getG(), publicKey.getY());
  }

  /** {@code SEQUENCE { r INTEGER, s INTEGER }}; together they are shorter than 128 octets. */
  private static byte[] der(LeakyDsaKey.Signature signature) {
    byte[] r = signature.r().toByteArray();
    byte[] s = signature.s().toByteArray();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x30, (byte) (r.length + s.length + 4)});
    out.writeBytes(new byte[] {0x02, (byte) r.length});
    out.writeBytes(r);
    out.writeBytes(new byte[] {0x02, (byte) s.length});
    out.writeBytes(s);
    return out.toByteArray();
  }

  /** Each number behind its length in bits, two octets (RFC 4880 §3.2). */
  private static byte[] mpis(BigInteger... numbers) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (BigInteger number : numbers) {
      int bits = number.bitLength();
      out.write(bits >> 8);
      out.write(bits);
      byte[] octets = number.toByteArray(); // perhaps with an octet 0 for the sign
      int count = (bits + 7) / 8;
      out.write(octets, octets.length - count, count);
    }
    return out.toByteArray();
  }
}
