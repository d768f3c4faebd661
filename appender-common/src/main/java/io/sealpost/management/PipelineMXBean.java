package io.sealpost.management;

import java.util.Map;

/**
 * A pipeline over JMX: {@code io.sealpost:type=Pipeline,name=…}, where the name is the appender's.
 * Counts start when the pipeline is opened. Times are ISO 8601 in UTC, empty for never. The
 * attributes are described in {@code docs/operating.md}.
 */
public interface PipelineMXBean {
  /** The spool's directory; empty: in memory. */
  String getDirectory();

  long getBacklogMessages();

  /** Octets of journal that wait to be confirmed. */
  long getBacklogOctets();

  /** TIMESTAMP of the message that has waited longest. */
  String getBacklogOldest();

  /** Age of the message that has waited longest, 0 if none waits. */
  long getBacklogAgeSeconds();

  /** Share of the journal's room that is in use, 0 to 1. */
  double getJournalFill();

  /** Messages without a signature block. */
  long getUnsealed();

  /** Application messages that were journaled. */
  long getAccepted();

  /** Messages handed to a connection, each once. */
  long getDelivered();

  /** Messages handed to a connection again. */
  long getResent();

  /** Messages that the collector has said it has. */
  long getConfirmed();

  long getDropped();

  /** Dropped messages by reason; includes every reason. */
  Map<String, Long> getDroppedByReason();

  /** Messages that the collector will not accept: set aside in the directory. */
  long getRefused();

  /** Whether there is a connection; none is needed while there is nothing to send. */
  boolean isConnected();

  /** When the current or last connection was made. The next four attributes concern it, too. */
  String getConnectedSince();

  /** Target and address of the collector. */
  String getPeer();

  /** TLS version, such as {@code TLSv1.3}; {@code none} if not encrypted. */
  String getProtocol();

  String getCipherSuite();

  /** Days left for each certificate that was presented: {@code peer}, {@code own}. */
  Map<String, Long> getCertificateDaysLeft();

  /** When something was last confirmed. */
  String getLastSuccess();

  String getLastError();

  String getLastErrorTime();

  /** Since when nothing could be delivered. */
  String getFailingSince();

  /** Unexpected errors after which the pipeline continued. */
  long getUnexpectedFailures();

  /** What waits for an encryption key that was not given. */
  String getMissingKey();

  /** Whether messages are delivered now: in a window, because room is short, or opened by hand. */
  boolean isWindowOpen();

  /** When a window opens next; empty while messages are delivered, or if not within two weeks. */
  String getWindowOpensNext();

  /** Delivers until everything that waits now is confirmed, whatever the windows say. */
  void openUntilDrained();

  /** Delivers for this time, more than zero, whatever the windows say. */
  void openFor(long seconds);

  /**
   * Closes the current connection in good order and makes a new one, or cuts short the pause after
   * a failure and tries at once. Nothing is lost. Outside the windows it does not connect.
   */
  void reconnect();
}
