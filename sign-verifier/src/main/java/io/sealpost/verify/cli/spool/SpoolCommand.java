package io.sealpost.verify.cli.spool;

import io.sealpost.journal.JournalSurvey;
import io.sealpost.journal.encryption.KeyRing;
import io.sealpost.journal.format.EntryKind;
import io.sealpost.verify.cli.terminal.ExitStatus;
import io.sealpost.verify.cli.terminal.Terminal;
import io.sealpost.verify.cli.terminal.VersionText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code spool DIR}: shows what waits in an appender's spool directory, and how far it has come.
 * Only reads, even while the application runs.
 */
@Command(
    name = "spool",
    versionProvider = VersionText.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    header = "Shows what waits in an appender's spool directory. Reads only.",
    footer = {
      "",
      "Exit status: 0 all can be read; 1 damage was found, or a dump lacks what is encrypted; 2 usage;",
      "3 no spool directory, or no such key."
    })
public final class SpoolCommand implements Callable<Integer> {
  private static final String URGENT = "urgent";

  private final Terminal terminal;
  private final Clock clock;

  @Parameters(paramLabel = "DIR", description = "The directory that the appender's spool names.")
  private @Nullable Path directory;

  @Option(
      names = "--dump",
      description =
          "Write the messages that were not confirmed to standard output, one a line, signature blocks"
              + " among them; the figures then go to standard error.")
  private boolean dump;

  @Option(
      names = "--refused",
      description =
          "Write the messages that the collector refused to standard output, octet-counted, for the"
              + " verifier; the figures then go to standard error.")
  private boolean refused;

  @Mixin private SpoolKeys keys = new SpoolKeys();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "This help.")
  @SuppressWarnings("unused") // the option parser acts on it
  private boolean help;

  public SpoolCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    Path bulk = given();
    KeyRing ring = keys.ring();
    boolean sound = show(bulk, ring);
    Path urgent = bulk.resolve(URGENT);
    if (Files.isDirectory(urgent)) {
      sound &= show(urgent, ring);
    }
    return sound ? ExitStatus.CLEAN : ExitStatus.FINDINGS;
  }

  private Path given() {
    if (directory == null) {
      throw new IllegalStateException("not run by the option parser");
    }
    return directory;
  }

  private boolean show(Path lane, KeyRing ring) throws IOException {
    OldestMessage oldest = new OldestMessage();
    OutputStream out = new BufferedOutputStream(terminal.out());
    JournalSurvey survey =
        JournalSurvey.of(
            lane,
            ring,
            (kind, confirmed, octets, offset, length) -> {
              if (confirmed) {
                return;
              }
              if (kind == EntryKind.MESSAGE) {
                oldest.look(octets, offset, length);
              }
              if (dump) {
                out.write(octets, offset, length);
                out.write('\n');
              }
            });
    RefusedFiles setAside = new RefusedFiles(lane);
    if (refused) {
      setAside.writeTo(out, ring);
    }
    out.flush();
    SpoolText text =
        new SpoolText(lane, survey, oldest.timestamp(), setAside.count(), clock.instant());
    PrintWriter writer = dump || refused ? terminal.messages() : terminal.text();
    text.lines().forEach(line -> writer.write(line + "\n"));
    writer.flush();
    boolean withheld = dump && !survey.encryption().locked().isEmpty();
    return survey.content().damaged() == 0 && survey.setAside().isEmpty() && !withheld;
  }
}
