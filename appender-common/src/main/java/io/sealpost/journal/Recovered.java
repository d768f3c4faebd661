package io.sealpost.journal;

import io.sealpost.journal.format.Checkpoint;
import io.sealpost.journal.format.Segment;
import java.util.List;

/**
 * What was found when the journal was opened.
 *
 * @param segments still held, in order
 * @param end position after the last entry
 * @param lastNumber of the last segment with entries; 0: none
 * @param highestNumber of any file, however named: not to be used again
 * @param octets of all segments
 * @param messages appended while the directory exists
 * @param sealedMessages of those
 */
record Recovered(
    List<Segment> segments,
    Checkpoint checkpoint,
    long end,
    long lastNumber,
    long highestNumber,
    long octets,
    long messages,
    long sealedMessages) {}
