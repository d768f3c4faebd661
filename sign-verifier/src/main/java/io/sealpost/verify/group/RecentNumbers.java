package io.sealpost.verify.group;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hashes of a group's recently signed numbers: an explicit map, never a moving cursor, since
 * blocks overlap, come late, come twice and are lost (RFC 5848 §7.1).
 */
public final class RecentNumbers {
  private static final int PAGE_NUMBERS = 256;

  private static final class Page {
    final @Nullable MessageHash[] hashes = new MessageHash[PAGE_NUMBERS];
    long lastUse;
  }

  private final Map<Long, Page> pages = new HashMap<>();
  private @Nullable Page lastPage;
  private long lastPageNumber = -1;

  /** The hash of this number, or null if there is none or it was forgotten. */
  public @Nullable MessageHash get(long number) {
    Page page = page(number);
    return page == null ? null : page.hashes[(int) (number % PAGE_NUMBERS)];
  }

  /** Remembers a number until {@code now} is forgotten. */
  void put(long number, MessageHash hash, long now) {
    Page page = page(number);
    if (page == null) {
      page = new Page();
      pages.put(number / PAGE_NUMBERS, page);
      lastPage = page;
      lastPageNumber = number / PAGE_NUMBERS;
    }
    page.hashes[(int) (number % PAGE_NUMBERS)] = hash;
    page.lastUse = now;
  }

  /** Forgets what was put before {@code oldest} and has no neighbour put later. */
  void forgetBefore(long oldest) {
    pages.values().removeIf(page -> page.lastUse < oldest);
    lastPage = null;
    lastPageNumber = -1;
  }

  private @Nullable Page page(long number) {
    long wanted = number / PAGE_NUMBERS;
    if (wanted != lastPageNumber) {
      lastPage = pages.get(wanted);
      lastPageNumber = lastPage == null ? -1 : wanted;
    }
    return lastPage;
  }
}
