package io.sealpost.pipeline;

import io.sealpost.delivery.PipelineListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A pipeline of this process and its owner. Guarded by the registry, except for final fields. */
public final class OpenedPipeline {
  /** Directories within a spool that are part of it. */
  private static final Set<String> PARTS = Set.of("urgent", "refused");

  /** What the pipeline is currently for. */
  enum State {
    /** Appenders use it. */
    USED,
    /** It was released in a reconfiguration, and continues to deliver until a new owner comes. */
    LINGERING,
    /** No appender uses it, and a thread drains it. */
    DRAINING
  }

  private final Optional<Path> directory;
  private final String name;
  private final List<Object> memory;
  private final Lanes lanes;
  private PipelineOwner owner;
  private int users = 1;
  private State state = State.USED;
  private long lingersUntil;
  private int drainings;
  private @Nullable Thread closer;

  /**
   * Creates the record of a pipeline that its first user has just opened.
   *
   * @param directory as a real path; empty: in memory
   */
  OpenedPipeline(
      Optional<Path> directory, PipelineConfig config, PipelineOwner owner, Lanes lanes) {
    this.directory = directory;
    this.name = config.name();
    this.memory = memory(config);
    this.owner = owner;
    this.lanes = lanes;
  }

  /** In memory, only their configuration tells pipelines apart. */
  private static List<Object> memory(PipelineConfig config) {
    return List.of(config.encoder().header(), config.journal());
  }

  public Lanes lanes() {
    return lanes;
  }

  State state() {
    return state;
  }

  /** Whether this prevents a pipeline in the given directory from being opened. */
  boolean isInTheWayOf(Path wanted) {
    return directory.filter(own -> overlap(own, wanted) || overlap(wanted, own)).isPresent();
  }

  private static boolean overlap(Path outer, Path inner) {
    if (!inner.startsWith(outer)) {
      return false;
    }
    Path within = outer.relativize(inner);
    return outer.equals(inner) || PARTS.contains(within.getName(0).toString());
  }

  /** Whether an appender that is about to start takes this over. */
  boolean isReplacedBy(Optional<Path> wanted, PipelineConfig config, PipelineOwner next) {
    boolean older = state == State.USED && owner.configuration() < next.configuration();
    return directory.equals(wanted)
        && name.equals(config.name())
        && owner.hasContextOf(next)
        && (directory.isPresent() || memory.equals(memory(config)))
        && (older || state != State.USED);
  }

  /** Adds a user, whose configuration the pipeline adopts. */
  void takeOver(PipelineConfig config, PipelineOwner next, PipelineListener listener)
      throws IOException {
    lanes.adopt(config, listener);
    owner = next;
    users++;
    state = State.USED;
  }

  /** Removes a user; returns whether it was the last one. */
  boolean letGo() {
    users--;
    return users == 0;
  }

  /** Lingers for this long; then the thread drains and closes it. */
  void linger(long nanos, Thread then) {
    state = State.LINGERING;
    lingersUntil = System.nanoTime() + nanos;
    closer = then;
  }

  /** The thread that closes it if it lingers in vain, if any. */
  @Nullable Thread closer() {
    return closer;
  }

  long nanosToLinger() {
    return lingersUntil - System.nanoTime();
  }

  /** Begins to drain, and returns the number of this draining. */
  int beginDraining() {
    state = State.DRAINING;
    return ++drainings;
  }

  /** Whether no appender has taken it over since that draining began. */
  boolean isDraining(int draining) {
    return state == State.DRAINING && drainings == draining;
  }

  /** Why another pipeline cannot have this directory. */
  IOException refusal(Path wanted) {
    String place =
        directory.filter(wanted::equals).isPresent()
            ? ""
            : ", as part of " + directory.orElseThrow();
    return new IOException(
        String.format(
            Locale.ROOT,
            "spool directory %s is in use by %s in this process%s: each appender needs a directory of its own",
            wanted,
            owner.inWords(name),
            place));
  }
}
