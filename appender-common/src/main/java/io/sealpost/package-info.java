/** The pipeline as callers see it: open, append, close. */
@NullMarked
package io.sealpost;

import org.jspecify.annotations.NullMarked;
