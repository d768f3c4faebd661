package io.sealpost.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sample's configuration: a spool for each tenant, whatever it is called. */
public abstract class TenantsContract<R extends RunningFramework> extends AdapterContract<R> {
  private static final List<String> TENANTS =
      List.of("acme", "../x", "..", "a/b", "a b", "ä\"*?=,:", ".hidden", "n".repeat(300));

  private final Path sample;

  /**
   * @param sample its file in {@code samples/tenants}
   */
  protected TenantsContract(Framework<R> framework, String sample) {
    super(framework);
    this.sample = Repository.file("samples/tenants/" + sample);
  }

  @BeforeEach
  final void setProperties() {
    System.setProperty("loghost", collector.uri());
    System.setProperty("spool", place.resolve("tenants").toString());
  }

  @AfterEach
  final void clearProperties() {
    System.clearProperty("loghost");
    System.clearProperty("spool");
  }

  @Test
  final void eachTenantHasASpoolBelowTheDirectory() throws Exception {
    try (R framework = from(sample.toUri().toURL(), collector)) {
      framework.logAs("billing", "of nobody");
      for (String tenant : TENANTS) {
        framework.put("tenant", tenant);
        framework.logAs("billing", "of {}", tenant);
      }
      assertThat(place).isDirectoryContaining("glob:**/tenants");
      assertThat(list(place)).hasSize(1);
      List<Path> made = list(place.resolve("tenants"));
      assertThat(made).hasSize(TENANTS.size() + 1);
      assertThat(made).allSatisfy(spool -> assertThat(spool).isDirectoryContaining("glob:**/lock"));
      assertThat(octets(made.get(0))).isLessThan(3 << 20);
    }
    assertThat(archive.texts().stream().filter(text -> text.contains(" of "))).hasSize(9);
  }

  private static long octets(Path spool) throws IOException {
    long sum = 0;
    for (Path file : list(spool)) {
      sum += Files.size(file);
    }
    return sum;
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> found = Files.list(directory)) {
      return found.sorted().toList();
    }
  }
}
