/** . */
@org.jspecify.annotations.NullMarked
package io.sealpost.samples;
