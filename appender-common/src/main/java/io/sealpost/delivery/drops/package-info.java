/** What was dropped: counted by reason, reported, and announced in the stream. */
@NullMarked
package io.sealpost.delivery.drops;

import org.jspecify.annotations.NullMarked;
