/** . */
@org.jspecify.annotations.NullMarked
package io.sealpost.log4j2;
