package io.sealpost.verify.cli.certs;

import io.sealpost.verify.certs.Fact;
import io.sealpost.verify.certs.FileContents;
import io.sealpost.verify.certs.Item;
import io.sealpost.verify.certs.ItemReport;
import io.sealpost.verify.cli.terminal.Days;
import io.sealpost.verify.cli.terminal.ExitStatus;
import io.sealpost.verify.cli.terminal.PasswordOption;
import io.sealpost.verify.cli.terminal.Terminal;
import io.sealpost.verify.cli.terminal.VersionText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code certs info}: shows the contents of certificate and key files. */
@Command(
    name = "info",
    versionProvider = VersionText.class,
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    header = "Shows what is in files of certificates and keys: PEM, DER, PKCS#12 or JKS.",
    footer = {
      "",
      "Exit status: 0 all certificates are valid; 1 one is not, or not for --least-days, or others can read a private",
      "key; 2 usage; 3 a file is unreadable."
    })
public final class CertsInfoCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files to look into; - is standard input.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--least-days",
      paramLabel = "DAYS",
      converter = Days.class,
      description = "Certificates with fewer days left are a finding: for cron.")
  private int leastDays = 0;

  @Mixin private PasswordOption password = new PasswordOption();

  public CertsInfoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    int status = ExitStatus.CLEAN;
    for (Path file : files) {
      if (!findings(file).isEmpty()) {
        status = ExitStatus.FINDINGS;
      }
    }
    return status;
  }

  /** Shows a file; returns what needs attention. */
  private List<String> findings(Path file) throws IOException {
    List<String> findings = new ArrayList<>();
    PrintWriter out = terminal.text();
    out.write(file + "\n");
    List<Item> items = contents(file).items();
    for (Item item : items) {
      ItemReport report = ItemReport.of(item, Instant.now(), leastDays);
      out.write("  " + report.title() + "\n");
      for (Fact fact : report.facts()) {
        out.write(String.format(Locale.ROOT, "    %-12s %s\n", fact.name(), fact.value()));
      }
      findings.addAll(report.findings());
    }
    if (items.stream().anyMatch(CertsInfoCommand::isPlainKey)) {
      exposure(file).ifPresent(findings::add);
    }
    for (String finding : findings) {
      out.write("  attention: " + finding + "\n");
    }
    out.flush();
    return findings;
  }

  private static boolean isPlainKey(Item item) {
    return item instanceof Item.Key key && !key.encrypted();
  }

  private FileContents contents(Path file) throws IOException {
    return file.toString().equals("-")
        ? FileContents.of(file, terminal.in().readAllBytes(), password.password())
        : FileContents.read(file, password.password());
  }

  /**
   * Whether others can read it; a group may be allowed to, such as that of a server not running as
   * root.
   */
  private static Optional<String> exposure(Path file) {
    try {
      return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)
          ? Optional.of("everybody can read this private key: chmod o-r " + file)
          : Optional.empty();
    } catch (UnsupportedOperationException | IOException e) {
      return Optional.empty();
    }
  }
}
