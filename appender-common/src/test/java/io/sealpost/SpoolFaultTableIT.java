package io.sealpost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.SpoolFaultCell.Moment;
import io.sealpost.journal.ChildJvm;
import io.sealpost.testing.Thorough;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * All faults of a spool directory at all moments of a pipeline's life. Of each call that returned
 * the message is delivered, waits or is counted; nothing is thrown and nothing spins; and when the
 * cause is gone the next message is delivered.
 */
final class SpoolFaultTableIT {
  private static final int AT_ONCE = 20; // they wait more than they compute

  /** There are ten faults, or six without volumes, of each moment: so each fault comes in one. */
  private static final int DIAGONAL = 7;

  @TempDir private Path base;

  @Test
  @Timeout(240)
  void everyFaultAtEveryMoment() throws Exception {
    boolean mounts = SpoolFaultCell.mayMount(base, Superuser.here());
    report(mounts, "a volume of its own: " + SpoolFault.FULL + " and the like are left out");
    List<SpoolFaultCell> all =
        cells(fault -> !fault.needsUser() && (mounts || !fault.needsVolume()));
    assertThat(run(Thorough.each(DIAGONAL, all), base)).isEmpty();
  }

  @Test
  @Timeout(240)
  void everyFaultThatTheSuperuserDoesNotNotice() throws Exception {
    Path shared = Files.createDirectory(base.resolve("user"));
    if (!Superuser.here().tries("chown", SpoolFault.USER, shared.toString())) {
      report(false, "another user: " + SpoolFault.ANOTHER_USERS + " is left out");
      assertThat(run(cells(fault -> fault == SpoolFault.UNSEARCHABLE), base)).isEmpty();
      return;
    }
    Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwxr-xr-x"));
    Process user = AsUser.start(shared);
    try (BufferedReader said = user.inputReader(UTF_8);
        OutputStream orders = user.getOutputStream()) {
      assertThat(AsUser.serve(said, orders)).containsExactly(AsUser.DONE);
    } finally {
      user.destroyForcibly();
    }
  }

  private static void report(boolean isThere, String what) {
    if (!isThere) {
      System.out.println("SpoolFaultTableIT: this machine does not give us " + what);
    }
  }

  static List<SpoolFaultCell> cells(Predicate<SpoolFault> wanted) {
    return Arrays.stream(Moment.values())
        .flatMap(
            moment ->
                Arrays.stream(SpoolFault.values())
                    .filter(wanted)
                    .map(fault -> new SpoolFaultCell(fault, moment)))
        .toList();
  }

  private static List<String> run(List<SpoolFaultCell> cells, Path base) {
    return run(cells, base, Superuser.here());
  }

  static List<String> run(List<SpoolFaultCell> cells, Path base, Superuser superuser) {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<CompletableFuture<Optional<String>>> running =
          cells.stream()
              .map(cell -> CompletableFuture.supplyAsync(() -> cell.run(base, superuser), threads))
              .toList();
      return running.stream().map(CompletableFuture::join).flatMap(Optional::stream).toList();
    } finally {
      threads.shutdown();
    }
  }

  /**
   * The same as a user without rights, who asks this process for what only the superuser may do.
   */
  static final class AsUser {
    static final String DONE = "done";

    private static final String ORDER = "superuser ";

    private AsUser() {}

    public static void main(String[] arguments) throws IOException {
      List<String> failures =
          run(cells(SpoolFault::needsUser), Path.of(arguments[0]), AsUser::order);
      failures.forEach(System.out::println);
      System.out.println(DONE);
    }

    private static synchronized void order(String... command) throws IOException {
      System.out.println(ORDER + String.join(" ", command));
      if (System.in.read() != 'y') {
        throw new IOException("refused: " + String.join(" ", command));
      }
    }

    static Process start(Path directory) throws IOException {
      List<String> prefix =
          List.of("setpriv", "--reuid", SpoolFault.USER, "--clear-groups", "--no-new-privs");
      return ChildJvm.startElsewhere(prefix, directory, AsUser.class, directory.toString());
    }

    /** Does what is asked; returns what else is said. */
    static List<String> serve(BufferedReader said, OutputStream orders) throws IOException {
      List<String> rest = new ArrayList<>();
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.startsWith(ORDER)) {
          String[] command = line.substring(ORDER.length()).split(" ");
          orders.write(Superuser.here().tries(command) ? 'y' : 'n');
          orders.flush();
        } else {
          rest.add(line);
        }
      }
      return rest;
    }
  }
}
