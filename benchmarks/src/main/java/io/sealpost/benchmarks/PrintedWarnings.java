package io.sealpost.benchmarks;

import io.sealpost.delivery.PipelineListener;

/** Prints what a pipeline warns of. */
final class PrintedWarnings implements PipelineListener {
  @Override
  public void info(String what) {}

  @Override
  public void warning(String what) {
    System.out.println(what);
  }
}
