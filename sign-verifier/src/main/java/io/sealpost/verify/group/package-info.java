/**
 * Signature groups: their keys, put together from fragments, their blocks and numbers, and their
 * senders.
 */
@NullMarked
package io.sealpost.verify.group;

import org.jspecify.annotations.NullMarked;
