package io.sealpost.verify.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Uncompresses gzip (RFC 1952): all members to the end of the stream, whenever they arrive.
 *
 * <pre>
 *   header, deflated data, CRC-32, length;  header, ...;  zeros to the end, as tapes have them
 * </pre>
 *
 * <p>The JDK's stream takes a member for the last one if nothing is available at that moment, or if
 * what follows does not begin like a member. Here each octet of the input is accounted for, or
 * reading fails.
 */
final class GzipStream extends InputStream {
  private final GzipOctets octets;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private int member;
  private boolean inMember;
  private boolean ended;

  GzipStream(InputStream in) {
    this.octets = new GzipOctets(in);
  }

  static boolean isGzip(byte[] begin) {
    return begin.length >= 2 && begin[0] == 0x1F && begin[1] == (byte) 0x8B;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (inMember || beginMember()) {
      int count = inflate(target, from, length);
      if (count > 0) {
        crc.update(target, from, count);
        return count;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsDictionary()) {
        throw damaged("data that needs a dictionary");
      } else if (!octets.feed(inflater)) {
        throw damaged("it ends within the data");
      }
    }
    return -1;
  }

  private int inflate(byte[] target, int from, int length) throws UnreadableInputException {
    try {
      return inflater.inflate(target, from, length);
    } catch (DataFormatException e) {
      throw damaged(e.getMessage() == null ? "no deflated data" : e.getMessage());
    }
  }

  private boolean beginMember() throws IOException {
    if (ended) {
      return false;
    }
    int first = octets.next();
    if (first > 0 || member == 0) {
      member++;
      new GzipHeader(octets, this::damaged).read(first);
      inflater.reset();
      crc.reset();
      inMember = true;
    } else {
      ended = true;
      if (first == 0) {
        passOverZeros();
      }
    }
    return inMember;
  }

  private void passOverZeros() throws IOException {
    int octet = 0;
    while (octet == 0) {
      octet = octets.next();
    }
    if (octet > 0) {
      throw damaged("something after the padding");
    }
  }

  private void endMember() throws IOException {
    octets.giveBack(inflater.getRemaining());
    if (number() != crc.getValue()) {
      throw damaged("the data has another CRC-32");
    }
    if (number() != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
      throw damaged("the data has another length");
    }
    inMember = false;
  }

  private long number() throws IOException {
    long number = 0;
    for (int i = 0; i < 4; i++) {
      int octet = octets.next();
      if (octet < 0) {
        throw damaged("it ends within a trailer");
      }
      number |= (long) octet << (Byte.SIZE * i);
    }
    return number;
  }

  private UnreadableInputException damaged(String what) {
    return new UnreadableInputException(
        String.format(
            Locale.ROOT,
            "damaged gzip data: %s (member %d, before octet %d)",
            what,
            member,
            octets.passed()));
  }

  @Override
  public void close() {
    inflater.end();
  }
}
