package io.sealpost.testkit;

/**
 * What a collector does wrong, or in a manner of its own: when, and what.
 *
 * <p>A <i>batch</i> is as many messages on one connection as the test says, one by default. A
 * connection that was made to stall stays so until the collector is ended, whatever is asked for
 * afterwards.
 */
public enum CollectorFault {
  /** Does everything right. */
  NONE(Moment.NEVER, Action.NOTHING),

  CLOSE_AT_ACCEPT(Moment.ACCEPTED, Action.DIE),
  RESET_AT_ACCEPT(Moment.ACCEPTED, Action.RESET),
  /** Never answers the TLS handshake; without TLS, never reads nor answers anything. */
  STALL_AT_ACCEPT(Moment.ACCEPTED, Action.STALL),
  /** Answers with octets that are neither TLS nor RELP. */
  GARBAGE_AT_ACCEPT(Moment.ACCEPTED, Action.GARBAGE),

  /** A certificate refused after the handshake and without an alert, as rsyslog's gtls does. */
  CLOSE_AFTER_HANDSHAKE(Moment.SECURED, Action.DIE),
  STALL_AFTER_HANDSHAKE(Moment.SECURED, Action.STALL),
  GARBAGE_AFTER_HANDSHAKE(Moment.SECURED, Action.GARBAGE),

  /** RELP: answers {@code open} with a 500 and closes. */
  REFUSE_OPEN(Moment.OPENING, Action.REFUSE),
  /** RELP: answers a {@code 500}, from the last message of the batch on, and keeps none of them. */
  ANSWER_500(Moment.RECEIVED, Action.REFUSE),

  /** Keeps the batch, but never answers its last message or, without RELP, the half-close. */
  STALL_BEFORE_ANSWER(Moment.ANSWERING, Action.STALL),
  /** Keeps the batch and is gone before it answers its last message or the half-close. */
  RESET_BEFORE_ANSWER(Moment.ANSWERING, Action.RESET),
  /**
   * Answers a half-close with a FIN alone, as rsyslog's gtls does: not a fault by its own light.
   */
  END_WITHOUT_CLOSE_NOTIFY(Moment.ENDING, Action.DIE),

  /** Keeps and answers the batch and ends the stream without having been asked to. */
  CLOSE_AFTER_BATCH(Moment.ANSWERED, Action.END),
  RESET_AFTER_BATCH(Moment.ANSWERED, Action.RESET),
  /** Reads no further, so that the buffers of both kernels fill. */
  STALL_AFTER_BATCH(Moment.ANSWERED, Action.STALL),
  /** RELP: announces its end with the hint {@code serverclose}. */
  SERVERCLOSE_AFTER_BATCH(Moment.ANSWERED, Action.SERVERCLOSE),
  /** Sends octets that answer nothing. */
  GARBAGE_AFTER_BATCH(Moment.ANSWERED, Action.GARBAGE),

  /** Dies with octets unread behind the batch, which the kernel makes a reset. */
  CLOSE_UNREAD(Moment.UNREAD, Action.RESET),
  /** The same behind a {@code close_notify}, as OpenSSL servers do when they are stopped. */
  CLOSE_NOTIFY_UNREAD(Moment.UNREAD, Action.NOTIFY_AND_RESET);

  /** A point in the life of a connection. */
  enum Moment {
    NEVER,
    ACCEPTED,
    SECURED,
    OPENING,
    RECEIVED,
    ANSWERING,
    ANSWERED,
    UNREAD,
    ENDING
  }

  /** What happens then. */
  enum Action {
    NOTHING,
    /** In order: {@code close_notify} under TLS, and a FIN. */
    END,
    /** As when a process ends: a FIN, or a reset if octets are unread. */
    DIE,
    RESET,
    NOTIFY_AND_RESET,
    STALL,
    GARBAGE,
    SERVERCLOSE,
    REFUSE
  }

  private final Moment moment;
  private final Action action;

  CollectorFault(Moment moment, Action action) {
    this.moment = moment;
    this.action = action;
  }

  /** What to do now: {@link Action#NOTHING} unless it is this fault's moment. */
  Action at(Moment now) {
    return now == moment ? action : Action.NOTHING;
  }
}
