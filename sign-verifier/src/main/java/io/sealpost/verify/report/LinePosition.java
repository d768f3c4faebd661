package io.sealpost.verify.report;

/**
 * Where something stands in the input.
 *
 * @param file as its reader named it
 * @param line from 1; in octet-counted input the ordinal of the message
 */
public record LinePosition(String file, long line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
