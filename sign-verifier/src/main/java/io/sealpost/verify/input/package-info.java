/** Archives as files: which, in which order, and where one message ends and the next begins. */
@NullMarked
package io.sealpost.verify.input;

import org.jspecify.annotations.NullMarked;
