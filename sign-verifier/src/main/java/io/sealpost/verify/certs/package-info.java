/** Certificates and keys for a secured link: created, written and shown. */
@NullMarked
package io.sealpost.verify.certs;

import org.jspecify.annotations.NullMarked;
