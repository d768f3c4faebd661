/** Settings in general: names, texts, units, faults, and the placeholders that nothing replaced. */
@NullMarked
package io.sealpost.settings.values;

import org.jspecify.annotations.NullMarked;
