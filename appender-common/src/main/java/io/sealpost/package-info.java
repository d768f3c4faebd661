/** The pipeline as its callers see it: open, append, close. */
@NullMarked
package io.sealpost;

import org.jspecify.annotations.NullMarked;
