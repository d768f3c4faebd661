package io.sealpost.threads;

import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Creates daemon threads that inherit nothing from the thread creating them: that may be a request
 * thread of a web application, and Sealpost's threads must neither act for it nor keep it in
 * memory.
 */
public final class OwnThreads {
  private OwnThreads() {}

  /**
   * Creates a thread without starting it: of normal priority, in the outermost group, without
   * context class loader, inherited thread-locals or rights of the caller. Any thread.
   *
   * @param name as it appears in a thread dump
   */
  @SuppressWarnings("removal") // a thread keeps the access control context it is created in
  public static Thread make(String name, Runnable task) {
    return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> bare(name, task));
  }

  @SuppressWarnings("ThreadPriorityCheck") // it resets what is inherited
  private static Thread bare(String name, Runnable task) {
    Thread thread = new Thread(outermost(), task, name, 0, false);
    thread.setDaemon(true);
    thread.setPriority(Thread.NORM_PRIORITY);
    thread.setContextClassLoader(null);
    return thread;
  }

  /**
   * An application's own group may be interrupted as a whole, limited in priority, or destroyed.
   */
  private static ThreadGroup outermost() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }
}
