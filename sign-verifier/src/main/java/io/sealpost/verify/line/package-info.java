/**
 * Lines in memory: batches of them, their hashes, the blocks among them, and the judge that gives
 * each its verdict.
 */
@NullMarked
package io.sealpost.verify.line;

import org.jspecify.annotations.NullMarked;
