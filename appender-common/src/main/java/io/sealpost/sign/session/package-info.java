/** Signing sessions (RFC 5848 §4.2.2): numbers, notices, and the files that outlive a process. */
@NullMarked
package io.sealpost.sign.session;

import org.jspecify.annotations.NullMarked;
