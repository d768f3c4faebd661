package io.sealpost.samples.log4j2;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** A till in a branch office, which logs what it sells: nothing here knows of Sealpost. */
public final class Till {
  private static final Logger LOG = LogManager.getLogger(Till.class);

  private Till() {}

  /** Logs so many receipts, and once that the drawer is stuck. */
  public static void sell(int receipts) {
    for (int receipt = 1; receipt <= receipts; receipt++) {
      LOG.info("receipt {}: {} EUR", receipt, 1 + receipt % 60);
    }
    LOG.error("the drawer is stuck");
  }
}
