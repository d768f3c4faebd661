/** Settings in general: names, texts, units, faults, and placeholders that were not replaced. */
@NullMarked
package io.sealpost.settings.values;

import org.jspecify.annotations.NullMarked;
