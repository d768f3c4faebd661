package io.sealpost.adapter;

import io.sealpost.testkit.Collector;
import java.net.URL;
import java.nio.file.Path;

/**
 * Starts a logging framework in a context named {@code test}. The configuration has the properties
 * {@code sealpost.collector} and {@code sealpost.spool}.
 */
@FunctionalInterface
public interface Framework<R extends RunningFramework> {
  R start(URL configuration, Collector collector, Path spool) throws Exception;
}
