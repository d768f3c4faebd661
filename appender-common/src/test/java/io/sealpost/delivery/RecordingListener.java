package io.sealpost.delivery;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a pipeline tells, for tests. */
public final class RecordingListener implements PipelineListener {
  private final List<String> infos = new CopyOnWriteArrayList<>();
  private final List<String> warnings = new CopyOnWriteArrayList<>();

  @Override
  public void info(String what) {
    infos.add(what);
  }

  @Override
  public void warning(String what) {
    warnings.add(what);
  }

  public List<String> infos() {
    return infos;
  }

  public List<String> warnings() {
    return warnings;
  }
}
