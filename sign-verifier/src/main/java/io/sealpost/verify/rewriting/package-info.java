/**
 * What a log server did to the lines of an archive, as far as they show it, and the setting that
 * keeps lines as they were sent. Explains what could not be verified, and decides nothing.
 */
@NullMarked
package io.sealpost.verify.rewriting;

import org.jspecify.annotations.NullMarked;
