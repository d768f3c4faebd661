/**
 * Certificates and keys as they are kept: PEM, DER and key stores, encrypted or not; and their
 * fingerprints. Neither what they are used for nor what a good one is.
 */
@NullMarked
package io.sealpost.keys;

import org.jspecify.annotations.NullMarked;
