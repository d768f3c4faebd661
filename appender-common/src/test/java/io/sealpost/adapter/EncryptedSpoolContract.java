package io.sealpost.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.DirectoryContent;
import io.sealpost.testing.SearchedOctets;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is logged is in no file of an encrypted spool directory, and arrives all the same. */
@Tag("any-locale")
public abstract class EncryptedSpoolContract<R extends RunningFramework>
    extends AdapterContract<R> {
  private static final Duration LONG = Duration.ofSeconds(30);

  protected EncryptedSpoolContract(Framework<R> framework) {
    super(framework);
  }

  @Test
  final void noFileShowsWhatWasLogged() throws Exception {
    Files.writeString(place.resolve("audit.key"), "0123456789abcdef".repeat(4));
    collector.kill();
    try (R framework = from("encrypted.xml")) {
      framework.put("user", "alice");
      framework.info("confidential {}", 4711, new IllegalStateException("innermost"));
    }
    new SearchedOctets(DirectoryContent.text(place.resolve("audit")))
        .holdNoneOf("confidential", "user=\"alice", "innermost");
    collector.restart();
    try (R framework = from("encrypted.xml")) {
      framework.info("the next start");
      archive.await("the next start", LONG);
    }
    assertThat(archive.texts()).filteredOn(text -> text.contains("confidential 4711")).hasSize(1);
  }
}
