/** A Spring Boot application whose log goes to the archive at night, with its meters. */
package io.sealpost.samples.boot;
