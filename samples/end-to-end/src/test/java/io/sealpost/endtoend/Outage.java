package io.sealpost.endtoend;

import io.sealpost.endtoend.AuditAppender.WhenFull;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.CollectorFault;
import java.io.IOException;

/** What goes wrong behind an appender while an application logs. */
enum Outage {
  AWAY {
    @Override
    void begin(Collector collector, SmallDisk disk) throws IOException {
      collector.kill();
    }
  },

  /** It accepts in the kernel, as a stopped process does, and reads nothing. */
  STALLED {
    @Override
    void begin(Collector collector, SmallDisk disk) {
      collector.pause();
    }
  },

  GARBAGE {
    @Override
    void begin(Collector collector, SmallDisk disk) {
      collector.inject(CollectorFault.GARBAGE_AFTER_BATCH);
    }
  },

  /** Every message: by a 500 over RELP, by a reset without. */
  REFUSING {
    @Override
    void begin(Collector collector, SmallDisk disk) {
      collector.refuse(message -> true);
    }
  },

  JOURNAL_FULL_DROPS_NEWEST {
    @Override
    void begin(Collector collector, SmallDisk disk) throws IOException {
      collector.kill();
    }

    @Override
    AuditAppender fit(AuditAppender appender) {
      return appender.small().whenFull(WhenFull.DROP_NEWEST);
    }
  },

  JOURNAL_FULL_DROPS_BELOW {
    @Override
    void begin(Collector collector, SmallDisk disk) throws IOException {
      collector.kill();
    }

    @Override
    AuditAppender fit(AuditAppender appender) {
      return appender.small().whenFull(WhenFull.DROP_BELOW);
    }
  },

  /** With the server away, or else what it confirms would make room again. */
  DISK_FULL {
    @Override
    void begin(Collector collector, SmallDisk disk) throws IOException {
      collector.kill();
      disk.fill();
    }
  };

  abstract void begin(Collector collector, SmallDisk disk) throws IOException;

  /** Makes an appender one to which this can happen. */
  AuditAppender fit(AuditAppender appender) {
    return appender.whenFull(WhenFull.DROP_BELOW);
  }

  boolean endsInDrops() {
    return this == JOURNAL_FULL_DROPS_NEWEST
        || this == JOURNAL_FULL_DROPS_BELOW
        || this == DISK_FULL;
  }

  /** Makes everything well again. */
  static void end(Collector collector, SmallDisk disk) throws IOException {
    disk.empty();
    collector.heal();
    collector.resume();
    collector.restart();
  }
}
