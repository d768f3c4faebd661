/** What time it is, and how often something may be done or reported. */
@NullMarked
package io.sealpost.time;

import org.jspecify.annotations.NullMarked;
