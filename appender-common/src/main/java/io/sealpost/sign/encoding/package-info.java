/**
 * Encodings of keys and signatures: base64, DER, OpenPGP packets and integers, even from hostile
 * input.
 */
@NullMarked
package io.sealpost.sign.encoding;

import org.jspecify.annotations.NullMarked;
