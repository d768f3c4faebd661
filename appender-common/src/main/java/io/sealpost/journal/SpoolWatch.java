package io.sealpost.journal;

import io.sealpost.journal.directory.DirectoryLock;
import io.sealpost.journal.disk.DirectoryIdentity;
import io.sealpost.journal.disk.SpoolFiles;
import io.sealpost.journal.format.JournalListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an open journal's directory is still where it was, and still ours. Looked at by the
 * keeper each second, and before a file of entries is made, renamed or deleted. While it is not,
 * the journal refuses what comes and nothing is written to whatever stands in its place. Any
 * thread.
 */
public final class SpoolWatch {
  /** Where the directory is. */
  public enum State {
    /** In its place, and ours. */
    HERE,
    /** Not there: deleted, renamed, or its volume was unmounted. May come back as it was. */
    GONE,
    /** Another one is in its place, or ours was emptied: there may be begun anew. */
    REPLACED,
    /** Another process has it. */
    TAKEN
  }

  private final DirectoryLock lock;
  private final Path directory;
  private final Journal journal;
  private final JournalListener listener;
  private final DirectoryIdentity identity;
  private final boolean mounted; // it is a volume's root
  private State state = State.HERE;
  private boolean unseen; // it cannot be looked at

  /**
   * Of a journal that was just opened in the directory of this lock.
   *
   * @throws IOException if the directory cannot be looked at
   */
  public SpoolWatch(DirectoryLock lock, Journal journal, JournalListener listener)
      throws IOException {
    this.lock = lock;
    this.directory = lock.directory();
    this.journal = journal;
    this.listener = listener;
    this.identity = DirectoryIdentity.of(directory);
    this.mounted = isMounted();
    journal.askBefore(() -> look() == State.HERE);
  }

  /** Looks, and tells once what has changed. What cannot be looked at stays as it was. */
  public State look() {
    List<String> news = new ArrayList<>();
    State found;
    synchronized (this) {
      examine(news);
      found = state;
    }
    news.forEach(listener::warning);
    return found;
  }

  private void examine(List<String> news) {
    if (state == State.TAKEN || state == State.REPLACED) {
      return; // that is for whoever begins anew
    }
    try {
      State now = found(news);
      if (unseen) {
        news.add("spool directory " + directory + " can be looked at again");
        unseen = false;
      }
      if (now != state) {
        state = now;
        journal.suspend(refusal());
        news.add("spool directory " + directory + " " + inWords());
      }
    } catch (IOException e) {
      if (!unseen) {
        unseen = true;
        news.add(
            "spool directory "
                + directory
                + " cannot be looked at: see to its permissions and its volume; what was logged"
                + " waits there: "
                + e);
      }
    }
  }

  /** Twice if need be: it may vanish between two looks, which is no reason of its own. */
  private State found(List<String> news) throws IOException {
    try {
      return foundNow(news);
    } catch (IOException e) {
      return foundNow(news);
    }
  }

  private State foundNow(List<String> news) throws IOException {
    if (!isOurs()) {
      return mayBegin() ? State.REPLACED : State.GONE;
    }
    return switch (lock.hold()) {
      case KEPT -> State.HERE;
      case RETAKEN -> {
        news.add(
            "spool directory "
                + directory
                + ": somebody removed or replaced owner or lock, which keep other processes out."
                + " They are there again; whatever cleans up in there must leave them alone");
        yield State.HERE;
      }
      case LOST -> State.TAKEN;
    };
  }

  private Appended refusal() {
    return switch (state) {
      case HERE -> Appended.DONE;
      case GONE, REPLACED -> Appended.GONE;
      case TAKEN -> Appended.TAKEN;
    };
  }

  private String inWords() {
    return switch (state) {
      case HERE -> "is there again: events are taken";
      case GONE ->
          "is gone (deleted, renamed, or its volume is not mounted): bring it back, or make an empty"
              + " one in its place; events are dropped until then";
      case REPLACED ->
          "is another one than was opened, or was emptied: what is there now is opened, events are"
              + " dropped until then";
      case TAKEN ->
          "was taken by process "
              + lock.otherHolder()
              + ", since owner and lock had been removed: end that process, or give it a directory of"
              + " its own; events are dropped until then";
    };
  }

  /** Whether the directory in that place is the one that was opened. */
  public boolean isOurs() throws IOException {
    return identity.changeSeen().isEmpty();
  }

  /**
   * Whether a journal may be begun in what is there now. Not in an empty mount point. And what is
   * not there is not made, or whoever renames it back would put it into that; but for a part of a
   * spool directory.
   */
  public boolean mayBegin() throws IOException {
    Path parent = directory.getParent();
    if (!Files.isDirectory(directory)) {
      return parent != null && Files.exists(parent.resolve(SpoolFiles.OWNER));
    }
    return mounted == isMounted();
  }

  private boolean isMounted() throws IOException {
    Path parent = directory.getParent();
    return parent != null && !Files.getFileStore(directory).equals(Files.getFileStore(parent));
  }
}
