package io.sealpost.delivery.keeper;

import io.sealpost.delivery.drops.DropReason;
import io.sealpost.delivery.drops.NoticeOrigin;
import io.sealpost.journal.Journal;
import io.sealpost.sign.SignConfig;
import io.sealpost.sign.Signer;
import io.sealpost.sign.session.SessionDirectory;
import io.sealpost.sign.session.SignSession;
import java.io.IOException;

/**
 * A session that is to be signed, and how.
 *
 * @param directory remembers what the stream says about its sessions
 * @param successor begins the session that follows when this one is over
 */
public record Signing(
    SignSession session, SignConfig config, SessionDirectory directory, Successor successor) {
  /** Begins a session: takes an RSID, which is thereby used up. */
  public interface Successor {
    Signing begin() throws IOException;
  }

  // A notice of the session's end with the numbers of some ten groups, one of what is sent again,
  // and one of drops for each reason.
  private static final int NOTICE_OCTETS = 1_024 + 2_048 + DropReason.values().length * 512;

  /** The origin of the keeper's own messages in this session. */
  NoticeOrigin origin() {
    Signer signer = session.signer();
    return new NoticeOrigin(signer.header(), signer.enterpriseNumber(), signer.software());
  }

  /** Octets of journal that each message needs for its share of a block. */
  int reservePerMessage() {
    return session.blockOctetsPerMessage(Journal.MOST_ENTRY_OVERHEAD);
  }

  /** Further octets: each group may have to be covered by a block that is not full. */
  int reserveBesides() {
    return session.mostGroups() * (config.maxBlockOctets() + Journal.MOST_ENTRY_OVERHEAD)
        + NOTICE_OCTETS;
  }
}
