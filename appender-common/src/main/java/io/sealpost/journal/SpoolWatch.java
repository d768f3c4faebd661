package io.sealpost.journal;

import io.sealpost.journal.directory.DirectoryLock;
import io.sealpost.journal.disk.DirectoryIdentity;
import io.sealpost.journal.disk.SpoolFiles;
import io.sealpost.journal.format.JournalListener;
import io.sealpost.time.Reminder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Watches whether an open journal's directory is still in its place, and still held by this
 * process. The keeper checks it every second, and it is checked before a file of entries is
 * created, renamed or deleted. While it is not, the journal refuses everything and nothing is
 * written to whatever is in its place. Any thread.
 */
public final class SpoolWatch {
  /** Where the directory is. */
  public enum State {
    /** In its place, and held by this process. */
    HERE,
    /** Missing: deleted, renamed, or its volume was unmounted. May return as it was. */
    GONE,
    /**
     * Another one is in its place, or the original was emptied: a new journal may be begun there.
     */
    REPLACED,
    /** Another process holds it. */
    TAKEN
  }

  private final DirectoryLock lock;
  private final Path directory;
  private final Journal journal;
  private final JournalListener listener;
  private final DirectoryIdentity identity;
  private final boolean mounted; // it is a volume's root
  private State state = State.HERE;
  private final Reminder unseen = Reminder.once(); // it cannot be examined

  /**
   * Watches for a journal that was just opened in the directory of this lock.
   *
   * @throws IOException if the directory cannot be examined
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

  /** Checks, and reports once what has changed. What cannot be examined counts as unchanged. */
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
      return; // left to whoever begins a new journal
    }
    try {
      State now = found(news);
      if (unseen.over()) {
        news.add("spool directory " + directory + " can be accessed again");
      }
      if (now != state) {
        state = now;
        journal.suspend(refusal());
        news.add("spool directory " + directory + " " + inWords());
      }
    } catch (IOException e) {
      if (unseen.take()) {
        news.add(
            "spool directory "
                + directory
                + " cannot be accessed: check its permissions and its volume; what was logged"
                + " waits there: "
                + e);
      }
    }
  }

  /** Checks twice if needed: it may vanish between two checks, which is not a reason of its own. */
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
                + ": the files owner or lock, which keep other processes out, were removed or replaced."
                + " They are restored; whatever cleans up there must leave them alone");
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
      case HERE -> "is back: events are accepted";
      case GONE ->
          "is gone (deleted, renamed, or its volume is not mounted): restore it, or create an empty"
              + " one in its place; events are dropped until then";
      case REPLACED ->
          "is not the one that was opened, or was emptied: the one there now is opened, events are"
              + " dropped until then";
      case TAKEN ->
          "was taken by process "
              + lock.otherHolder()
              + ", after owner and lock were removed: end that process, or give it a directory of"
              + " its own; events are dropped until then";
    };
  }

  /** Whether the directory in that place is the one that was opened. */
  public boolean isOurs() throws IOException {
    return identity.changeSeen().isEmpty();
  }

  /**
   * Whether a journal may be begun in what is there now. Not in an empty mount point. Nor is a
   * missing directory created, or renaming the old one back would move it into the new one; except
   * for a part of a spool directory.
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
