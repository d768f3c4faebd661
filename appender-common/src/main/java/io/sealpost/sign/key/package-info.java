/**
 * Keys that sign and keys that verify: made, read from files and key stores, and their signatures.
 */
@NullMarked
package io.sealpost.sign.key;

import org.jspecify.annotations.NullMarked;
