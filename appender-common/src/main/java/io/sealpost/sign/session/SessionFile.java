package io.sealpost.sign.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealpost.files.ForcedFile;
import io.sealpost.sign.BlockFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * {@code <dir>/session}: the last RSID used (RFC 5848 §4.2.2), so that the next one is higher, and
 * the last session that the stream announced as started.
 *
 * <pre>
 *   1795225037 1795225030 ended host.example.org billing 4294969344 0/110:57,1/13:9 9f0c1d2e LF
 *   |          |          |     |                |       |          |               CRC-32C of all
 *   |          |          |     |                |       |          |               before, in hex
 *   |          |          |     |                |       |          last numbers that its blocks
 *   |          |          |     |                |       |          cover, "-" if none does,
 *   |          |          |     |                |       before this position of the journal
 *   |          |          |     HOSTNAME and APP-NAME that it was signed with
 *   |          |          whether it is said to have ended, or still running
 *   |          last said to have started, 0 if none was
 *   last used
 *   1795225037 1795225030 ended host.example.org billing 9f0c1d2e LF    of an earlier version, and
 *                                            where none has started: no numbers are known
 *   1795225037 9f0c1d2e LF                   as the first version wrote it: none has started
 * </pre>
 *
 * <p>A damaged file counts as missing. The clock and the sessions that still have certificates then
 * show which RSIDs must have been used: refusing to start would leave the application's messages
 * unsigned, which is worse than a gap in the RSIDs.
 */
final class SessionFile {
  private static final String NAME = "session";
  private static final Pattern FORM =
      Pattern.compile(
          "((?<used>\\d{1,10})"
              + "(?: (?<started>\\d{1,10}) (?<state>ended|running) (?<host>[!-~]+) (?<app>[!-~]+)"
              + "(?: (?<position>\\d{1,18}) (?<numbers>-|[0-9/:,]+))?)?) (?<crc>[0-9a-f]{8})\n");

  /** What the file says. */
  private record State(long used, Predecessor started) {}

  private SessionFile() {}

  /** The last RSID used, 0 if none was. */
  static long last(Path directory) throws IOException {
    return state(directory).used();
  }

  /**
   * Returns max(last + 1, Unix seconds), already forced to disk, so that it may be used at once. 1
   * follows 9999999999.
   *
   * @throws IOException if the file exists but cannot be read, or the new one cannot be written
   */
  static long next(Path directory, Clock clock) throws IOException {
    State state = state(directory);
    long rsid = after(state.used(), clock.instant().getEpochSecond());
    write(directory, new State(rsid, state.started()));
    return rsid;
  }

  /** The last session announced as started. */
  static Predecessor started(Path directory) throws IOException {
    return state(directory).started();
  }

  /** Records this session, still running, as the last one announced as started. */
  static void start(Path directory, Predecessor session) throws IOException {
    write(directory, new State(last(directory), session));
  }

  /**
   * Records that this session was announced as ended; changes nothing if it was not announced as
   * started.
   */
  static void end(Path directory, long rsid, CoveredMark mark) throws IOException {
    State state = state(directory);
    if (state.started().rsid() == rsid) {
      write(directory, new State(state.used(), state.started().at(mark).atItsEnd()));
    }
  }

  /**
   * Records how far this session was covered; changes nothing if it is not the last one that
   * started.
   */
  static void mark(Path directory, long rsid, CoveredMark mark) throws IOException {
    State state = state(directory);
    if (state.started().rsid() == rsid) {
      write(directory, new State(state.used(), state.started().at(mark)));
    }
  }

  private static long after(long last, long unixSeconds) {
    if (last == BlockFields.MAX_NUMBER) {
      return 1;
    }
    return Math.max(last + 1, Math.min(unixSeconds, BlockFields.MAX_NUMBER));
  }

  private static State state(Path directory) throws IOException {
    Optional<State> read = read(directory.resolve(NAME));
    return read.isPresent()
        ? read.get()
        : new State(CertificateFile.lastRsid(directory), Predecessor.NONE);
  }

  private static Optional<State> read(Path file) throws IOException {
    try {
      Matcher content = FORM.matcher(new String(Files.readAllBytes(file), ISO_8859_1));
      boolean whole = content.matches() && crc(content.group(1)).equals(content.group("crc"));
      return whole ? Optional.of(state(content)) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static State state(Matcher content) {
    long used = Long.parseLong(content.group("used"));
    return content.group("started") == null
        ? new State(used, Predecessor.NONE)
        : new State(
            used,
            new Predecessor(
                Long.parseLong(content.group("started")),
                content.group("state").equals("ended"),
                content.group("host"),
                content.group("app"),
                mark(content)));
  }

  private static Optional<CoveredMark> mark(Matcher content) {
    if (content.group("position") == null) {
      return Optional.empty();
    }
    return MarkFile.mark(content.group("position"), content.group("numbers"));
  }

  private static void write(Path directory, State state) throws IOException {
    Predecessor started = state.started();
    String said =
        String.join(
                " ",
                Long.toString(state.used()),
                Long.toString(started.rsid()),
                started.ended() ? "ended" : "running",
                started.hostname(),
                started.appName())
            + started.mark().map(mark -> " " + MarkFile.text(mark)).orElse("");
    ForcedFile.replace(directory, NAME, (said + " " + crc(said) + "\n").getBytes(US_ASCII));
  }

  private static String crc(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(US_ASCII));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}
