/** The blocks of RFC 5848: groups, signature and certificate blocks, written, read and checked. */
@NullMarked
package io.sealpost.sign;

import org.jspecify.annotations.NullMarked;
