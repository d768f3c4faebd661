package io.sealpost.journal.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.journal.ChildJvm;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory with a name that a process with {@code LC_ALL=C} cannot say. */
final class SpoolDirectoryTest {
  @TempDir Path directory;

  /** Makes a directory, and prints where it is or why it is not. */
  static final class Maker {
    private Maker() {}

    public static void main(String[] arguments) {
      try {
        System.out.println(SpoolDirectory.make(Path.of(arguments[0])).toUri());
      } catch (IOException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  private String make(String locale, String name) throws Exception {
    Path working = Path.of(URI.create(directory.toUri() + "%C3%A4"));
    Files.createDirectories(working);
    // A shell, since this JVM may not be able to name the directory either.
    List<String> shell =
        List.of("sh", "-c", "cd \"$0\"/?? 2>/dev/null || cd \"$0\"/?; exec \"$@\"", "" + directory);
    List<String> prefix = new ArrayList<>(List.of("env", "LC_ALL=" + locale));
    prefix.addAll(shell);
    Process process =
        ChildJvm.start(prefix, Path.of(System.getProperty("java.home")), Maker.class, name);
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return said;
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.toUri().getRawPath().replaceAll(".*/(?=.)", "")).toList();
    }
  }

  @Test
  void relativeOneIsNotMadeSomewhereElse() throws Exception {
    assertThat(make("C", "spool"))
        .startsWith("spool directory spool is below the working directory")
        .contains("start it with LC_ALL=C.UTF-8");
    assertThat(entries()).containsExactly("%C3%A4/");

    assertThat(make("C.UTF-8", "spool")).endsWith("/%C3%A4/spool/\n");
  }

  @Test
  void oneBehindALinkIsRefusedByItsRealName() throws Exception {
    Path link = directory.resolve("link");
    Files.createSymbolicLink(link, Path.of(URI.create(directory.toUri() + "%C3%A4")));

    assertThat(make("C", link + "/spool"))
        .startsWith(
            "spool directory "
                + link
                + "/spool: the locale of this process cannot express file names")
        .contains("start it with LC_ALL=C.UTF-8");
    assertThat(make("C.UTF-8", link + "/spool")).endsWith("/%C3%A4/spool/\n");
  }
}
