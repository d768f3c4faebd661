package io.sealpost.management;

import java.util.Map;

/**
 * A pipeline over JMX: {@code io.sealpost:type=Pipeline,name=…}, where the name is the appender's.
 * Counts are since the pipeline was opened. Times are of ISO 8601 in UTC, empty for never. What
 * each attribute says is in {@code docs/operating.md}.
 */
public interface PipelineMXBean {
  /** The spool's; empty: in memory. */
  String getDirectory();

  long getBacklogMessages();

  /** Octets of journal. */
  long getBacklogOctets();

  /** TIMESTAMP of the message that waits longest. */
  String getBacklogOldest();

  /** Age of the message that waits longest, 0 if none does. */
  long getBacklogAgeSeconds();

  /** Share of the journal's room that is in use, 0 to 1. */
  double getJournalFill();

  /** Messages without a signature block. */
  long getUnsealed();

  /** Messages of the application that were journaled. */
  long getAccepted();

  /** Messages handed to a connection, each once. */
  long getDelivered();

  /** Messages handed to a connection once more. */
  long getResent();

  /** Messages of which the collector has said that it has them. */
  long getConfirmed();

  long getDropped();

  /** By reason; all reasons are there. */
  Map<String, Long> getDroppedByReason();

  /** Messages that the collector never takes: set aside in the directory. */
  long getRefused();

  /** Without anything to send there need be no connection. */
  boolean isConnected();

  /** When the connection was made that stands, or stood last. It is meant by the next four, too. */
  String getConnectedSince();

  /** Target and address. */
  String getPeer();

  /** Such as {@code TLSv1.3}; {@code none} where it is not encrypted. */
  String getProtocol();

  String getCipherSuite();

  /** Of each certificate that was shown: {@code peer}, {@code own}. */
  Map<String, Long> getCertificateDaysLeft();

  /** When something was confirmed last. */
  String getLastSuccess();

  String getLastError();

  String getLastErrorTime();

  /** Since when nothing can be delivered. */
  String getFailingSince();

  /** Errors that nobody expected, after which the pipeline went on. */
  long getUnexpectedFailures();

  /** What waits for an encryption key that was not given. */
  String getMissingKey();

  /** Whether messages are delivered now: in a window, for want of room, or opened by hand. */
  boolean isWindowOpen();

  /** When a window opens next; empty while messages are delivered, or if not within two weeks. */
  String getWindowOpensNext();

  /** Delivers until what waits now is confirmed, whatever the windows say. */
  void openUntilDrained();

  /** Delivers for that long, more than zero, whatever the windows say. */
  void openFor(long seconds);

  /**
   * Ends the present connection in good order and makes another one, or tries at once what is
   * waited for after a failure. Nothing is lost. Outside the windows nothing is connected.
   */
  void reconnect();
}
