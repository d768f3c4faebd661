package io.sealpost.transport;

/**
 * Makes the threads behind connections: daemons with readable names, which hold on to nothing of
 * the application that happened to start them.
 *
 * @param prefix such as {@code sealpost-AUDIT}
 */
record DaemonThreads(String prefix) {
  Thread make(String role, Runnable task) {
    // Inheritable thread locals and the context class loader would keep a redeployed web
    // application
    // in memory.
    Thread thread = new Thread(null, task, prefix + "-" + role, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }
}
