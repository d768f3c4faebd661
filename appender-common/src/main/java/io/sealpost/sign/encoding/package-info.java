/**
 * Encodings of keys and signatures: base64, DER, OpenPGP packets and integers, from hostile input
 * too.
 */
@NullMarked
package io.sealpost.sign.encoding;

import org.jspecify.annotations.NullMarked;
