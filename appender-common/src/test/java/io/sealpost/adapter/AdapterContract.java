package io.sealpost.adapter;

import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A framework, a collector in this JVM over RELP, and a place for a spool. */
@Timeout(60)
public abstract class AdapterContract<R extends RunningFramework> {
  protected final Archive archive = Archive.inMemory();
  @TempDir protected Path place;
  protected Collector collector;
  private final Framework<R> framework;

  protected AdapterContract(Framework<R> framework) {
    this.framework = framework;
  }

  @BeforeEach
  final void startCollector() throws Exception {
    collector = Collector.start(Scheme.RELP, archive);
  }

  @AfterEach
  final void stopCollector() throws Exception {
    collector.close();
  }

  /** Starts the framework with a file of the adapter's tests. */
  protected final R from(String file) throws Exception {
    return from(file, collector);
  }

  protected final R from(String file, Collector to) throws Exception {
    return from(Objects.requireNonNull(getClass().getResource(file), file), to);
  }

  protected final R from(URL file, Collector to) throws Exception {
    return framework.start(file, to, place);
  }
}
