/** One line, and what can be seen of it when it cannot be read as a message. */
@NullMarked
package io.sealpost.verify.rewriting.line;

import org.jspecify.annotations.NullMarked;
