package io.sealpost.verify.edits;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** What can be done to the octets of a file, without looking at what they are. */
enum RawEdit {
  CHANGE {
    @Override
    byte[] apply(byte[] file, int at, SplittableRandom random) {
      byte[] changed = file.clone();
      changed[at] ^= (byte) (1 << random.nextInt(8));
      return changed;
    }
  },
  OVERWRITE {
    @Override
    byte[] apply(byte[] file, int at, SplittableRandom random) {
      byte[] changed = file.clone();
      changed[at] = "0123456789 <>\n\r\0[".getBytes(US_ASCII)[random.nextInt(17)];
      return changed;
    }
  },
  INSERT {
    @Override
    byte[] apply(byte[] file, int at, SplittableRandom random) {
      String text =
          List.of("hello", "\n", " ", "3 abc", "0 ", "7", "<13>1 x\n", "\r").get(random.nextInt(8));
      return joined(
          Arrays.copyOf(file, at),
          text.getBytes(US_ASCII),
          Arrays.copyOfRange(file, at, file.length));
    }
  },
  DELETE {
    @Override
    byte[] apply(byte[] file, int at, SplittableRandom random) {
      int end = Math.min(file.length, at + 1 + random.nextInt(3));
      return joined(Arrays.copyOf(file, at), Arrays.copyOfRange(file, end, file.length));
    }
  },
  TRUNCATE {
    @Override
    byte[] apply(byte[] file, int at, SplittableRandom random) {
      return Arrays.copyOf(file, at);
    }
  },
  APPEND {
    @Override
    byte[] apply(byte[] file, int at, SplittableRandom random) {
      byte[] garbage = new byte[1 + random.nextInt(40)];
      random.nextBytes(garbage);
      return joined(file, garbage);
    }
  };

  abstract byte[] apply(byte[] file, int at, SplittableRandom random);

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
