/** . */
@org.jspecify.annotations.NullMarked
package io.sealpost.benchmarks;
