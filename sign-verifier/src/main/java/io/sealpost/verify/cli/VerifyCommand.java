package io.sealpost.verify.cli;

import io.sealpost.verify.ArchiveVerifier;
import io.sealpost.verify.VerifierConfig;
import io.sealpost.verify.cli.terminal.ExitStatus;
import io.sealpost.verify.cli.terminal.Failure;
import io.sealpost.verify.cli.terminal.Progress;
import io.sealpost.verify.cli.terminal.StandardStream;
import io.sealpost.verify.cli.terminal.Terminal;
import io.sealpost.verify.cli.terminal.VersionText;
import io.sealpost.verify.input.ArchiveFiles;
import io.sealpost.verify.report.Finding;
import io.sealpost.verify.report.Report;
import io.sealpost.verify.rewriting.ExplainingSink;
import io.sealpost.verify.rewriting.Explanation;
import io.sealpost.verify.trust.TrustPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code verify}: checks collected logs and reports which messages are genuine, changed, replayed
 * or missing.
 */
@Command(
    name = "verify",
    versionProvider = VersionText.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    header = "Checks collected syslog messages against their signatures (RFC 5848).",
    footer = {
      "",
      "Exit status: 0 everything is covered and intact under a trusted key; 1 findings; 2 usage;",
      "3 some input could not be read: it is named, and the report is about the rest."
    })
final class VerifyCommand implements Callable<Integer> {
  enum Format {
    TEXT,
    NDJSON
  }

  private static final int TEXT_SHARE = 4;

  private final Terminal terminal;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description =
          "Logs, oldest first; patterns are sorted by rotation order, and so is what is in directories and in theirs. Each"
              + " file is read once, however often it is named. Compressed ones (gzip) are known by their content. -, or none:"
              + " standard input.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = {"-i", "--in"},
      paramLabel = "FILE",
      description = "The same, as an option; these come first.")
  private List<Path> in = new ArrayList<>();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description =
          "Where verified messages go; default standard output. An older file is replaced at the end of the run.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = {"-u", "--unsigned"},
      paramLabel = "FILE",
      description =
          "Where messages without a valid signature go; default standard output. Another file than -o.")
  private Optional<Path> unsigned = Optional.empty();

  @Mixin private TrustOptions trust = new TrustOptions();

  @Mixin private CheckOptions check = new CheckOptions();

  @Option(names = "--format", paramLabel = "text|ndjson", description = "Default text.")
  private Format format = Format.TEXT;

  @Option(names = "--strip-cr", description = "Lines end in CR LF.")
  private boolean stripCr;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show each finding, on standard error.")
  private boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      description = "No status on standard error.")
  private boolean quiet;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "This help.")
  @SuppressWarnings("unused") // the option parser acts on it
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "The version.")
  @SuppressWarnings("unused") // the option parser acts on it
  private boolean version;

  VerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    long begin = System.nanoTime();
    VerifierConfig config = check.config(policy(), outputMemory());
    Inputs inputs = inputs();
    checkOutputs(inputs);
    StatusLines status = new StatusLines(terminal, quiet);
    inputs.unread().forEach(failure -> problem(Failure.describe(failure)));
    if (!quiet) {
      inputs.repeated().forEach(file -> terminal.say(file + ": named twice, read once"));
    }
    if (inputs.files().isEmpty()) {
      return ExitStatus.UNREADABLE;
    }
    Outcome outcome;
    try (Outputs outputs = outputs();
        Output output = output(outputs, begin)) {
      ExplainingSink explaining = new ExplainingSink(output);
      Report report;
      long passedOver;
      int unread = inputs.unread().size();
      try (ArchiveVerifier verifier = new ArchiveVerifier(config, explaining)) {
        status.reading();
        InputFeed feed =
            new InputFeed(
                verifier, stripCr, config.memoryOctets(), progress(inputs.files()), this::problem);
        feed.feed(inputs.files(), terminal.in());
        unread += feed.unread();
        if (feed.readToEnd() == 0) {
          return ExitStatus.UNREADABLE;
        }
        report = verifier.finish();
        passedOver = verifier.passedOver();
      }
      status.verified(report);
      List<Explanation> explanations = explaining.explain(report.trustedHosts());
      outcome = new Outcome(report, explanations, passedOver, unread);
      output.finish(outcome);
      outputs.commit();
    }
    if (check.isSelective()) {
      status.passedOver(outcome.passedOver());
    }
    status.summary(outcome);
    if (outcome.unread() > 0) {
      problem(
          outcome.unread() + " inputs not read, or not completely: the report is about the rest");
      return ExitStatus.UNREADABLE;
    }
    return outcome.report().isClean() ? ExitStatus.CLEAN : ExitStatus.FINDINGS;
  }

  private void problem(String text) {
    terminal.say("sealpost-verifier: " + text);
  }

  private TrustPolicy policy() {
    try {
      return trust.policy();
    } catch (IOException e) {
      throw usage(e.getMessage());
    }
  }

  private Inputs inputs() {
    List<Path> named = new ArrayList<>(in);
    named.addAll(files);
    if (Collections.frequency(named, ArchiveFiles.STANDARD_INPUT) > 1) {
      throw usage("-: standard input can be read once only");
    }
    return Inputs.of(named);
  }

  private void checkOutputs(Inputs inputs) {
    if (format == Format.NDJSON && unsigned.isPresent()) {
      throw usage("--unsigned is for --format text: in ndjson each message has its verdict");
    }
    Optional<String> fault = new OutputCheck(inputs).fault(out, unsigned);
    if (fault.isPresent()) {
      throw usage(fault.get());
    }
  }

  private Outputs outputs() {
    try {
      return new Outputs(out, unsigned, terminal.out());
    } catch (IOException e) {
      throw usage("cannot write to " + Failure.describe(e));
    }
  }

  /**
   * Memory for the output: text is sorted in memory as far as that suffices; NDJSON waits for
   * nothing.
   */
  private long outputMemory() {
    return format == Format.TEXT ? check.memory() / TEXT_SHARE : 0;
  }

  private Output output(Outputs outputs, long begin) throws IOException {
    Consumer<Finding> findings = finding -> {};
    if (verbose) {
      findings = finding -> terminal.say(finding.toString());
    }
    if (format == Format.NDJSON) {
      return new NdjsonOutput(outputs.verified(), findings, check.isSelective(), begin);
    }
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    return new TextOutput(
        outputs.verified(), outputs.unsigned(), findings, outputMemory(), temporary);
  }

  private Progress progress(List<Path> inputs) throws IOException {
    boolean outOfTheWay =
        format == Format.TEXT || out.isPresent() || !StandardStream.OUT.isTerminal();
    boolean shown = !quiet && outOfTheWay && StandardStream.ERR.isTerminal();
    return new Progress(terminal, Progress.total(inputs), System::nanoTime, shown);
  }

  private ParameterException usage(@Nullable String message) {
    if (spec == null) {
      throw new IllegalStateException("not run by the option parser");
    }
    return new ParameterException(spec.commandLine(), String.valueOf(message));
  }
}
