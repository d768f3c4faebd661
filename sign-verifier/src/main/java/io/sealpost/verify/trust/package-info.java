/**
 * Whose signatures count: keys, certificates, their fingerprints and authorities, and the hosts
 * that each may sign for (RFC 5848 §5.2.2).
 */
@NullMarked
package io.sealpost.verify.trust;

import org.jspecify.annotations.NullMarked;
