package io.sealpost.journal;

/**
 * Status of a journal at one moment.
 *
 * @param form where and how entries are kept, in words: "mapped files (ext4)"
 * @param entries appended by this process
 * @param messages appended while the directory exists, by earlier processes too
 * @param stalls times that an appending thread waited for a segment to be prepared
 * @param octets taken by entries, of {@link JournalConfig#maxOctets}
 * @param unsealed messages without a block
 * @param damaged entries, or runs of them, that could not be read and were skipped
 */
public record JournalStatus(
    String form,
    long entries,
    long messages,
    long stalls,
    long octets,
    long unsealed,
    long damaged) {}
