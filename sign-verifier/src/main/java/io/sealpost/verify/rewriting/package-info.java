/**
 * What a log server did to the lines of an archive, as far as the lines themselves show it, and the
 * setting of the server that keeps them as they were sent. Looks at what could not be verified and
 * explains it; never decides anything.
 *
 * <p>May depend on: {@code io.sealpost.verify}, {@code io.sealpost.verify.trust}, {@code
 * io.sealpost.message}, {@code io.sealpost.sign}.
 */
@NullMarked
package io.sealpost.verify.rewriting;

import org.jspecify.annotations.NullMarked;
