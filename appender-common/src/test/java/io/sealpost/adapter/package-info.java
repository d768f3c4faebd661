/**
 * What holds of an appender in whichever logging framework: contracts, which the tests of each
 * adapter extend and run with their own way to start a configuration.
 *
 * <p>Configurations are files of the adapter's tests, of the same names in both.
 */
package io.sealpost.adapter;
