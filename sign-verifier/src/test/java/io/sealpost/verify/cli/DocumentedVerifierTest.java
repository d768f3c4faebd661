package io.sealpost.verify.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.Document;
import io.sealpost.verify.cli.certs.CertsCommand;
import io.sealpost.verify.cli.spool.SpoolCommand;
import io.sealpost.verify.cli.terminal.ExitStatus;
import io.sealpost.verify.cli.terminal.Terminal;
import io.sealpost.verify.report.BlockVerdict;
import io.sealpost.verify.report.FindingKind;
import io.sealpost.verify.report.Verdict;
import io.sealpost.verify.rewriting.Rewriting;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What the documents say of the verifier's words and options is what it has, and all of it. */
final class DocumentedVerifierTest {
  private static final Document VERIFYING = Document.of("docs/verifying.md");
  private static final List<Document> OF_COMMANDS =
      Stream.of("README.md", "SECURITY.md", "docs/operating.md", "docs/tls.md", "docs/verifying.md")
          .map(Document::of)
          .toList();
  private static final CommandLine VERIFY = command(VerifyCommand.class);
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--?[a-z][a-z0-9-]*");
  private static final Pattern COMMAND =
      Pattern.compile("(?:java -jar \\S*sealpost-verifier.jar|certs|spool) .*");

  @Test
  void everyFindingIsDocumentedAndThereIsNoOther() {
    assertThat(firstColumn(VERIFYING, "Finding"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(FindingKind.values()).map(FindingKind::text).toList());
  }

  @Test
  void everyVerdictIsDocumentedAndThereIsNoOther() {
    List<String> ofBlocks =
        Arrays.stream(BlockVerdict.values()).map(BlockVerdict::text).distinct().toList();

    assertThat(firstColumn(VERIFYING, "Verdict on a message"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Verdict.values()).map(Verdict::text).toList());
    assertThat(words(VERIFYING.paragraph("A block's verdict is")))
        .containsExactlyInAnyOrderElementsOf(ofBlocks);
  }

  @Test
  void everyKindOfRewritingIsDocumentedAndThereIsNoOther() {
    Set<String> inWords = new TreeSet<>(words(VERIFYING.paragraph("What a container runtime")));
    inWords.addAll(rewritings(VERIFYING));

    assertThat(inWords)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Rewriting.values()).map(Rewriting::text).toList());
  }

  @Test
  void everyExitStatusIsDocumentedAndThereIsNoOther() {
    assertThat(statuses(VERIFYING))
        .containsExactly(
            ExitStatus.CLEAN,
            ExitStatus.FINDINGS,
            CommandLine.ExitCode.USAGE,
            ExitStatus.UNREADABLE);
  }

  @Test
  void everyOptionThatADocumentNamesExists() {
    Set<String> existing = names(all()).collect(Collectors.toSet());

    assertThat(OF_COMMANDS)
        .allSatisfy(document -> assertThat(existing).containsAll(options(document)));
  }

  @Test
  void everyOptionIsDocumented() {
    Set<String> documented =
        OF_COMMANDS.stream()
            .flatMap(document -> options(document).stream())
            .collect(Collectors.toSet());

    assertThat(all())
        .allSatisfy(option -> assertThat(option.names()).containsAnyElementsOf(documented));
  }

  @Test
  void everyOptionOfVerifyIsExplainedOnItsPage() {
    Set<String> explained = options(VERIFYING);

    assertThat(VERIFY.getCommandSpec().options())
        .allSatisfy(option -> assertThat(option.names()).containsAnyElementsOf(explained));
  }

  @Test
  void everyWordOfADocumentCounts() {
    Document wrong =
        new Document(
            """
            The exit status is 0 if all is well, 1 if not, 2 for no reason, and 7 otherwise.

            | Finding | Means |
            |---|---|
            | `lost`, `found` | not `here` |

            | Verdict on a message | Means |
            |---|---|
            | `good`, `bad` | not `here` |

            | Server | Setting | Lines | The verifier says | Remedy |
            |---|---|---|---|---|
            | rsyslog | `x` | as sent | `no-format` | `y` |

            `--no-such=HOST`, `certs info --none FILE`, `-x`, `mvn --not-ours` `not-one`
            ```
            java -jar sealpost-verifier.jar -i a-file --nothing
            java --other
            ```
            """);

    assertThat(firstColumn(wrong, "Finding")).containsExactly("lost", "found");
    assertThat(firstColumn(wrong, "Verdict on a message")).containsExactly("good", "bad");
    assertThat(rewritings(wrong)).containsExactly("no-format");
    assertThat(statuses(wrong)).containsExactly(0, 1, 2, 7);
    assertThat(options(wrong))
        .containsExactlyInAnyOrder("--no-such", "--none", "-x", "-i", "--nothing");
  }

  /** The code in the first column of the table that begins with this heading. */
  private static List<String> firstColumn(Document document, String heading) {
    return document.rows(heading).stream()
        .flatMap(row -> Document.code(row.get(0)).stream())
        .toList();
  }

  private static List<String> rewritings(Document document) {
    return document.rows("Server").stream().map(row -> Document.code(row.get(3)).get(0)).toList();
  }

  /** The single words in code that are no options. */
  private static List<String> words(String text) {
    return Document.code(text).stream().filter(code -> code.matches("[a-z][a-z-]*")).toList();
  }

  private static List<Integer> statuses(Document document) {
    String text = document.text().substring(document.text().indexOf("The exit status is"));
    return Pattern.compile("(?:is|,|and) (\\d) ")
        .matcher(text.split("\n\n", 2)[0].replace('\n', ' '))
        .results()
        .map((MatchResult status) -> Integer.valueOf(status.group(1)))
        .toList();
  }

  /** The options that stand alone or in a command of ours. */
  private static Set<String> options(Document document) {
    Stream<String> commands =
        Stream.concat(
            Document.code(document.prose().text()).stream(),
            Stream.of("", "sh")
                .flatMap(each -> document.blocks(each).stream())
                .flatMap(String::lines));
    return commands
        .filter(code -> COMMAND.matcher(code).matches() || OPTION.matcher(code).lookingAt())
        .flatMap(code -> OPTION.matcher(code).results())
        .map(MatchResult::group)
        .filter(option -> !option.equals("-jar"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The options of all commands and their sub-commands. */
  private static List<OptionSpec> all() {
    List<OptionSpec> options = new ArrayList<>();
    List<CommandLine> waiting =
        new ArrayList<>(List.of(VERIFY, command(SpoolCommand.class), command(CertsCommand.class)));
    while (!waiting.isEmpty()) {
      CommandLine next = waiting.remove(0);
      options.addAll(next.getCommandSpec().options());
      waiting.addAll(next.getSubcommands().values());
    }
    return options;
  }

  private static CommandLine command(Class<?> type) {
    Terminal nowhere =
        new Terminal(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            UTF_8);
    return new CommandLine(type, new TerminalFactory(nowhere));
  }

  private static Stream<String> names(List<OptionSpec> options) {
    return options.stream().flatMap(option -> Arrays.stream(option.names()));
  }
}
