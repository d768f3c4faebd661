/**
 * A collector in the JVM of a test, so that a logging configuration can be tried as it is, over TCP
 * or RELP, with TLS or without.
 *
 * <p>{@link io.sealpost.testkit.Collector} listens, {@link io.sealpost.testkit.Archive} has what
 * came, {@link io.sealpost.testkit.TestAuthority} makes the certificates.
 *
 * <p>May depend on: the JDK and Bouncy Castle; nothing of what it tests.
 */
@NullMarked
package io.sealpost.testkit;

import org.jspecify.annotations.NullMarked;
