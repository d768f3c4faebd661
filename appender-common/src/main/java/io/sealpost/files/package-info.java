/**
 * Small files that must not be half written: forced, replaced whole, readable by their owner only.
 */
@NullMarked
package io.sealpost.files;

import org.jspecify.annotations.NullMarked;
