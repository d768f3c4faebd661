/**
 * Messages that must wait before they can be written, sorted by number; temporary files where
 * memory does not suffice.
 */
@NullMarked
package io.sealpost.verify.sort;

import org.jspecify.annotations.NullMarked;
