/** Keys that sign and keys that verify, generated or read, and their signatures. */
@NullMarked
package io.sealpost.sign.key;

import org.jspecify.annotations.NullMarked;
