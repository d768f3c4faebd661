package io.sealpost.threads;

import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Makes daemons that have nothing of the thread which makes them: that may be a request's in a web
 * application, and a thread of ours must neither act for it nor keep it in memory.
 */
public final class OwnThreads {
  private OwnThreads() {}

  /**
   * Made but not running: of normal priority, in the outermost group, without context class loader,
   * inherited thread-locals or rights of the caller. Any thread.
   *
   * @param name as it stands in a thread dump
   */
  @SuppressWarnings("removal") // a thread keeps the access control context that it is made in
  public static Thread make(String name, Runnable task) {
    return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> bare(name, task));
  }

  @SuppressWarnings("ThreadPriorityCheck") // it takes back what is inherited
  private static Thread bare(String name, Runnable task) {
    Thread thread = new Thread(outermost(), task, name, 0, false);
    thread.setDaemon(true);
    thread.setPriority(Thread.NORM_PRIORITY);
    thread.setContextClassLoader(null);
    return thread;
  }

  /** An application's own may be interrupted as one, bounded in priority, or destroyed. */
  private static ThreadGroup outermost() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }
}
